"""Finding a plan and reading it: what the list and the page say, and where they lead."""

import json
import re
from datetime import timedelta

import pytest

from portal.clock import today
from portal.extensions import db
from portal.initiatieven import actions, queries
from portal.initiatieven.actions import place
from portal.initiatieven.models import Versie
from portal.initiatieven.rules import EINDE, LOPEND, OPENBAAR, Status, is_kenmerk
from portal.story.models import Event
from portal.wijken.models import Gebied

PATH = "M0 0L10 0L10 10L0 10Z"
OUTLINE = {"type": "Polygon", "coordinates": [[[6, 52], [7, 52], [7, 53], [6, 53], [6, 52]]]}


def found(page):
    return page.count('<li class="p-card">')


def test_home_leads_to_the_plans_that_run_and_counts_the_same(village, initiatief_by, browse):
    for status in sorted(OPENBAAR):
        with place.kept(plan := initiatief_by(village["amina"], Status.INGEDIEND)):
            plan.status, plan.published_at = status, plan.submitted_at
    db.session.commit()
    assert '<a href="/initiatieven/?status=lopend">Alle 3 lopende plannen</a>' in browse().get("/").text
    page = browse().get("/initiatieven/?status=lopend").text
    assert found(page) == len(LOPEND) and "3 plannen gevonden" in page
    assert '<option value="lopend" selected>Loopt nu</option>' in page


def test_home_leads_to_no_list_when_no_plan_runs(village, browse):
    page = browse().get("/").text
    assert "Er is nu niets in uitvoering" in page and "status=lopend" not in page


def test_home_tells_of_one_plan_as_of_one(village, initiatief_by, browse):
    with place.kept(plan := initiatief_by(village["amina"], Status.INGEDIEND)):
        plan.status, plan.published_at = Status.GEPUBLICEERD, plan.submitted_at
    db.session.commit()
    page = browse().get("/").text
    assert all(f"{said}</span>" in page for said in (">plan op deze site", ">loopt er nu", "0</b><span>zijn gerealiseerd"))


@pytest.mark.parametrize(("sort", "asked"), [("nieuw", 2), ("steun", 2), ("willekeurig", 3)])
def test_running_plans_cost_no_more_than_all(village, initiatief_by, browse, queries, sort, asked):
    initiatief_by(village["amina"])
    queries.clear()
    browse().get(f"/initiatieven/?status=lopend&sorteer={sort}")
    assert len(queries) == asked


@pytest.mark.parametrize("typed", [str, str.lower, " {} ".format])
def test_a_kenmerk_leads_to_its_plan(village, initiatief_by, browse, typed):
    plan = initiatief_by(village["amina"])
    answer = browse().get("/initiatieven/", query_string={"zoek": typed(plan.kenmerk)})
    assert answer.location == f"/initiatieven/{plan.id}"


@pytest.mark.parametrize("fields", [{"status": Status.INGEDIEND}, {"hidden_at": True}])
def test_the_kenmerk_of_what_is_not_public_finds_nothing(village, initiatief_by, browse, fields):
    plan = initiatief_by(village["amina"], fields.get("status", Status.GEPUBLICEERD))
    plan.hidden_at = plan.submitted_at if "hidden_at" in fields else None
    db.session.commit()
    for visitor in (browse(), browse(village["amina"])):
        page = visitor.get(f"/initiatieven/?zoek={plan.kenmerk}")
        assert page.status_code == 200 and "Niets gevonden" in page.text


@pytest.mark.parametrize("text", ["", "24", "I-2026", "I-2026-1", "I-2026-0001 plan", "G-2026-0001", "I-२०२६-0001"])
def test_other_words_are_no_kenmerk(text):
    assert not is_kenmerk(text)


@pytest.mark.parametrize("word", ["de", "a", "\N{DECIDUOUS TREE}", "<b>"])
def test_a_word_nobody_can_search_for_is_said(village, initiatief_by, browse, word):
    initiatief_by(village["amina"])
    page = browse().get("/initiatieven/", query_string={"zoek": word}).text
    assert "kunnen we niet zoeken." in page and found(page) == 0 and "<b>’" not in page


def test_how_many_were_found_is_said_when_the_page_holds_them_all(village, initiatief_by, browse):
    for _ in range(21):
        initiatief_by(village["amina"])
    initiatief_by(village["amina"], thema="verkeer")
    assert "1 plan gevonden" in browse().get("/initiatieven/?thema=verkeer").text
    assert "gevonden</h2>" not in browse().get("/initiatieven/?thema=groen").text
    assert "gevonden</h2>" not in browse().get("/initiatieven/").text


def test_the_way_back_goes_from_all_plans_to_those_of_the_buurt(village, initiatief_by, browse):
    page = browse().get(f"/initiatieven/{initiatief_by(village['amina']).id}").text
    crumbs = page[page.index("p-crumbs") :]
    assert crumbs.index('href="/initiatieven/"') < crumbs.index('href="/initiatieven/?buurt=BU01640202">De Noork')


def test_earlier_texts_are_linked_when_there_are_any_and_have_their_headings(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"])
    page, earlier = f"/initiatieven/{plan.id}", f"/initiatieven/{plan.id}/versies"
    assert earlier not in browse().get(page).text
    actions.edit(plan, {"title": "Moestuin bij het plein"}, by=village["amina"])
    db.session.commit()
    assert earlier in browse().get(page).text and db.session.query(Versie).count() == 1
    assert "<h3>Waarom</h3>" in browse().get(earlier).text


def test_where_a_plan_is_can_be_seen_without_script(village, initiatief_by, browse, queries):
    area = db.session.get(Gebied, "BU01640202")
    area.path, area.geometry = PATH, json.dumps(OUTLINE)
    db.session.commit()
    plan = initiatief_by(village["amina"], lat=52.5, lon=6.5)
    queries.clear()
    page = browse().get(f"/initiatieven/{plan.id}").text
    assert 'aria-label="Tekening met de plek van dit plan"' in page and '<circle class="p-point" cx="230" cy="230"' in page
    assert len(queries) == 5
    elsewhere = initiatief_by(village["amina"], lat=50.5, lon=4.5)
    assert "De plek is op de kaart aangewezen." in browse().get(f"/initiatieven/{elsewhere.id}").text


def test_who_supports_hears_already_and_is_not_asked_to_follow(village, initiatief_by, browse):
    page, bas = f"/initiatieven/{initiatief_by(village['amina']).id}", browse(village["bas"])
    bas.post(f"{page}/volgen")
    bas.post(f"{page}/steunen")
    assert "Niet meer volgen" in bas.get(page).text
    bas.post(f"{page}/ontvolgen")
    text = bas.get(page).text
    assert "Je krijgt al bericht, omdat je dit plan steunt." in text and "Volg dit plan" not in text


def test_a_plan_taken_back_before_it_was_public_says_so(village, initiatief_by, browse):
    amina, plan = browse(village["amina"]), initiatief_by(village["amina"], Status.INGEDIEND)
    question = amina.get(f"/initiatieven/{plan.id}/stap/intrekken").text
    assert "Het komt niet op de site." in question and "Iedereen kan" not in question
    assert "Iedereen kan" not in amina.post(f"/initiatieven/{plan.id}/stap/intrekken", data={"reden": ""}).text
    amina.post(f"/initiatieven/{plan.id}/stap/intrekken", data={"reden": "Toch niet."})
    page = amina.get(f"/initiatieven/{plan.id}").text
    assert "Dit plan is ingetrokken. Het komt niet op de site." in page and "nog niet op de site" not in page


def test_a_reason_everybody_can_read_is_announced(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"])
    assert "Iedereen kan de reden lezen." in browse(village["amina"]).get(f"/initiatieven/{plan.id}/stap/intrekken").text


@pytest.mark.een_database
@pytest.mark.parametrize(("who", "step", "told"), [
    ("amina", "aanvullen", None), ("mo", "publiceren", "Het hele plan komt dan op de site."),
    ("mo", "niet_haalbaar", "Het hele plan komt dan op de site, met de reden erbij."),
])
def test_a_step_promises_no_more_than_it_brings(village, initiatief_by, browse, who, step, told):
    status = Status.AANVULLING_GEVRAAGD if who == "amina" else Status.INGEDIEND
    page = browse(village[who]).get(f"/initiatieven/{initiatief_by(village['amina'], status).id}/stap/{step}").text
    assert told in page if told else "op de site" not in page.split("<main")[1].split("</main")[0]


@pytest.mark.parametrize(("who", "hears"), [("bas", True), (None, False)])
def test_who_reports_abuse_is_promised_only_what_will_happen(village, initiatief_by, browse, who, hears):
    visitor = browse(village[who]) if who else browse()
    page = f"/initiatieven/{initiatief_by(village['amina']).id}"
    visitor.post(f"{page}/klopt-niet", data={"tekst": "Dit klopt echt niet.", "te_goeder_trouw": "y"})
    text = visitor.get(page).text
    assert "We kijken ernaar." in text and ("Je hoort wat we besluiten." in text) is hears


def test_a_milestone_is_not_planned_in_the_past(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"])
    answer = browse(village["amina"]).post(
        f"/initiatieven/{plan.id}/mijlpaal", data={"titel": "Begin", "gepland_op": "2020-01-01"}
    )
    assert "Kies vandaag of een dag die nog moet komen." in answer.text


def test_what_is_planned_without_a_date_comes_last(village, initiatief_by):
    plan = initiatief_by(village["amina"])
    for titel, when in (("Feest", None), ("Bollen poten", today() + timedelta(days=9))):
        actions.add_mijlpaal(plan, titel, when, by=village["amina"])
    assert [row.titel for row in queries.mijlpalen(plan)] == ["Bollen poten", "Feest"]


@pytest.mark.parametrize(("when", "said"), [(None, "nog geen datum"), (today() + timedelta(days=9), "gepland op")])
@pytest.mark.parametrize("status", sorted(OPENBAAR))
def test_what_is_planned_is_still_to_come_only_while_the_plan_runs(village, initiatief_by, browse, status, when, said):
    with place.kept(plan := initiatief_by(village["amina"])):
        actions.add_mijlpaal(plan, "Bollen poten", when, by=village["amina"])
        plan.status = status
    db.session.commit()
    path, runs = f"/initiatieven/{plan.id}", status in LOPEND
    for visitor in (browse(), browse(village["amina"])):
        page = visitor.get(path).text
        assert ((">Bollen poten</h3>" in page), (said in page)) == (runs, runs)
    page = browse(village["mo"]).get(path).text
    assert ">Bollen poten</h3>" in page and "/weg\"" in page
    assert ((said in page), ("niet gehaald" in page)) == (runs, status in EINDE)


def test_no_edit_drives_an_answer_or_a_step_off_the_page(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"], Status.INGEDIEND)
    actions.take_step(plan, "publiceren", by=village["mo"])
    actions.answer(plan, "Ja, dit mag op deze plek.", by=village["mo"])
    db.session.commit()
    about = dict(kind="initiatieven", thing_id=plan.id, gebied_code=plan.gebied_code, before=plan.status, after=plan.status)
    db.session.add_all(Event(what="initiatieven.bewerken", openbaar=True, **about) for _edit in range(120))
    db.session.commit()
    page = browse().get(f"/initiatieven/{plan.id}").text
    assert "Ja, dit mag op deze plek." in page and page.index("Gepubliceerd") < page.index("Lees het antwoord")


def test_many_versions_are_read_a_page_at_a_time(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"])
    said = {"wat": "", "waarom": "", "voor_wie": "", "wie_helpt": "", "hulp_gevraagd": ""}
    db.session.add_all(
        Versie(initiatief_id=plan.id, nummer=n, inhoud=said | {"title": f"Naam {n}."}, by_id=plan.owner_id) for n in range(1, 46)
    )
    db.session.commit()
    address, read = f"/initiatieven/{plan.id}/versies", []
    while address:
        page = browse().get(address).text
        read.append(page.count("<article"))
        address = (re.findall(r'href="([^"]*[?]na=[0-9]+)"', page) or [None])[0]
    assert read == [20, 20, 5]
