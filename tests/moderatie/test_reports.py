"""Reports of abuse, second looks, texts and figures: the pages of staff beside the queue."""

import re

import pytest

from portal.extensions import db
from portal.initiatieven import actions as initiatieven
from portal.initiatieven import queries as plans
from portal.initiatieven.rules import Status
from portal.moderatie import actions, queries
from portal.moderatie.models import Heroverweging, Misbruikmelding, Redentekst
from portal.story import delivery
from portal.story.models import Mail

EVIL = "<img src=x onerror=alert(1)>"
TEXT = {"stap": "verbergen", "titel": "Foto van een ander", "tekst": "Op de foto staat iemand anders."}


@pytest.mark.parametrize("count", (1, 3))
def test_list_of_reports_costs_the_same(village, person, initiatief_by, report, browse, queries, count):
    for _ in range(count):
        report(initiatief_by(person()), by=person())
    queries.clear()
    page = browse(village["mo"]).get("/beheer/misbruik/")
    assert page.text.count("Nog open</span>") == count
    assert len(queries) == 3


@pytest.mark.een_database
@pytest.mark.parametrize(("who", "code"), [
    ("mo", 200), ("noor", 200), ("driss", 404), ("rik", 404), ("bea", 404), ("bas", 404), ("amina", 404),
])
def test_report_and_second_look_are_for_the_team_of_the_area(village, objection, report, browse, who, code):
    zaak = report(objection.initiatief)
    visitor = browse(village[who])
    for path in (f"/beheer/misbruik/{zaak.id}", f"/beheer/heroverwegingen/{objection.id}"):
        assert visitor.get(path).status_code == code


def test_list_holds_what_is_in_reach_and_not_of_the_own_plan(village, initiatief_by, report, browse):
    report(initiatief_by(village["noor"], title="Plan van Noor"))
    report(initiatief_by(village["amina"], title="Plan van Amina"))
    report(initiatief_by(village["amina"], title="Plan elders", gebied_code="BU01640401"))
    page = browse(village["noor"]).get("/beheer/misbruik/").text
    shown = [title for title in ("Plan van Noor", "Plan van Amina", "Plan elders") if title in page]
    assert shown == ["Plan van Amina"]
    assert browse(village["rik"]).get("/beheer/misbruik/").status_code == 403


def test_report_is_decided_on_its_page_and_moves_to_the_decided(village, initiatief_by, report, browse, read):
    zaak = report(initiatief_by(village["amina"]))
    mo = browse(village["mo"])
    data = {"besluit": "verbergen", "reden": "Er staat een adres in."}
    answer = mo.post(f"/beheer/misbruik/{zaak.id}", data=data)
    assert answer.location == "/beheer/misbruik/"
    assert read(Misbruikmelding, zaak.id).besluit == "verbergen"
    assert "Moestuin" not in mo.get("/beheer/misbruik/").text
    assert "Moestuin" in mo.get("/beheer/misbruik/?deel=besloten").text
    page = browse(village["noor"]).get(f"/beheer/misbruik/{zaak.id}").text
    assert "Er staat een adres in." in page and "Besluit bewaren" not in page


@pytest.mark.parametrize("besluit", ["verbergen", "niets_doen"])
def test_who_reported_reads_the_whole_reason_among_the_berichten(village, initiatief_by, browse, besluit):
    """Also who wants no mail; and the author what came of a second look, which stands on no other page."""
    plan, why = initiatief_by(village["amina"]), "Dit is te lezen. " * 30 + "Tot hier."
    melding = queries.report(actions.report_abuse(plan, "Dit is niet netjes.", by=village["bas"]).id)
    actions.decide_report(melding, besluit, why, by=village["mo"])
    if besluit == "verbergen":
        zaak = actions.ask_second_look(plan, "Kijk nog eens.", by=village["amina"])
        actions.decide_request(zaak, "blijft_verborgen", why.replace("Tot hier", "Tot daar"), by=village["noor"])
    db.session.commit()
    assert "Tot hier." in browse(village["bas"]).get("/berichten/").text
    assert ("Tot daar." in browse(village["amina"]).get("/berichten/").text) == (besluit == "verbergen")


def test_report_decided_a_moment_ago_is_not_decided_again(village, initiatief_by, report, browse, read):
    zaak = report(initiatief_by(village["amina"]))
    data = {"besluit": "niets_doen", "reden": "Mag."}
    path = f"/beheer/misbruik/{zaak.id}"
    codes = [browse(village[who]).post(path, data=data).status_code for who in ("mo", "noor")]
    assert codes == [303, 409]
    assert read(Misbruikmelding, zaak.id).besloten_door_id == village["mo"].id


@pytest.mark.een_database
@pytest.mark.parametrize("data", [
    {}, {"besluit": "niets_doen"}, {"reden": "Mag."}, {"besluit": "weg", "reden": "Mag."},
])
def test_report_without_decision_or_reason_stays_open(village, initiatief_by, report, browse, read, data):
    zaak = report(initiatief_by(village["amina"]))
    page = browse(village["mo"]).post(f"/beheer/misbruik/{zaak.id}", data=data)
    assert "Er klopt nog iets niet" in page.text
    assert read(Misbruikmelding, zaak.id).besluit == ""


def test_report_of_a_stranger_reaches_the_team(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"])
    form = {"tekst": "Dit is reclame voor een bedrijf.", "te_goeder_trouw": "y"}
    browse().post(f"/initiatieven/{plan.id}/klopt-niet", data=form)
    page = browse(village["mo"]).get("/beheer/misbruik/1").text
    assert "Dit is reclame voor een bedrijf." in page and "Iemand zonder account" in page


def test_who_hid_it_reads_the_request_and_a_colleague_decides(village, objection, browse, read):
    path = f"/beheer/heroverwegingen/{objection.id}"
    data = {"besluit": "terugzetten", "reden": "Het is een eigen naam."}
    mo, noor = browse(village["mo"]), browse(village["noor"])
    assert "Jij nam het eerste besluit." in mo.get(path).text
    assert mo.post(path, data=data).status_code == 403
    assert noor.post(path, data=data).status_code == 303
    assert read(Heroverweging, objection.id).besloten_door_id == village["noor"].id
    assert browse().get(f"/initiatieven/{objection.initiatief_id}").status_code == 200


def test_author_asks_a_second_look_and_asks_it_once(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"])
    browse(village["mo"]).post(f"/beheer/initiatieven/{plan.id}/verbergen", data={"reden": "Adres."})
    path = f"/initiatieven/{plan.id}/heroverweging"
    assert browse(village["bas"]).post(path, data={"tekst": "Waarom?"}).status_code == 404
    amina, waits = browse(village["amina"]), "Iemand anders kijkt ernaar."
    assert amina.post(path, data={"tekst": "Waarom?"}).status_code == 303
    again = amina.post(path, data={"tekst": "Ik weet nog iets."}).text
    assert waits in again and "Ik weet nog iets." in again
    for address in (path, f"/initiatieven/{plan.id}"):
        page = amina.get(address).text
        assert waits in page and "<textarea" not in page and f'href="{path}"' not in page
    assert db.session.query(Heroverweging).count() == 1


@pytest.mark.een_database
@pytest.mark.parametrize("path", ["/beheer/misbruik/", "/beheer/misbruik/1"])
def test_reports_escape_what_people_wrote(village, person, initiatief_by, report, browse, path):
    report(initiatief_by(village["amina"], title=EVIL), text=EVIL, by=person(EVIL))
    page = browse(village["mo"]).get(path).text
    assert EVIL not in page and "&lt;img src=x onerror=alert(1)&gt;" in page


@pytest.mark.een_database
@pytest.mark.parametrize(("who", "code"), [
    ("mo", 200), ("noor", 200), ("bea", 200), ("rik", 403), ("amina", 403),
])
def test_texts_are_kept_by_the_team_and_the_beheerder(village, browse, who, code):
    assert browse(village[who]).get("/beheer/redenen/").status_code == code
    answer = browse(village[who]).post("/beheer/redenen/nieuw", data=TEXT)
    kept = db.session.query(Redentekst).count()
    assert (answer.status_code, kept) == ((303, 1) if code == 200 else (403, 0))


def test_text_is_written_changed_and_taken_away(village, browse, read):
    mo = browse(village["mo"])
    mo.post("/beheer/redenen/nieuw", data=TEXT)
    mo.post("/beheer/redenen/1", data=TEXT | {"titel": EVIL})
    page = mo.get("/beheer/redenen/").text
    assert EVIL not in page and "&lt;img src=x" in page
    assert browse(village["rik"]).post("/beheer/redenen/1/weg").status_code == 404
    assert mo.post("/beheer/redenen/1/weg").status_code == 303
    assert read(Redentekst, 1) is None


def test_a_text_that_somebody_else_just_changed_is_looked_at_first(village, browse, read):
    mo, noor = browse(village["mo"]), browse(village["noor"])
    mo.post("/beheer/redenen/nieuw", data=TEXT)
    drawn = {"version": read(Redentekst, 1).version}
    assert f'name="version" type="hidden" value="{drawn["version"]}"' in mo.get("/beheer/redenen/1").text
    assert noor.post("/beheer/redenen/1", data=TEXT | drawn | {"titel": "Van Noor"}).status_code == 303
    crossed = mo.post("/beheer/redenen/1", data=TEXT | drawn | {"titel": "Van Mo"})
    assert "net ergens anders aangepast" in crossed.text and "Van Mo" in crossed.text
    assert read(Redentekst, 1).titel == "Van Noor"
    again = TEXT | {"titel": "Van Mo", "version": read(Redentekst, 1).version}
    assert mo.post("/beheer/redenen/1", data=again).status_code == 303


def test_who_is_overtaken_at_the_last_moment_hears_so_and_not_that_it_was_kept(village, browse, read, monkeypatch):
    """What only the database sees, when the row is written."""
    mo = browse(village["mo"])
    mo.post("/beheer/redenen/nieuw", data=TEXT)
    mo.get("/beheer/redenen/")
    change = actions.change_text

    def overtaken(text, values):
        db.session.execute(db.update(Redentekst.__table__).values(titel="Van Noor", version=Redentekst.version + 1))
        change(text, values)

    monkeypatch.setattr(actions, "change_text", overtaken)
    answer = mo.post("/beheer/redenen/1", data=TEXT | {"titel": "Van Mo", "version": read(Redentekst, 1).version})
    assert answer.status_code == 409 and "De tekst is bewaard." not in answer.text
    assert "De tekst is bewaard." not in mo.get("/beheer/redenen/").text


@pytest.mark.een_database
@pytest.mark.parametrize("missing", [{"stap": "publiceren"}, {"titel": " "}, {"tekst": ""}])
def test_text_that_is_not_complete_is_not_kept(village, browse, missing):
    assert browse(village["mo"]).post("/beheer/redenen/nieuw", data=TEXT | missing).status_code == 200
    assert db.session.query(Redentekst).count() == 0


def published(plan_by, by, *areas):
    for code in areas:
        plan = plan_by(by["amina"], Status.INGEDIEND, gebied_code=code)
        initiatieven.take_step(plan, "publiceren", by=by["mo"])
    db.session.commit()


@pytest.mark.parametrize("count", (1, 3))
def test_overview_costs_the_same_however_much_there_is(village, initiatief_by, browse, queries, count):
    published(initiatief_by, village, *["BU01640202", "BU01640401", "WK016402"][:count])
    queries.clear()
    browse(village["rik"]).get("/beheer/overzicht")
    assert len(queries) == 3


@pytest.mark.parametrize("who", ["rik", "noor", "bea"])
def test_overview_counts_what_is_public_per_wijk(village, initiatief_by, browse, who):
    published(initiatief_by, village, "BU01640202", "BU01640201", "WK016402", "BU01640401")
    initiatief_by(village["amina"], Status.INGEDIEND)
    hidden = plans.one(1)
    actions.hide(hidden, "Reden", by=village["mo"])
    db.session.commit()
    page = browse(village[who]).get("/beheer/overzicht").text
    assert "3 plannen staan op de site." in page
    rows = re.sub("<td[^>]*>", "<td>", page)
    assert ">Noord</a></th><td>2</td><td><strong>2</strong>" in rows
    assert ">Groot Driene</a></th><td>1</td>" in rows


def test_overview_adds_up_with_what_is_about_the_whole_town(village, initiatief_by, browse):
    published(initiatief_by, village, "BU01640202", "WK016404", "GM0164")
    rows = re.sub("<t[dh][^>]*>|</?(a|strong)[^>]*>", "", browse(village["rik"]).get("/beheer/overzicht").text)
    assert "3 plannen staan op de site." in rows
    for naam, number in (("Noord", 1), ("Groot Driene", 1), ("Meer dan één wijk", 1), ("Samen", 3)):
        assert f"{naam}</th>{number}</td>{number}</td></tr>" in rows


@pytest.mark.een_database
def test_overview_is_for_staff(village, browse):
    assert browse(village["bas"]).get("/beheer/overzicht").status_code == 403
    assert "Er staan nog geen plannen op de site" in browse(village["rik"]).get("/beheer/overzicht").text


def test_author_reads_what_why_and_how_to_object_in_the_mail(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"])
    data = {"reden": "Er staat een adres in."}
    browse(village["mo"]).post(f"/beheer/initiatieven/{plan.id}/verbergen", data=data)
    delivery.write_notifications()
    letter = db.session.query(Mail).filter_by(to=village["amina"].email).one()
    for words in ("Verborgen: Moestuin", "Er staat een adres in.", "Een medewerker heeft dit besloten.",
                  "een tweede blik", f"/initiatieven/{plan.id}"):
        assert words in letter.subject + letter.body
