"""The page of an area: where it is, who lives there, what runs there and its map."""

import re

import pytest

from portal.extensions import db
from portal.initiatieven.models import Telling
from portal.profiel import read_profiel
from portal.wijken import actions, kaart
from portal.wijken import queries as wijken

NOORK = "/buurten/BU01640202"


def texts(pattern, page):
    return re.findall(pattern, page)


def test_page_of_a_buurt_tells_where_it_is_and_who_lives_there(hengelo, browse):
    page = browse().get(NOORK).text
    assert "<h1>De Noork</h1>" in page
    assert "Buurt in wijk Noord" in page
    assert "2.140 inwoners." in page
    assert "Er is nog geen plan. Het eerste kan van jou zijn." in page
    assert 'href="/buurten/WK016402">Wijk Noord</a>' in page


def test_page_of_a_buurt_shows_figures_as_chart_and_as_table(hengelo, browse):
    page = browse().get(NOORK).text
    assert texts(r'<th scope="row">([^<]+)</th><td class="p-num">(\d+)</td>', page) == [
        ("0 tot 15", "290"),
        ("15 tot 25", "320"),
        ("25 tot 45", "715"),
        ("45 tot 65", "530"),
        ("65 en ouder", "280"),
    ]
    assert page.count('class="bar"') == 5
    assert '305 <span class="p-muted">(26%, Hengelo 31%)</span>' in page
    assert '6.103 <span class="p-muted">(Hengelo 1.365)</span>' in page
    assert "1,8 personen" in page
    assert "Kerncijfers wijken en buurten 2024, CC BY 4.0 (bewerkt)" in page


def test_page_of_a_buurt_draws_its_wijk_and_lists_the_neighbours(hengelo, browse):
    page = browse().get(NOORK).text
    drawing = page[page.index('<svg class="p-map"') : page.index('id="ernaast"')]
    assert drawing.count("<path") == 5
    assert (drawing.count('class="q1"'), drawing.count('class="q1 here"')) == (4, 1)
    links = ["/buurten/BU01640200", "/buurten/BU01640201", "/buurten/BU01640203", "/buurten/BU01640204"]
    assert texts(r'<a href="([^"]+)" tabindex="-1">', drawing) == links
    neighbours = texts(
        r'<li><a href="[^"]+">([^<]+)</a></li>', page[page.index('aria-labelledby="ernaast"') :]
    )
    assert neighbours[:4] == ["Noord", "Elsbeek", "Klein Driene", "&#39;t Rot"]


def test_page_of_a_buurt_offers_the_map_that_moves_and_the_feed(hengelo, browse):
    page = browse().get(NOORK).text
    assert f'data-geojson="{NOORK}/kaart.json"' in page
    assert "js/kaart.js" in page
    assert f'title="Nieuws uit De Noork" href="{NOORK}/atom.xml">' in page
    assert 'href="/initiatieven/nieuw?buurt=BU01640202"' in page


@pytest.mark.parametrize("code", ["BU01640500", "BU01640606", "BU01640705", "BU01640706"])
def test_page_of_a_buurt_without_people_says_there_are_no_data(hengelo, browse, code):
    page = browse().get(f"/buurten/{code}").text
    assert "Geen gegevens. CBS geeft over dit gebied geen cijfers" in page
    assert "p-chart" not in page
    assert "inwoners." not in page


@pytest.mark.parametrize(
    ("code", "kicker", "inside"),
    [
        ("GM0164", "Gemeente", 10),
        ("WK016402", "Wijk in Hengelo", 5),
        ("WG-HENGELO-MIDDEN", "Werkgebied van een bewonersorganisatie", 4),
    ],
)
def test_page_of_every_kind_of_area_lists_what_is_in_it(hengelo, browse, code, kicker, inside):
    page = browse().get(f"/buurten/{code}").text
    assert kicker in page
    assert (
        page[page.index('aria-labelledby="ernaast"') : page.index("</ul>", page.index('"ernaast"'))].count(
            "<li>"
        )
        == inside
    )
    assert page.count('class="bar"') == 5
    assert "%, %" not in page


def test_page_of_a_stadsdeel_shows_its_buurten(app, browse):
    actions.load_shipped(read_profiel("enschede"))
    db.session.commit()
    page = browse().get("/buurten/SD-NOORD").text
    assert "<h1>Noord (voorbeeld)</h1>" in page
    assert "20.490 inwoners." in page


def test_page_shows_the_plans_in_the_area(hengelo, person, browse, initiatief_by):
    for title in ("Moestuin", "Schommel", "Plantenbak"):
        initiatief_by(person(), title=title)
    initiatief_by(person(), title="Elders", gebied_code="BU01640900")
    db.session.add(Telling(gebied_code="BU01640202", status="gepubliceerd", aantal=3))
    db.session.commit()
    for address in (NOORK, "/buurten/WK016402"):
        page = browse().get(address).text
        assert "Nu lopen er 3 plannen." in page
        assert [title in page for title in ("Moestuin", "Schommel", "Plantenbak", "Elders")] == [
            True,
            True,
            True,
            False,
        ]


@pytest.mark.parametrize(
    ("code", "numbers", "listed"),
    [
        ("BU01640202", {"1": "", "4": "q4 here"}, ["Elsbeek: 1 plan"]),
        ("WK016402", {"1": "q2", "4": "q4"}, ["Elsbeek: 1 plan", "De Noork: 4 plannen"]),
        ("GM0164", {"2": "q2", "7": "q4"}, ["Noord: 7 plannen", "Groot Driene: 2 plannen"]),
    ],
)
def test_page_tells_how_many_plans_run_in_each_area_on_the_map_and_in_the_list(plans, browse, code, numbers, listed):
    page = browse().get(f"/buurten/{code}").text
    drawing, beside = page[page.index('<svg class="p-map"') :].split("</svg>", 1)
    assert sorted(texts(r'class="p-map__n"[^>]+>(\d+)<', drawing)) == list(numbers)
    assert [(number, klasse) for number, klasse in numbers.items() if f'class="{klasse}"' not in drawing and klasse] == []
    assert [one for one in texts(r'<li><a href="/buurten/[^"]+">([^<]+)</a></li>', beside) if ":" in one] == listed


@pytest.mark.parametrize("code", ["BU01640202", "WK016402", "WK016404"])
def test_number_on_the_map_is_the_one_the_page_of_the_area_tells(plans, browse, code):
    tree = browse().get("/buurten/").text
    [number] = texts(rf'"/buurten/{code}">(?:<strong>)?[^<]+: (\d+) plannen', tree)
    assert f"Nu lopen er {number} plannen." in browse().get(f"/buurten/{code}").text


def test_index_tells_how_many_plans_run_in_each_area(plans, browse):
    page = browse().get("/buurten/").text
    found = texts(r'<a href="/buurten/\w+">(?:<strong>)?([^<]+: \d+ [^<]+)<', page)
    assert found == [
        "Heel Noord: 7 plannen",
        "Elsbeek: 1 plan",
        "De Noork: 4 plannen",
        "Heel Groot Driene: 2 plannen",
        "Anninks-/Nijhofshoek: 2 plannen",
    ]
    assert "Klein Driene: 0" not in page


def test_search_tells_how_many_plans_run_in_what_it_finds(plans, browse):
    assert ">Elsbeek: 1 plan</a>" in browse().get("/buurten/?q=elsb").text


def test_page_with_more_plans_than_it_shows_leads_to_all(hengelo, person, browse, initiatief_by):
    for _ in range(7):
        initiatief_by(person())
    db.session.add(Telling(gebied_code="BU01640202", status="gepubliceerd", aantal=7))
    db.session.commit()
    page = browse().get(NOORK).text
    assert page.count('<li class="p-card">') == 6
    assert '<a href="/initiatieven/?buurt=BU01640202">Alle 7 plannen</a>' in page


@pytest.mark.parametrize("plans", (1, 3))
@pytest.mark.parametrize(("logged_in", "number"), [(False, 6), (True, 7)])
@pytest.mark.parametrize("code", ["BU01640202", "WK016402", "GM0164", "WG-HENGELO-MIDDEN"])
def test_page_costs_the_same_however_much_there_is(
    hengelo, person, browse, initiatief_by, queries, code, logged_in, number, plans
):
    for _ in range(plans):
        initiatief_by(person(), gebied_code="BU01640101")
        initiatief_by(person())
    browser = browse(person() if logged_in else None)
    queries.clear()
    assert browser.get(f"/buurten/{code}").status_code == 200
    assert len(queries) == number


@pytest.mark.parametrize(("code", "drawn"), [("BU01640202", 5), ("WK016402", 5)])
def test_a_place_is_drawn_in_the_areas_around_it(hengelo, queries, code, drawn):
    queries.clear()
    shapes, _window, (x, y) = kaart.pinned(wijken.around(code), code, 52.2707, 6.8150)
    here = [shape for shape in shapes if shape.code == "BU01640202"] or shapes
    left, top, right, bottom = kaart.bounds(here)
    assert (len(shapes), len(queries)) == (drawn, 1) and left < x < right and top < y < bottom


def test_page_of_areas_without_outlines_has_no_map_but_a_list(app, browse):
    page = browse().get(NOORK).text
    assert "p-map" not in page and "data-kaart" not in page
    assert ">Elsbeek</a>" in page
