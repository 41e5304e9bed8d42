"""One zaak: everything staff need to decide, and nothing of it for others."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest

from portal.clock import today
from portal.extensions import db
from portal.initiatieven import actions as initiatieven
from portal.initiatieven import queries
from portal.initiatieven.models import Initiatief
from portal.initiatieven.rules import Status
from portal.moderatie import actions
from portal.moderatie.models import Notitie, Redentekst
from portal.story.models import Event, Mail
from tests.agenda import make_agenda, make_punt

EVIL = "<img src=x onerror=alert(1)>"
DEEDS = [("toewijzen", {"behandelaar": ""}), ("notitie", {"tekst": "Bel eerst."}),
         ("verbergen", {"reden": "Adres."}), ("tonen", {})]


def case_of(plan):
    return f"/beheer/initiatieven/{plan.id}"


def begins_with(page, text):
    """Does the text area of this page begin with this text?"""
    return page.text.split("<textarea")[1].partition(">")[2].strip().startswith(text)


def step_link(attribute, step, page):
    return re.search(rf'{attribute}="([^"]*/stap/{step}[^"]*)"', page.text)[1].replace("&amp;", "&")


def words_of(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text.split("<main")[1]))


@pytest.mark.parametrize("count", (1, 3))
def test_case_costs_the_same_however_long(village, person, initiatief_by, report, browse, queries, count):
    plan = initiatief_by(village["amina"])
    for n in range(count):
        report(plan, by=person())
        actions.add_note(db.session.get(Initiatief, plan.id), f"Notitie {n}", by=person(rol="moderator"))
        db.session.commit()
    queries.clear()
    page = browse(village["mo"]).get(case_of(plan))
    assert page.text.count("p-note2") == 2 * count
    assert len(queries) == 8


@pytest.mark.een_database
def test_case_begins_with_the_way_to_its_steps(village, initiatief_by, browse):
    text = browse(village["mo"]).get(case_of(initiatief_by(village["amina"], Status.INGEDIEND))).text
    way, steps = text.index('href="#stappen"'), text.index('id="stappen"')
    assert text.index("<h1") < way < text.index('id="plan"') < steps < text.index("/stap/publiceren")


@pytest.mark.een_database
@pytest.mark.parametrize(("who", "code"), [
    ("mo", 200), ("noor", 200), ("driss", 404), ("rik", 404), ("bea", 404), ("bas", 404), ("amina", 403),
])
def test_case_is_for_the_team_of_the_area(village, initiatief_by, browse, who, code):
    plan = initiatief_by(village["amina"], Status.INGEDIEND)
    assert browse(village[who]).get(case_of(plan)).status_code == code


@pytest.mark.een_database
@pytest.mark.parametrize("who", ["driss", "rik", "bea", "bas", "amina"])
def test_case_of_a_public_plan_is_refused_to_others(village, initiatief_by, browse, who):
    assert browse(village[who]).get(case_of(initiatief_by(village["amina"]))).status_code == 403


def test_case_of_a_draft_or_an_own_plan_stays_closed(village, initiatief_by, browse):
    draft = initiatief_by(village["amina"], Status.CONCEPT)
    own = initiatief_by(village["mo"], Status.INGEDIEND)
    mo = browse(village["mo"])
    assert [mo.get(case_of(plan)).status_code for plan in (draft, own)] == [404, 403]


@pytest.mark.een_database
@pytest.mark.parametrize(("deed", "data"), DEEDS)
@pytest.mark.parametrize("who", ["amina", "bas", "driss", "rik", "bea"])
def test_deeds_are_for_the_team_of_the_area(village, initiatief_by, browse, read, deed, data, who):
    plan = initiatief_by(village["amina"])
    assert browse(village[who]).post(f"{case_of(plan)}/{deed}", data=data).status_code == 403
    now = read(Initiatief, plan.id)
    assert (now.behandelaar_id, now.hidden_at, db.session.query(Notitie).count()) == (None, None, 0)


@pytest.mark.een_database
@pytest.mark.parametrize(("deed", "data"), DEEDS)
def test_deeds_of_a_stranger_end_at_the_door(village, initiatief_by, browse, deed, data):
    plan = initiatief_by(village["amina"])
    assert "/inloggen" in browse().post(f"{case_of(plan)}/{deed}", data=data).location


def test_case_shows_what_it_takes_to_decide(village, initiatief_by, report, browse):
    initiatief_by(village["bas"], title="Moestuin bij de school")
    plan = initiatief_by(village["amina"], Status.INGEDIEND, uiterlijk=today() + timedelta(2),
                         wat="Bel mij op 06 12 34 56 78.")
    report(plan)
    text = words_of(browse(village["mo"]).get(case_of(plan)))
    for words in ("Nog 2 dagen", "telefoonnummer: 06 12 34 56 78", "Hier staat een adres in.",
                  "Publiceren", "Aanvulling vragen", "Niet haalbaar", "Samenvoegen", "Doorsturen", "Amina",
                  "Alleen voor medewerkers", "Iemand meldt dat er iets niet klopt", "niet openbaar"):
        assert words in text
    assert "Overnemen" not in text


@pytest.mark.een_database
@pytest.mark.parametrize("field", ["title", "wat", "name", "note", "report"])
def test_case_escapes_what_people_wrote(village, person, initiatief_by, report, browse, field):
    owner = person(EVIL if field == "name" else "Ans")
    plan = initiatief_by(owner, **({field: EVIL} if field in ("title", "wat") else {}))
    report(plan, text=EVIL if field == "report" else "Klopt niet.")
    if field == "note":
        browse(village["noor"]).post(f"{case_of(plan)}/notitie", data={"tekst": EVIL})
    page = browse(village["mo"]).get(case_of(plan))
    assert EVIL not in page.text
    assert "&lt;img src=x onerror=alert(1)&gt;" in page.text


def test_assigning_comes_back_with_the_way_to_the_queue(village, initiatief_by, browse, read):
    plan = initiatief_by(village["amina"], Status.INGEDIEND)
    back = "/beheer/?deel=laat&zoek=tuin"
    mo = browse(village["mo"])
    answer = mo.post(f"{case_of(plan)}/toewijzen", data={"behandelaar": village["noor"].id, "terug": back})
    assert read(Initiatief, plan.id).behandelaar_id == village["noor"].id
    assert answer.location == f"{case_of(plan)}?terug={quote(back, safe='/?')}"
    assert 'href="/beheer/?deel=laat&amp;zoek=tuin"' in mo.get(answer.location).text


@pytest.mark.een_database
@pytest.mark.parametrize("terug", ["//evil.example", "javascript:alert(1)", "/inloggen"])
def test_way_back_leads_nowhere_else(village, initiatief_by, browse, terug):
    page = browse(village["mo"]).get(f"{case_of(initiatief_by(village['amina']))}?terug={quote(terug)}")
    assert terug not in page.text.split("<main")[1]


def test_assigning_to_somebody_from_elsewhere_is_refused(village, initiatief_by, browse, read):
    plan = initiatief_by(village["amina"], Status.INGEDIEND)
    mo = browse(village["mo"])
    mo.post(f"{case_of(plan)}/toewijzen", data={"behandelaar": village["driss"].id})
    assert read(Initiatief, plan.id).behandelaar_id is None
    assert "Deze collega werkt niet in dit gebied." in mo.get(case_of(plan)).text


@pytest.mark.een_database
def test_note_is_kept_for_colleagues_and_shown_nowhere_else(village, initiatief_by, browse):
    plan, secret = initiatief_by(village["amina"]), "De wethouder belt zelf."
    mo = browse(village["mo"])
    mo.post(f"{case_of(plan)}/notitie", data={"tekst": secret})
    assert secret in browse(village["noor"]).get(case_of(plan)).text
    public = f"/initiatieven/{plan.id}"
    for who in ("amina", "bas", "noor"):
        for path in (public, f"{public}/versies", f"{public}.atom", "/initiatieven/?zoek=wethouder", "/",
                     "/berichten/", "/mijn/gegevens.json"):
            assert secret not in browse(village[who]).get(path).text
    assert all(secret not in mail.body for mail in db.session.query(Mail))


def test_note_pressed_twice_is_kept_once(village, initiatief_by, browse):
    plan, mo = initiatief_by(village["amina"]), browse(village["mo"])
    assert 'name="eenmaal"' in mo.get(case_of(plan)).text
    for _ in range(2):
        assert mo.post(f"{case_of(plan)}/notitie", data={"tekst": "Bellen.", "eenmaal": "eenMerk"}).status_code == 303
    assert db.session.query(Notitie).count() == 1


@pytest.mark.een_database
def test_empty_note_is_said_beside_the_field(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"])
    page = browse(village["mo"]).post(f"{case_of(plan)}/notitie", data={"tekst": "  "})
    assert "Schrijf eerst een notitie." in page.text
    assert db.session.query(Notitie).count() == 0


def test_hiding_takes_it_off_the_site_and_showing_puts_it_back(village, initiatief_by, browse, read):
    plan = initiatief_by(village["amina"])
    mo, anyone = browse(village["mo"]), browse()
    assert mo.post(f"{case_of(plan)}/verbergen", data={"reden": "Er staat een adres in."}).status_code == 303
    assert anyone.get(f"/initiatieven/{plan.id}").status_code == 404
    page = browse(village["amina"]).get(f"/initiatieven/{plan.id}").text
    assert "Er staat een adres in." in page and "tweede blik" in page
    mo.post(f"{case_of(plan)}/tonen")
    assert anyone.get(f"/initiatieven/{plan.id}").status_code == 200
    assert mo.post(f"{case_of(plan)}/tonen").status_code == 409


@pytest.mark.een_database
def test_before_a_plan_comes_on_the_site_with_a_refusal_it_can_be_hidden(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"], Status.INGEDIEND, wat="Bel Jan op 06-12345678.")
    mo, step = browse(village["mo"]), f"/initiatieven/{plan.id}/stap/niet_haalbaar"
    page = words_of(mo.get(step))
    assert "Het hele plan komt dan op de site" in page and "06-12345678" in page and "Verberg het plan dan eerst" in page
    assert "komt dan niet op de site, wat je verder ook besluit" in mo.get(f"{case_of(plan)}/verbergen").text
    answer = mo.post(f"{case_of(plan)}/verbergen", data={"reden": "Er staat een nummer in."}, follow_redirects=True)
    assert "Dit plan komt niet op de site." in answer.text and "/stap/publiceren" not in answer.text
    assert "Het blijft verborgen." in mo.get(step).text
    mo.post(step, data={"reden": "Dit kan hier niet."})
    assert browse().get(f"/initiatieven/{plan.id}").status_code == 404
    assert "Dit plan mag weer op de site." not in mo.post(f"{case_of(plan)}/tonen", follow_redirects=True).text


@pytest.mark.een_database
def test_what_is_hidden_before_it_is_judged_still_waits_for_an_answer(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"], Status.INGEDIEND, uiterlijk=today() - timedelta(1))
    mo = browse(village["mo"])
    mo.post(f"{case_of(plan)}/verbergen", data={"reden": "Er staat een adres in."})
    page = mo.get("/beheer/").text
    assert plan.title in page and "Verborgen, niets te doen" not in page
    initiatieven.edit(queries.one(plan.id), {"wat": "Zonder adres."}, by=village["amina"])
    db.session.commit()
    assert db.session.scalars(db.select(Event.what).order_by(Event.id)).all()[-1] == "initiatieven.herstellen"
    mo.post(f"{case_of(plan)}/tonen")
    assert plan.title in mo.get("/beheer/").text


@pytest.mark.een_database
def test_hiding_asks_for_a_reason_and_can_begin_with_a_text(village, initiatief_by, browse):
    actions.load_standard_texts()
    db.session.commit()
    text = db.session.query(Redentekst).filter_by(stap="verbergen", titel="Reclame").one()
    other = db.session.query(Redentekst).filter_by(stap="doorsturen").first()
    plan = initiatief_by(village["amina"])
    mo = browse(village["mo"])
    path = f"{case_of(plan)}/verbergen"
    assert begins_with(mo.get(f"{path}?tekst={text.id}"), text.tekst)
    assert begins_with(mo.get(f"{path}?tekst={other.id}"), "</textarea>")
    assert "Geef een reden." in mo.post(path, data={"reden": ""}).text


@pytest.mark.een_database
def test_step_can_begin_with_a_text_for_staff_only(village, initiatief_by, browse):
    actions.load_standard_texts()
    db.session.commit()
    text = db.session.query(Redentekst).filter_by(stap="niet_haalbaar").first()
    plan = initiatief_by(village["amina"])
    page = browse(village["mo"]).get(f"/initiatieven/{plan.id}/stap/niet_haalbaar?tekst={text.id}")
    assert begins_with(page, text.tekst)
    own = browse(village["amina"]).get(f"/initiatieven/{plan.id}/stap/intrekken?tekst={text.id}")
    assert text.tekst not in own.text


@pytest.mark.een_database
def test_step_leads_back_to_the_case_and_from_there_to_the_queue(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"], Status.INGEDIEND)
    mo = browse(village["mo"])
    page = mo.get(f"{case_of(plan)}?terug={quote('/beheer/?deel=laat')}")
    answer = mo.post(step_link("action", "publiceren", page))
    assert answer.location == f"{case_of(plan)}?terug=/beheer/?deel%3Dlaat"
    assert 'href="/beheer/?deel=laat"' in mo.get(answer.location).text


def test_step_from_a_page_that_is_no_longer_true_is_refused(village, initiatief_by, browse, read):
    """A colleague decided while this page was open: the second decision does not follow unseen."""
    plan = initiatief_by(village["amina"], Status.INGEDIEND)
    mo = browse(village["mo"])
    link = step_link("href", "niet_haalbaar", mo.get(case_of(plan)))
    browse(village["noor"]).post(f"/initiatieven/{plan.id}/stap/publiceren")
    assert mo.post(link, data={"reden": "Nee."}).status_code == 409
    assert read(Initiatief, plan.id).status == "gepubliceerd"
    assert db.session.query(Event).count() == 1


def test_case_tells_who_it_was_assigned_to(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"], Status.INGEDIEND)
    mo = browse(village["mo"])
    mo.post(f"{case_of(plan)}/toewijzen", data={"behandelaar": village["noor"].id})
    mo.post(f"{case_of(plan)}/toewijzen", data={"behandelaar": ""})
    text = words_of(mo.get(case_of(plan)))
    assert "Aan Noor" in text and "Aan niemand" in text


@pytest.mark.parametrize("path", [
    "/beheer/initiatieven/99999999999999999999", "/initiatieven/99999999999999999999",
    "/beheer/redenen/4999999999", "/beheer/misbruik/2147483648",
])
def test_number_no_database_can_hold_is_a_page_that_is_not_there(village, browse, path):
    assert browse(village["mo"]).get(path).status_code == 404


def test_key_of_a_page_that_no_database_can_hold_is_ignored(village, browse):
    assert browse(village["mo"]).get("/beheer/misbruik/?na=4611686018427387903&hna=x").status_code == 200


def test_who_hides_a_plan_reads_where_a_copy_of_it_stays(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"])
    mo, path, promise = browse(village["mo"]), f"{case_of(plan)}/verbergen", "verdwijnt dan overal van de site"
    assert promise in mo.get(path).text
    punt = make_punt(make_agenda(village["mo"]), village["amina"], "geplaatst", initiatief_id=plan.id, kenmerk="A-2026-0001")
    page = mo.get(path).text
    assert promise not in page and f'href="/buurtagenda/punten/{punt.id}"' in page


def test_a_plan_that_was_opened_again_is_with_nobody_else(village, initiatief_by, browse):
    plan, mo = queries.one(initiatief_by(village["amina"]).id), village["mo"]
    to = {"naar": "Wijkbeheer", "naar_mail": "wijk@voorbeeld.invalid"}
    initiatieven.take_step(plan, "doorsturen", by=mo, reden="Dit is hun werk.", **to)
    initiatieven.take_step(plan, "heropenen", by=mo, reden="Het was niet van hen.")
    db.session.commit()
    page = browse(mo).get(case_of(plan)).text
    assert "Doorgestuurd naar" not in page.split('<h2 class="p-h4">Gegevens</h2>')[1].partition("</dl>")[0]
