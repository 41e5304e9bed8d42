"""An agenda from draft to evaluation: who may steer it, what it must tell, and that the public sees each phase."""

import re
from datetime import date

import pytest
from sqlalchemy import func, select, update

from portal.buurtagenda import actions
from portal.buurtagenda.models import Agenda, AgendaBuurt, Agendapunt, Toets
from portal.buurtagenda.queries import one, punt
from portal.buurtagenda.rules.fase import FASEN, Fase
from portal.buurtagenda.rules.punt import Status
from portal.buurtagenda.rules.toets import Criterium
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.stemmen import queries as stemmen
from portal.stemmen.actions.vastleggen import lapse
from portal.stemmen.models import Stemronde
from portal.story.models import Event, Notification
from tests.agenda import BUURT, make_agenda, make_punt, make_ronde
from tests.page_check import version_in

TEXTS = {"doel": "Meer groen.", "staat_vast": "De weg blijft.", "beslist": "Het college.", "terughoren": "Elke maand."}
VALUES = {"title": "Noord vooruit", "gebied_code": "WK016402", "van": date(2027, 1, 1), "tot": date(2028, 12, 31)}
FORM = {"title": "Noord", "gebied_code": "WK016402", "van": "2027-01-01", "tot": "2027-12-31", "invloed": "meedenken"} | TEXTS
SAME = FORM | {"title": "Noord vooruit", "tot": "2028-12-31"}
PHASES = {f"fasen-{i}-{name}": value for i in range(7) for name, value in (
    ("begint", f"2027-0{i + 1}-01"), ("eindigt", f"2027-0{i + 1}-20"), ("tekst", "Wat"), ("inbreng", "Hoe"))}


def test_a_new_agenda_covers_its_area_and_has_seven_phases_after_each_other(village):
    agenda = one(actions.start(VALUES | TEXTS, by=village["mo"]).id)
    assert {row.buurt_code for row in agenda.buurten} == {"BU01640202", "BU01640201"}
    assert {plan.fase for plan in agenda.fasen} == set(FASEN)
    ends = {plan.fase: plan.eindigt for plan in agenda.fasen}
    starts = {plan.fase: plan.begint for plan in agenda.fasen}
    assert starts["voorbereiding"] == date(2027, 1, 1)
    assert all((starts[b] - ends[a]).days == 1 for a, b in zip(FASEN, FASEN[1:], strict=False))


def test_an_agenda_can_be_about_a_set_of_buurten(village):
    actions.start(VALUES | TEXTS, ["BU01640201"], by=village["mo"])
    assert db.session.scalars(select(AgendaBuurt.buurt_code)).all() == ["BU01640201"]


def test_it_opens_only_when_it_tells_what_people_must_know(village):
    bare = one(actions.start(VALUES, by=village["mo"]).id)
    with pytest.raises(Needed):
        actions.go(bare, "naar_voorbereiding", by=village["mo"])
    told = one(actions.start(VALUES | TEXTS, by=village["mo"]).id)
    actions.go(told, "naar_voorbereiding", by=village["mo"])
    assert told.status == Fase.VOORBEREIDING


def test_it_closes_only_with_an_evaluation(village):
    agenda = one(make_agenda(village["mo"], Fase.TERUGKOPPELING).id)
    with pytest.raises(Needed):
        actions.go(agenda, "afsluiten", by=village["mo"])
    actions.evaluate(agenda, "Alles is klaar.", by=village["mo"])
    assert agenda.status == Fase.AFGESLOTEN
    with pytest.raises(NotNow):
        actions.go(agenda, "naar_ophalen", by=village["mo"])


@pytest.mark.parametrize("step", ["stoppen", "naar_vaststelling"])
def test_no_vote_outlives_its_agenda(village, browse, step):
    agenda = make_agenda(village["mo"], Fase.STEMMING)
    ronde = make_ronde(agenda)
    with pytest.raises(Needed) as lacks:
        actions.go(one(agenda.id), step, "We gaan niet door.", by=village["mo"])
    assert lacks.value.args == ("stemming",)
    assert "Sluit eerst de stemming" in browse(village["mo"]).get(f"/buurtagenda/{agenda.id}/stap/{step}").text
    db.session.execute(update(Stemronde.__table__).where(Stemronde.id == ronde.id).values(status="vervallen"))
    actions.go(one(agenda.id), step, "We gaan niet door.", by=village["mo"])


@pytest.mark.parametrize("fase", [Fase.OPHALEN, Fase.VASTSTELLING])
def test_an_agenda_that_stops_answers_its_admitted_points_with_the_same_reason(village, browse, fase):
    agenda = make_agenda(village["mo"], fase)
    admitted, going = (make_punt(agenda, village["amina"], status, kenmerk=f"A-2026-{number}") for number, status in
                       enumerate((Status.TOEGELATEN, Status.IN_UITVOERING)))
    mo, step = browse(village["mo"]), f"/buurtagenda/{agenda.id}/stap/stoppen"
    assert "Ze komen dan niet op de agenda" in mo.get(step).text
    assert mo.post(step, data={"note": "Er is geen geld meer."}).status_code == 303
    db.session.expire_all()
    assert (punt(admitted.id).status, punt(admitted.id).status_reden) == (Status.NIET_GEKOZEN, "Er is geen geld meer.")
    assert punt(going.id).status == Status.IN_UITVOERING
    told = db.session.scalars(select(Notification.person_id).join(Event, Event.id == Notification.event_id)
                              .where(Event.what == "agendapunten.niet_kiezen")).all()
    assert told == [village["amina"].id]


@pytest.mark.parametrize(("name", "status", "who", "door"), [
    ("toelaten", Status.GEPLAATST, "mo", "stap"), ("aanpassing_voorstellen", Status.GEPLAATST, "mo", "stap"),
    ("aanpassing_aannemen", Status.IN_OVERLEG, "amina", "mijn"),
])
def test_no_point_is_admitted_to_an_agenda_that_stopped(village, browse, name, status, who, door):
    agenda = make_agenda(village["mo"], Fase.GESTOPT)
    made = make_punt(agenda, village["amina"], status, voorstel={"title": "Twee bankjes"})
    visitor, here = browse(village[who]), f"/buurtagenda/punten/{made.id}"
    db.session.add_all(Toets(punt_id=made.id, criterium=str(one), oordeel="ja") for one in Criterium)
    db.session.commit()
    assert f"{here}/{door}/{name}" not in visitor.get(here).text
    given = {"reden": "Zo past het.", "title": "Twee bankjes", "wat": "Twee banken.", "kosten": "800"}
    assert visitor.post(f"{here}/{door}/{name}", data=given).status_code == 409
    db.session.expire_all()
    assert punt(made.id).status == status


@pytest.mark.parametrize("name", ["amina", "driss", "rik", "bea"])
def test_only_those_who_work_there_steer_it(village, name):
    agenda = one(make_agenda(village["mo"], Fase.VOORBEREIDING).id)
    with pytest.raises(Refused):
        actions.go(agenda, "naar_ophalen", by=village[name])


def test_the_form_ticks_the_buurten_it_was_narrowed_to_and_none_when_it_is_about_all(village, browse):
    mo = browse(village["mo"])
    for narrowed in ((), ("BU01640201",)):
        agenda = actions.start(VALUES | TEXTS, narrowed, by=village["mo"])
        db.session.commit()
        page = mo.get(f"/buurtagenda/{agenda.id}/bewerken").text
        ticked = {code for code in ("BU01640201", "BU01640202") if f'value="{code}" checked' in page}
        assert ticked == set(narrowed)


def test_a_step_names_what_is_still_missing(village, browse):
    agenda = actions.start(VALUES | TEXTS | {"beslist": ""}, by=village["mo"])
    db.session.commit()
    page = browse(village["mo"]).get(f"/buurtagenda/{agenda.id}/stap/naar_voorbereiding").text
    assert f"/buurtagenda/{agenda.id}/bewerken#beslist" in page and "#doel" not in page


OPEN_STILL = ("ingediend", "geplaatst", "in_overleg", "toegelaten", "gekozen", "in_uitvoering")


def test_no_agenda_goes_to_work_while_admitted_points_wait_for_an_answer(village, browse):
    agenda, mo = make_agenda(village["mo"], Fase.VASTSTELLING), browse(village["mo"])
    admitted = make_punt(agenda, village["amina"], "toegelaten")
    page = f"/buurtagenda/{agenda.id}/stap/naar_uitvoering"
    shown, sent = mo.get(page), mo.post(page, data={"note": "Aan de slag."})
    assert "<textarea" not in shown.text and "Aan de slag." in sent.text
    for answer in (shown, sent):
        assert answer.status_code == 200 and "Dit kan nog niet" in answer.text
        assert f"/buurtagenda/punten/{admitted.id}" in answer.text and f"/buurtagenda/{agenda.id}/vaststellen" in answer.text
    with pytest.raises(Needed) as lacks:
        actions.go(one(agenda.id), "naar_uitvoering", by=village["mo"])
    assert lacks.value.args == ("punten",)
    db.session.execute(update(Agendapunt.__table__).values(status="gekozen"))
    db.session.commit()
    assert mo.post(page, data={"note": "Aan de slag."}).status_code == 303


@pytest.mark.parametrize("status", OPEN_STILL)
def test_no_agenda_closes_on_a_point_that_is_open_or_under_way(village, browse, status):
    agenda, mo = make_agenda(village["mo"], Fase.TERUGKOPPELING), browse(village["mo"])
    made = make_punt(agenda, village["amina"], status)
    page = f"/buurtagenda/{agenda.id}/afsluiten"
    shown, sent = mo.get(page), mo.post(page, data={"evaluatie": "Alles is klaar."})
    assert all(f"/buurtagenda/punten/{made.id}" in answer.text for answer in (shown, sent))
    assert "<textarea" not in shown.text and "Alles is klaar." in sent.text
    with pytest.raises(Needed):
        actions.evaluate(one(agenda.id), "Alles is klaar.", by=village["mo"])
    db.session.rollback()
    assert one(agenda.id).status == Fase.TERUGKOPPELING


def test_no_agenda_closes_while_people_vote_on_it(village, browse):
    agenda, mo = make_agenda(village["mo"], Fase.TERUGKOPPELING), browse(village["mo"])
    ronde = make_ronde(agenda)
    page = f"/buurtagenda/{agenda.id}/afsluiten"
    shown, sent = mo.get(page), mo.post(page, data={"evaluatie": "Alles is klaar."})
    assert all("Sluit eerst de stemming" in answer.text and answer.status_code == 200 for answer in (shown, sent))
    assert "<textarea" not in shown.text and "Alles is klaar." in sent.text
    with pytest.raises(Needed):
        actions.evaluate(one(agenda.id), "Alles is klaar.", by=village["mo"])
    db.session.rollback()
    lapse(stemmen.one(ronde.id), "Wij beginnen opnieuw.", by=village["mo"])
    db.session.commit()
    assert mo.post(page, data={"evaluatie": "Alles is klaar."}).status_code == 303


@pytest.mark.parametrize("status", sorted(set(Status) - set(OPEN_STILL)))
def test_it_closes_on_points_that_came_to_an_end(village, browse, status):
    agenda = make_agenda(village["mo"], Fase.TERUGKOPPELING)
    make_punt(agenda, village["amina"], status)
    answer = browse(village["mo"]).post(f"/buurtagenda/{agenda.id}/afsluiten", data={"evaluatie": "Alles is klaar."})
    assert answer.status_code == 303 and one(agenda.id).status == Fase.AFGESLOTEN


@pytest.mark.parametrize(("fase", "status", "shown"), [
    ("vaststelling", "geplaatst", True), ("uitvoering", "toegelaten", True), ("terugkoppeling", "toegelaten", True),
    ("uitvoering", "gekozen", False), ("stemming", "toegelaten", False), ("afgesloten", "toegelaten", False),
])
def test_the_way_to_decide_stays_while_there_is_something_to_decide(village, browse, fase, status, shown):
    agenda = make_agenda(village["mo"], fase)
    make_punt(agenda, village["amina"], status)
    page = browse(village["mo"]).get(f"/buurtagenda/{agenda.id}").text
    assert (f"/buurtagenda/{agenda.id}/vaststellen" in page) == shown


def test_the_page_says_in_which_step_the_agenda_is_and_what_comes_then(village, browse):
    agenda = actions.start(VALUES | TEXTS, by=village["mo"])
    actions.go(one(agenda.id), "naar_voorbereiding", by=village["mo"])
    db.session.commit()
    page = browse().get(f"/buurtagenda/{agenda.id}").text
    assert "Stap 1 van 7" in page and "Nu: voorbereiding" in page and "Daarna: ophalen, vanaf 29 januari 2027" in page


def test_a_phase_that_ended_early_is_told_as_it_was_planned(village, browse):
    """Of a plan for 2027 the agenda is at voting already."""
    agenda = one(actions.start(VALUES | TEXTS, by=village["mo"]).id)
    agenda.status = Fase.STEMMING
    db.session.commit()
    page = browse().get(f"/buurtagenda/{agenda.id}").text
    assert page.count('<span class="p-when">Gepland: ') == 3 and page.count('<span class="p-when">') == 7


def test_what_a_stopped_agenda_would_have_done_is_told_as_it_was_planned(village, browse):
    agenda = one(actions.start(VALUES | TEXTS, by=village["mo"]).id)
    agenda.status = Fase.GESTOPT
    db.session.commit()
    page = browse().get(f"/buurtagenda/{agenda.id}").text
    assert page.count('<span class="p-when">Gepland: ') == 7 and page.count("Gepland: ") == 8


def test_who_follows_the_agenda_hears_of_each_phase_once(village, browse):
    agenda = make_agenda(village["mo"], Fase.VOORBEREIDING)
    assert browse(village["amina"]).post(f"/buurtagenda/{agenda.id}/volgen").status_code == 303
    actions.go(one(agenda.id), "naar_ophalen", by=village["mo"])
    db.session.commit()
    heard = select(func.count()).select_from(Notification).where(Notification.person_id == village["amina"].id)
    assert db.session.scalar(heard) == 1


def test_a_draft_is_seen_by_nobody_else(village, browse):
    draft = make_agenda(village["mo"], Fase.CONCEPT)
    assert browse().get(f"/buurtagenda/{draft.id}").status_code == 404
    assert draft.title not in browse().get("/buurtagenda/").text
    assert browse(village["mo"]).get(f"/buurtagenda/{draft.id}").status_code == 200


def test_the_forms_make_plan_and_open_an_agenda(village, browse):
    mo = browse(village["mo"])
    assert "Vul de laatste dag in" in mo.post("/buurtagenda/beheer/nieuw", data=FORM | {"tot": ""}).text
    made = mo.post("/buurtagenda/beheer/nieuw", data=FORM)
    assert made.status_code == 303 and made.location.endswith("/fasen")
    assert "voordat ze begint" in mo.post(made.location, data=PHASES | {"fasen-2-eindigt": "2027-01-01"}).text
    assert mo.post(made.location, data=PHASES).status_code == 303
    id = int(made.location.split("/")[-2])
    assert mo.post(f"/buurtagenda/{id}/stap/naar_voorbereiding", data={"note": "Welkom"}).status_code == 303
    page = browse().get(f"/buurtagenda/{id}").text
    assert "Wat gebeurt er met mijn inbreng?" in page and "20 maart 2027" in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(village, browse, queries, number):
    for _ in range(number):
        make_agenda(village["mo"])
    queries.clear()
    browse().get("/buurtagenda/")
    assert len(queries) == 1


SAVED = {
    "bewerken": (FORM, {"doel": "Meer bomen."}, {"doel": "Minder auto’s."}),
    "bewerken#buurten": (SAME, {"alleen": ["BU01640201"]}, {"title": "Ons Noord"}),
    "fasen": (PHASES, {"fasen-0-tekst": "We beginnen."}, {"fasen-0-tekst": "We starten."}),
}


@pytest.mark.parametrize("part", sorted(SAVED))
def test_second_of_two_who_save_reads_so_and_keeps_what_was_typed(village, browse, part):
    agenda = actions.start(VALUES | TEXTS, by=village["mo"])
    db.session.commit()
    mo, (form, first, second) = browse(village["mo"]), SAVED[part]
    url = f"/buurtagenda/{agenda.id}/{part.partition('#')[0]}"
    seen = version_in(mo.get(url))
    assert mo.post(url, data=form | seen | first).status_code == 303
    late = mo.post(url, data=form | seen | second)
    assert "net ergens anders aangepast" in late.text and [*second.values()][0] in late.text
    kept = one(agenda.id)
    said = {"doel": kept.doel, "alleen": [row.buurt_code for row in kept.buurten], "fasen-0-tekst": kept.fasen[0].tekst}
    assert {name: said[name] for name in first} == first
    assert mo.post(url, data=form | version_in(late) | second).status_code == 303


def test_an_evaluation_of_an_agenda_that_just_changed_is_kept_but_closes_nothing_yet(village, browse):
    agenda = make_agenda(village["mo"], Fase.TERUGKOPPELING)
    mo, url = browse(village["mo"]), f"/buurtagenda/{agenda.id}/afsluiten"
    seen = version_in(mo.get(url))
    actions.edit(one(agenda.id), {"evaluatie": "De bank staat er."}, [BUURT], by=village["mo"])
    db.session.commit()
    late = mo.post(url, data=seen | {"evaluatie": "Alles is klaar."})
    assert "net ergens anders aangepast" in late.text and "Alles is klaar." in late.text
    assert (one(agenda.id).status, one(agenda.id).evaluatie) == (Fase.TERUGKOPPELING, "De bank staat er.")
    assert mo.post(url, data=version_in(late) | {"evaluatie": "Alles is klaar."}).status_code == 303
    assert one(agenda.id).status == Fase.AFGESLOTEN


@pytest.mark.parametrize("status", [Fase.AFGESLOTEN, Fase.GESTOPT])
def test_an_agenda_that_is_over_changes_no_more(village, browse, initiatief_by, status):
    agenda = make_agenda(village["mo"], status)
    ronde, plan = make_ronde(agenda, "vervallen"), initiatief_by(village["amina"], gebied_code=BUURT)
    mo, here = browse(village["mo"]), f"/buurtagenda/{agenda.id}"
    for door in ("bewerken", "fasen", "signaal/namens", "namens"):
        assert mo.get(f"{here}/{door}").status_code == 409 and f"{here}/{door}" not in mo.get(here).text
    assert mo.post(f"{here}/bewerken", data=FORM).status_code == 409 and one(agenda.id).title == "Samen in de buurt"
    assert mo.post(f"{here}/overnemen/{plan.id}").status_code == 409
    assert mo.post(f"/stemmen/nieuw/{agenda.id}", data={"title": "Nog een keer"}).status_code == 409
    assert mo.post(f"/stemmen/{ronde.id}/kopie").status_code == 409
    work, round_page = mo.get(f"{here}/werk").text, mo.get(f"/stemmen/{ronde.id}").text
    assert "namens" not in work and "overnemen" not in work and "kopie" not in round_page


def test_an_agenda_that_is_over_promises_no_news(village, browse):
    agenda = make_agenda(village["mo"], Fase.OPHALEN)
    amina = browse(village["amina"])
    amina.post(f"/buurtagenda/{agenda.id}/volgen")
    db.session.execute(update(Agenda).values(status=Fase.AFGESLOTEN))
    db.session.commit()
    mine, other = amina.get(f"/buurtagenda/{agenda.id}").text, browse().get(f"/buurtagenda/{agenda.id}").text
    assert "Hij is voorbij" in mine and "Niet meer volgen" in mine and "Op deze agenda staan geen punten" in mine
    for page in (mine, other):
        assert "bij elke nieuwe fase" not in page and "nog geen punten" not in page


def test_the_form_offers_the_areas_in_which_somebody_works_and_each_of_them_once(village, browse):
    page = browse(village["noor"]).get("/buurtagenda/beheer/nieuw").text
    offered = re.findall(r'<option value="([^"]+)"', page)
    assert sorted(offered) == ["BU01640201", "BU01640202", "GM0164", "WK016402"]
    assert set(re.findall(r'name="alleen" value="([^"]+)"', page)) == {"BU01640201", "BU01640202"}
    refused = browse(village["noor"]).post("/buurtagenda/beheer/nieuw", data=FORM | {"gebied_code": "WK016404"})
    assert refused.status_code == 200 and 'id="gebied_code-fout"' in refused.text and "Meer groen." in refused.text
