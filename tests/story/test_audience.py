"""Who hears of what, and who does not."""

import pytest
from sqlalchemy import select

from portal.bewonersgroepen.models import Bewonersgroep
from portal.extensions import db
from portal.initiatieven.models import Steun
from portal.initiatieven.rules import LEVEN, Status
from portal.people.models import Role
from portal.story.actions import follow, move, tell
from portal.story.audience import HEARS, hearers, values_of
from portal.story.models import Event, Follow, Notification
from portal.words import TOLD

# Who in the crowd stands at each place. Driss moderates another wijk, "elders" follows other things.
PLACES = {
    "niemand": set(),
    "eigenaar": {"amina"},
    "mede": {"mede"},
    "volgers": {"volger"},
    "steuners": {"steuner"},
    "buurtvolgers": {"buurtvolger", "wijkvolger"},
    "themavolgers": {"themavolger"},
    "team": {"mo", "noor"},
    "genoemde": {"genoemde"},
}

# The same in the office, where somebody asked for money. "ver_weg" handles applications of another wijk.
AT_THE_OFFICE = {
    "eigenaar": {"amina"},
    "groepsbestuur": {"amina", "contact"},
    "bezwaarmaker": set(),
    "bezwaarbestuur": {"amina", "contact"},
    "adviseurs": {"adviseur"},
    "behandelaars": {"behandelaar"},
    "besluitnemers": {"besluitnemer"},
    "genoemde": {"bas"},
    "niemand": set(),
}


def told():
    return list(db.session.scalars(select(Notification.person_id).order_by(Notification.person_id)))


def event_about(thing, what, people):
    event = Event(what=what, kind=thing.kind, thing_id=thing.id, owner_id=thing.owner_id, thema=thing.thema,
                  gebied_code=thing.gebied_code, actor_id=people["bas"].id,
                  data={"person_id": people.get("genoemde", people["bas"]).id})
    db.session.add(event)
    db.session.flush()
    return event


def names_of(event, people):
    names = {who.id: name for name, who in people.items()}
    return sorted(names[row[0]] for row in db.session.execute(hearers(event.what), values_of(event)))


def heard_and_expected(thing, people, places=PLACES):
    """Per event about such a thing: who hears of it, and who should."""
    rows = {what: row for what, row in HEARS.items() if what.startswith(f"{thing.kind}.")}
    heard = {what: names_of(event_about(thing, what, people), people) for what in rows}
    return heard, {what: sorted(set().union(*(places[who.__name__] for who in row))) for what, row in rows.items()}


def test_every_row_about_initiatieven_names_exactly_its_people(crowd):
    heard, expected = heard_and_expected(*crowd)
    assert heard == expected


def test_every_row_about_aanvragen_names_exactly_its_people(office):
    heard, expected = heard_and_expected(*office, AT_THE_OFFICE)
    assert heard == expected


def test_every_row_about_bezwaren_names_exactly_its_people(office, bezwaar):
    heard, expected = heard_and_expected(bezwaar, office[1], AT_THE_OFFICE)
    assert heard == expected


def test_members_hear_that_their_group_stops_and_so_does_who_handles_what_it_asks(office):
    aanvraag, people = office
    event = event_about(db.session.get(Bewonersgroep, aanvraag.groep_id), "bewonersgroepen.stoppen", people)
    assert names_of(event, people) == ["amina", "behandelaar", "contact", "lid", "mo", "noor"]


@pytest.mark.parametrize("what", ("intrekken", "doorsturen", "buiten_behandeling_stellen"))
def test_who_was_asked_for_advice_hears_that_it_ended_without_their_advice(office, what):
    """Of a besluit that passes by their advice they must hear (Awb 3:43)."""
    aanvraag, people = office
    assert "adviseur" in names_of(event_about(aanvraag, f"aanvragen.{what}", people), people)


def test_who_signs_for_the_group_hears_that_another_took_the_bezwaar_back(office, bezwaar):
    assert "contact" in names_of(event_about(bezwaar, "bezwaren.bezwaar_intrekken", office[1]), office[1])


def test_publishing_tells_those_around_and_not_those_elsewhere(crowd):
    plan, people = crowd
    tell(plan, "publiceren", by=people["mo"])
    named = ("amina", "mede", "volger", "steuner", "buurtvolger", "wijkvolger", "themavolger")
    assert told() == sorted(people[name].id for name in named)


def test_somebody_with_every_reason_hears_once(crowd):
    plan, people = crowd
    amina = people["amina"]
    for kind, key in (("initiatieven", plan.id), ("buurten", "BU01640202"), ("buurten", "WK016402"),
                      ("themas", "groen")):
        follow(kind, key, by=amina)
    db.session.add(Steun(initiatief_id=plan.id, person_id=amina.id))
    tell(plan, "publiceren", by=people["mo"])
    assert told().count(amina.id) == 1


@pytest.mark.parametrize("actor", ("amina", "mede", "volger", "themavolger"))
def test_the_actor_does_not_hear_of_their_own_deed(crowd, actor):
    plan, people = crowd
    tell(plan, "realiseren", by=people[actor])
    assert people[actor].id not in told()
    assert len(told()) == 6


def test_who_gave_up_a_role_hears_no_more(crowd):
    plan, people = crowd
    role = db.session.scalar(select(Role).where(Role.person_id == people["mo"].id))
    role.geeindigd_op = role.begonnen_op
    tell(plan, "indienen", by=people["amina"])
    assert told() == [people["noor"].id]


@pytest.mark.parametrize("number", (1, 50))
def test_a_step_costs_four_statements_however_many_follow(
    village, initiatief_by, followed, as_staff, queries, number
):
    plan = initiatief_by(village["amina"], status=Status.INGEDIEND)
    followed(plan, number)
    mo = as_staff(village["mo"])
    queries.clear()
    move(plan, "publiceren", by=mo)
    assert len(queries) == 4
    assert len(told()) == number + 1


def test_a_step_tells_through_the_same_sheet(crowd, as_staff):
    plan, people = crowd
    move(plan, "in_behandeling", by=as_staff(people["mo"]))
    assert told() == sorted(people[name].id for name in ("amina", "mede", "volger", "steuner"))


def test_following_twice_is_following_once(crowd):
    _plan, people = crowd
    for _turn in range(2):
        follow("themas", "cultuur", by=people["bas"])
    assert db.session.query(Follow).filter_by(person_id=people["bas"].id).count() == 1


def test_the_sheets_agree():
    assert {f"initiatieven.{name}" for name in LEVEN.moves} <= set(HEARS)
    assert set(HEARS) <= set(TOLD)
