"""After the vote: the agenda is adopted, everyone gets an answer, and the work is told of once."""

import re
from datetime import date

import pytest
from sqlalchemy import select, update

from portal.buurtagenda.actions import uitvoering
from portal.buurtagenda.actions.punten import take_step
from portal.buurtagenda.models import PuntMijlpaal, PuntSteun
from portal.buurtagenda.queries import milestones, one, punt
from portal.buurtagenda.rules.fase import Fase
from portal.buurtagenda.rules.punt import LOOPT, Status
from portal.errors import NotNow, Refused
from portal.extensions import db
from portal.stemmen import queries as stemmen
from portal.stemmen.actions import Stemmer, cast
from portal.stemmen.models import Stemronde
from portal.stemmen.rules.regels import Regels, Rest
from portal.stemmen.rules.ronde import Status as Ronde
from portal.story.models import Event, Notification
from tests.agenda import make_agenda, make_punt, make_ronde, make_telling
from tests.at_once import when_ready
from tests.page_check import version_in
from tests.stemmen.voting import option_ids


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


ADOPTED = {"gekozen": "De meeste stemmen.", "niet_gekozen": "Te weinig."}


@pytest.mark.parametrize(("fase", "ronde"), [
    (Fase.OPHALEN, None), (Fase.BUNDELEN, None), (Fase.STEMMING, Ronde.VASTGELEGD), (Fase.AFGESLOTEN, None),
    (Fase.VASTSTELLING, Ronde.VASTGELEGD), (Fase.VASTSTELLING, Ronde.GESLOTEN),
])
def test_nothing_is_adopted_before_its_phase_or_before_the_result_of_the_vote(village, browse, fase, ronde):
    agenda = make_agenda(village["mo"], fase)
    made, mo = make_punt(agenda, village["amina"], Status.TOEGELATEN), browse(village["mo"])
    if ronde:
        make_ronde(agenda, ronde, costs=(1_000, 500), punten=[made])
    page = f"/buurtagenda/{agenda.id}/vaststellen"
    assert mo.get(page).status_code == (200 if fase == Fase.VASTSTELLING else 409)
    assert mo.post(page, data=ADOPTED).status_code == 409
    with pytest.raises(NotNow):
        uitvoering.adopt(one(agenda.id), [punt(made.id)], {None: "Te weinig."}, by=village["mo"])
    db.session.rollback()
    assert punt(made.id).status == Status.TOEGELATEN and heard("niet_kiezen") == []


def test_no_point_comes_on_the_agenda_or_stays_off_it_by_itself(agenda, admitted, village, browse):
    mo, page = browse(village["mo"]), f"/buurtagenda/punten/{admitted[0].id}"
    for name in ("kiezen", "niet_kiezen"):
        assert mo.post(f"{page}/stap/{name}", data={"reden": "Zomaar."}).status_code == 403
        with pytest.raises(NotNow):
            take_step(punt(admitted[0].id), name, by=village["mo"], reden="Zomaar.")
    shown = mo.get(page).text
    assert f"/buurtagenda/{agenda.id}/vaststellen" in shown and "stap/kiezen" not in shown


def test_what_is_admitted_later_comes_after_what_is_on_the_agenda(village, browse):
    agenda = make_agenda(village["mo"], Fase.UITVOERING)
    make_punt(agenda, village["amina"], Status.GEKOZEN, plaats=2)
    late = make_punt(agenda, village["amina"], Status.TOEGELATEN)
    page = f"/buurtagenda/{agenda.id}/vaststellen"
    assert browse(village["mo"]).post(page, data=ADOPTED | {f"plek_{late.id}": "1"}).status_code == 303
    db.session.expire_all()
    assert (punt(late.id).status, punt(late.id).plaats) == (Status.GEKOZEN, 3)


def test_what_was_admitted_after_the_page_was_drawn_is_not_turned_down_unseen(agenda, admitted, village, browse):
    mo, page = browse(village["mo"]), f"/buurtagenda/{agenda.id}/vaststellen"
    typed = ADOPTED | {f"plek_{admitted[0].id}": "7", "version": shown_in(mo.get(page))}
    late = make_punt(agenda, village["bas"], Status.TOEGELATEN, title="Een laat punt")
    sent = mo.post(page, data=typed)
    assert sent.status_code == 200 and "net ergens anders aangepast" in sent.text and "Een laat punt" in sent.text
    assert "De meeste stemmen." in sent.text and 'value="7"' in sent.text and heard("niet_kiezen") == []
    assert punt(late.id).status == Status.TOEGELATEN
    assert mo.post(page, data=typed | {"version": shown_in(sent)}).status_code == 303
    db.session.expire_all()
    assert punt(late.id).status == Status.NIET_GEKOZEN


def shown_in(answer):
    return re.search('name="version" type="hidden" value="(.*?)"', answer.text)[1]


def test_the_reason_of_the_others_is_asked_only_where_there_are_others(agenda, admitted, village, browse):
    mo, page = browse(village["mo"]), f"/buurtagenda/{agenda.id}/vaststellen"
    fields = {f"plek_{p.id}": str(number) for number, p in enumerate(admitted, 1)} | {"gekozen": "Ze passen alle drie."}
    assert "Schrijf de reden op." in mo.post(page, data=fields | {f"plek_{admitted[1].id}": ""}).text
    assert mo.post(page, data=fields).status_code == 303
    db.session.expire_all()
    assert {punt(p.id).status for p in admitted} == {Status.GEKOZEN}


def test_who_works_for_part_of_the_area_adopts_the_whole_agenda(village, person, browse):
    agenda = make_agenda(village["mo"], Fase.VASTSTELLING, buurten=("BU01640202", "BU01640201"), gebied_code="WK016402")
    there = make_punt(agenda, village["amina"], Status.TOEGELATEN, gebied_code="BU01640201")
    part, page = browse(person(rol="moderator", gebied="BU01640202")), f"/buurtagenda/{agenda.id}/vaststellen"
    assert page in part.get(f"/buurtagenda/{agenda.id}").text and part.get(page).status_code == 200
    assert part.post(page, data=ADOPTED | {f"plek_{there.id}": "1"}).status_code == 303
    db.session.expire_all()
    assert punt(there.id).status == Status.GEKOZEN


def test_what_is_paid_in_part_is_proposed_after_what_won(agenda, admitted, village, person, browse):
    ronde = make_ronde(agenda, costs=(3_000, 2_500, 4_000), punten=admitted, regels=Regels(rest=Rest.DEEL))
    for number, voters in enumerate((2, 3, 1)):
        for _voter in range(voters):
            cast(stemmen.one(ronde.id), {option_ids(ronde)[number]: 1}, Stemmer(person().id))
    make_telling(ronde)
    db.session.execute(update(Stemronde.__table__).values(status=Ronde.GETELD))
    db.session.commit()
    assert stemmen.chosen_points(agenda.id) == [admitted[1].id, admitted[0].id]
    shown = browse(village["mo"]).get(f"/buurtagenda/{agenda.id}/vaststellen").text
    filled_in = [re.search(rf'<input[^>]*name="plek_{p.id}"[^>]*>', shown)[0] for p in admitted]
    assert [re.search('value="(.*?)"', field)[1] for field in filled_in] == ["2", "1", ""]


@pytest.fixture
def chosen(agenda, village):
    return make_punt(agenda, village["amina"], Status.GEKOZEN)


def test_a_milestone_stands_at_its_day_and_without_one_last(chosen, village, browse):
    for titel, day in (("De bank staat", None), ("Bank besteld", date(2027, 3, 1)), ("Plek gekozen", None)):
        made = uitvoering.add_milestone(chosen, titel, day, by=village["mo"])
    uitvoering.reach_milestone(chosen, made, by=village["mo"])
    db.session.commit()
    page = browse().get(f"/buurtagenda/punten/{chosen.id}").text
    assert re.findall(r"<h4[^>]*>([^<]+)</h4>", page) == ["Plek gekozen", "Bank besteld", "De bank staat"]


def test_a_milestone_that_two_reach_is_news_once(app, chosen, village):
    made = uitvoering.add_milestone(chosen, "Bank besteld", None, by=village["mo"])
    db.session.commit()

    def reach(wait):
        mine, step = punt(chosen.id), db.session.get(PuntMijlpaal, made.id)
        wait()
        uitvoering.reach_milestone(mine, step, by=village["mo"])

    assert when_ready(app, reach, reach) == [None, None]
    assert heard("mijlpaal_gehaald") == [village["amina"].id]


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
def test_staff_see_what_they_can_do_with_a_point_of_their_own(agenda, village, browse, status):
    mo, own = browse(village["mo"]), make_punt(agenda, village["mo"], status)
    page = f"/buurtagenda/punten/{own.id}"
    drawn = set(re.findall(rf'href="{page}/([^"?]+)', mo.get(page).text))
    assert drawn == {"planning", "mijlpaal", "nieuws", "stap/realiseren", "stap/stoppen", "klopt-niet"} | (
        {"stap/uitvoeren"} if status == Status.GEKOZEN else set())
    assert all(mo.get(f"{page}/{link}").status_code == 200 for link in drawn)
    assert "Dit punt behandelen" not in browse(village["amina"]).get(page).text
    waiting = make_punt(agenda, village["mo"], Status.GEPLAATST)
    assert "Dit punt behandelen" not in mo.get(f"/buurtagenda/punten/{waiting.id}").text


@pytest.mark.parametrize("status", sorted(LOOPT))
def test_staff_plan_and_tell_of_a_point_that_is_being_done(agenda, village, browse, status):
    made = make_punt(agenda, village["amina"], status)
    assert browse(village["mo"]).post(f"/buurtagenda/punten/{made.id}/nieuws", data={"tekst": "Klaar."}).status_code == 303
