"""Money spent of a group: anybody in it records, two others sign, and nobody signs for what is their own."""

from datetime import timedelta
from functools import partial
from io import BytesIO

import pytest
from sqlalchemy.exc import IntegrityError

from portal.bewonersgroepen.models import Lidmaatschap
from portal.bewonersgroepen.rules import DAGEN_IN_BESTUUR
from portal.clock import now, today
from portal.errors import NotNow, Refused
from portal.extensions import db
from portal.people.models import Person
from portal.people.queries import roles_of
from portal.story.models import Event, Notification
from portal.toekenningen import queries, tijd
from portal.toekenningen.actions import uitgeven
from portal.toekenningen.models import Uitgave
from portal.toekenningen.rules.uitgave import Status, ontbreekt
from tests.at_once import kinds, when_ready
from tests.besteding import VERANTWOORDING, make_groep, make_toekenning, make_uitgave, make_versie
from tests.buurtbonnen.test_bestanden import photo
from tests.toekenningen.uitgeven import fields, only, record, step


def test_a_member_records_two_others_sign_and_the_member_gets_the_money_back(toekenning, four, client):
    dirk, bas, cem = map(client, ("dirk", "bas", "cem"))
    signers = four["bas"].id, four["cem"].id
    assert record(dirk, toekenning, bonnen=(BytesIO(photo()), "bon.jpg")).status_code == 303
    made = only()
    assert (made.bedrag, made.status, made.soort, made.eigen) == (12_550, "ingediend", "voorgeschoten", False)
    assert step(dirk, made, "goedkeuren").status_code == 403
    assert "Teken voor akkoord" in bas.get(f"/toekenningen/uitgaven/{made.id}").text
    assert step(bas, made, "goedkeuren").status_code == 303 and only().status == "ingediend"
    assert step(bas, made, "goedkeuren").status_code == 403
    assert step(cem, made, "goedkeuren").status_code == 303
    signed = only()
    assert (signed.status, signed.penningmeester_id, signed.tweede_id) == ("goedgekeurd", *signers)
    assert step(dirk, made, "terugbetalen").status_code == 403
    assert step(bas, made, "terugbetalen").status_code == 303 and only().status == "terugbetaald"


def test_who_signs_hears_of_it_and_who_recorded_hears_the_outcome(toekenning, four):
    made = uitgeven.spend(toekenning, {"omschrijving": "Tent", "bedrag": 100, "gedaan_op": today()}, by=four["dirk"])
    uitgeven.sign(made, by=four["bas"])
    uitgeven.sign(made, by=four["cem"])
    db.session.commit()
    heard = db.session.execute(
        db.select(Event.what, Person.name).join(Notification, Notification.event_id == Event.id)
        .join(Person, Person.id == Notification.person_id).where(Event.kind == "uitgaven").order_by(Event.id, Person.name)
    ).all()
    assert [tuple(row) for row in heard] == [
        ("uitgaven.indienen", "Bas"), ("uitgaven.indienen", "Cem"), ("uitgaven.aftekenen", "Cem"),
        ("uitgaven.goedkeuren", "Dirk"),
    ]


@pytest.mark.parametrize("own", ["bas", "cem"])
def test_nobody_signs_what_they_spent_themselves(toekenning, four, own):
    made = uitgave_of(toekenning, four[own])
    with pytest.raises(Refused):
        uitgeven.sign(made, by=four[own])
    with pytest.raises(Refused):
        uitgeven.go(made, "afkeuren", by=four[own], note="Zelf")


def uitgave_of(toekenning, person):
    return queries.uitgave(make_uitgave(toekenning, person).id)


def test_the_database_keeps_the_four_eyes_too(toekenning, four):
    made = make_uitgave(toekenning, four["bas"])
    with pytest.raises(IntegrityError):
        db.session.execute(db.update(Uitgave).where(Uitgave.id == made.id).values(penningmeester_id=four["bas"].id))
    db.session.rollback()
    with pytest.raises(IntegrityError):
        db.session.execute(db.update(Uitgave).where(Uitgave.id == made.id).values(status=Status.GOEDGEKEURD))
    db.session.rollback()


@pytest.mark.parametrize(("other", "place"), [("penningmeester", "tweede_id"), ("tweede_tekenaar", "penningmeester_id")])
def test_who_holds_both_roles_signs_once_where_nobody_else_can(bea, four, other, place):
    both = {"penningmeester": four["amina"], "tweede_tekenaar": four["amina"]}
    groep = make_groep("Beide rollen", lid=four["dirk"], contact=four["amina"], **both)
    join(groep, four["bas"], other)
    toekenning = make_toekenning(make_versie(bea, **VERANTWOORDING), bea, groep=groep)
    made = uitgave_of(toekenning, four["dirk"])
    uitgeven.sign(made, by=four["amina"])
    assert getattr(made, place) == four["amina"].id
    with pytest.raises(Refused):
        uitgeven.sign(made, by=four["amina"])
    uitgeven.sign(made, by=four["bas"])
    assert made.status == "goedgekeurd"


def join(groep, person, rol, days=300):
    """In this role since so many days."""
    since = today() - timedelta(days)
    db.session.add(Lidmaatschap(groep_id=groep.id, person_id=person.id, rol=rol, begonnen_op=since))
    db.session.commit()


def test_two_at_once_in_one_place_give_one_signature_and_the_other_hears_so(toekenning, four, groep, app):
    join(groep, four["dirk"], "penningmeester")
    made = make_uitgave(toekenning, four["amina"])
    assert sorted(signed_at_once(app, made.id, four["bas"].id, four["dirk"].id), key=str) == [NotNow, "signed"]
    assert only().penningmeester_id in (four["bas"].id, four["dirk"].id) and only().status == "ingediend"


def test_two_at_once_in_their_own_places_together_approve_it(toekenning, four, app):
    made = make_uitgave(toekenning, four["amina"])
    assert signed_at_once(app, made.id, four["bas"].id, four["cem"].id) == ["signed", "signed"]
    assert only().status == "goedgekeurd"


def signed_at_once(app, id, *people):
    """What became of each of these signatures, begun at the same moment."""

    def sign(person_id, wait):
        by = db.session.get(Person, person_id)
        by.roles = roles_of(by)
        uitgave = queries.uitgave(id)
        db.session.commit()
        wait()
        uitgeven.sign(uitgave, by=by)
        return "signed"

    return kinds(when_ready(app, *(partial(sign, person) for person in people)))


def test_refusing_needs_a_reason_which_who_recorded_it_reads(toekenning, four, client):
    made, bas = make_uitgave(toekenning, four["dirk"]), client("bas")
    assert "Waarom niet?" in bas.get(f"/toekenningen/uitgaven/{made.id}/stap/afkeuren").text
    assert step(bas, made, "afkeuren").status_code == 422
    assert step(bas, made, "afkeuren", reden="De bon is onleesbaar.").status_code == 303
    assert "De bon is onleesbaar." in client("dirk").get(f"/toekenningen/uitgaven/{made.id}").text
    assert step(client("cem"), made, "goedkeuren").status_code == 409


def test_more_than_is_left_is_recorded_and_clearly_said(toekenning, client):
    bas = client("bas")
    said = bas.post(f"/toekenningen/{toekenning.id}/uitgave", data=fields(toekenning, bedrag="610"), follow_redirects=True).text
    assert "meer dan begroot bij ‘Tent’" in said
    said = bas.post(f"/toekenningen/{toekenning.id}/uitgave", data=fields(toekenning, bedrag="500"), follow_redirects=True).text
    assert "samen is nu € 110 meer uitgegeven" in said.replace("\xa0", " ").replace(",00", "")
    assert "samen is € 110 meer" in client("cem").get(
        f"/toekenningen/uitgaven/{only_newest()}").text.replace("\xa0", " ").replace(",00", "")


def only_newest():
    return db.session.scalar(db.select(db.func.max(Uitgave.id)))


def test_a_group_without_a_second_signer_hears_where_to_arrange_it(bea, four, client):
    groep = make_groep("Alleen een penningmeester", contact=four["amina"], penningmeester=four["bas"])
    toekenning = make_toekenning(make_versie(bea, **VERANTWOORDING), bea, groep=groep)
    by = {name: Uitgave(owner_id=four[name].id, created_at=now()) for name in ("amina", "bas")}
    assert ontbreekt(toekenning.aanvraag.groep, by["amina"]) == "tweede_tekenaar"
    assert ontbreekt(toekenning.aanvraag.groep, by["bas"]) == "penningmeester"
    page = client("amina").get(f"/toekenningen/{toekenning.id}/uitgave").text
    assert "geen andere tweede tekenaar" in page and f"/bewonersgroepen/{toekenning.aanvraag.groep_id}/leden" in page
    assert "Jij bent de enige penningmeester." in client("bas").get(f"/toekenningen/{toekenning.id}/uitgave").text


@pytest.fixture
def fien(person):
    return person("Fien", rol="financien")


@pytest.mark.parametrize(("days", "signs"), [(DAGEN_IN_BESTUUR, True), (DAGEN_IN_BESTUUR - 1, False)])
def test_one_who_came_into_the_board_for_it_does_not_sign(bea, four, client, days, signs):
    """Two weeks before it was recorded, as for an account: a second mailbox is no second person."""
    groep = make_groep("Met een nieuweling", contact=four["amina"], penningmeester=four["bas"])
    join(groep, four["cem"], "tweede_tekenaar", days)
    made = make_uitgave(make_toekenning(make_versie(bea, **VERANTWOORDING), bea, groep=groep), four["amina"])
    cem, page = client("cem"), f"/toekenningen/uitgaven/{made.id}"
    assert [row.id for row in queries.to_sign(four["cem"], [only().toekenning])] == [made.id] * signs
    assert ("Teken voor akkoord" in cem.get(page).text) == signs
    assert step(cem, made, "goedkeuren").status_code == (303 if signs else 403)
    assert ("alleen door wie toen al twee weken in het bestuur zat" in client("bas").get(page).text) != signs


def test_where_nobody_in_the_group_can_sign_finance_does(bea, four, client, fien, person, browse):
    groep = make_groep("Met een nieuweling", contact=four["amina"], penningmeester=four["bas"])
    join(groep, four["cem"], "tweede_tekenaar", 3)
    made = make_uitgave(make_toekenning(make_versie(bea, **VERANTWOORDING), bea, groep=groep), four["amina"])
    desk, treasurer, signer = browse(fien), four["bas"].id, fien.id
    page = desk.get(f"/toekenningen/uitgaven/{made.id}").text
    assert "Teken dan namens de gemeente in de plaats van de tweede tekenaar" in page
    assert step(desk, made, "goedkeuren").status_code == 303
    assert step(desk, made, "goedkeuren").status_code == 403
    assert step(browse(person("Fred", rol="financien")), made, "goedkeuren").status_code == 403
    assert step(client("bas"), made, "goedkeuren").status_code == 303
    signed = only()
    assert (signed.status, signed.penningmeester_id, signed.tweede_id) == ("goedgekeurd", treasurer, signer)


def hear_of_it():
    """The names of those told, once each, that the gemeente signs."""
    told = db.select(Person.name).join(Notification, Notification.person_id == Person.id)
    return db.session.scalars(told.join(Event, Event.id == Notification.event_id).where(
        Event.what == "uitgaven.zonder_tekenaar").order_by(Notification.event_id)).all()


def test_finance_hears_at_once_that_nobody_in_the_group_can_sign(bea, four, fien, client):
    groep = make_groep("Met een nieuweling", contact=four["amina"], penningmeester=four["bas"])
    join(groep, four["cem"], "tweede_tekenaar", 3)
    toekenning = make_toekenning(make_versie(bea, **VERANTWOORDING), bea, groep=groep)
    assert record(client("amina"), toekenning).status_code == 303
    assert hear_of_it() == ["Fien"]
    assert step(client("bas"), only(), "goedkeuren").status_code == 303
    assert hear_of_it() == ["Fien"]


def test_finance_hears_within_the_hour_of_a_signer_who_left(toekenning, four, fien, client):
    cem = four["cem"].id
    assert record(client("dirk"), toekenning).status_code == 303
    assert step(client("bas"), only(), "goedkeuren").status_code == 303
    assert tijd.pass_by()["zonder tekenaar"] == 0
    db.session.execute(db.update(Lidmaatschap).where(Lidmaatschap.person_id == cem).values(geeindigd_op=today()))
    db.session.commit()
    assert [tijd.pass_by()["zonder tekenaar"] for _hour in range(2)] == [1, 0]
    assert hear_of_it() == ["Fien"]


def test_where_the_group_can_sign_finance_does_not(toekenning, four, fien, browse):
    made = make_uitgave(toekenning, four["dirk"])
    assert "Teken voor akkoord" not in browse(fien).get(f"/toekenningen/uitgaven/{made.id}").text
    assert step(browse(fien), made, "goedkeuren").status_code == 403


def test_another_signs_where_a_newcomer_cannot_who_hears_why(toekenning, groep, four, client, person, browse):
    eva = person("Eva")
    join(groep, eva, "tweede_tekenaar", 3)
    made = make_uitgave(toekenning, four["dirk"])
    page = browse(eva).get(f"/toekenningen/uitgaven/{made.id}").text
    assert "Een ander tekent deze uitgave." in page and "Teken voor akkoord" not in page
    assert step(client("cem"), made, "goedkeuren").status_code == 303
