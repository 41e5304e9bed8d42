"""What happens to groups, in a real database, and who hears of it."""

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select
from sqlalchemy.orm.exc import StaleDataError

from portal.bewonersgroepen import actions, queries
from portal.bewonersgroepen.models import Lidmaatschap
from portal.bewonersgroepen.rules import huidige
from portal.clock import today
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.people.queries import roles_of
from portal.story.models import Event, Notification
from tests.at_once import kinds, when_ready
from tests.bewonersgroepen.conftest import NAMEN


def roles(groep):
    return sorted((lid.person.name, lid.rol) for lid in huidige(groep))


def told(what):
    query = select(Notification.person_id).join(Notification.event).where(Event.what == f"bewonersgroepen.{what}")
    return set(db.session.scalars(query))


def lid_of(groep, person, rol=None):
    return next(lid for lid in groep.leden if lid.person_id == person.id and rol in (None, lid.rol))


def as_now(person):
    person.roles = roles_of(person)
    return person


def test_who_begins_a_group_is_its_contact_and_the_team_hears(people, fresh):
    groep = fresh(actions.start(NAMEN, by=people["amina"]))
    assert roles(groep) == [("Amina", "contact")]
    assert (groep.status, groep.owner_id, groep.gebied.naam) == ("actief", people["amina"].id, "De Noork")
    assert told("starten") == {people["mo"].id, people["noor"].id}


def test_contact_changes_a_role_and_the_person_hears(people, group, fresh):
    groep = group()
    actions.change_role(groep, lid_of(groep, people["cem"]), "adviseur", by=people["amina"])
    assert ("Cem", "adviseur") in roles(fresh(groep))
    assert told("rol_veranderen") == {people["cem"].id}
    ended = db.session.scalars(select(Lidmaatschap.rol).where(Lidmaatschap.geeindigd_op.is_not(None))).all()
    assert ended == ["lid"]


def test_nobody_becomes_contact_without_saying_yes(people, group):
    groep = group()
    with pytest.raises(Refused):
        actions.change_role(groep, lid_of(groep, people["cem"]), "contact", by=people["amina"])


def test_only_contact_keeps_that_role(people, group):
    groep = group()
    with pytest.raises(NotNow):
        actions.change_role(groep, lid_of(groep, people["amina"]), "lid", by=people["amina"])
    with pytest.raises(NotNow):
        actions.end_role(groep, lid_of(groep, people["amina"]), by=people["amina"])


def test_contact_may_go_when_there_is_another(people, group, fresh):
    groep = group(leden=(("cem", "contact"), ("eva", "lid")))
    actions.leave(groep, by=people["amina"])
    groep = fresh(groep)
    assert roles(groep) == [("Cem", "contact"), ("Eva", "lid")]
    assert groep.owner_id == people["cem"].id
    assert told("weggaan") == {people["cem"].id}


def test_of_two_contacts_who_go_at_once_the_second_hears_so(app, people, group):
    """Otherwise nobody would be left to lead the others."""
    id = group(leden=(("cem", "contact"), ("eva", "lid"))).id

    def go(person_id, wait):
        groep, by = queries.one(id), queries.inviter(person_id)
        wait()
        actions.leave(groep, by=by)
        return "gone"

    given = kinds(when_ready(app, *(partial(go, people[name].id) for name in ("amina", "cem"))))
    assert sorted(given, key=str) == [StaleDataError, "gone"]
    groep = queries.one(id)
    assert "contact" in [rol for _name, rol in roles(groep)] and len(groep.mede_ids) == 2


def test_who_goes_last_ends_the_group(people, group, fresh):
    groep = group(leden=())
    actions.leave(groep, by=people["amina"])
    groep = fresh(groep)
    assert (groep.status, roles(groep)) == ("gestopt", [])
    assert groep.status_reden == "De laatste deelnemer is weggegaan."
    assert told("stoppen") == {people["mo"].id, people["noor"].id}


def test_last_one_ends_a_group_that_has_no_contact(people, group, fresh):
    groep = group(leden=(("cem", "lid"),))
    actions.stop(groep, "Even rust.", by=people["amina"])
    actions.leave(fresh(groep), by=people["amina"])
    actions.reopen(fresh(groep), by=as_now(people["mo"]))
    actions.leave(fresh(groep), by=people["cem"])
    assert fresh(groep).status == "gestopt"


def test_stopping_needs_a_reason_and_keeps_who_was_in_it(people, group, fresh):
    groep = group()
    with pytest.raises(Needed):
        actions.stop(groep, "  ", by=people["amina"])
    actions.stop(groep, "We zijn klaar.", by=people["amina"])
    assert fresh(groep).status == "gestopt"
    assert told("stoppen") == {people[name].id for name in ("cem", "eva", "mo", "noor")}
    with pytest.raises(Refused):
        actions.reopen(fresh(groep), by=people["amina"])
    actions.reopen(fresh(groep), by=as_now(people["noor"]))
    assert len(roles(fresh(groep))) == 3


@pytest.mark.parametrize("who", ["cem", "eva", "bas", "driss", "rik"])
def test_others_change_nothing(people, group, who, regeling):
    groep, by = group(erkend=True), as_now(people[who])
    lid = lid_of(groep, people["cem"])
    for refused in (
        lambda: actions.edit(groep, {"omschrijving": "Anders."}, by=by),
        lambda: actions.stop(groep, "Daarom.", by=by),
        lambda: actions.invite(groep, "x@voorbeeld.invalid", "lid", by=by),
        lambda: actions.hand_over(groep, lid, by=by),
        lambda: actions.change_role(groep, lid, "adviseur", by=by),
        lambda: actions.end_role(groep, lid, by=by),
        lambda: actions.recognise(groep, today(), groep.gebied_code, by=by),
        lambda: actions.end_recognition(groep, "Daarom.", by=by),
    ):
        with pytest.raises(Refused):
            refused()
    assert db.session.query(Event).filter(Event.actor_id == by.id).count() == 0


@pytest.mark.parametrize("who", ["mo", "noor", "bea"])
def test_staff_of_the_area_recognise_and_end_it_with_a_reason(people, group, fresh, who):
    groep = group(soort="stichting")
    by = as_now(people[who])
    actions.recognise(groep, today() - timedelta(days=9), "WK016402", by=by)
    groep = fresh(groep)
    assert (groep.gebied_code, groep.erkend_tot, groep.erkend_door_id) == ("WK016402", None, by.id)
    assert told("erkennen") == {people[name].id for name in ("amina", "cem", "eva")}
    with pytest.raises(Needed):
        actions.end_recognition(groep, " ", by=as_now(people[who]))
    actions.end_recognition(groep, "Er is geen bestuur meer.", by=as_now(people[who]))
    assert fresh(groep).erkend_tot == today()


def test_recognition_asks_for_an_organisation_a_day_that_came_and_an_own_area(people, group):
    loose = group().id
    groep = group(naam="Stichting Noord", soort="stichting")
    mo, noor = as_now(people["mo"]), as_now(people["noor"])
    with pytest.raises(Refused):
        actions.recognise(queries.one(loose), today(), "WK016402", by=mo)
    with pytest.raises(Needed):
        actions.recognise(groep, today() + timedelta(days=1), "WK016402", by=mo)
    with pytest.raises(Refused):
        actions.recognise(groep, today(), "WK016404", by=noor)
    assert groep.gebied_code == "BU01640202"


def test_staff_do_not_judge_a_group_they_are_in(people, group):
    groep = group(leden=(("mo", "lid"),), soort="stichting")
    with pytest.raises(Refused):
        actions.recognise(groep, today(), "WK016402", by=as_now(people["mo"]))


def test_what_was_recognised_is_not_changed_by_the_contact(people, group, fresh):
    groep = group(erkend=True)
    changes = {"naam": "Anders", "soort": "groep", "gebied_code": "BU01640401", "omschrijving": "We harken."}
    actions.edit(groep, changes, by=people["amina"])
    groep = fresh(groep)
    assert (groep.naam, groep.soort, groep.gebied_code) == ("Buren van de Noork", "stichting", "BU01640202")
    assert groep.omschrijving == "We harken."


@pytest.mark.parametrize(("who", "may"), [("amina", True), ("eva", True), ("cem", False), ("bas", False), ("mo", False)])
def test_bestuur_publishes_and_ends_criteria(people, group, fresh, regeling, who, may):
    groep, values = group(erkend=True), {"tekst": "Geen eten.", "categorie": "eten", "geldig_van": today()}
    if not may:
        with pytest.raises(Refused):
            actions.add_criterium(groep, regeling, values, by=as_now(people[who]))
        return
    made = actions.add_criterium(groep, regeling, values, by=people[who])
    assert [c.tekst for c in queries.criteria([groep.id], regeling, today())] == ["Geen eten."]
    actions.end_criterium(queries.criterium(made.id), today() + timedelta(days=3), by=people[who])
    for days, found in ((3, 1), (4, 0)):
        assert len(queries.criteria([groep.id], regeling, today() + timedelta(days=days))) == found


def test_criteria_are_never_for_days_that_have_been(people, group, regeling):
    groep, yesterday = group(erkend=True), today() - timedelta(days=1)
    with pytest.raises(Needed):
        values = {"tekst": "Geen eten.", "categorie": "", "geldig_van": yesterday}
        actions.add_criterium(groep, regeling, values, by=people["amina"])
    made = actions.add_criterium(groep, regeling, values | {"geldig_van": today()}, by=people["amina"])
    with pytest.raises(Needed):
        actions.end_criterium(queries.criterium(made.id), yesterday, by=people["amina"])


def test_criteria_end_with_the_recognition(people, group, fresh, regeling):
    groep = group(erkend=True)
    values = {"tekst": "Geen eten.", "categorie": "", "geldig_van": today()}
    actions.add_criterium(groep, regeling, values, by=people["amina"])
    actions.end_recognition(fresh(groep), "Gestopt.", by=as_now(people["mo"]))
    db.session.flush()
    assert queries.criteria([groep.id], regeling, today()) == []
    assert queries.recognised_for(["BU01640202"]) == []


def test_recognised_organisations_are_found_by_overlapping_areas(people, group):
    groep = group(erkend=True, gebied_code="WK016402")
    group(naam="Andere buren")
    for codes, found in ((["BU01640201"], [groep.id]), (["GM0164"], [groep.id]), (["WK016404"], []), ([], [])):
        assert [one.id for one in queries.recognised_for(codes)] == found


@pytest.mark.parametrize("count", [1, 3])
def test_groups_of_somebody_come_complete_in_one_statement(people, group, queries, count):
    from portal.bewonersgroepen.queries import of_person

    for number in range(count):
        group(naam=f"Groep {number}")
    cem = people["cem"].id
    db.session.expunge_all()
    queries.clear()
    found = of_person(type("Someone", (), {"id": cem})())
    assert [sorted(lid.person.name for lid in one.leden) for one in found] == [["Amina", "Cem", "Eva"]] * count
    assert len(queries) == 1
