"""What others look up about areas."""

import pytest
from werkzeug.exceptions import NotFound

from portal.extensions import db
from portal.wijken import actions, queries
from portal.wijken.geometry import parts, point_in
from portal.wijken.models import Cijfer, Gebied, Ligging


@pytest.fixture
def asked(queries):
    """Every statement asked after the town was filled."""
    queries.clear()
    return queries


def test_one_comes_with_the_area_around_it(hengelo, asked):
    buurt = queries.one("BU01640202")
    assert (buurt.naam, buurt.ouder.naam) == ("De Noork", "Noord")
    assert len(asked) == 1


@pytest.mark.parametrize("look_up", [queries.one, queries.place])
@pytest.mark.parametrize("code", ["BU01649999", "", "' OR 1=1", "x" * 500])
def test_unknown_code_is_not_found(app, look_up, code):
    with pytest.raises(NotFound):
        look_up(code)


def test_tree_holds_wijken_with_their_buurten_and_inhabitants(hengelo, asked):
    tree = queries.area_tree()
    assert len(asked) == 1
    assert (tree.code, tree.naam, tree.inwoners) == ("GM0164", "Hengelo", 83058)
    noord = tree.delen[2]
    assert (len(tree.delen), noord.naam, noord.inwoners) == (10, "Noord", 10255)
    assert [buurt.naam for buurt in noord.delen] == ["Noord", "Elsbeek", "De Noork", "Klein Driene", "'t Rot"]
    assert [area.naam for area in tree.eigen] == ["Hengelo Midden (voorbeeld)"]


def test_tree_walk_meets_every_area_once(hengelo):
    codes = [branch.code for branch in queries.area_tree().walk()]
    assert len(codes) == len(set(codes)) == 1 + 1 + 10 + 62


def test_tree_of_a_buurt_without_figures_has_no_inhabitants(hengelo):
    found = {branch.code: branch.inwoners for branch in queries.area_tree().walk()}
    assert found["BU01640500"] is None


def test_tree_of_an_empty_portal_is_empty(app):
    db.session.execute(Ligging.__table__.delete())
    for soort in ("buurt", "wijk", "gemeente"):
        db.session.execute(Gebied.__table__.delete().where(Gebied.soort == soort))
    assert (queries.area_tree().code, queries.area_tree().delen) == ("", [])


def test_choices_offer_the_town_each_wijk_and_its_buurten(app):
    with app.test_request_context():
        assert queries.choices() == {
            "Hele gemeente": [("GM0164", "Heel Hengelo")],
            "Noord": [("WK016402", "Heel Noord"), ("BU01640201", "Elsbeek"), ("BU01640202", "De Noork")],
            "Groot Driene": [
                ("WK016404", "Heel Groot Driene"),
                ("BU01640401", "Nijhofshoek"),
                ("BU01640402", "Roershoek"),
            ],
        }


def test_map_of_town_draws_every_wijk(hengelo, asked):
    rows = queries.map_of_town()
    assert len(asked) == 1
    assert (len(rows), rows[2].naam) == (10, "Noord")
    assert all(row.path.startswith("M") and 0 < row.x < 520 and row.y > 0 for row in rows)


def test_buurten_of_an_area_are_those_it_holds(hengelo):
    assert [row.naam for row in queries.buurten_of("WG-HENGELO-MIDDEN")] == [
        "Hengelose Es-Noord",
        "Tichelwerk",
        "'t Wilbert",
        "Bedrijventerrein Timmersveld",
    ]
    assert [row.code for row in queries.buurten_of("BU01640202")] == ["BU01640202"]
    assert queries.buurten_of("onbekend") == []


def test_what_overlaps_an_area_shares_a_buurt_with_it(hengelo):
    assert queries.overlaps(["BU01640101"])["BU01640101"] == {"BU01640101", "WK016401", "GM0164", "WG-HENGELO-MIDDEN"}
    assert {"BU01640202", "WK016402", "GM0164"} < queries.overlaps(["WK016402"])["WK016402"]
    assert queries.overlaps(["onbekend"])["onbekend"] == {"onbekend"}


def test_corner_of_a_buurt_lies_in_one_buurt_at_most(hengelo):
    shapes = queries.geometries("GM0164")
    corner = {code: parts(geometry)[0][0][0] for code, geometry in shapes.items() if code.startswith("BU")}
    assert len(corner) == 62
    for lon, lat in corner.values():
        assert sum(point_in(shapes[code], lat, lon) for code in corner) <= 1


def test_place_brings_figures_and_neighbours_in_one_statement(hengelo, asked):
    place = queries.place("BU01640202")
    assert len(asked) == 1
    assert (place.naam, place.ouder.naam, place.gemeente.naam) == ("De Noork", "Noord", "Hengelo")
    assert [row.naam for row in place.neighbours] == ["Noord", "Elsbeek", "Klein Driene", "'t Rot"]
    assert (place.figure("inwoners"), place.figure("gem_huishoudensgrootte"), place.jaren) == (
        2140,
        1.8,
        [2024],
    )
    assert place.shares("huishoudens_met_kinderen", "huishoudens") == (26, 31)
    assert place.volgt is False


@pytest.mark.parametrize(
    ("code", "number", "inwoners"),
    [("GM0164", 10, 83058), ("WK016402", 5, 10255), ("WG-HENGELO-MIDDEN", 4, 11035), ("BU01640500", 7, None)],
)
def test_place_of_every_kind_has_its_own_view(hengelo, code, number, inwoners):
    place = queries.place(code)
    assert (len(place.in_view), place.figure("inwoners")) == (number, inwoners)


def test_place_shows_the_newest_figures(hengelo, profiel, figures_file):
    actions.import_figures(figures_file("code,inwoners", "BU01640202,2200"), 2025, profiel=profiel)
    place = queries.place("BU01640202")
    assert (place.figure("inwoners"), place.figure("huishoudens"), place.jaren) == (2200, 1160, [2024, 2025])


def test_the_years_of_a_place_are_those_of_the_figures_of_cbs_that_stand_there(hengelo, profiel, figures_file, browse):
    """Our own sum of newer figures of its buurten does not stand on the page of a wijk, nor does what a panel was asked."""
    actions.import_figures(figures_file("code,inwoners", "BU01640202,2200"), 2025, profiel=profiel)
    db.session.add(Cijfer(gebied_code="WK016402", jaar=2026, naam="veilig_avond", waarde=73))
    db.session.commit()
    assert queries.place("WK016402").jaren == [2024]
    page = browse().get("/buurten/WK016402").text
    assert "naar leeftijd, 2024<" in page and "wijken en buurten 2024, CC BY" in page
    assert "rondt mensen en huishoudens af op vijf" in page
    assert "af op vijf" not in browse().get("/buurten/GM0164").text
