"""The story of the village in days and hours, without a database."""

from datetime import datetime

import pytest

from portal.clock import HERE
from portal.demo.loader import read
from portal.demo.script import TEAM, life, open_days, support, written
from portal.profiel import read_profiel

NOON = datetime(2026, 11, 21, 12, tzinfo=HERE)
PEOPLE = [f"buur{number}@voorbeeld.invalid" for number in range(9)]


def plan(*events, **values):
    base = {"sleutel": "moestuin", "door": PEOPLE[0], "dag": -60, "status": "gepubliceerd", "steun": 3}
    return base | values | {"gebeurtenis": [{"dag": dag, "stap": stap} for dag, stap in events]}


def deeds(scenes):
    return [(scene.day, scene.deed, scene.who) for scene in scenes]


def test_concept_is_begun_and_never_handed_in():
    assert deeds(life(plan(status="concept"))) == [(-60, "begin", PEOPLE[0])]


def test_plan_is_begun_and_handed_in_on_its_day():
    assert deeds(life(plan())) == [(-60, "begin", PEOPLE[0]), (-60, "stap", PEOPLE[0])]


def test_team_judges_and_answers_and_the_owner_does_the_rest():
    story = plan((-50, "publiceren"), (-40, "antwoord"), (-30, "uitvoeren"), (-20, "voortgang"))
    assert [scene.who for scene in life(story)[2:]] == [TEAM, TEAM, PEOPLE[0], PEOPLE[0]]


def test_mijlpaal_is_reached_on_the_planned_day_and_never_in_the_future():
    story = plan((-50, "mijlpaal"), (-40, "mijlpaal"), (-30, "mijlpaal"))
    for event, extra in zip(story["gebeurtenis"], ({"voor": -20, "klaar": True}, {"voor": 5, "klaar": True},
                                                   {"voor": 9}), strict=True):
        event |= extra
    assert [scene.day for scene in life(story) if scene.deed == "gehaald"] == [-20, 0]


def test_support_comes_between_publication_and_the_first_end():
    assert open_days(plan((-50, "publiceren"), (-30, "niet_haalbaar"), (-10, "heropenen"))) == (-49, -30)
    assert open_days(plan((-50, "publiceren"))) == (-49, 0)


def test_support_comes_from_neighbours_and_not_from_who_pulls_the_plan():
    story = plan((-50, "publiceren"), mede=[PEOPLE[1]], steun=7)
    assert sorted(scene.who for scene in support(story, PEOPLE)) == PEOPLE[2:]


@pytest.mark.parametrize("gemeente", ["hengelo", "almelo", "enschede"])
def test_scenes_stand_in_order_and_none_lies_in_the_future(gemeente):
    moments = [moment for moment, _scene in written(read(read_profiel(gemeente)), NOON)]
    assert moments == sorted(moments)
    assert moments[-1] <= NOON


def test_scenes_of_one_day_follow_each_other():
    content = {"persoon": [], "initiatief": [plan(status="ingediend", steun=0)]}
    first, second = (moment for moment, _scene in written(content, NOON))
    assert first < second


def test_story_of_one_day_is_always_the_same():
    content = read(read_profiel("almelo"))
    assert written(content, NOON) == written(content, NOON)
