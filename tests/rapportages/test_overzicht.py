"""The overview: areas side by side, one area as it stands today, and risks only for who steers."""

from datetime import timedelta

import pytest

from portal import clock
from portal.extensions import db
from portal.rapportages import actions
from portal.wijken.models import Gebied
from tests.opgaven import make_inspanning
from tests.rapportages.conftest import NOW, TOT, VAN

NOORD = "/rapportages/wijken/WK016402"


def test_the_areas_stand_side_by_side(browse, village, year):
    page = browse(village["rik"]).get("/rapportages/").text
    row = page[page.index('href="/rapportages/wijken/WK016402"'):]
    assert "83%" in row[:row.index("</tr>")]
    for code in ("GM0164", "WK016404"):
        assert f'href="/rapportages/wijken/{code}"' in page


def test_one_area_is_read_as_a_report_of_today(browse, village, year):
    page = browse(village["rik"]).get(NOORD).text
    for told in ("Veertig bomen", "Loopt achter", "De bank staat er", "Waardering voor het groen", "€\u00a06.000"):
        assert told in page
    assert f'href="/wijkopgaven/inspanningen/{year["bomen"].id}"' in page


@pytest.mark.parametrize(("rol", "gebied", "sees"), [
    ("regisseur", "WK016402", True), ("wijkwethouder", "WK016402", True), ("cmt", "GM0164", True),
    ("raadslid", "GM0164", False), ("regisseur", "WK016404", False), ("wijkwethouder", "WK016404", False),
    ("beheerder", "GM0164", False), ("behandelaar", "GM0164", False),
])
def test_risks_are_for_who_steers_here(browse, person, year, rol, gebied, sees):
    page = browse(person("iemand", rol=rol, gebied=gebied)).get(NOORD).text
    assert ("De grond is te droog" in page) is sees


@pytest.mark.parametrize(("gebied", "sees"), [("WK016402", True), ("WK016404", False), ("GM0164", True)])
def test_of_the_whole_town_only_the_own_risks_are_seen(browse, person, year, gebied, sees):
    page = browse(person("iemand", rol="regisseur", gebied=gebied)).get("/rapportages/wijken/GM0164").text
    assert ("De grond is te droog" in page) is sees


def test_a_draft_is_seen_by_nobody_here(browse, village, year):
    assert "Geheim plan" not in browse(village["noor"]).get(NOORD).text


@pytest.mark.een_database
@pytest.mark.parametrize(("who", "status"), [("rik", 200), ("driss", 200), ("amina", 403), (None, 302)])
def test_it_is_for_staff(browse, village, who, status):
    client = browse(village[who] if who else None)
    assert [client.get(address).status_code for address in ("/rapportages/", NOORD)] == [status, status]


@pytest.mark.een_database
def test_an_area_nobody_knows_does_not_exist(browse, village):
    assert browse(village["rik"]).get("/rapportages/wijken/WK99").status_code == 404


def test_reports_are_listed_newest_first_a_page_at_a_time(browse, village, year):
    gebied = db.session.get(Gebied, "BU01640401")
    for days in range(22):
        with clock.at(NOW + timedelta(days=days)):
            actions.make(gebied, VAN, TOT, by=village["mo"])
    db.session.commit()
    page = browse(village["rik"]).get("/rapportages/").text
    assert [f'href="/rapportages/{number}"' in page for number in (22, 3, 2)] == [True, True, False]
    assert 'href="/rapportages/1"' in browse(village["rik"]).get("/rapportages/?na=3").text


@pytest.mark.parametrize("address", ["/rapportages/", NOORD])
def test_they_take_as_many_statements_for_more(browse, village, queries, year, address):
    def asked():
        client = browse(village["noor"])
        queries.clear()
        client.get(address)
        return len(queries)

    before = asked()
    for number in range(3):
        make_inspanning(year["opgave"], village["mo"], title=f"Nog {number}", doelen=[year["doel"]])
    assert asked() == before
