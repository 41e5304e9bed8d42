"""After the vote: the agenda is adopted, everyone gets an answer, and the work is told of once."""

import pytest
from sqlalchemy import select

from portal.buurtagenda.actions import uitvoering
from portal.buurtagenda.models import PuntMijlpaal, PuntSteun
from portal.buurtagenda.queries import milestones, punt
from portal.buurtagenda.rules.fase import Fase
from portal.buurtagenda.rules.punt import LOOPT, Status
from portal.errors import Refused
from portal.extensions import db
from portal.story.models import Event, Notification
from tests.agenda import make_agenda, make_punt
from tests.page_check import version_in


@pytest.fixture
def agenda(village):
    return make_agenda(village["mo"], Fase.VASTSTELLING)


@pytest.fixture
def admitted(agenda, village):
    return [make_punt(agenda, village["amina"], Status.TOEGELATEN, title=f"Punt {n}", kenmerk=f"A-2026-{n}") for n in range(3)]


def heard(what):
    rows = select(Notification.person_id).join(Event, Event.id == Notification.event_id)
    return list(db.session.scalars(rows.where(Event.what == f"agendapunten.{what}")))


def test_adopting_gives_places_and_answers_everyone(agenda, admitted, village, browse):
    first, second, third = admitted
    fields = {f"plek_{second.id}": "1", f"plek_{first.id}": "2", "gekozen": "De meeste stemmen.", "niet_gekozen": "Te weinig."}
    page = f"/buurtagenda/{agenda.id}/vaststellen"
    assert "dezelfde plaats" in browse(village["mo"]).post(page, data=fields | {f"plek_{first.id}": "1"}).text
    assert browse(village["mo"]).post(page, data=fields).status_code == 303
    db.session.expire_all()
    kept = [punt(p.id) for p in admitted]
    assert [(p.status, p.plaats) for p in kept] == [("gekozen", 2), ("gekozen", 1), ("niet_gekozen", None)]
    assert kept[2].status_reden == "Te weinig." and heard("niet_kiezen") == [village["amina"].id]


@pytest.fixture
def chosen(agenda, village):
    return make_punt(agenda, village["amina"], Status.GEKOZEN)


def test_the_plan_and_the_milestones_stand_on_the_page(chosen, village, browse):
    mo, page = browse(village["mo"]), f"/buurtagenda/punten/{chosen.id}"
    mo.post(f"{page}/planning", data={"uitvoerder": "Wijkbeheer", "klaar_voor": "2027-05-01", "geld_gepland": "2500"})
    mo.post(f"{page}/mijlpaal", data={"titel": "Bank besteld", "gepland_op": "2027-03-01"})
    step = milestones(chosen.id)[0]
    for _twice in range(2):
        mo.post(f"{page}/mijlpaal/{step.id}/gehaald")
    shown = browse().get(page).text
    assert "Wijkbeheer" in shown and "Bank besteld" in shown and "2.500" in shown
    assert heard("mijlpaal_gehaald") == [village["amina"].id]


def test_second_of_two_who_plan_a_point_reads_so_and_keeps_what_was_typed(chosen, village, browse):
    mo, url = browse(village["mo"]), f"/buurtagenda/punten/{chosen.id}/planning"
    seen = version_in(mo.get(url))
    assert mo.post(url, data=seen | {"uitvoerder": "Wijkbeheer", "geld_gepland": "2500"}).status_code == 303
    late = mo.post(url, data=seen | {"uitvoerder": "De buurtclub"})
    assert "net ergens anders aangepast" in late.text and "De buurtclub" in late.text
    assert (punt(chosen.id).uitvoerder, punt(chosen.id).geld_gepland) == ("Wijkbeheer", 250_000)
    assert mo.post(url, data=version_in(late) | {"uitvoerder": "De buurtclub"}).status_code == 303


def test_news_is_told_to_submitter_supporters_and_those_whose_point_was_merged_once(chosen, agenda, village, browse):
    db.session.add(PuntSteun(punt_id=chosen.id, person_id=village["bas"].id))
    make_punt(agenda, village["rik"], Status.SAMENGEVOEGD, doel_id=chosen.id)
    make_punt(agenda, village["bas"], Status.SAMENGEVOEGD, doel_id=chosen.id)
    browse(village["mo"]).post(f"/buurtagenda/punten/{chosen.id}/nieuws", data={"tekst": "De bank staat er."})
    assert sorted(heard("voortgang")) == sorted(village[name].id for name in ("amina", "bas", "rik"))
    assert "De bank staat er." in browse().get(f"/buurtagenda/punten/{chosen.id}").text


def test_residents_cannot_plan_or_report(chosen, village, browse):
    for name in ("amina", "bas", "driss"):
        assert browse(village[name]).get(f"/buurtagenda/punten/{chosen.id}/nieuws").status_code == 403


WORK = {
    "planning": lambda punt, by: uitvoering.plan(punt, {"uitvoerder": "Wijkbeheer"}, by=by),
    "nieuws": lambda punt, by: uitvoering.report(punt, "De bank staat er.", by=by),
    "mijlpaal": lambda punt, by: uitvoering.add_milestone(punt, "Bank besteld", None, by=by),
    "mijlpaal/1/gehaald": lambda punt, by: uitvoering.reach_milestone(punt, PuntMijlpaal(punt_id=punt.id, titel="X"), by=by),
}


@pytest.mark.parametrize("page", WORK)
@pytest.mark.parametrize("status", [status for status in Status if status not in LOOPT])
def test_nobody_plans_or_tells_of_a_point_that_is_not_being_done(agenda, village, browse, status, page):
    made = make_punt(agenda, village["amina"], status)
    if "gehaald" not in page:
        assert browse(village["mo"]).get(f"/buurtagenda/punten/{made.id}/{page}").status_code == 403
    with pytest.raises(Refused):
        WORK[page](punt(made.id), village["mo"])
    assert (punt(made.id).uitvoerder or "", milestones(made.id), heard("voortgang")) == ("", [], [])


@pytest.mark.parametrize("status", sorted(LOOPT))
def test_staff_plan_and_tell_of_a_point_that_is_being_done(agenda, village, browse, status):
    made = make_punt(agenda, village["amina"], status)
    assert browse(village["mo"]).post(f"/buurtagenda/punten/{made.id}/nieuws", data={"tekst": "Klaar."}).status_code == 303
