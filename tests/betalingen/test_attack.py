"""What somebody of finance must not be able to do: work outside their area or on money of their own; and odd forms."""

import pytest

from portal.betalingen import actions, queries
from portal.bewonersgroepen.models import Lidmaatschap
from portal.clock import today
from portal.errors import NotNow, Refused
from portal.extensions import db
from portal.people.queries import roles_of
from portal.permissions import can
from portal.toekenningen.actions import kas
from tests.besteding import ANOTHER_IBAN, make_groep, make_rekening, make_toekenning, pay


@pytest.fixture
def elsewhere(people):
    """Works for finance, but in another buurt than the grants are in."""
    return people(({"name": "Els"}, "financien", "BU01640401"))[0]


def test_finance_of_another_area_does_not_say_that_a_payment_came_back(grant, run, elsewhere, browse):
    grant(10_000), run("uitgevoerd")
    assert browse(elsewhere).post("/betalingen/1/terug", data={"reden": "Terug."}).status_code in (403, 404)
    elsewhere.roles = roles_of(elsewhere)
    with pytest.raises(Refused):
        actions.came_back(queries.betaling(1), "Terug.", by=elsewhere)


def test_nobody_of_finance_says_that_their_own_payment_came_back(grant, run, fin, browse):
    _fien, frits = fin
    toekenning = grant(10_000, owner=frits)
    actions.compose(today(), by=fin[0])
    db.session.commit()
    assert toekenning.owner_id == frits.id
    assert browse(frits).post("/betalingen/1/terug", data={"reden": "Terug."}).status_code in (403, 404)


def test_who_is_in_a_group_does_not_confirm_its_account_for_finance(fin, people, versie, besluiter):
    fien, frits = fin
    (cora,) = people(({"name": "Cora"}, None, ""))
    groep = make_groep(contact=cora)
    db.session.add(Lidmaatschap(groep_id=groep.id, person_id=frits.id, rol="lid", begonnen_op=today()))
    db.session.commit()
    toekenning = make_toekenning(versie, besluiter, groep=groep)
    make_rekening(groep, cora)
    waits = queries.rekening(actions.give(toekenning, ANOTHER_IBAN, "Cora", by=cora).id)
    fien.roles, frits.roles = roles_of(fien), roles_of(frits)
    assert can(fien, "rekeningen.bevestigen", waits)
    assert not can(frits, "rekeningen.bevestigen", waits)


@pytest.mark.parametrize("text", ["   ", "-5", "0", "1e9", "١٢", "999999999999", "12,5\n0"])
def test_an_odd_amount_is_said_beside_its_field(text, grant, fin, besluiter, browse):
    toekenning = grant(10_000)
    pay(toekenning, 10_000, by=besluiter)
    kas.settle(toekenning, 5_000, by=besluiter)
    db.session.commit()
    answer = browse(fin[0]).post(
        f"/betalingen/ontvangst/{toekenning.id}", data={"bedrag": text, "ontvangen_op": today().isoformat()}
    )
    assert answer.status_code == 422


def test_what_is_no_date_is_said_beside_its_field(grant, run, fin, browse):
    toekenning, made = grant(10_000), run("goedgekeurd")
    pay(toekenning, 10_000, by=fin[0])
    kas.settle(toekenning, 5_000, by=fin[0])
    db.session.commit()
    version, owes = made.version, toekenning.id
    visitor = browse(fin[0])
    assert visitor.post("/betalingen/nieuw", data={"uitvoeren_op": "morgen"}).status_code == 422
    place = f"/betalingen/runs/{made.id}/stap/run_uitvoeren"
    assert visitor.post(place, data={"version": version, "datum": "gisteren"}).status_code == 422
    place = f"/betalingen/ontvangst/{owes}"
    assert visitor.post(place, data={"bedrag": "10", "ontvangen_op": "31-02"}).status_code == 422


DOORS = ("", "/bestand.xml", "/stap/run_goedkeuren", "/stap/run_uitvoeren", "/stap/run_intrekken")


def doors_of(visitor, made):
    """What somebody gets at each door of a run, and whether it stands in their list."""
    place = f"/betalingen/runs/{made.id}"
    return {visitor.get(place + door).status_code for door in DOORS}, made.kenmerk in visitor.get("/betalingen/").text


def test_finance_of_one_wijk_has_nothing_to_do_with_a_run_of_another(grant, run, people, browse):
    here, there, looks = people(
        ({"name": "Hans"}, "financien", "WK016402"), ({"name": "Els"}, "financien", "WK016404"),
        ({"name": "Co"}, "controller", "WK016404"),
    )
    grant(10_000, gebied_code="WK016402")
    made = run("goedgekeurd")
    mine, other, reader = map(browse, (here, there, looks))
    assert doors_of(other, made) == doors_of(reader, made) == ({404}, False)
    assert "IBAN" in mine.get(f"/betalingen/runs/{made.id}/bestand.xml").text and doors_of(mine, made)[1]
    there.roles = roles_of(there)
    for deed in (actions.approve, lambda run, by: actions.withdraw(run, "Weg.", by=by)):
        with pytest.raises((Refused, NotNow)):
            deed(queries.run(made.id), by=there)


def test_a_run_through_all_of_town_is_for_who_pays_all_over_town(grant, run, fin, people, browse):
    here, there = people(({"name": "Hans"}, "financien", "WK016402"), ({"name": "Els"}, "financien", "WK016404"))
    grant(10_000, gebied_code="WK016402"), grant(20_000, gebied_code="WK016404")
    made = run()
    for person in (here, there):
        person.roles = roles_of(person)
        assert not queries.runs(person).items
        with pytest.raises(Refused):
            actions.approve(queries.run(made.id), by=person)
    assert [one.id for one in queries.runs(fin[1])] == [made.id]
    actions.approve(made, by=fin[1])
    assert made.status == "goedgekeurd"
