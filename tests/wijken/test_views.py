"""The pages about areas."""

import json
import re
from html import escape

import pytest

from portal.extensions import db
from portal.initiatieven.models import Telling
from portal.profiel import read_profiel
from portal.story.models import Follow
from portal.wijken import actions, kaart
from portal.wijken import queries as wijken
from portal.wijken.models import Gebied

NOORK = "/buurten/BU01640202"
JUNK = ("'; DROP TABLE gebied; --", "\x00?", "%", "../../etc/passwd", "<script>", "½", "x" * 5000)


def texts(pattern, page):
    return re.findall(pattern, page)


@pytest.fixture
def plans(hengelo):
    """Five plans run in wijk Noord, and two for all of it; two in another wijk, with some that are over."""
    running = {"BU01640202": 4, "BU01640201": 1, "WK016402": 2, "BU01640401": 2}
    for code, number in running.items():
        db.session.add(Telling(gebied_code=code, status="in_behandeling", aantal=number - 1))
        db.session.add(Telling(gebied_code=code, status="gepubliceerd", aantal=1))
        db.session.add(Telling(gebied_code=code, status="gestopt", aantal=9))
    db.session.commit()


def follows():
    return [(row.person_id, row.kind, row.key) for row in db.session.query(Follow)]


def test_index_lists_every_wijk_with_its_buurten(hengelo, browse):
    page = browse().get("/buurten/").text
    assert page.count('<details class="p-fold">') == 10
    assert "10.255 inwoners" in page
    assert len(set(texts(r'href="/buurten/(BU\d{8})"', page))) == 62
    assert "Hengelo Midden (voorbeeld)" in page


@pytest.mark.parametrize(("logged_in", "number"), [(False, 1), (True, 2)])
def test_index_costs_the_same_for_a_small_and_a_large_town(
    app, profiel, person, browse, queries, logged_in, number
):
    browser = browse(person() if logged_in else None)
    for load in (lambda: None, lambda: actions.load_shipped(profiel)):
        load()
        db.session.commit()
        queries.clear()
        browser.get("/buurten/")
        assert len(queries) == number


@pytest.mark.parametrize("q", ["De Noork", "de noork", " DE  NOORK ", "dé noork"])
def test_search_for_a_name_leads_to_the_buurt(hengelo, browse, q):
    assert browse().get("/buurten/", query_string={"q": q}).location == NOORK


def test_search_for_a_name_of_wijk_and_buurt_shows_both(hengelo, browse):
    page = browse().get("/buurten/?q=noord").text
    found = page[page.index('id="gevonden"') : page.index('id="wijken"')]
    assert re.findall(r"/buurten/(\w+)", found)[:2] == ["WK016402", "BU01640200"]


def test_search_for_a_name_of_a_wijk_alone_leads_to_the_wijk(hengelo, browse):
    assert browse().get("/buurten/?q=hasseler es").location == "/buurten/WK016403"


def test_search_for_part_of_a_name_lists_what_has_it(hengelo, browse):
    page = browse().get("/buurten/?q=driene").text
    assert "5 gebieden gevonden" in page
    found = page[page.index('id="gevonden"') : page.index('id="wijken"')]
    names = [
        "Groot Driene",
        "Groot Driene-Noord",
        "Groot Driene-Zuid",
        "Klein Driene",
        "Verspreide huizen Driene",
    ]
    assert texts(r'href="[^"]+">([^<]+)</a>', found) == names


@pytest.mark.parametrize("q", ["7553 AB", "7553ab", "7553"])
def test_search_for_a_postcode_says_kindly_that_it_cannot(hengelo, browse, q):
    page = browse().get("/buurten/", query_string={"q": q}).text
    assert "Op postcode kunnen we niet zoeken." in page
    assert "14 074" in page


@pytest.mark.parametrize("q", JUNK)
def test_search_for_junk_finds_nothing_and_says_so(hengelo, browse, q):
    page = browse().get("/buurten/", query_string={"q": q})
    assert page.status_code == 200
    assert "Geen buurt of wijk gevonden met de naam" in page.text
    assert "<script>“" not in page.text


@pytest.mark.parametrize("query", [{"na": "x"}, {"sorteer": "1;"}, {"q": ""}, {"onbekend[]": "\x00"}])
def test_values_the_page_does_not_know_are_ignored(hengelo, browse, query):
    for address in ("/buurten/", NOORK):
        assert browse().get(address, query_string=query).status_code == 200


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


@pytest.mark.parametrize("code", ["BU01649999", "WK999999", "XX", "GM0000", "'; --", "%00"])
@pytest.mark.parametrize("tail", ["", "/kaart.json"])
def test_unknown_area_is_not_found(hengelo, browse, code, tail):
    assert browse().get(f"/buurten/{code}{tail}").status_code == 404


def test_unknown_area_cannot_be_followed(hengelo, person, browse):
    assert browse(person()).post("/buurten/BU01649999/volgen").status_code == 404
    assert follows() == []


def test_name_of_an_area_is_shown_as_text_everywhere(app, browse):
    name = "<b>'\"& Buurt</b><script>"
    for code in ("BU01640202", "WK016402"):
        db.session.get(Gebied, code).naam = name
        db.session.get(Gebied, code).path = "M0 0L10 0L10 10L0 10Z"
    db.session.commit()
    for address in ("/buurten/", "/buurten/?q=buurt", NOORK, "/buurten/WK016402", "/buurten/BU01640201"):
        page = browse().get(address).text
        assert name not in page and "<b>" not in page
        assert str(escape(name)).replace("&#x27;", "&#39;").replace("&quot;", "&#34;") in page


def test_map_data_are_the_areas_in_view_with_name_and_page(hengelo, browse):
    answer = browse().get(f"{NOORK}/kaart.json")
    assert answer.mimetype == "application/geo+json"
    features = json.loads(answer.text)["features"]
    assert [one["properties"]["naam"] for one in features] == [
        "Noord",
        "Elsbeek",
        "De Noork",
        "Klein Driene",
        "'t Rot",
    ]
    assert features[2]["properties"] == {"code": "BU01640202", "naam": "De Noork", "url": NOORK, "klasse": "q1 here"}
    assert {one["geometry"]["type"] for one in features} == {"Polygon"}


def test_moving_map_takes_the_place_of_the_drawing(hengelo, browse):
    page = browse().get(NOORK).text
    drawing = page[page.index('<div class="p-stack p-stack--s" id="tekening">') :]
    assert drawing.index("</svg>") < drawing.index('data-tekening="tekening"') < drawing.index('id="ernaast"')


@pytest.mark.parametrize(("code", "drawn"), [("BU01640202", 5), ("WK016402", 5)])
def test_a_place_is_drawn_in_the_areas_around_it(hengelo, queries, code, drawn):
    queries.clear()
    shapes, _window, (x, y) = kaart.pinned(wijken.around(code), code, 52.2707, 6.8150)
    here = [shape for shape in shapes if shape.code == "BU01640202"] or shapes
    left, top, right, bottom = kaart.bounds(here)
    assert (len(shapes), len(queries)) == (drawn, 1) and left < x < right and top < y < bottom


@pytest.mark.parametrize(("code", "number"), [("GM0164", 10), ("WG-HENGELO-MIDDEN", 4)])
def test_map_data_cost_two_statements(hengelo, browse, queries, code, number):
    queries.clear()
    answer = browse().get(f"/buurten/{code}/kaart.json")
    assert len(answer.json["features"] if answer.is_json else json.loads(answer.text)["features"]) == number
    assert len(queries) == 2


def test_map_data_tell_how_many_plans_run(plans, browse):
    features = json.loads(browse().get(f"{NOORK}/kaart.json").text)["features"]
    about = [(one["properties"]["naam"], one["properties"]["klasse"]) for one in features]
    assert about[1:4] == [("Elsbeek: 1 plan", "q2"), ("De Noork: 4 plannen", "q4 here"), ("Klein Driene", "q1")]


def test_map_data_of_areas_without_outlines_are_empty(app, browse):
    assert json.loads(browse().get(f"{NOORK}/kaart.json").text) == {
        "type": "FeatureCollection",
        "features": [],
    }


def test_page_of_areas_without_outlines_has_no_map_but_a_list(app, browse):
    page = browse().get(NOORK).text
    assert "p-map" not in page and "data-kaart" not in page
    assert ">Elsbeek</a>" in page


def test_resident_follows_and_unfollows_a_buurt(hengelo, person, browse):
    amina = person("Amina")
    browser = browse(amina)
    assert "Volg De Noork</span>" in browser.get(NOORK).text
    assert browser.post(f"{NOORK}/volgen").location == NOORK
    assert follows() == [(amina.id, "buurten", "BU01640202")]
    page = browser.get(NOORK).text
    assert "Je volgt De Noork. Je krijgt bericht als hier iets gebeurt." in page
    assert "Volg De Noork niet meer" in page
    assert browser.post(f"{NOORK}/ontvolgen").location == NOORK
    assert follows() == []


def test_following_twice_is_following_once(hengelo, person, browse):
    browser = browse(person())
    for _ in range(2):
        assert browser.post(f"{NOORK}/volgen").status_code == 303
    assert len(follows()) == 1


def test_following_one_area_says_nothing_of_another_or_of_someone_else(hengelo, person, browse):
    amina, bas = person("Amina"), person("Bas")
    browse(amina).post("/buurten/WK016402/volgen")
    assert "niet meer" in browse(amina).get("/buurten/WK016402").text
    assert "niet meer" not in browse(amina).get(NOORK).text
    assert "niet meer" not in browse(bas).get("/buurten/WK016402").text


@pytest.mark.parametrize("deed", ["volgen", "ontvolgen"])
def test_stranger_is_sent_to_log_in(hengelo, browse, deed):
    assert browse().post(f"{NOORK}/{deed}").location.startswith("/inloggen?next=")
    assert follows() == []


def test_stranger_finds_the_way_to_follow_through_logging_in(hengelo, browse):
    page = browse().get(NOORK).text
    assert 'href="/inloggen?next=/buurten/BU01640202"' in page
    assert "csrf_token" not in page


@pytest.mark.parametrize("deed", ["volgen", "ontvolgen"])
def test_following_takes_a_post(hengelo, person, browse, deed):
    assert browse(person()).get(f"{NOORK}/{deed}").status_code == 405


def test_my_buurt_is_the_one_i_chose(hengelo, person, browse):
    assert browse(person(buurt_code="BU01640203")).get("/buurten/mijn").location == "/buurten/BU01640203"


def test_my_buurt_is_the_list_for_who_chose_none(hengelo, person, browse):
    assert browse().get("/buurten/mijn").location == "/buurten/"
    assert browse(person(buurt_code=None)).get("/buurten/mijn").location == "/buurten/"


@pytest.mark.parametrize("endpoint", ["index", "show", "geojson"])
def test_public_pages_may_be_kept_for_strangers(app, endpoint):
    assert app.view_functions[f"wijken.{endpoint}"].cache


def test_my_buurt_is_never_kept(app):
    assert not app.view_functions["wijken.mijn_buurt"].cache
