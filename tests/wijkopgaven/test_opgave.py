"""A wijkopgave from draft to closed: who steers it, what it must tell, and that every adopted year stays as it was."""

import re
from datetime import date

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from portal.clock import now
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.profiel import read_profiel
from portal.story import actions as story
from portal.story.models import Event, Notification
from portal.wijken.models import Cijfer
from portal.wijkopgaven.actions import jaar as jaren
from portal.wijkopgaven.actions import opgave as actions
from portal.wijkopgaven.actions import team
from portal.wijkopgaven.models import OpgaveJaar, OpgaveLid, Projectgroep
from portal.wijkopgaven.queries import with_years
from portal.wijkopgaven.rules.opgave import Status
from tests.opgaven import make_doelen, make_inbreng, make_inspanning, make_koppeling, make_opgave

VALUES = {"title": "Noord vooruit", "gebied_code": "WK016402", "van": date(2026, 1, 1), "tot": date(2027, 12, 31)}
TOLD = {"samenvatting": "Meer groen.", "trekker": "De regisseur van Noord", "wethouder": "De wijkwethouder van Noord"}
YEAR = {"objectief": "Er staan 40 bomen.", "subjectief": "Het is heet.", "veranderd": "Er zijn tien bomen bij."}
FORM = {"title": "Noord", "gebied_code": "WK016402", "van": "2026-01-01", "tot": "2027-12-31", "aanleiding": "van_onderop"}


@pytest.fixture
def draft(village):
    """Noor's, with a version of 2026 and everything it must tell."""
    opgave = actions.start(VALUES | TOLD, "analyse", by=village["noor"])
    jaren.write(opgave, 2026, YEAR, by=village["noor"])
    db.session.commit()
    return with_years(opgave.id)


def adopted(village, **values):
    """A public wijkopgave of the wijk of Noor, with the adopted version of 2026."""
    opgave = make_opgave(village["noor"], gebied_code="WK016402", **values)
    db.session.add(OpgaveJaar(opgave_id=opgave.id, jaar=2026, vastgesteld_at=now(), **YEAR))
    db.session.commit()
    return opgave


@pytest.mark.parametrize("name", ["amina", "mo", "driss", "rik", "bea"])
def test_only_a_regisseur_makes_one_and_only_in_the_own_area(village, name):
    with pytest.raises(Refused):
        actions.start(VALUES, "analyse", by=village[name])
    with pytest.raises(Refused):
        actions.start(VALUES | {"gebied_code": "WK016404"}, "analyse", by=village["noor"])


def test_nobody_carries_it_off_to_another_area(village, draft):
    with pytest.raises(Refused):
        actions.edit(draft, {"gebied_code": "WK016404"}, by=village["noor"])


@pytest.mark.parametrize("lacks", ["samenvatting", "trekker", "wethouder"])
def test_it_is_adopted_only_when_it_tells_what_it_must(village, draft, lacks):
    actions.edit(draft, {lacks: " "}, by=village["noor"])
    with pytest.raises(Needed, match=lacks):
        actions.go(draft, "vaststellen", by=village["noor"])


def test_it_is_not_adopted_without_the_analysis_of_a_year(village):
    opgave = actions.start(VALUES | TOLD, "analyse", by=village["noor"])
    with pytest.raises(Needed, match="jaar"):
        actions.go(with_years(opgave.id), "vaststellen", by=village["noor"])


def test_adopting_it_adopts_its_year_and_tells_who_follows_the_wijk(village, draft):
    story.follow("buurten", "WK016402", by=village["amina"])
    actions.go(draft, "vaststellen", by=village["noor"])
    db.session.commit()
    assert draft.status == Status.VASTGESTELD and draft.jaren[0].vastgesteld_at
    heard = select(func.count()).select_from(Notification).where(Notification.person_id == village["amina"].id)
    assert db.session.scalar(heard) == 1


def test_an_adopted_year_never_changes(village):
    opgave = adopted(village)
    with pytest.raises(NotNow):
        jaren.write(opgave, 2026, YEAR | {"objectief": "Anders."}, by=village["noor"])
    for deed in ("UPDATE opgave_jaar SET objectief = 'Anders.'", "DELETE FROM opgave_jaar"):
        with pytest.raises(IntegrityError):
            db.session.execute(text(deed))
        db.session.rollback()


def test_a_next_year_is_a_draft_until_it_is_adopted_and_then_tells_what_changed(village, browse):
    opgave = adopted(village)
    jaren.write(opgave, 2027, YEAR | {"veranderd": ""}, by=village["noor"])
    db.session.commit()
    assert browse().get(f"/wijkopgaven/{opgave.id}/jaar/2027").status_code == 404
    assert browse(village["noor"]).get(f"/wijkopgaven/{opgave.id}/jaar/2027").status_code == 200
    with pytest.raises(Needed):
        jaren.adopt(opgave, db.session.get(OpgaveJaar, (opgave.id, 2027)), by=village["noor"])
    jaren.write(opgave, 2027, YEAR, by=village["noor"])
    db.session.commit()
    assert browse(village["noor"]).post(f"/wijkopgaven/{opgave.id}/jaar/2027/vaststellen").status_code == 303
    page = browse().get(f"/wijkopgaven/{opgave.id}").text
    assert "Vastgesteld, versie 2027" in page and "Er zijn tien bomen bij." in page
    assert "Deze versie verandert niet meer" in browse().get(f"/wijkopgaven/{opgave.id}/jaar/2026").text
    what = select(Event.note).where(Event.what == "wijkopgaven.bijwerken")
    assert db.session.scalars(what).all() == ["Er zijn tien bomen bij."]


def test_a_year_outside_the_period_does_not_exist(village, browse):
    opgave = adopted(village)
    with pytest.raises(NotNow):
        jaren.write(opgave, 2028, YEAR, by=village["noor"])
    assert browse(village["noor"]).get(f"/wijkopgaven/{opgave.id}/jaar/2028/bewerken").status_code == 404


def test_a_new_year_begins_with_the_texts_of_the_year_before(village, browse):
    opgave = adopted(village)
    page = browse(village["noor"]).get(f"/wijkopgaven/{opgave.id}/jaar/2027/bewerken").text
    assert page.count("Er staan 40 bomen.") == 2 and page.count("Er zijn tien bomen bij.") == 1


@pytest.mark.parametrize("address", ("/jaar/2027/bewerken", "/voorrang"))
def test_a_colleague_is_not_overwritten_by_an_older_page(village, browse, address):
    opgave, client = adopted(village), browse(village["noor"])
    doel = make_doelen()
    page = f"/wijkopgaven/{opgave.id}{address}"
    typed = YEAR | {f"voorrang-{id}": "hoog" for id in range(1, doel.id + 1)} | {"version": version_on(client, page)}
    assert client.post(page, data=typed).status_code == 303
    again = client.post(page, data=typed | {"objectief": "Van mij."})
    assert again.status_code == 200 and "net ergens anders aangepast" in again.text
    db.session.expire_all()
    assert {jaar.objectief for jaar in with_years(opgave.id).jaren} == {"Er staan 40 bomen."}


def test_followers_hear_of_a_next_phase_once_it_is_public(village, browse, app):
    opgave = adopted(village, fase="analyse")
    cycle = [fase.sleutel for fase in app.profiel.wijkwerk.cyclus]
    assert browse(village["amina"]).post(f"/wijkopgaven/{opgave.id}/volgen").status_code == 303
    noor = browse(village["noor"])
    for _twice in range(2):
        assert noor.post(f"/wijkopgaven/{opgave.id}/fase", data={"fase": cycle[1]}).status_code == 303
    heard = select(func.count()).select_from(Notification).where(Notification.person_id == village["amina"].id)
    assert db.session.scalar(heard) == 1
    page = browse(village["amina"]).get(f"/wijkopgaven/{opgave.id}").text
    assert "Niet meer volgen" in page and page.count('aria-current="step"') == 1


def test_a_draft_changes_phase_in_silence(village, draft):
    actions.to_phase(draft, "uitvoeren", by=village["noor"])
    assert db.session.scalar(select(Event.what).order_by(Event.id.desc())) == "wijkopgaven.bewerken"


def test_closing_needs_a_reason_and_ends_the_steering(village):
    opgave = with_years(adopted(village).id)
    with pytest.raises(Needed):
        actions.go(opgave, "afsluiten", by=village["noor"])
    actions.go(opgave, "afsluiten", "De periode is voorbij.", by=village["noor"])
    with pytest.raises(Refused):
        actions.edit(opgave, {"title": "Anders"}, by=village["noor"])


def test_closing_names_the_work_that_is_not_done_and_asks(village, browse):
    opgave, mo = adopted(village), village["mo"]
    running = [make_inspanning(opgave, mo, status, title=f"Werk {status}") for status in ("concept", "in_uitvoering")]
    make_inspanning(opgave, mo, "gereed", title="Klaar werk")
    noor, address = browse(village["noor"]), f"/wijkopgaven/{opgave.id}/stap/afsluiten"
    page = noor.get(address).text
    assert all(f'href="/wijkopgaven/inspanningen/{work.id}"' in page and work.title in page for work in running)
    assert "Er zijn nog 2 inspanningen" in page and "Klaar werk" not in page
    again = noor.post(address, data={"note": "De periode is voorbij."})
    assert again.status_code == 200 and 'id="door-fout"' in again.text
    assert with_years(opgave.id).status == Status.VASTGESTELD
    assert noor.post(address, data={"note": "De periode is voorbij.", "door": "y"}).status_code == 303
    db.session.expire_all()
    assert with_years(opgave.id).status == Status.AFGESLOTEN


def test_the_deed_itself_asks_about_work_that_is_not_done(village):
    opgave = with_years(adopted(village).id)
    make_inspanning(opgave, village["mo"])
    with pytest.raises(Needed, match="werk"):
        actions.go(opgave, "afsluiten", "Voorbij.", by=village["noor"])
    actions.go(opgave, "afsluiten", "Voorbij.", by=village["noor"], loopt_door=True)
    assert opgave.status == Status.AFGESLOTEN


def test_closing_asks_nothing_more_when_all_work_is_done(village, browse):
    opgave = adopted(village)
    for status in ("gereed", "gestopt"):
        make_inspanning(opgave, village["mo"], status)
    noor, address = browse(village["noor"]), f"/wijkopgaven/{opgave.id}/stap/afsluiten"
    assert 'name="door"' not in noor.get(address).text
    assert noor.post(address, data={"note": "De periode is voorbij."}).status_code == 303


def test_the_team_is_functions_in_groups_and_a_group_that_ends_loses_nobody(village):
    opgave, noor = adopted(village), village["noor"]
    team.add_group(opgave, {"naam": "Groen", "opdracht": "Bomen"}, by=noor)
    groep = db.session.scalar(select(Projectgroep))
    lid = {"functie": "Wijkagent", "organisatie": "Politie", "intern": False, "projectgroep_id": groep.id}
    team.add_member(opgave, lid, by=noor)
    team.drop_group(opgave, groep.id, by=noor)
    assert db.session.scalars(select(OpgaveLid.projectgroep_id)).all() == [None]
    team.drop_member(opgave, db.session.scalar(select(OpgaveLid.id)), by=noor)
    assert db.session.scalar(select(func.count()).select_from(OpgaveLid)) == 0


def test_nobody_is_taken_off_the_team_of_another_wijkopgave(village):
    mine, other = adopted(village), make_opgave(village["noor"], gebied_code="WK016402")
    team.add_member(other, {"functie": "Wijkagent"}, by=village["noor"])
    team.drop_member(mine, db.session.scalar(select(OpgaveLid.id)), by=village["noor"])
    assert db.session.scalar(select(func.count()).select_from(OpgaveLid)) == 1


def version_on(client, page):
    """The version of the wijkopgave a form was drawn with."""
    return re.search(r'name="version"[^>]*value="(\d+)"', client.get(page).text)[1]


def test_the_forms_make_write_and_adopt_one(village, browse, app):
    noor = browse(village["noor"])
    assert "Vul de laatste dag in" in noor.post("/wijkopgaven/beheer/nieuw", data=FORM | {"tot": ""}).text
    assert "ligt voor de eerste" in noor.post("/wijkopgaven/beheer/nieuw", data=FORM | {"tot": "2025-01-01"}).text
    made = noor.post("/wijkopgaven/beheer/nieuw", data=FORM)
    assert made.status_code == 303 and made.location.endswith("/jaar/2026/bewerken")
    base = made.location.partition("/jaar")[0]
    assert "Vul eerst in wat er nog ontbreekt" in noor.get(f"{base}/stap/vaststellen").text
    assert noor.post(made.location, data=YEAR | {"version": version_on(noor, made.location)}).status_code == 303
    version = version_on(noor, f"{base}/bewerken")
    told = FORM | TOLD | {"budget": "60.000", "version": version}
    assert noor.post(f"{base}/bewerken", data=told).status_code == 303
    assert "net ergens anders aangepast" in noor.post(f"{base}/bewerken", data=told).text
    assert browse().get(base).status_code == 404
    assert noor.post(f"{base}/stap/vaststellen", data={"note": ""}).status_code == 303
    page = browse().get(base).text
    assert "Vastgesteld, versie 2026" in page and "60.000" in page and "De wijkwethouder van Noord" in page
    assert noor.post(f"{base}/team", data={"functie": "Wijkagent", "intern": "nee", "projectgroep_id": "0"}).status_code == 303
    assert "telefoonnummers" in noor.post(f"{base}/team", data={"functie": "Piet 06 12345678", "intern": "ja"}).text
    assert noor.post(f"{base}/team/groep", data={"naam": "Groen"}).status_code == 303
    assert "Wijkagent" in browse().get(base).text and "Wijkagent" in noor.get(f"{base}/team").text


@pytest.mark.een_database
@pytest.mark.parametrize(("address", "data"), [
    ("/bewerken", FORM | {"gebied_code": "BU99999999"}),
    ("/bewerken", FORM | {"van": "0001-01-01", "tot": "9999-12-31", "budget": "999999999", "aanleiding": "anders"}),
    ("/fase", {"fase": "onbekend"}),
    ("/voorrang", {"voorrang-1": "alles", "focus-1": "x" * 301}),
    ("/team", {"functie": "x" * 81, "projectgroep_id": "999", "intern": "misschien"}),
    ("/team", {"functie": "Wijkagent", "projectgroep_id": "abc"}),
    ("/jaar/2026/bewerken", YEAR),
    ("/jaar/2147483647/bewerken", YEAR),
    ("/jaar/2030/vaststellen", {}),
    ("/team/99/weg", {}),
    ("/team/groep/99/weg", {}),
    ("/stap/naar_huis", {}),
])
def test_what_nobody_can_choose_is_refused_kindly(village, browse, address, data):
    opgave = adopted(village)
    answer = browse(village["noor"]).post(f"/wijkopgaven/{opgave.id}{address}", data=data)
    assert answer.status_code in (200, 303, 404, 409)


def test_a_draft_is_seen_by_nobody_else(village, browse, draft):
    for path in ("", "/jaar/2026", "/kompas"):
        assert browse().get(f"/wijkopgaven/{draft.id}{path}").status_code == 404
    assert draft.title not in browse().get("/wijkopgaven/").text
    assert draft.title in browse(village["noor"]).get("/wijkopgaven/beheer/").text


def test_the_buurt_page_leads_to_it_and_not_to_a_draft(village, browse, draft):
    opgave = adopted(village)
    page = browse().get("/buurten/BU01640202").text
    assert f'href="/wijkopgaven/{opgave.id}"' in page and f'href="/wijkopgaven/{draft.id}"' not in page


@pytest.mark.een_database
@pytest.mark.parametrize(("gemeente", "word", "phase"), [
    ("almelo", "Wijkopgaven", "Analyse van de wijk"), ("enschede", "Wijkaanpakken", "Gebiedsanalyse"),
])
def test_every_municipality_has_its_own_word_and_cycle(app, village, browse, gemeente, word, phase):
    app.profiel = read_profiel(gemeente)
    opgave = adopted(village, fase=app.profiel.wijkwerk.cyclus[0].sleutel)
    page = browse().get(f"/wijkopgaven/{opgave.id}").text
    assert word in browse().get("/").text and f"<h1>{word}</h1>" in browse().get("/wijkopgaven/").text
    assert phase in page and "(nu)" in page
    assert phase in browse(village["noor"]).get(f"/wijkopgaven/{opgave.id}/fase").text


@pytest.mark.een_database
@pytest.mark.parametrize("number", [1, 3])
def test_reading_costs_the_same_for_one_and_for_three(village, browse, queries, initiatief_by, number):
    opgave = adopted(village)
    inbreng = make_inbreng(initiatief_by(village["amina"]))
    for _one in range(number):
        make_koppeling(inbreng, make_inspanning(opgave, village["noor"]), village["noor"])
        team.add_member(opgave, {"functie": "Wijkagent"}, by=village["noor"])
        adopted(village)
    db.session.commit()
    for who, address, most in (
        (None, "", 5), ("amina", "", 6), (None, "/jaar/2026", 1), (None, "/..", 1),
    ):
        client = browse(village[who] if who else None)
        queries.clear()
        path = "/wijkopgaven/" if address == "/.." else f"/wijkopgaven/{opgave.id}{address}"
        assert client.get(path).status_code == 200
        assert len(queries) == most, queries


def test_only_the_areas_of_the_regisseur_can_be_chosen_and_nothing_typed_is_lost(village, browse):
    noor = browse(village["noor"])
    page = noor.get("/wijkopgaven/beheer/nieuw").text
    assert 'value="WK016402"' in page and 'value="WK016404"' not in page
    again = noor.post("/wijkopgaven/beheer/nieuw", data=FORM | {"gebied_code": "WK016404"})
    assert again.status_code == 200 and 'id="gebied_code-fout"' in again.text and 'value="Noord"' in again.text


def test_the_words_of_the_form_are_those_of_the_town(village, browse, app):
    page = browse(village["noor"]).get("/wijkopgaven/beheer/nieuw").text
    assert f"Bijvoorbeeld: de {app.profiel.regisseur}." in page and "van Noord" not in page


def test_the_inhabitants_are_those_that_were_published_as_everywhere(browse, village):
    opgave = make_opgave(village["noor"], gebied_code="WK016402")
    known = {"inwoners": 4_005, "som_inwoners": 4_000}
    db.session.add_all(Cijfer(gebied_code="WK016402", jaar=2024, naam=name, waarde=known[name]) for name in known)
    db.session.commit()
    for page in (f"/wijkopgaven/{opgave.id}", "/buurten/WK016402", "/buurten/"):
        assert "4.005 inwoners" in browse().get(page).text


def test_a_draft_has_no_heading_about_following_with_nothing_below_it(village, browse, draft):
    assert 'id="volgen"' not in browse(village["noor"]).get(f"/wijkopgaven/{draft.id}").text
    assert 'id="volgen"' in browse(village["noor"]).get(f"/wijkopgaven/{adopted(village).id}").text
