"""Attacks on agendas: reading what is not public yet, reaching into another agenda or area, and smuggling in code."""

from datetime import date

import pytest
from sqlalchemy import func, inspect, select, text

from portal.buurtagenda import queries
from portal.buurtagenda.actions import agenda as agendas
from portal.buurtagenda.actions import punten
from portal.buurtagenda.models import Agenda, Agendapunt, PuntSteun, Signaal
from portal.buurtagenda.rules.fase import Fase
from portal.buurtagenda.rules.punt import SignaalStatus, Status
from portal.clock import now
from portal.errors import Needed, Refused
from portal.extensions import db
from portal.initiatieven.rules import Status as Plan
from portal.people import leaving
from portal.people.models import Person
from portal.stemmen.rules.ronde import Status as Ronde
from tests.agenda import BUURT, make_agenda, make_punt, make_ronde, make_signaal

NASTY = "\"'><img src=x onerror=alert(1)>"
SECRET = "Nog niemand weet dit"
ELSEWHERE = "BU01640401"


@pytest.fixture
def agenda(village):
    return make_agenda(village["mo"])


def fresh(punt):
    db.session.rollback()
    db.session.expire_all()
    return queries.punt(punt.id)


PUBLIC = (
    "/", "/buurtagenda/", "/buurtagenda/{agenda}", "/buurtagenda/{agenda}/wijkfoto", "/stemmen/", "/initiatieven/?q=niemand",
    "/initiatieven/gelijk?title=niemand", "/atom.xml", f"/buurten/{BUURT}", f"/buurten/{BUURT}/atom.xml", "/buurten/mijn",
    "/berichten/", "/mijn/gegevens.json", "/hoe-wij-beslissen", "/wegwijzer",
)


def test_what_is_not_public_yet_stands_on_no_page_of_another(agenda, village, person, browse):
    hidden = make_punt(agenda, village["amina"], Status.INGEDIEND, title=SECRET, wat=SECRET)
    sign = make_signaal(agenda, village["amina"], SignaalStatus.INGEDIEND, tekst=SECRET)
    draft = make_ronde(agenda, Ronde.CONCEPT, title=SECRET)
    visitors = [browse(), browse(village["bas"]), browse(village["driss"]), browse(village["rik"])]
    own = (f"/buurtagenda/punten/{hidden.id}", f"/buurtagenda/signalen/{sign.id}", f"/stemmen/{draft.id}")
    for visitor in visitors:
        for place in (*PUBLIC, *own):
            assert SECRET not in visitor.get(place.format(agenda=agenda.id), follow_redirects=True).text, place
        for place in own:
            assert visitor.get(place).status_code in (403, 404)


def test_a_draft_agenda_and_its_points_are_seen_by_nobody_else(village, browse):
    draft = make_agenda(village["mo"], Fase.CONCEPT, title=SECRET)
    for visitor in (browse(), browse(village["bas"]), browse(village["driss"])):
        for place in PUBLIC:
            assert SECRET not in visitor.get(place.format(agenda=draft.id), follow_redirects=True).text, place
        for part in ("", "/wijkfoto", "/volgen", "/signaal", "/indienen", "/werk", "/vaststellen", "/bewerken"):
            assert visitor.get(f"/buurtagenda/{draft.id}{part}").status_code in (302, 403, 404, 405)


def test_a_point_nobody_saw_merges_without_its_title_getting_out(agenda, village, browse):
    shown = make_punt(agenda, village["bas"], Status.GEPLAATST)
    hidden = make_punt(agenda, village["amina"], Status.INGEDIEND, title=SECRET, wat=SECRET, kenmerk="A-2026-0009")
    shown.kenmerk = "A-2026-0008"
    db.session.commit()
    punten.take_step(queries.punt(hidden.id), "samenvoegen", by=village["mo"], reden="Hetzelfde plan.", doel="A-2026-0008")
    db.session.commit()
    for visitor in (browse(), browse(village["bas"])):
        assert SECRET not in visitor.get(f"/buurtagenda/punten/{shown.id}").text
        assert SECRET not in visitor.get("/berichten/", follow_redirects=True).text
    assert "Hetzelfde plan." in browse(village["amina"]).get(f"/buurtagenda/punten/{hidden.id}").text


def test_a_public_point_goes_on_only_in_one_that_is_public(agenda, village):
    shown = make_punt(agenda, village["bas"], Status.GEPLAATST)
    make_punt(agenda, village["amina"], Status.INGEDIEND, title=SECRET, kenmerk="A-2026-0009")
    with pytest.raises(Needed):
        punten.take_step(queries.punt(shown.id), "samenvoegen", by=village["mo"], reden="Ja.", doel="A-2026-0009")


def test_a_point_goes_on_in_no_other_agenda(agenda, village):
    shown = make_punt(agenda, village["bas"], Status.GEPLAATST)
    make_punt(make_agenda(village["mo"]), village["amina"], Status.GEPLAATST, kenmerk="A-2026-0009")
    with pytest.raises(Needed):
        punten.take_step(queries.punt(shown.id), "samenvoegen", by=village["mo"], reden="Ja.", doel="A-2026-0009")


AGENDA = {
    "title": "Van een ander", "gebied_code": ELSEWHERE, "van": "2026-12-01", "tot": "2027-12-01", "invloed": "meedenken",
    "doel": "Doel.", "staat_vast": "Niets.", "beslist": "De raad.", "terughoren": "In mei.",
}


@pytest.mark.parametrize(("name", "code", "alleen"), [
    ("driss", BUURT, []), ("noor", ELSEWHERE, []), ("noor", BUURT, [ELSEWHERE]), ("noor", "GM0164", [ELSEWHERE]),
])
def test_staff_of_one_area_begin_no_agenda_for_another(village, browse, name, code, alleen):
    answer = browse(village[name]).post("/buurtagenda/beheer/nieuw", data=AGENDA | {"gebied_code": code, "alleen": alleen})
    assert answer.status_code == 200 and "Er klopt nog iets niet" in answer.text
    assert db.session.scalar(select(func.count()).select_from(Agenda)) == 0
    days = {"van": date(2026, 12, 1), "tot": date(2027, 12, 1)}
    with pytest.raises((Refused, Needed)):
        agendas.start(AGENDA | days | {"gebied_code": code}, alleen, by=village[name])


def test_staff_do_not_move_an_agenda_out_of_their_area(village, browse):
    own = make_agenda(village["noor"])
    for change in ({"gebied_code": ELSEWHERE}, {"gebied_code": BUURT, "alleen": [ELSEWHERE]}):
        answer = browse(village["noor"]).post(f"/buurtagenda/{own.id}/bewerken", data=AGENDA | change)
        assert answer.status_code == 200 and "Er klopt nog iets niet" in answer.text
    db.session.rollback()
    db.session.expire_all()
    kept = queries.one(own.id)
    assert (kept.gebied_code, [row.buurt_code for row in kept.buurten]) == (BUURT, [BUURT])


def test_staff_of_one_area_make_an_agenda_of_their_own(village, browse):
    assert browse(village["noor"]).post("/buurtagenda/beheer/nieuw", data=AGENDA | {"gebied_code": BUURT}).status_code == 303


def test_texts_of_people_are_shown_as_text_everywhere(village, browse):
    agenda = make_agenda(village["mo"], title=NASTY, doel=NASTY, staat_vast=NASTY, beslist=NASTY, terughoren=NASTY)
    texts = {"title": NASTY, "wat": NASTY, "waarom": NASTY, "waar": NASTY, "kenmerk": "A-2026-0001"}
    punt = make_punt(agenda, village["amina"], Status.GEPLAATST, **texts)
    punten.take_step(queries.punt(punt.id), "niet_toelaten", by=village["mo"], reden=NASTY)
    sign = make_signaal(agenda, village["amina"], tekst=NASTY, organisatie=NASTY[:80])
    db.session.commit()
    places = (
        "/", "/buurtagenda/", "/buurtagenda/{agenda}", "/buurtagenda/{agenda}/wijkfoto", f"/buurtagenda/punten/{punt.id}",
        f"/buurtagenda/signalen/{sign.id}", "/buurtagenda/{agenda}/werk", "/buurtagenda/beheer/",
        "/buurtagenda/beheer/signalen?status=", "/buurten/" + BUURT, "/berichten/", "/buurtagenda/{agenda}/indienen",
        "/buurtagenda/{agenda}/bewerken",
        f"/buurtagenda/punten/{punt.id}/toets", "/stemmen/nieuw/{agenda}",
    )
    for visitor in (browse(), browse(village["amina"]), browse(village["mo"])):
        for place in places:
            assert "<img src=x" not in visitor.get(place.format(agenda=agenda.id)).text, place


@pytest.mark.parametrize("query", [
    "?na=x", "?na=1;drop", "?na=-1", "?na=9999999999999999999", "?agenda=x", "?agenda=99999999999", "?status=%00", "?status=';--",
    "?jaar=x", "?van=%27", "?na=1&na=2", "?onbekend=1",
])
def test_parameters_that_make_no_sense_are_no_error(agenda, village, browse, query):
    make_signaal(agenda, village["amina"])
    mo = browse(village["mo"])
    for place in ("beheer/signalen", f"{agenda.id}/wijkfoto", f"{agenda.id}", ""):
        assert mo.get(f"/buurtagenda/{place}{query}").status_code in (200, 400, 404), place


@pytest.mark.parametrize("field", [
    "status", "owner_id", "agenda_id", "geplaatst_at", "steun_count", "steun_genoeg_at", "plaats", "kenmerk", "openbaar",
])
def test_a_form_sets_nothing_it_does_not_ask(agenda, village, browse, field):
    data = {"title": "Bankje bij de vijver", "wat": "Een bank om op te zitten, met uitzicht.", "waarom": "Dan kun je rusten.",
            "gebied_code": BUURT, "thema": "groen", "waar": "Bij de vijver", "via": "web", field: "1"}
    browse(village["amina"]).post(f"/buurtagenda/{agenda.id}/indienen", data=data)
    db.session.rollback()
    for punt in [db.session.scalars(select(Agendapunt)).one()]:
        set_by_itself = (punt.steun_count, punt.steun_genoeg_at, punt.plaats, punt.openbaar)
        assert (punt.status, punt.owner_id, punt.agenda_id) == ("ingediend", village["amina"].id, agenda.id)
        assert set_by_itself == (0, None, None, False)


def test_strangers_and_neighbours_do_none_of_the_deeds_of_others(agenda, village, browse):
    punt = make_punt(agenda, village["amina"], Status.GEPLAATST)
    hidden = make_punt(agenda, village["amina"], Status.INGEDIEND)
    deeds = [f"punten/{punt.id}/{deed}" for deed in (
        "toets", "stap/toelaten", "stap/niet_toelaten", "stap/intrekken", "mijn/intrekken", "planning", "nieuws", "mijlpaal",
        "mijlpaal/1/gehaald", "stap/kiezen", "stap/realiseren", "mijn/toelaten",
    )] + [f"punten/{hidden.id}/steun", f"punten/{hidden.id}/volgen", f"{agenda.id}/vaststellen", f"{agenda.id}/namens",
          f"{agenda.id}/overnemen/1", f"{agenda.id}/fasen", f"{agenda.id}/stap/naar_bundelen", f"{agenda.id}/afsluiten"]
    for visitor in (browse(), browse(village["bas"]), browse(village["driss"]), browse(village["rik"])):
        for deed in deeds:
            answer = visitor.post(f"/buurtagenda/{deed}", data={"reden": "Zomaar."})
            assert answer.status_code in (302, 303, 403, 404, 409), deed
            assert answer.status_code not in (302, 303) or "/inloggen" in answer.location, deed
    assert fresh(punt).status == Status.GEPLAATST and fresh(hidden).status == Status.INGEDIEND


@pytest.mark.parametrize("kept", [
    {"status": Plan.CONCEPT}, {"status": Plan.INGEDIEND}, {"status": Plan.GESTOPT}, {"gebied_code": ELSEWHERE},
    {"hidden_at": now()},
])
def test_the_team_takes_over_no_plan_that_is_not_public_under_way_and_of_here(agenda, village, browse, initiatief_by, kept):
    plan = initiatief_by(village["amina"], **{"title": SECRET, "gebied_code": BUURT} | kept)
    assert browse(village["mo"]).post(f"/buurtagenda/{agenda.id}/overnemen/{plan.id}").status_code == 404
    db.session.rollback()
    assert queries.all_points(agenda.id) == []


def test_a_milestone_of_another_point_is_not_reached(agenda, village, browse):
    mine, other = (make_punt(agenda, village["amina"], Status.GEKOZEN, title=f"Plan {n}") for n in (1, 2))
    browse(village["mo"]).post(f"/buurtagenda/punten/{other.id}/mijlpaal", data={"titel": "Begin", "gepland_op": "2027-01-01"})
    number = queries.milestones(other.id)[0].id
    assert browse(village["mo"]).post(f"/buurtagenda/punten/{mine.id}/mijlpaal/{number}/gehaald").status_code == 409
    db.session.rollback()
    assert queries.milestones(other.id)[0].gehaald_op is None


def test_reading_changes_nothing(agenda, village, browse):
    punt = make_punt(agenda, village["amina"], Status.GEPLAATST)
    before = everything()
    for visitor in (browse(), browse(village["amina"]), browse(village["mo"])):
        for place in (*PUBLIC, f"/buurtagenda/punten/{punt.id}", f"/buurtagenda/punten/{punt.id}/steun",
                      f"/buurtagenda/punten/{punt.id}/volgen", f"/buurtagenda/punten/{punt.id}/stap/niet_toelaten",
                      f"/buurtagenda/punten/{punt.id}/mijn/intrekken", "/buurtagenda/{agenda}/stap/naar_bundelen"):
            visitor.get(place.format(agenda=agenda.id))
    db.session.rollback()
    assert everything() == before


def everything():
    names = sorted(set(inspect(db.engine).get_table_names()) - {"limit"})
    return [tuple(row) for name in names for row in db.session.execute(text(f'SELECT * FROM "{name}" ORDER BY 1'))]


def test_who_leaves_keeps_support_counted_and_leaves_no_name_behind(agenda, village, person):
    zoe = person("Zoë Zandvliet", email="zoe@voorbeeld.invalid")
    own = make_punt(agenda, zoe, Status.GEPLAATST)
    other = make_punt(agenda, village["bas"], Status.GEPLAATST, title="Ander plan")
    sign = make_signaal(agenda, zoe, SignaalStatus.INGEDIEND)
    punten.support(queries.punt(other.id), by=zoe)
    punten.take_step(queries.punt(own.id), "niet_toelaten", by=village["mo"], reden="Zoë Zandvliet belde: dit kan hier niet.")
    row = db.session.get(Signaal, sign.id)
    row.status_reden = "Besproken met Zoë Zandvliet."
    db.session.commit()
    here = db.session.get(Person, zoe.id, populate_existing=True)
    leaving.forget(here, by=here)
    db.session.commit()
    left = "\n".join(map(str, everything()))
    assert "Zandvliet" not in left and "zoe@" not in left
    assert fresh(other).steun_count == 1 == db.session.scalar(select(func.count()).select_from(PuntSteun))
