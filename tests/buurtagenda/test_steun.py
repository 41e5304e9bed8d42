"""Support before the test: a point waits for enough of it, unless staff say why not, and everybody hears it once."""

from functools import partial

import pytest
from sqlalchemy import func, select

from portal.buurtagenda import actions, queries
from portal.buurtagenda.actions import punten
from portal.buurtagenda.rules.punt import Status
from portal.buurtagenda.rules.toets import Criterium
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.people.models import Person
from portal.story.models import Event, Notification
from tests.agenda import make_agenda, make_punt
from tests.at_once import at_once

ALL_WELL = {name: ("ja", "") for name in Criterium}
PROPOSAL = {"title": "Twee bankjes", "wat": "Twee banken.", "kosten": 80_000}
REASON = "De stoep is gevaarlijk, wachten kan niet."


@pytest.fixture
def agenda(village):
    return queries.one(make_agenda(village["mo"], drempel=2).id)


@pytest.fixture
def placed(agenda, village):
    return queries.punt(make_punt(agenda, village["amina"], Status.GEPLAATST).id)


def times(punt, what="drempel"):
    """How often this was told of a point."""
    about = Event.thing_id == punt.id, Event.what == f"agendapunten.{what}"
    return db.session.scalar(select(func.count(Event.id)).where(*about))


def hearers(what):
    rows = select(Notification.person_id).join(Event, Event.id == Notification.event_id)
    return set(db.session.scalars(rows.where(Event.what == f"agendapunten.{what}")))


def support(punt, *people):
    for person in people:
        punten.support(punt, by=person)


def test_before_enough_support_nothing_leads_to_the_vote(placed, village):
    support(placed, village["bas"])
    with pytest.raises(Needed, match="steun"):
        punten.test(placed, ALL_WELL, by=village["mo"])
    for name, given in (("toelaten", {}), ("aanpassing_voorstellen", {"voorstel": PROPOSAL})):
        with pytest.raises(Needed, match="steun"):
            punten.take_step(placed, name, by=village["mo"], reden="Dit kan.", **given)
    punten.take_step(placed, "niet_toelaten", by=village["mo"], reden="Dit mag niet van de wet.")


def test_with_enough_support_it_is_tested_and_admitted(placed, village):
    support(placed, village["bas"], village["rik"])
    punten.test(placed, ALL_WELL, by=village["mo"])
    punten.take_step(placed, "toelaten", by=village["mo"], reden="Dit kan.")
    assert placed.status == Status.TOEGELATEN


def test_who_brought_it_supports_or_follows_it_and_the_team_hear_it(placed, village):
    support(placed, village["bas"], village["rik"])
    assert {village["amina"].id, village["bas"].id, village["mo"].id} <= hearers("drempel")


def test_it_is_told_once_also_when_somebody_withdraws_and_supports_again(placed, village):
    support(placed, village["bas"], village["rik"])
    punten.drop_support(placed, by=village["rik"])
    db.session.commit()
    assert placed.steun_count == 1 and placed.steun_nodig == 0
    support(placed, village["rik"], village["noor"])
    assert times(placed) == 1


def test_of_several_who_support_it_at_once_one_makes_it_enough(app, placed, person):
    point, supporters = placed.id, [person().id for _number in range(5)]

    def deed(supporter):
        punten.support(queries.punt(point), by=db.session.get(Person, supporter))

    assert at_once(app, *(partial(deed, supporter) for supporter in supporters)) == [None] * 5
    found = queries.punt(point)
    assert found.steun_count == 5 and times(found) == 1


def test_two_points_that_have_enough_support_together_are_told_once(agenda, placed, village, person):
    other = queries.punt(make_punt(agenda, village["amina"], Status.GEPLAATST, kenmerk="A-2026-0099").id)
    support(placed, village["bas"])
    support(other, village["rik"])
    assert times(placed) == times(other) == 0
    punten.take_step(placed, "samenvoegen", by=village["mo"], reden="Lijkt erop.", doel=other.kenmerk)
    assert times(other) == 1 and {village["amina"].id, village["bas"].id, village["rik"].id} <= hearers("drempel")
    support(other, person())
    assert times(other) == 1
    punten.test(other, ALL_WELL, by=village["mo"])


def test_a_lower_threshold_tells_of_what_has_enough_support_now(village):
    agenda = queries.one(make_agenda(village["mo"], drempel=3).id)
    near, far = (queries.punt(make_punt(agenda, village["amina"], Status.GEPLAATST).id) for _number in range(2))
    support(near, village["bas"], village["rik"])
    for drempel in (2, 2, 1):
        actions.edit(agenda, {"drempel": drempel}, ["BU01640202"], by=village["mo"])
    assert (times(near), times(far)) == (1, 0)


def test_without_a_threshold_every_point_is_tested(village):
    free = queries.punt(make_punt(make_agenda(village["mo"]), village["amina"], Status.GEPLAATST).id)
    support(free, village["bas"])
    punten.test(free, ALL_WELL, by=village["mo"])
    assert times(free) == 0


def test_staff_test_it_all_the_same_with_a_reason_everybody_reads(placed, village, browse):
    support(placed, village["bas"])
    with pytest.raises(Needed, match="reden"):
        punten.test_anyway(placed, " ", by=village["mo"])
    with pytest.raises(Refused):
        punten.test_anyway(placed, REASON, by=village["bas"])
    punten.test_anyway(placed, REASON, by=village["mo"])
    assert {village["amina"].id, village["bas"].id} <= hearers("toch_toetsen")
    with pytest.raises(NotNow):
        punten.test_anyway(placed, REASON, by=village["mo"])
    punten.test(placed, ALL_WELL, by=village["mo"])
    support(placed, village["rik"])
    db.session.commit()
    page = browse().get(f"/buurtagenda/punten/{placed.id}").text
    assert REASON in page and times(placed, "toch_toetsen") == 1 and times(placed) == 0


def test_the_pages_say_what_is_needed_and_ask_for_the_reason(placed, village, browse):
    mo, url = browse(village["mo"]), f"/buurtagenda/punten/{placed.id}"
    assert "Nog 2 mensen moeten het steunen voor de toets." in mo.get(url).text
    assert "0 van 2" in browse().get(url).text
    for address in ("/toets", "/stap/toelaten", "/stap/aanpassing_voorstellen"):
        assert mo.get(url + address).location.endswith("/toch-toetsen")
    asked = mo.get(f"{url}/toch-toetsen").text
    assert "pas als 2 mensen het steunen" in asked
    assert "Vertel waarom." in mo.post(f"{url}/toch-toetsen", data={"note": ""}).text
    assert mo.post(f"{url}/toch-toetsen", data={"note": REASON}).location.endswith("/toets")
    assert mo.get(f"{url}/toets").status_code == 200
    assert mo.get(f"{url}/toch-toetsen").location.endswith("/toets")
    shown = browse().get(url).text
    assert REASON in shown and "0 van 2" not in shown
