"""The map on a page: areas in a drawing, each with its name and with how many plans run there.

That number is written and shown as one of four shades. What there is no room to write, stands in the list beside it.
"""

import json
import re
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from portal.wijken.drawing import WIDTH
from portal.wijken.geometry import points

ZOOMED = 460
PAIR = re.compile(r"(-?[\d.]+) (-?[\d.]+)")
MARGIN = 4
# How much room a name takes, for a letter of 20 units (what the stylesheet gives a narrow screen).
LETTER, LINE = 9.6, 22
# The pill a number stands in, how much a digit more adds to it, and how far above its middle a name stands.
PILL, DIGIT, RAISED = 24, 10, 18
# With fewer plans than this the darkest shade is not used: one plan is no crowd.
CROWD = 3


class Shape(NamedTuple):
    """An area in a drawing, as the map component takes it. ``aantal`` is how many plans run there; ``named`` and
    ``counted`` say whether its name and that number are written."""

    code: str
    naam: str
    path: str
    x: float
    y: float
    url: str = ""
    klasse: str = ""
    aantal: int = 0
    named: bool = False
    counted: bool = False

    @property
    def naam_y(self):
        """The line its name stands on."""
        return self.y - RAISED if self.aantal else self.y

    @property
    def breed(self):
        """The width of the pill its number stands in."""
        return PILL + DIGIT * (len(str(self.aantal)) - 1)


def shapes(rows, base, plans, here=None):
    """Rows of code, naam, path, x and y as shapes that lead to the page of each; ``here`` stands out.

    ``plans`` is how many run in each, by code.
    """
    drawn, shade = [row for row in rows if row.path], shades(plans)
    return [shape(row, base, plans[row.code], shade[row.code], row.code == here) for row in drawn]


def shape(row, base, number, shade, here):
    url, klasse = ("", f"{shade} here") if here else (base + row.code, shade)
    return Shape(row.code, row.naam, row.path, row.x, row.y, url, klasse, number)


def shades(plans):
    """Code → q1 for no plans; q2, q3 or q4 for up to a third, two thirds or all of the most there are."""
    most = max([CROWD, *plans.values()])
    return {code: f"q{1 + ceil(3 * number / most)}" for code, number in plans.items()}


def picture(rows, base, plans, here=None):
    """These areas filling one drawing, with the names that can be read, ``here`` on top; and its viewBox."""
    drawn = shapes(rows, base, plans, here)
    if not drawn:
        return (), ""
    larger, window = enlarged(drawn)
    return tuple(sorted(readable(larger, ZOOMED, here), key=lambda shape: shape.code == here)), window


def pinned(rows, here, lat, lon):
    """The areas in view around one, with a place on earth: the shapes, the viewBox and the spot as x, y; None where that
    place is not in the drawing. Without names: it stands small beside a text that says where. Of the area itself a row
    knows the ``geometry``."""
    drawn, window = picture([row for row in rows if row.in_view], "", dict.fromkeys((row.code for row in rows), 0), here)
    geometry = next((row.geometry for row in rows if row.code == here), "")
    if not drawn or not geometry:
        return None
    x, y = spot(json.loads(geometry), [shape for shape in drawn if shape.code == here] or drawn, lat, lon)
    width, height = map(float, window.split()[2:])
    drawn = [shape._replace(named=False) for shape in drawn]
    return (drawn, window, (x, y)) if 0 <= x <= width and 0 <= y <= height else None


def spot(geometry, shapes, lat, lon):
    """Where a place on earth lies in a drawing, of which these shapes are this geometry."""
    lons, lats = zip(*((lon, lat) for lon, lat, *_height in points([geometry])), strict=True)
    left, top, right, bottom = bounds(shapes)
    x = left + (right - left) * (lon - min(lons)) / (max(lons) - min(lons))
    y = top + (bottom - top) * (max(lats) - lat) / (max(lats) - min(lats))
    return round(x), round(y)


def bounds(areas):
    """Left, top, right and bottom of these drawings together."""
    corners = [corners_of(area.path) for area in areas if area.path]
    lefts, tops, rights, bottoms = zip(*corners, strict=True) if corners else ((0,), (0,), (WIDTH,), (WIDTH,))
    return min(lefts), min(tops), max(rights), max(bottoms)


@lru_cache(1024)
def corners_of(path):
    """Left, top, right and bottom of one drawing."""
    xs, ys = zip(*((float(x), float(y)) for x, y in PAIR.findall(path)), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def viewbox(areas):
    """The window that shows all of these drawings."""
    left, top, right, bottom = bounds(areas)
    return f"{left - MARGIN:g} {top - MARGIN:g} {right - left + 2 * MARGIN:g} {bottom - top + 2 * MARGIN:g}"


def enlarged(shapes, width=ZOOMED, most_height=ZOOMED):
    """The shapes as large as fits, in the middle of a drawing ``width`` wide; with its viewBox."""
    left, top, right, bottom = bounds(shapes)
    scale = min((width - 2 * MARGIN) / (right - left), (most_height - 2 * MARGIN) / (bottom - top))
    dx, dy = (width - (right - left) * scale) / 2 - left * scale, MARGIN - top * scale
    larger = [moved(shape, scale, dx, dy) for shape in shapes]
    return larger, f"0 0 {width} {(bottom - top) * scale + 2 * MARGIN:.0f}"


@lru_cache(1024)
def moved(shape, scale, dx, dy):
    """The shape ``scale`` times as large, moved; in whole units."""

    def larger(match):
        return f"{float(match[1]) * scale + dx:.0f} {float(match[2]) * scale + dy:.0f}"

    path = PAIR.sub(larger, shape.path)
    return shape._replace(path=path, x=round(shape.x * scale + dx), y=round(shape.y * scale + dy))


def readable(shapes, width, first=None):
    """The same shapes, with numbers and names that run into no other: first of all those of ``first``, then numbers
    before names, and those of large areas before those of small ones."""
    return _readable(tuple(shapes), width, first)


@lru_cache(256)
def _readable(shapes, width, first):
    shapes = [kept_inside(shape, width) if shape.code == first else shape for shape in shapes]
    by_size = sorted(shapes, key=extent, reverse=True)
    wishes = [(shape.code, "counted", number_box(shape)) for shape in by_size if shape.aantal]
    wishes += [(shape.code, "named", name_box(shape)) for shape in by_size]
    taken = {}
    for code, what, box in sorted(wishes, key=lambda wish: wish[0] != first):
        if is_free(box, taken.values(), width):
            taken[code, what] = box
    return tuple(shape._replace(**{what: (shape.code, what) in taken for what in ("counted", "named")}) for shape in shapes)


def is_free(box, taken, width):
    """Does this box lie in the drawing, and nothing else there?"""
    left, top, right, _bottom = box
    return left >= 0 and top >= 0 and right <= width and not any(touching(box, other) for other in taken)


def kept_inside(shape, width):
    """The shape with its name within the drawing."""
    half = LETTER * len(shape.naam) / 2
    return shape._replace(x=min(max(shape.x, half), width - half))


def number_box(shape):
    """Left, top, right and bottom of its number."""
    half = shape.breed / 2
    return shape.x - half, shape.y - PILL / 2, shape.x + half, shape.y + PILL / 2


def name_box(shape):
    """Left, top, right and bottom of its name: above the number, or in its place."""
    half = LETTER * len(shape.naam) / 2
    return shape.x - half, shape.naam_y - LINE + MARGIN, shape.x + half, shape.naam_y + MARGIN


def touching(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def extent(shape):
    left, top, right, bottom = bounds([shape])
    return (right - left) * (bottom - top)
