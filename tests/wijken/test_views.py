"""The pages about areas."""

import json
import re
from html import escape

import pytest

from portal.extensions import db
from portal.story.models import Follow
from portal.wijken import actions
from portal.wijken.models import Gebied

NOORK = "/buurten/BU01640202"
JUNK = ("'; DROP TABLE gebied; --", "\x00?", "%", "../../etc/passwd", "<script>", "½", "x" * 5000)


def texts(pattern, page):
    return re.findall(pattern, page)


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
