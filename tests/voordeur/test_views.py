"""The home page and the pages about the portal."""

import re

import pytest

from portal.extensions import db
from portal.initiatieven import actions
from portal.initiatieven import queries as initiatieven
from portal.initiatieven.models import Telling
from portal.wijken.models import Gebied

SQUARE = "M0 0L100 0L100 100L0 100Z"


@pytest.fixture
def drawn(app):
    """The wijken of the town as squares, far enough from each other for a name."""
    for number, code in enumerate(("WK016402", "WK016404")):
        wijk = db.session.get(Gebied, code)
        wijk.path, wijk.label_x, wijk.label_y = SQUARE, 150 + 200 * number, 50
    db.session.commit()


def numbers(page):
    return re.findall(r'class="p-map__n"[^>]*>(\d+)<', page.text)


def test_home_tells_how_many_plans_run_in_each_wijk(drawn, browse):
    for code, status, aantal in (("BU01640202", "gepubliceerd", 3), ("WK016402", "in_uitvoering", 1),
                                 ("BU01640401", "gestopt", 5)):
        db.session.add(Telling(gebied_code=code, status=status, aantal=aantal))
    db.session.commit()
    page = browse().get("/")
    assert numbers(page) == ["4"]
    assert "<title>Noord: 4 plannen</title>" in page.text and "<title>Groot Driene</title>" in page.text
    assert ">De Noork: 3 plannen</a>" in page.text and ">Nijhofshoek</a>" in page.text


def test_number_on_the_map_follows_what_happens_to_a_plan(drawn, village, initiatief_by, browse):
    plan = initiatief_by(village["amina"], "ingediend")
    seen = [numbers(browse().get("/"))]
    for deed in (lambda plan: actions.take_step(plan, "publiceren", by=village["mo"]),
                 lambda plan: actions.hide(plan, by=village["mo"], reden="Even niet."),
                 lambda plan: actions.show_again(plan, by=village["mo"]),
                 lambda plan: actions.take_step(plan, "niet_haalbaar", by=village["mo"], reden="Het past niet.")):
        deed(initiatieven.one(plan.id))
        db.session.commit()
        seen.append(numbers(browse().get("/")))
    assert seen == [[], ["1"], [], ["1"], []]


@pytest.mark.parametrize("count", (1, 3))
def test_home_costs_the_same_however_much_there_is(person, initiatief_by, browse, queries, count):
    for _ in range(count):
        initiatief_by(person(), "in_uitvoering")
    queries.clear()
    assert len(re.findall(r'href="/initiatieven/\d+"', browse().get("/").text)) == count
    assert len(queries) == 5


def test_who_may_not_do_something_is_led_to_contact(village, browse):
    page = browse(village["amina"]).get("/beheer/")
    assert page.status_code == 403 and 'href="/contact"><span class="nl-button__label">Neem contact op' in page.text


def test_no_page_offers_to_mail_without_an_address(app, browse):
    for address in ("/hoe-wij-beslissen", "/contact", "/is-er-niet"):
        assert "mailen" not in browse().get(address).text and "mailt" not in browse().get(address).text


def test_page_on_privacy_names_the_account_number_and_where_to_complain(app, browse):
    page = browse().get("/privacy").text
    assert "je rekeningnummer" in page
    assert "functionaris gegevensbescherming" in page and "Autoriteit Persoonsgegevens" in page
