"""Drawings and shapes, without a database."""

import json
import re
from collections import namedtuple

import pytest

from portal.wijken import drawing, kaart
from portal.wijken.actions import SHIPPED
from portal.wijken.drawing import Projection
from portal.wijken.geometry import centre, inside, label_spot, point_in, size
from portal.wijken.kaart import Shape

SQUARE = {"type": "Polygon", "coordinates": [[[6, 52], [7, 52], [7, 53], [6, 53], [6, 52]]]}
RING = {
    "type": "Polygon",
    "coordinates": [
        [[6, 52], [7, 52], [7, 53], [6, 53], [6, 52]],
        [[6.4, 52.4], [6.6, 52.4], [6.6, 52.6], [6.4, 52.6], [6.4, 52.4]],
    ],
}
TWO = {"type": "MultiPolygon", "coordinates": [SQUARE["coordinates"], [[[4, 51], [5, 51], [5, 52], [4, 51]]]]}
Row = namedtuple("Row", "code naam path x y in_view geometry")
# A horseshoe: its centre of gravity lies outside it.
HORSESHOE = [(0, 0), (10, 0), (10, 10), (8, 10), (8, 2), (2, 2), (2, 10), (0, 10), (0, 0)]


def shape(code, left, top, size=10, naam="Buurt", aantal=0):
    path = f"M{left} {top}L{left + size} {top}L{left + size} {top + size}L{left} {top + size}Z"
    return Shape(code, naam, path, left + size / 2, top + size / 2, aantal=aantal)


def shipped(kind):
    for file in sorted(SHIPPED.glob(f"*-{kind}.geojson")):
        yield [feature["geometry"] for feature in json.loads(file.read_text())["features"]]


def test_projection_puts_north_up_and_west_left():
    project = Projection.around([SQUARE])
    north_west, south_east = project(6, 53), project(7, 52)
    assert north_west == (0, 0)
    assert south_east[0] == pytest.approx(drawing.WIDTH)
    assert south_east[1] > 0


def test_projection_keeps_a_kilometre_as_long_in_both_directions():
    project = Projection.around([SQUARE])
    east, south = project(7, 53)[0], project(6, 52)[1]
    assert east / south == pytest.approx(0.6088, abs=0.001)


@pytest.mark.parametrize("geometries", [*shipped("buurten")])
def test_drawing_of_a_town_is_exactly_as_wide_as_agreed(geometries):
    project = Projection.around(geometries)
    left, top, right, _bottom = kaart.bounds(
        [Shape("", "", drawing.path(project.drawn(geometry)), 0, 0) for geometry in geometries]
    )
    assert (left, top, right) == (0, 0, drawing.WIDTH)


def test_path_closes_every_ring_and_leaves_out_points_that_fall_together():
    polygons = [
        [[(0, 0), (0.01, 0.02), (10, 0), (10, 10.26), (0, 0)]],
        [[(20, 20), (30, 20), (30, 30), (20, 20)]],
    ]
    assert drawing.path(polygons) == "M0 0L10 0L10 10.3ZM20 20L30 20L30 30Z"


def test_label_stands_in_the_centre_of_the_largest_part():
    small, large = (
        [[(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]],
        [[(10, 10), (20, 10), (20, 20), (10, 20), (10, 10)]],
    )
    assert label_spot([small, large]) == (15, 15)


def test_label_of_a_hollow_shape_stands_inside_it():
    assert not inside([HORSESHOE], *centre(HORSESHOE))
    assert inside([HORSESHOE], *label_spot([[HORSESHOE]]))


@pytest.mark.parametrize("geometries", [*shipped("buurten"), *shipped("wijken")])
def test_every_shipped_label_stands_inside_its_area(geometries):
    project = Projection.around(geometries)
    for geometry in geometries:
        polygons = project.drawn(geometry)
        assert any(inside(part, *label_spot(polygons)) for part in polygons)


def test_size_does_not_depend_on_where_the_ring_starts():
    assert abs(size(HORSESHOE)) == 52


@pytest.mark.parametrize(
    ("geometry", "lat", "lon", "held"),
    [
        (SQUARE, 52.5, 6.5, True),
        (SQUARE, 52.5, 7.5, False),
        (SQUARE, 6.5, 52.5, False),
        (RING, 52.5, 6.5, False),
        (RING, 52.1, 6.1, True),
        (TWO, 51.2, 4.9, True),
        (TWO, 51.9, 4.1, False),
        (TWO, 52.5, 6.5, True),
    ],
)
def test_point_is_found_in_the_shape_but_not_in_its_holes(geometry, lat, lon, held):
    assert point_in(geometry, lat, lon) is held


def test_border_between_two_areas_belongs_to_one_of_them():
    east = {"type": "Polygon", "coordinates": [[[7, 52], [8, 52], [8, 53], [7, 53], [7, 52]]]}
    assert [point_in(area, 52.5, 7) for area in (SQUARE, east)].count(True) == 1


def test_viewbox_holds_every_area_with_a_margin():
    assert kaart.viewbox([shape("A", 10, 20), shape("B", 30, 50)]) == "6 16 38 48"


def test_viewbox_of_nothing_is_an_empty_drawing():
    assert kaart.viewbox([]) == "-4 -4 528 528"


def test_enlarged_fills_the_drawing_in_whole_units():
    larger, viewbox = kaart.enlarged([shape("A", 100, 100), shape("B", 110, 100)])
    assert viewbox == "0 0 460 234"
    assert larger[0].path == "M4 4L230 4L230 230L4 230Z"
    assert (larger[0].x, larger[0].y) == (117, 117)


def test_enlarged_keeps_a_tall_area_within_its_height():
    larger, viewbox = kaart.enlarged([shape("A", 0, 0), shape("B", 0, 10), shape("C", 0, 20)])
    assert viewbox == "0 0 460 460"
    numbers = [float(number) for one in larger for number in re.findall(r"[\d.]+", one.path)]
    assert min(numbers) >= 4 and max(numbers) <= 456


def test_names_that_would_run_into_each_other_are_left_out_but_not_this_one():
    crowd = [shape("A", 200, 200, 40), shape("B", 210, 205), shape("C", 200, 300)]
    assert [one.code for one in kaart.readable(crowd, 460, first="B") if one.named] == ["B", "C"]


def test_numbers_go_before_names_and_stand_below_them():
    crowd = [shape("A", 200, 200, 60), shape("B", 225, 225, aantal=3), shape("C", 200, 300, aantal=12)]
    small, large = kaart.readable(crowd, 460)[1:]
    assert [(one.named, one.counted) for one in kaart.readable(crowd, 460)] == [(False, False), (True, True), (True, True)]
    assert (small.naam_y, large.naam_y) == (small.y - 18, large.y - 18)
    assert (small.breed, large.breed) == (24, 34)


def test_number_that_would_run_into_another_is_left_out_but_not_this_one():
    crowd = [shape("A", 200, 200, 40, aantal=2), shape("B", 205, 205, aantal=2)]
    counted = [[one.code for one in kaart.readable(crowd, 460, first) if one.counted] for first in (None, "B")]
    assert counted == [["A"], ["B"]]


def test_area_without_plans_has_no_number():
    assert not kaart.readable([shape("A", 200, 200, 40)], 460)[0].counted


@pytest.mark.parametrize(
    ("plannen", "shades"),
    [
        ((), []),
        ((0, 0), ["q1", "q1"]),
        ((0, 1, 2, 3), ["q1", "q2", "q3", "q4"]),
        ((0, 1, 100, 101, 200, 201, 300), ["q1", "q2", "q2", "q3", "q3", "q4", "q4"]),
        ((1,), ["q2"]),
    ],
)
def test_shade_grows_with_the_number_of_plans(plannen, shades):
    assert list(kaart.shades(dict(enumerate(plannen))).values()) == shades


def test_name_of_this_area_stays_in_the_drawing():
    here = shape("A", 0, 0, naam="Verspreide huizen Slangenbeek")
    assert kaart.readable([here], 460, first="A")[0].x == pytest.approx(kaart.LETTER * 29 / 2)


def test_picture_links_to_the_others_and_marks_this_one():
    shapes, _viewbox = kaart.picture([shape("A", 0, 0), shape("B", 10, 0)], "/buurten/", {"A": 3, "B": 0}, here="A")
    assert [(one.url, one.klasse, one.aantal) for one in shapes] == [("/buurten/B", "q1", 0), ("", "q4 here", 3)]


def test_picture_of_areas_that_were_never_drawn_is_empty():
    assert kaart.picture([Shape("A", "A", "", 0, 0)], "/buurten/", {"A": 0}) == ((), "")


def test_spot_is_as_far_in_the_drawing_as_on_earth():
    drawn = [shape("BU1", 100, 200, size=40)]
    assert kaart.spot(SQUARE, drawn, 53, 6) == (100, 200)
    assert kaart.spot(SQUARE, drawn, 52.25, 6.5) == (120, 230)


def row(code, left, geometry=""):
    path = f"M{left} 0L{left + 10} 0L{left + 10} 10L{left} 10Z"
    return Row(code, f"Buurt {code}", path, left + 5, 5, True, geometry)


def test_pinned_gives_the_spot_in_the_enlarged_drawing_and_nothing_outside_it():
    rows = [row("BU1", 0, json.dumps(SQUARE)), row("BU2", 10)]
    shapes, window, spot = kaart.pinned(rows, "BU1", 52.5, 6.5)
    assert [one.code for one in shapes] == ["BU2", "BU1"] and spot == (117, 117) and window == "0 0 460 234"
    assert kaart.pinned(rows, "BU1", 52.5, 9) is None
    assert kaart.pinned([row("BU1", 0)], "BU1", 52.5, 6.5) is None
    assert kaart.pinned([], "BU1", 52.5, 6.5) is None
