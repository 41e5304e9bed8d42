"""The pages of points: from bringing one to the answer, for those who may and in words they can read."""

import re

import pytest
from sqlalchemy import update

from portal.buurtagenda.actions.punten import take_step
from portal.buurtagenda.models import Agendapunt, Signaal
from portal.buurtagenda.queries import all_points, found, punt
from portal.buurtagenda.rules.fase import Fase
from portal.buurtagenda.rules.punt import Status
from portal.buurtagenda.rules.toets import Criterium
from portal.clock import today
from portal.extensions import db
from portal.people.models import Person
from portal.words import TOLD
from tests.agenda import BUURT, make_agenda, make_punt

FIELDS = {"title": "Bankje", "wat": "Een bank bij de vijver.", "gebied_code": BUURT, "kosten": "1.250,50"}


@pytest.fixture
def agenda(village):
    return make_agenda(village["mo"])


def test_a_resident_brings_a_point_and_staff_place_test_and_admit_it(village, browse, agenda):
    amina, mo = browse(village["amina"]), browse(village["mo"])
    assert "Vertel wat er moet gebeuren" in amina.post(f"/buurtagenda/{agenda.id}/indienen", data=FIELDS | {"wat": ""}).text
    made = amina.post(f"/buurtagenda/{agenda.id}/indienen", data=FIELDS)
    assert made.status_code == 303
    page = made.location
    assert browse().get(page).status_code == 404
    assert "Bankje" in mo.get(f"/buurtagenda/{agenda.id}/werk").text
    assert mo.post(f"{page}/stap/plaatsen").status_code == 303
    assert "1.250,50" in browse().get(page).text
    assert mo.get(f"{page}/stap/toelaten").location.endswith("/toets")
    answers = {f"{name}-oordeel": "ja" for name in Criterium}
    assert mo.post(f"{page}/toets", data=answers).status_code == 303
    assert "Hieruit volgt" in mo.get(f"{page}/toets").text
    assert mo.post(f"{page}/stap/toelaten", data={"reden": "Dit kan."}).status_code == 303
    shown = browse().get(page).text
    assert "Toegelaten" in shown and "Dit kan." in shown


def test_who_tests_a_point_that_a_colleague_just_tested_reads_so_first(village, browse, agenda):
    page = f"/buurtagenda/punten/{make_punt(agenda, village['amina'], Status.GEPLAATST).id}/toets"
    mo, noor = browse(village["mo"]), browse(village["noor"])
    drawn = {"version": re.search(r'name="version"[^>]*value="([^"]+)"', mo.get(page).text)[1]}
    yes = {f"{name}-oordeel": "ja" for name in Criterium}
    first, second = (yes | {f"{name}-toelichting": f"Van {who}." for name in Criterium} for who in ("Noor", "Mo"))
    assert noor.post(page, data=first | drawn).status_code == 303
    crossed = mo.post(page, data=second | drawn).text
    assert "net ergens anders aangepast" in crossed and "Van Mo." in crossed
    assert {row.toelichting for row in found(1).values()} == {"Van Noor."}
    again = {"version": re.search(r'name="version"[^>]*value="([^"]+)"', crossed)[1]}
    assert mo.post(page, data=second | again).status_code == 303
    db.session.expire_all()
    assert {row.toelichting for row in found(1).values()} == {"Van Mo."}


def test_an_amount_beyond_every_budget_is_said_and_the_largest_that_can_be_written_is_kept(village, browse, agenda):
    amina, place = browse(village["amina"]), f"/buurtagenda/{agenda.id}/indienen"
    for far_too_much in ("900" + 6 * ".000", "1.000.000.000"):
        assert "Dit bedrag kunnen we niet lezen" in amina.post(place, data=FIELDS | {"kosten": far_too_much}).text
    assert amina.post(place, data=FIELDS | {"kosten": "999.999.999,5"}).status_code == 303


def test_an_adjustment_is_shown_to_the_submitter_who_answers(village, browse, agenda):
    punt = make_punt(agenda, village["amina"], Status.GEPLAATST)
    mo, amina = browse(village["mo"]), browse(village["amina"])
    proposal = {"title": "Twee bankjes", "wat": "Twee banken.", "kosten": "800", "reden": "Zo past het."}
    assert mo.post(f"/buurtagenda/punten/{punt.id}/stap/aanpassing_voorstellen", data=proposal).status_code == 303
    assert "Wij stellen een aanpassing voor" in amina.get(f"/buurtagenda/punten/{punt.id}").text
    assert "Wij stellen een aanpassing voor" not in browse().get(f"/buurtagenda/punten/{punt.id}").text
    assert amina.post(f"/buurtagenda/punten/{punt.id}/mijn/aanpassing_aannemen").status_code == 303
    assert "Twee bankjes" in browse().get(f"/buurtagenda/punten/{punt.id}").text


def test_a_wrong_kenmerk_is_said_beside_the_field_and_keeps_what_was_typed(village, browse, agenda):
    punt = make_punt(agenda, village["amina"], Status.GEPLAATST)
    said = browse(village["mo"]).post(
        f"/buurtagenda/punten/{punt.id}/stap/samenvoegen", data={"reden": "Lijkt erop", "doel": "A-1999-1"}
    ).text
    assert "geen punt op deze agenda" in said and "Lijkt erop" in said


def test_staff_enter_a_point_for_somebody_at_the_desk(village, browse, agenda):
    fields = FIELDS | {"ontvangen_via": "balie", "ontvangen_op": "2026-01-05"}
    mo = browse(village["mo"])
    assert "moet nog komen" in mo.post(f"/buurtagenda/{agenda.id}/namens", data=fields | {"ontvangen_op": "2099-01-01"}).text
    mo.post(f"/buurtagenda/{agenda.id}/namens", data=fields)
    made = all_points(agenda.id)[0]
    assert (made.owner_id, made.kenmerk) == (None, "A-2026-0001")


@pytest.mark.parametrize("left", [False, True])
def test_the_team_writes_down_the_answer_of_who_cannot_log_in(village, person, browse, agenda, left):
    """Somebody at the desk without an account, or somebody who left: what was asked of them is no dead end."""
    owner = person("Zoë")
    punt = make_punt(agenda, owner, Status.GEPLAATST)
    db.session.execute(update(Agendapunt.__table__).values(owner_id=owner.id if left else None))
    if left:
        db.session.execute(update(Person.__table__).where(Person.id == owner.id).values(email=None))
    db.session.commit()
    mo, here = browse(village["mo"]), f"/buurtagenda/punten/{punt.id}"
    proposal = {"title": "Twee bankjes", "wat": "Twee banken.", "kosten": "800", "reden": "Zo past het."}
    assert mo.post(f"{here}/stap/aanpassing_voorstellen", data=proposal).status_code == 303
    page = mo.get(here).text
    assert "De indiener is akkoord" in page and "Jouw antwoord is nodig" not in page
    assert "Wij stellen een aanpassing voor" not in browse(village["amina"]).get(here).text
    assert browse(village["amina"]).post(f"{here}/mijn/aanpassing_aannemen").status_code == 403
    assert mo.post(f"{here}/mijn/aanpassing_aannemen").status_code == 303
    assert "Twee bankjes" in browse().get(here).text
    assert "De indiener trekt dit punt in" in mo.get(here).text
    assert mo.post(f"{here}/mijn/intrekken", data={"reden": "Zei het aan de balie."}).status_code == 303
    assert "Zei het aan de balie." in browse().get(here).text


def test_nobody_agrees_to_an_adjustment_they_did_not_read(village, browse, agenda):
    """In another window the first proposal was turned down, and the team made another."""
    punt = make_punt(agenda, village["amina"], Status.GEPLAATST)
    mo, amina, here = browse(village["mo"]), browse(village["amina"]), f"/buurtagenda/punten/{punt.id}"
    proposal = {"title": "Twee bankjes", "wat": "Twee banken.", "kosten": "800", "reden": "Zo past het."}
    mo.post(f"{here}/stap/aanpassing_voorstellen", data=proposal)
    agree, refuse = (re.search(rf'href="({here}/mijn/{name}[^"]*)"', amina.get(here).text)[1]
                     for name in ("aanpassing_aannemen", "aanpassing_weigeren"))
    assert amina.post(refuse, data={"reden": "Liever niet."}).status_code == 303
    mo.post(f"{here}/stap/aanpassing_voorstellen", data=proposal | {"title": "Geen bankje", "kosten": "0"})
    assert amina.get(agree).status_code == amina.post(agree).status_code == 409
    assert "Geen bankje" not in browse().get(here).text


def test_the_team_does_not_answer_for_who_can_log_in(village, browse, agenda):
    punt = make_punt(agenda, village["amina"], Status.IN_OVERLEG, voorstel={"title": "Twee bankjes"})
    mo, here = browse(village["mo"]), f"/buurtagenda/punten/{punt.id}"
    assert mo.post(f"{here}/mijn/aanpassing_aannemen").status_code == 403
    assert mo.post(f"{here}/mijn/intrekken", data={"reden": "x"}).status_code == 403
    assert "De indiener is akkoord" not in mo.get(here).text


def test_support_shows_and_can_be_taken_back(village, browse, agenda):
    punt, bas = make_punt(agenda, village["amina"], Status.GEPLAATST), browse(village["bas"])
    bas.post(f"/buurtagenda/punten/{punt.id}/steun")
    assert "Je steunt dit punt" in bas.get(f"/buurtagenda/punten/{punt.id}").text
    bas.post(f"/buurtagenda/punten/{punt.id}/geen-steun")
    assert "Ik steun dit" in bas.get(f"/buurtagenda/punten/{punt.id}").text


def test_nobody_is_asked_to_support_a_point_of_an_agenda_that_stopped(village, browse, agenda):
    punt, bas = make_punt(agenda, village["amina"], Status.GEPLAATST), browse(village["bas"])
    agenda.status = Fase.GESTOPT
    db.session.commit()
    assert "Ik steun dit" not in bas.get(f"/buurtagenda/punten/{punt.id}").text
    assert bas.post(f"/buurtagenda/punten/{punt.id}/steun").status_code == 403


def test_an_initiatief_goes_on_the_agenda_with_one_press(village, browse, agenda, initiatief_by):
    plan = initiatief_by(village["amina"], gebied_code=BUURT)
    mo = browse(village["mo"])
    assert plan.title in mo.get(f"/buurtagenda/{agenda.id}/werk").text
    assert mo.post(f"/buurtagenda/{agenda.id}/overnemen/{plan.id}").status_code == 303
    db.session.expire_all()
    assert all_points(agenda.id)[0].initiatief_id == plan.id


@pytest.mark.parametrize("number", [1, 3])
def test_the_agenda_costs_the_same_for_one_and_for_three_points(village, browse, agenda, queries, number):
    for _ in range(number):
        make_punt(agenda, village["amina"], Status.GEPLAATST)
    queries.clear()
    browse().get(f"/buurtagenda/{agenda.id}")
    assert len(queries) <= 6


def test_following_a_point_and_stopping_again(village, browse):
    punt = make_punt(make_agenda(village["mo"]), village["amina"], "geplaatst")
    bas, page = browse(village["bas"]), f"/buurtagenda/punten/{punt.id}"
    assert bas.post(f"{page}/volgen").status_code == 303
    assert "Je volgt dit punt" in bas.get(page).text
    assert bas.post(f"{page}/niet-volgen").status_code == 303
    assert "Je volgt dit punt" not in bas.get(page).text
    assert browse().post(f"{page}/niet-volgen").status_code in (302, 401, 403)


def test_a_point_that_was_refused_at_once_tells_only_its_submitter_why(village, browse):
    agenda = make_agenda(village["mo"])
    punt = make_punt(agenda, village["amina"], "ingediend")
    said = {"reden": "Dit mag niet van de wet."}
    assert browse(village["mo"]).post(f"/buurtagenda/punten/{punt.id}/stap/niet_toelaten", data=said).status_code == 303
    assert said["reden"] in browse(village["amina"]).get(f"/buurtagenda/punten/{punt.id}").text
    assert browse().get(f"/buurtagenda/punten/{punt.id}").status_code == 404


def test_where_a_point_is_now_stands_once_along_its_thread(village, browse, agenda):
    made = make_punt(agenda, village["amina"], Status.GEPLAATST)
    take_step(punt(made.id), "niet_toelaten", by=village["mo"], reden="De grond is niet van ons.")
    db.session.commit()
    thread = browse().get(f"/buurtagenda/punten/{made.id}").text.split('id="verloop"')[1].split("</section>")[0]
    assert thread.count("is-now") == 1 and "(nu)" in thread
    assert thread.count(f"<h3>{TOLD['agendapunten.niet_toelaten']}</h3>") == thread.count("<li") == 1


@pytest.mark.parametrize("who", ["amina", "mo"])
@pytest.mark.parametrize("part", ["indienen", "signaal"])
def test_a_point_or_signaal_that_is_sent_twice_comes_in_once(village, browse, agenda, who, part):
    browser = browse(village[who])
    place = f"/buurtagenda/{agenda.id}/{part}"
    came, fields = {}, FIELDS
    if who == "mo":
        place = place.replace("indienen", "namens") if part == "indienen" else f"{place}/namens"
        came = {"ontvangen_via": "balie", "ontvangen_op": today().isoformat()}
    if part == "signaal":
        fields = {"tekst": "De lantaarns zijn uit.", "gebied_code": BUURT, "bron": "bewoner"}
    mark = re.search('name="eenmaal"[^>]* value="([^"]+)"', browser.get(place).text)[1]
    answers = [browser.post(place, data=fields | came | {"eenmaal": mark}) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303] and answers[0].location == answers[1].location
    assert db.session.query(Signaal if part == "signaal" else Agendapunt).count() == 1


def test_many_points_stand_on_sheets_that_lead_to_each_other(village, browse):
    agenda = make_agenda(village["rik"])
    for number in range(1, 53):
        make_punt(agenda, village["amina"], "geplaatst", title=f"Bankje {number}.")
    visitor = browse()
    first, second = (visitor.get(f"/buurtagenda/{agenda.id}{query}").text for query in ("", "?blad=2"))
    assert "Punten (52)" in first and "Punten (52)" in second
    assert "Bankje 50." in first and "Bankje 51." not in first and f"/buurtagenda/{agenda.id}?blad=2#punten" in first
    assert "Bankje 50." not in second and "Bankje 52." in second and f"/buurtagenda/{agenda.id}?blad=1#punten" in second
    assert "Bankje 52." in visitor.get(f"/buurtagenda/{agenda.id}?blad=99").text


def test_many_initiatieven_and_past_agendas_stand_on_sheets(village, browse, initiatief_by):
    agenda = make_agenda(village["rik"])
    for number in range(51):
        initiatief_by(village["amina"], title=f"Bankje {number}.")
        make_agenda(village["rik"], Fase.AFGESLOTEN, title=f"Toen {number}.")
    work, past = f"/buurtagenda/{agenda.id}/werk", "/buurtagenda/"
    mo = browse(village["mo"])
    for page, name, place in ((work, "Bankje", "plannen"), (past, "Toen", "voorbij")):
        shown = [set(re.findall(rf"{name} \d+\.", mo.get(f"{page}?blad={number}").text)) for number in (1, 2)]
        assert [len(names) for names in shown] == [50, 1] and len(shown[0] | shown[1]) == 51
        assert f"{page}?blad=2#{place}" in mo.get(page).text
