"""Payments that do not arrive free their instalment, and what a recipient pays back closes the case."""

import re

import pytest

from portal.betalingen import actions, queries
from portal.betalingen.models import Betaling
from portal.clock import today
from portal.errors import NotNow, Refused
from portal.extensions import db
from portal.people.models import Person
from portal.people.queries import roles_of
from portal.regelingen.queries.plafond import compared
from portal.story.actions import move
from portal.toekenningen import queries as toekenningen
from portal.toekenningen.actions import kas
from portal.toekenningen.actions.beginnen import add_termijn


def balanced():
    db.session.commit()
    return {row.unequal for row in compared()} == {False}


def only(toekenning):
    """Its newest payment."""
    newest = db.select(db.func.max(Betaling.id)).where(Betaling.toekenning_id == toekenning.id)
    return queries.betaling(db.session.scalar(newest))


def test_nobody_takes_a_payment_out_of_a_run_that_was_approved_until_it_is_booked(grant, run, fin):
    fails, goes = grant(10_000), grant(20_000)
    made = run("goedgekeurd")
    for person in fin:
        with pytest.raises(NotNow, match="terugmelden"):
            actions.came_back(only(fails), "Rekening bestaat niet.", by=person)
    actions.execute(made, today(), by=fin[0])
    actions.came_back(only(fails), "Rekening bestaat niet.", by=fin[0])
    assert (fails.uitbetaald, goes.uitbetaald, only(fails).stand) == (0, 20_000, "teruggekomen")
    again = run("uitgevoerd")
    assert (again.aantal, fails.uitbetaald, balanced()) == (1, 10_000, True)


def test_a_payment_that_comes_back_is_taken_out_of_the_books_and_may_be_paid_again(grant, run, fin):
    toekenning = grant(10_000)
    run("uitgevoerd")
    actions.came_back(only(toekenning), "Rekening opgeheven.", by=fin[0])
    assert (toekenning.uitbetaald, only(toekenning).stand, balanced()) == (0, "teruggekomen", True)
    with pytest.raises(NotNow):
        actions.came_back(only(toekenning), "Nog eens.", by=fin[1])
    db.session.rollback()
    run("uitgevoerd")
    assert (toekenning.uitbetaald, balanced()) == (10_000, True)


def test_what_comes_back_after_a_lower_settlement_is_claimed_no_more(grant, run, fin, besluiter):
    toekenning = grant(100_000)
    run("uitgevoerd")
    kas.settle(toekenning, 70_000, by=besluiter)
    actions.came_back(only(toekenning), "Rekening opgeheven.", by=fin[0])
    assert (toekenning.uitbetaald, toekenning.teruggevorderd, toekenning.te_betalen) == (0, 0, 70_000)
    run("uitgevoerd")
    assert (toekenning.uitbetaald, toekenning.te_betalen, balanced()) == (70_000, 0, True)


def test_nobody_but_finance_says_that_a_payment_came_back(grant, run, village, besluiter):
    toekenning = grant()
    run("uitgevoerd")
    for person in (village["amina"], village["bea"], besluiter):
        with pytest.raises(Refused):
            actions.came_back(only(toekenning), "Terug.", by=person)


def test_what_is_paid_back_closes_the_case_when_nothing_is_left(grant, run, fin, besluiter):
    toekenning = grant(100_000)
    run("uitgevoerd")
    kas.settle(toekenning, 70_000, by=besluiter)
    move(toekenning, "vaststellen", by=besluiter, note="Lager.")
    move(toekenning, "terugvorderen", by=besluiter, note="Terug.")
    actions.receive(toekenning, 10_000, today(), by=fin[0])
    assert (toekenning.status, toekenning.terug_te_betalen) == ("terug_te_betalen", 20_000)
    with pytest.raises(NotNow):
        actions.receive(toekenning, 20_001, today(), by=fin[0])
    with pytest.raises(Refused):
        actions.receive(toekenning, 20_000, today(), by=besluiter)
    actions.receive(toekenning, 20_000, today(), "Laatste deel", by=fin[1])
    assert (toekenning.status, balanced()) == ("afgehandeld", True)
    assert [row.bedrag for row in queries.receipts(toekenning)] == [20_000, 10_000]


@pytest.fixture
def owed(grant, run, besluiter):
    """A grant of which € 300 must come back."""
    toekenning = grant(100_000)
    run("uitgevoerd")
    kas.settle(toekenning, 70_000, by=besluiter)
    move(toekenning, "vaststellen", by=besluiter, note="Lager.")
    move(toekenning, "terugvorderen", by=besluiter, note="Terug.")
    db.session.commit()
    return toekenning


def received(toekenning, cents, by):
    actions.receive(toekenning, cents, today(), "Terug", by=by)
    db.session.commit()
    return queries.ontvangst(queries.receipts(toekenning)[0].id)


def test_what_was_booked_wrongly_is_undone_by_a_second_person_once(owed, fin):
    fien, frits = fin
    wrong = received(owed, 30_000, fien)
    assert owed.status == "afgehandeld"
    with pytest.raises(Refused):
        actions.undo(wrong, "Het was 30 euro.", by=fien)
    actions.undo(wrong, "Het was 30 euro.", by=frits)
    assert (owed.status, owed.terug_te_betalen, owed.terugbetaald, balanced()) == ("terug_te_betalen", 30_000, 0, True)
    assert queries.undone(owed)[wrong.id].note == "Het was 30 euro."
    with pytest.raises(NotNow, match="terugdraaien"):
        actions.undo(wrong, "Nog eens.", by=frits)
    db.session.rollback()
    received(owed, 3_000, fien)
    with pytest.raises(NotNow, match="terugdraaien"):
        actions.undo(queries.ontvangst(wrong.id), "Nog eens.", by=frits)
    db.session.rollback()
    assert (owed.terug_te_betalen, balanced()) == (27_000, True)


def test_undoing_claims_no_more_than_was_paid_too_much(owed, fin, besluiter):
    """Settled higher meanwhile, less has to come back than was booked."""
    wrong = received(owed, 30_000, fin[0])
    kas.settle(owed, 90_000, by=besluiter)
    assert (owed.te_betalen, owed.terug_te_betalen) == (20_000, 0)
    actions.undo(wrong, "Er kwam niets binnen.", by=fin[1])
    assert (owed.te_betalen, owed.terug_te_betalen, balanced()) == (0, 10_000, True)


def test_undoing_leaves_the_claim_where_more_was_granted_that_is_not_settled_yet(owed, fin, besluiter, browse):
    """What came on top after a bezwaar is not owed before it is settled again."""
    wrong = received(owed, 30_000, fin[0])
    kas.raise_by(owed, 30_000, by=besluiter)
    db.session.commit()
    place, reden = f"/betalingen/ontvangsten/{wrong.id}/terugdraaien", {"reden": "Het was 30 euro."}
    assert "Boek nu wat er echt binnenkwam." in browse(fin[1]).post(place, data=reden, follow_redirects=True).text
    owed = toekenningen.one(owed.id)
    assert (owed.status, owed.te_betalen, owed.terug_te_betalen) == ("terug_te_betalen", 0, 30_000)
    received(owed, 3_000, fin[0])
    assert (owed.terug_te_betalen, balanced()) == (27_000, True)


def test_of_what_is_not_settled_again_no_more_is_paid_than_was_settled(owed, run, fin, besluiter):
    kas.raise_by(owed, 20_000, by=besluiter)
    actions.came_back(only(owed), "Rekening opgeheven.", by=fin[0])
    assert (owed.te_betalen, queries.due_sums(fin[0], today()).totaal) == (70_000, 70_000)
    run("uitgevoerd")
    assert (owed.uitbetaald, owed.te_betalen, queries.due_sums(fin[0], today()).aantal, balanced()) == (70_000, 0, 0, True)


def test_nothing_is_to_be_booked_once_nothing_is_open(owed, fin, besluiter, browse):
    wrong = received(owed, 30_000, fin[0])
    kas.settle(owed, 100_000, by=besluiter)
    db.session.commit()
    place, reden = f"/betalingen/ontvangsten/{wrong.id}/terugdraaien", {"reden": "Er kwam niets binnen."}
    page = browse(fin[1]).post(place, data=reden, follow_redirects=True).text
    assert "De boeking is teruggedraaid." in page and "Boek nu wat er echt" not in page
    assert (queries.undone(owed).keys(), balanced()) == ({wrong.id}, True)


def test_a_receipt_that_is_posted_twice_is_booked_once(owed, fin, browse):
    visitor, place = browse(fin[0]), f"/betalingen/ontvangst/{owed.id}"
    mark = re.search(r'name="eenmaal" type="hidden" value="([^"]+)"', visitor.get(place).text)[1]
    form = {"eenmaal": mark, "bedrag": "50", "ontvangen_op": today().isoformat()}
    assert visitor.post(place, data=form).status_code == visitor.post(place, data=form).status_code == 303
    assert [row.bedrag for row in queries.receipts(owed)] == [5_000]


def test_finance_undoes_a_booking_of_a_colleague_with_a_reason(owed, fin, people, browse):
    wrong = received(owed, 30_000, fin[0])
    (els,) = people(({"name": "Els"}, "financien", "BU01640401"))
    place, listed = f"/betalingen/ontvangsten/{wrong.id}/terugdraaien", f"/betalingen/ontvangst/{owed.id}"
    fien, frits, elsewhere = map(browse, (*fin, els))
    assert (place in fien.get(listed).text, place in frits.get(listed).text) == (False, True)
    assert (fien.post(place).status_code, elsewhere.get(place).status_code) == (403, 404)
    assert "Vul in wat er niet klopt." in frits.post(place, data={"reden": " "}).text
    done = frits.post(place, data={"reden": "Het was 30 euro."}, follow_redirects=True).text
    assert "Teruggedraaid op" in done and "Het was 30 euro." in done and place not in done
    assert frits.get(place).status_code == 409


def test_what_was_paid_on_the_strength_of_a_receipt_is_claimed_where_that_turns_out_wrong(owed, run, fin, besluiter, browse):
    """Settled higher since, the payment of the rest is on its way when somebody sees that nothing ever came in."""
    wrong = received(owed, 30_000, fin[0])
    kas.settle(owed, 100_000, by=besluiter)
    add_termijn(owed, 30_000, today(), today())
    made = run("goedgekeurd")
    assert made.totaal == 30_000
    place, reden = f"/betalingen/ontvangsten/{wrong.id}/terugdraaien", {"reden": "Er kwam niets binnen."}
    (fien, _frits), visitor = [one.id for one in fin], browse(fin[1])
    answer = visitor.post(place, data=reden)
    assert (answer.status_code, "Er staat nog een betaling klaar" in answer.text) == (422, True)
    fien = db.session.get(Person, fien)
    fien.roles = roles_of(fien)
    actions.execute(queries.run(made.id), today(), by=fien)
    db.session.commit()
    assert "Boek nu wat er echt binnenkwam." in visitor.post(place, data=reden, follow_redirects=True).text
    toekenning = toekenningen.one(owed.id)
    assert (toekenning.status, toekenning.terug_te_betalen, balanced()) == ("terug_te_betalen", 30_000, True)
