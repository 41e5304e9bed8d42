"""Milestones of an inspanning: planned, reached once and told once, and history from then on."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.clock import today
from portal.errors import NotNow
from portal.extensions import db
from portal.people.models import Person
from portal.people.queries import roles_of
from portal.story.models import Event, Follow
from portal.wijkopgaven import queries
from portal.wijkopgaven.actions import mijlpalen
from portal.wijkopgaven.rules.inspanning import Status
from tests.at_once import at_once
from tests.opgaven import make_inspanning, make_opgave
from tests.wijkopgaven.test_inspanningen import address, heard


@pytest.fixture
def work(village):
    return make_inspanning(make_opgave(village["mo"]), village["mo"])


@pytest.fixture
def step(work, village):
    made = mijlpalen.add_milestone(work, "Geplant", None, by=village["mo"])
    db.session.commit()
    return made


def test_a_milestone_stands_at_its_day_and_without_one_last(work, step, village):
    later = mijlpalen.add_milestone(work, "De eerste bloem", today() + timedelta(days=9), by=village["mo"])
    reached = mijlpalen.add_milestone(work, "Plekken gekozen", None, by=village["mo"])
    mijlpalen.reach_milestone(work, reached, by=village["mo"])
    db.session.commit()
    order = [reached.id, later.id, step.id]
    assert [row.id for row in queries.milestones(work.id)] == [row.id for row in queries.parts(work.id)[2]] == order


def test_a_milestone_is_added_changed_and_taken_away(work, village, browse):
    mo, page = browse(village["mo"]), address(work, "/mijlpalen")
    assert "Geef de mijlpaal een naam" in mo.post(page, data={"titel": ""}).text
    assert mo.post(page, data={"titel": "Plekken gekozen", "gepland_op": "2026-05-01"}).status_code == 303
    number = queries.milestones(work.id)[0].id
    version = queries.inspanning(work.id).version
    changed = {"titel": "Plekken bekend", "gepland_op": "2026-06-01", "version": version}
    assert mo.post(f"{page}/{number}", data=changed).status_code == 303
    assert "Plekken bekend" in browse().get(address(work)).text and "1 juni 2026" in mo.get(page).text
    stale = mo.post(f"{page}/{number}", data=changed | {"titel": "Te laat getypt"})
    assert "net ergens anders aangepast" in stale.text and "Te laat getypt" in stale.text
    assert mo.post(f"{page}/{number}/weg").status_code == 303
    assert queries.milestones(work.id) == []


def test_reaching_it_is_told_once_and_then_it_stays(work, step, village, browse):
    db.session.add(Follow(person_id=village["bas"].id, kind=work.kind, key=str(work.id)))
    db.session.commit()
    mo, page = browse(village["mo"]), address(work, f"/mijlpalen/{step.id}")
    for _twice in range(2):
        assert mo.post(f"{page}/gehaald").status_code == 303
    assert heard("mijlpaal_gehaald") == [village["bas"].id]
    assert mo.post(f"{page}/weg").status_code == 409 and mo.post(page, data={"titel": "Anders"}).status_code in (200, 409)
    assert [stap.titel for stap in queries.milestones(work.id)] == ["Geplant"]


def test_a_draft_reaches_nothing(village):
    draft = make_inspanning(make_opgave(village["mo"]), village["mo"], Status.CONCEPT)
    step = mijlpalen.add_milestone(draft, "Geplant", None, by=village["mo"])
    with pytest.raises(NotNow):
        mijlpalen.reach_milestone(draft, step, by=village["mo"])


def test_a_milestone_of_another_inspanning_is_not_found_here(work, step, village, browse):
    other = make_inspanning(make_opgave(village["mo"]), village["mo"])
    for rest in ("", "/gehaald", "/weg"):
        assert browse(village["mo"]).post(address(other, f"/mijlpalen/{step.id}{rest}")).status_code == 404


def test_many_who_press_reached_tell_it_once(app, work, step, village):
    work_id, step_id, mo_id = work.id, step.id, village["mo"].id

    def press():
        mo = db.session.get(Person, mo_id)
        mo.roles = roles_of(mo)
        inspanning = queries.inspanning(work_id)
        mijlpalen.reach_milestone(inspanning, queries.milestone(inspanning, step_id), by=mo)

    assert at_once(app, *[press] * 4) == [None] * 4
    told = select(Event.id).where(Event.what == "inspanningen.mijlpaal_gehaald")
    assert len(db.session.scalars(told).all()) == 1
