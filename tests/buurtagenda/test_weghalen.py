"""A point of an agenda can be taken off the site, with a reason, and put back; what was decided on it stays."""

import pytest

from portal.buurtagenda import queries
from portal.buurtagenda.actions import punten, uitvoering, weghalen
from portal.buurtagenda.models import Agendapunt
from portal.buurtagenda.rules.fase import Fase
from portal.buurtagenda.rules.punt import Status
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.inbreng.models import Inbreng
from portal.stemmen.rules.ronde import Status as Ronde
from portal.story import delivery
from portal.story.models import Event, Mail
from tests.agenda import make_agenda, make_punt, make_ronde

PUNT, WEG, TERUG = "/buurtagenda/punten/1", "/buurtagenda/punten/1/weghalen", "/buurtagenda/punten/1/terugzetten"
WHY = "Er staat een naam van een ander in."


@pytest.fixture
def agenda(village):
    return make_agenda(village["mo"])


@pytest.fixture
def punt(agenda, village):
    return make_punt(agenda, village["amina"], Status.GEPLAATST, title="Licht in de tunnel")


@pytest.fixture
def gone(punt, village):
    weghalen.take_off(queries.punt(punt.id), WHY, by=village["mo"])
    db.session.commit()
    return queries.punt(punt.id)


def test_it_is_nowhere_on_the_site_and_its_submitter_reads_why(agenda, punt, village, browse):
    mo, amina, visitor = browse(village["mo"]), browse(village["amina"]), browse()
    assert WEG in mo.get(PUNT).text
    assert mo.post(WEG, data={"reden": WHY}).location == PUNT
    assert visitor.get(PUNT).status_code == 404
    for page in (f"/buurtagenda/{agenda.id}", "/buurtagenda/", "/"):
        assert "Licht in de tunnel" not in visitor.get(page).text
    assert WHY in amina.get(PUNT).text and "van de site gehaald" in amina.get(PUNT).text
    assert TERUG not in amina.get(PUNT).text and TERUG in mo.get(PUNT).text
    delivery.write_notifications()
    letter = db.session.scalar(db.select(Mail).where(Mail.to == village["amina"].email))
    assert letter.subject == "Het punt is van de site gehaald: Licht in de tunnel" and WHY in letter.body


def test_its_line_is_for_its_submitter_only_until_it_is_back(agenda, village, browse):
    values = {"title": "Licht in de tunnel", "wat": "Lampen.", "gebied_code": agenda.gebied_code}
    made = punten.submit(agenda, values, by=village["amina"])
    punten.take_step(queries.punt(made.id), "plaatsen", by=village["mo"])
    weghalen.take_off(queries.punt(made.id), WHY, by=village["mo"])
    db.session.commit()
    line = f"/inbreng/{db.session.scalar(db.select(Inbreng.id))}"
    seen = [browse(village.get(who)).get(line).status_code for who in ("", "bas", "amina", "mo")]
    assert seen == [404, 404, 200, 200]
    assert browse(village["mo"]).post(TERUG).location == PUNT
    assert [browse(village.get(who)).get(line).status_code for who in ("", "bas")] == [200, 200]
    assert "Licht in de tunnel" in browse().get(PUNT).text


@pytest.mark.parametrize("who", ["amina", "bas", "driss", "rik", "bea"])
def test_only_the_team_of_the_area_takes_it_off(punt, village, browse, who):
    assert browse(village[who]).post(WEG, data={"reden": WHY}).status_code == 403
    with pytest.raises(Refused):
        weghalen.take_off(queries.punt(punt.id), WHY, by=village[who])


def test_nobody_supports_or_reports_what_is_gone(gone, village, browse):
    bas = browse(village["bas"])
    for deed in ("steun", "volgen", "klopt-niet"):
        assert bas.post(f"{PUNT}/{deed}", data={"tekst": "Het klopt niet.", "te_goeder_trouw": "y"}).status_code == 404
    assert db.session.get(Agendapunt, 1).steun_count == 0


def test_it_goes_once_and_comes_back_once(gone, village):
    with pytest.raises(NotNow):
        weghalen.take_off(gone, WHY, by=village["noor"])
    weghalen.put_back(gone, by=village["noor"])
    with pytest.raises(NotNow):
        weghalen.put_back(queries.punt(1), by=village["noor"])


@pytest.mark.een_database
def test_without_a_reason_it_stays(punt, village, browse):
    assert "Geef een reden." in browse(village["mo"]).post(WEG, data={"reden": " "}).text
    with pytest.raises(Needed):
        weghalen.take_off(queries.punt(punt.id), " ", by=village["mo"])
    db.session.rollback()
    assert queries.punt(punt.id).openbaar


def test_a_step_does_not_put_it_back_on_the_site(gone, village):
    """Its life goes on: it gets its answer, which only its submitter reads."""
    punten.take_step(gone, "aanpassing_voorstellen", by=village["mo"], reden="Korter.", voorstel={"title": "Licht"})
    punten.take_step(gone, "aanpassing_aannemen", by=village["amina"])
    db.session.commit()
    db.session.expire_all()
    kept = queries.punt(1)
    assert (kept.status, kept.openbaar) == (Status.TOEGELATEN, False)


@pytest.mark.parametrize("status", [Ronde.VASTGELEGD, Ronde.GESLOTEN, Ronde.GETELD])
def test_what_is_voted_on_is_taken_off_that_ballot_first(village, browse, status):
    agenda = make_agenda(village["mo"], Fase.STEMMING)
    punt = make_punt(agenda, village["amina"], Status.TOEGELATEN)
    ronde = make_ronde(agenda, status, punten=[punt])
    mo = browse(village["mo"])
    for answer in (mo.get(WEG), mo.post(WEG, data={"reden": WHY})):
        assert answer.status_code == 409 and f"/stemmen/{ronde.id}" in answer.text
    browse(village["bas"]).post(f"{PUNT}/klopt-niet", data={"tekst": "Hier klopt niets van.", "te_goeder_trouw": "y"})
    page = mo.get("/beheer/misbruik/1").text
    assert "staat op een stembiljet" in page and 'value="verbergen"' not in page
    with pytest.raises(NotNow):
        weghalen.take_off(queries.punt(punt.id), WHY, by=village["mo"])


def test_what_is_gone_comes_on_no_new_ballot(village, browse):
    agenda = make_agenda(village["mo"], Fase.STEMMING)
    punt = make_punt(agenda, village["amina"], Status.TOEGELATEN, title="Licht in de tunnel")
    ronde = make_ronde(agenda, Ronde.CONCEPT)
    mo, page = browse(village["mo"]), f"/stemmen/{ronde.id}/keuzes"
    assert "Licht in de tunnel" in mo.get(page).text
    weghalen.take_off(queries.punt(punt.id), WHY, by=village["mo"])
    db.session.commit()
    assert "Licht in de tunnel" not in mo.get(page).text


def test_news_of_the_work_goes_and_the_point_stays(agenda, village, browse):
    punt = make_punt(agenda, village["amina"], Status.IN_UITVOERING)
    uitvoering.report(queries.punt(punt.id), "Ali zet de lamp neer.", by=village["mo"])
    db.session.commit()
    mo, amina = browse(village["mo"]), browse(village["amina"])
    off = f"{PUNT}/nieuws/{db.session.scalar(db.select(Event.id))}/weghalen"
    assert off in mo.get(PUNT).text and off not in amina.get(PUNT).text
    assert "Ali zet de lamp neer." in mo.get(off).text
    for _twice in range(2):
        assert mo.post(off, data={"reden": "Ali wil dat niet."}).location == PUNT
    for page in (PUNT, "/berichten/"):
        assert "Ali" not in amina.get(page).text
    assert db.session.scalars(db.select(Event.what).order_by(Event.id)).all() == [
        "agendapunten.voortgang", "agendapunten.nieuws_weghalen"]
    assert amina.post(off, data={"reden": "Nee."}).status_code == 403
