"""The pages of paying: who sees what, in plain words, and from account to afschrift by hand."""

import re
from datetime import timedelta

from portal import clock
from portal.betalingen import actions
from portal.betalingen.models import Betaling
from portal.betalingen.queries import run as find_run
from portal.betalingen.rules.iban import masked
from portal.clock import now, today
from portal.extensions import db
from portal.story.werkdagen import from_workday
from portal.toekenningen.actions import kas
from portal.toekenningen.models import Termijn
from tests.besteding import ANOTHER_IBAN, IBAN, make_rekening, make_toekenning


def test_a_resident_gives_an_account_and_reads_it_back_masked(grant, village, browse):
    toekenning = grant(account=False)
    visitor, place = browse(village["amina"]), f"/betalingen/rekening/{toekenning.id}"
    wrong = visitor.post(place, data={"iban": "NL91ABNA0417164301", "tenaamstelling": "Amina"})
    assert (wrong.status_code, "Dit rekeningnummer bestaat niet" in wrong.text) == (422, True)
    assert "NL91ABNA0417164301" in wrong.text
    turkish = visitor.post(place, data={"iban": "TR330006100519786457841326", "tenaamstelling": "Amina"})
    assert (turkish.status_code, "Naar een rekening in dit land kan de gemeente niet betalen" in turkish.text) == (422, True)
    given = visitor.post(place, data={"iban": "nl91 abna 0417 1643 00", "tenaamstelling": "Amina"}, follow_redirects=True)
    assert masked(IBAN) in given.text and IBAN not in given.text
    same = visitor.post(place, data={"iban": IBAN, "tenaamstelling": "Amina"})
    assert "dat we al hebben" in same.text
    other = visitor.post(place, data={"iban": ANOTHER_IBAN, "tenaamstelling": "Amina"}, follow_redirects=True)
    assert "wacht op een tweede ja" in other.text and "Bekijk het nummer" not in other.text


def test_a_second_of_the_board_says_whether_it_is_right(groep, board, versie, besluiter, browse):
    toekenning = make_toekenning(versie, besluiter, groep=groep)
    make_rekening(groep, board[0])
    waits = actions.give(toekenning, ANOTHER_IBAN, "Iemand anders", by=board[1]).id
    db.session.commit()
    giver, second, member = map(browse, board[1:])
    page = second.get(f"/betalingen/rekening/{toekenning.id}").text
    assert "Bekijk het nummer" in page
    place = f"/betalingen/rekeningen/{waits}/bevestigen"
    asked = second.get(place).text
    assert "NL20 INGB 0001 2345 67" in asked and "niet die van de ontvanger" in asked
    assert giver.get(place).status_code == 403
    assert member.get(place).status_code == 404
    assert second.post(place, data={}).status_code == 422
    done = second.post(place, data={"antwoord": "ja"}, follow_redirects=True)
    assert masked(ANOTHER_IBAN) in done.text and "wacht op een tweede ja" not in done.text


def test_finance_pays_from_the_list_to_the_statement(grant, fin, browse):
    grant(12_345), grant(20_000, account=False)
    first, second = map(browse, fin)
    listed = first.get("/betalingen/").text
    assert "123,45" in listed and "Nog geen rekeningnummer" in listed
    assert first.post("/betalingen/nieuw", data={"uitvoeren_op": "2020-01-01"}).status_code == 422
    made = first.post("/betalingen/nieuw", data={"uitvoeren_op": from_workday(today()).isoformat()})
    place = made.headers["Location"]
    assert first.get(place + "/bestand.xml").status_code == 404
    mine, theirs = first.get(place).text, second.get(place).text
    assert "Goedkeuren" not in mine and "Een collega van financiën kijkt deze run na" in mine
    assert "Goedkeuren" in theirs and "Een collega van financiën" not in theirs
    version = find_run(1).version
    assert first.post(f"{place}/stap/run_goedkeuren", data={"version": version}).status_code == 403
    assert second.post(f"{place}/stap/run_goedkeuren", data={"version": version - 1}).status_code == 409
    assert second.post(f"{place}/stap/run_goedkeuren", data={"version": version}).status_code == 303
    file = second.get(place + "/bestand.xml")
    assert (file.mimetype, file.data) == ("application/xml", first.get(place + "/bestand.xml").data)
    tomorrow = {"version": version + 1, "datum": (today() + timedelta(1)).isoformat()}
    assert first.post(f"{place}/stap/run_uitvoeren", data=tomorrow).status_code == 422
    paid = {"version": version + 1, "datum": today().isoformat()}
    assert "Uitgevoerd" in first.post(f"{place}/stap/run_uitvoeren", data=paid, follow_redirects=True).text
    assert first.post(f"{place}/stap/run_uitvoeren", data=paid).status_code == 409
    back = first.post("/betalingen/1/terug", data={"reden": "Opgeheven."}, follow_redirects=True).text
    assert "Teruggekomen" in back and "Opgeheven." in back
    assert first.get("/betalingen/1/terug").status_code == 409


def next_sunday():
    return now() + timedelta(days=7 - (today().weekday() + 1) % 7)


def test_the_bank_is_asked_to_pay_on_a_day_on_which_people_work(grant, fin, browse):
    grant(10_000)
    fien = browse(fin[0])
    with clock.at(next_sunday()):
        sunday, monday = today(), from_workday(today())
        assert monday > sunday and f'value="{monday.isoformat()}"' in fien.get("/betalingen/nieuw").text
        refused = fien.post("/betalingen/nieuw", data={"uitvoeren_op": sunday.isoformat()})
        assert refused.status_code == 422 and "betaalt de bank niet" in refused.text
        assert fien.post("/betalingen/nieuw", data={"uitvoeren_op": monday.isoformat()}).status_code == 303


def test_who_approves_after_the_day_reads_on_which_day_it_will_be(grant, fin, run, browse):
    grant(10_000)
    made, frits = run(), browse(fin[1])
    place = f"/betalingen/runs/{made.id}/stap/run_goedkeuren"
    with clock.at(next_sunday()):
        monday, page = from_workday(today()), frits.get(place).text
        assert re.search(rf"De bank betaalt op \w+ {monday.day} ", page) and "samengesteld voor" in page
        assert frits.post(place, data={"version": made.version}).status_code == 303
    assert find_run(made.id).uitvoeren_op == monday


def test_what_did_not_arrive_is_reported_only_by_who_may_and_when_it_may(grant, run, fin, people, browse):
    others = people(({"name": "Els"}, "financien", "BU01640401"), ({"name": "Co"}, "controller", "GM0164"))
    grant(10_000)
    made, place, door = run("goedgekeurd"), "/betalingen/runs/1", "/betalingen/1/terug"
    paid = {"version": made.version, "datum": today().isoformat()}
    (fien, frits), (elsewhere, controller) = map(browse, fin), map(browse, others)
    approved = fien.get(place).text
    assert door not in approved and "Leg eerst vast dat de bank heeft betaald" in approved
    assert fien.get(door).status_code == 409
    assert fien.post(f"{place}/stap/run_uitvoeren", data=paid).status_code == 303
    for visitor, answer in ((fien, 200), (frits, 200), (elsewhere, 404), (controller, 403)):
        assert (door in visitor.get(place).text, visitor.get(door).status_code) == (answer == 200, answer)


def test_a_payment_is_taken_out_of_a_run_that_waits_for_approval(grant, run, fin, browse):
    grant(10_000), run()
    visitor = browse(fin[1])
    assert "Eruit halen" in visitor.get("/betalingen/runs/1").text
    assert "Vervallen" in visitor.post("/betalingen/1/terug", data={"reden": "Dubbel."}, follow_redirects=True).text


def test_a_run_that_may_be_at_the_bank_is_withdrawn_only_after_asking(grant, run, fin, browse):
    grant()
    made = run("goedgekeurd")
    data = {"version": made.version, "reden": "Bestand geweigerd."}
    place, visitor = f"/betalingen/runs/{made.id}/stap/run_intrekken", browse(fin[0])
    assert visitor.post(place, data=data).status_code == 422
    assert "Ingetrokken" in visitor.post(place, data=data | {"niet_bij_bank": "y"}, follow_redirects=True).text


def test_a_name_that_is_not_that_of_the_recipient_is_shown_to_finance(grant, run, fin, browse):
    grant(), grant()
    db.session.execute(db.text("UPDATE rekening SET tenaamstelling = 'P. Pietersen' WHERE id = 1"))
    made = run()
    page = browse(fin[1]).get(f"/betalingen/runs/{made.id}").text
    assert "Bij 1 betaling is de naam" in page and page.count("Andere naam") == 1
    only = browse(fin[1]).get(f"/betalingen/runs/{made.id}?naam=anders").text
    assert only.count('<th scope="row"') == 1
    assert ANOTHER_IBAN not in page and IBAN not in page


def statements(queries, visitor, place):
    queries.clear()
    assert visitor.get(place).status_code == 200
    return len(queries)


def test_longer_lists_take_as_many_statements(grant, fin, browse, queries):
    first, *rest = [grant().id for _n in range(4)]
    db.session.execute(db.update(Termijn).where(Termijn.toekenning_id == first).values(betalen_voor=today()))
    actions.compose(today(), before=today(), by=fin[0])
    made = actions.compose(today(), by=fin[0])
    db.session.execute(db.update(Betaling).where(Betaling.id == 2).values(stand="vervallen"))
    db.session.commit()
    visitor = browse(fin[1])
    assert statements(queries, visitor, "/betalingen/runs/1") == statements(queries, visitor, "/betalingen/runs/2")
    one = statements(queries, visitor, "/betalingen/")
    db.session.execute(db.update(Betaling).values(stand="vervallen"))
    db.session.commit()
    assert statements(queries, visitor, "/betalingen/") == one
    assert (len(rest), made.aantal) == (3, 3)


def test_the_controller_reads_and_does_nothing(grant, run, person, browse):
    grant()
    made = run("goedgekeurd")
    visitor = browse(person("Co", rol="controller"))
    assert visitor.get("/betalingen/").status_code == visitor.get(f"/betalingen/runs/{made.id}").status_code == 200
    assert visitor.get(f"/betalingen/runs/{made.id}/bestand.xml").status_code == 403
    assert visitor.get("/betalingen/nieuw").status_code == visitor.get("/betalingen/1/terug").status_code == 403


def test_what_comes_in_is_booked_up_to_what_is_open(grant, run, fin, besluiter, browse):
    toekenning = grant(100_000)
    run("uitgevoerd")
    kas.settle(toekenning, 70_000, by=besluiter)
    db.session.commit()
    visitor, place = browse(fin[0]), f"/betalingen/ontvangst/{toekenning.id}"
    form = {"ontvangen_op": today().isoformat(), "omschrijving": "Terug"}
    assert "meer dan 0 euro" in visitor.post(place, data=form | {"bedrag": "0"}).text
    assert "Vul hooguit dat bedrag in" in visitor.post(place, data=form | {"bedrag": "300,01"}).text
    done = visitor.post(place, data=form | {"bedrag": "300"}, follow_redirects=True).text
    assert "Er staat niets open" in done
    assert db.session.scalar(db.select(db.func.count(Betaling.id))) == 1
