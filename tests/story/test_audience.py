"""Who hears of what, and who does not."""

import pytest
from sqlalchemy import select

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


def told():
    return list(db.session.scalars(select(Notification.person_id).order_by(Notification.person_id)))


def event_about(plan, what, people):
    event = Event(what=what, kind="initiatieven", thing_id=plan.id, owner_id=plan.owner_id, thema=plan.thema,
                  gebied_code=plan.gebied_code, actor_id=people["bas"].id,
                  data={"person_id": people["genoemde"].id})
    db.session.add(event)
    db.session.flush()
    return event


def names_of(event, people):
    names = {who.id: name for name, who in people.items()}
    return sorted(names[row[0]] for row in db.session.execute(hearers(event.what), values_of(event)))


def test_every_row_of_the_sheet_names_exactly_its_people(crowd):
    plan, people = crowd
    heard = {what: names_of(event_about(plan, what, people), people) for what in HEARS}
    assert heard == {what: sorted(set().union(*(PLACES[who.__name__] for who in places)))
                     for what, places in HEARS.items()}


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
def test_a_step_costs_three_statements_however_many_follow(
    village, initiatief_by, followed, as_staff, queries, number
):
    plan = initiatief_by(village["amina"], status=Status.INGEDIEND)
    followed(plan, number)
    mo = as_staff(village["mo"])
    queries.clear()
    move(plan, "publiceren", by=mo)
    assert len(queries) == 3
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
