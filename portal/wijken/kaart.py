"""Drawing areas: from degrees to SVG paths in one drawing per town, and from there to the map on a page.

A drawing is counted in units from its top left corner.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import cos, radians

from portal.wijken.geometry import parts, points

WIDTH = 520
ZOOMED = 460
PAIR = re.compile(r"(-?[\d.]+) (-?[\d.]+)")
MARGIN = 4
# How much room a name takes, for a letter of 18 units (what the stylesheet gives a narrow screen).
LETTER, LINE = 8.6, 20


@dataclass(frozen=True)
class Projection:
    """Equirectangular: ``scale`` units to a degree of latitude, ``squeeze`` times that to a longitude."""

    west: float
    north: float
    squeeze: float
    scale: float

    @classmethod
    def around(cls, geometries, width=WIDTH):
        """The projection that draws all of these ``width`` units wide, north up."""
        lons, lats = zip(*((lon, lat) for lon, lat, *_height in points(geometries)), strict=True)
        squeeze = cos(radians((min(lats) + max(lats)) / 2))
        return cls(min(lons), max(lats), squeeze, width / ((max(lons) - min(lons)) * squeeze))

    def __call__(self, lon, lat):
        return (lon - self.west) * self.squeeze * self.scale, (self.north - lat) * self.scale

    def drawn(self, geometry):
        """The polygons of a geometry in units."""
        return [[[self(*point[:2]) for point in ring] for ring in part] for part in parts(geometry)]


def path(polygons):
    """The outlines as an SVG path, to a tenth of a unit so that a wijk can be shown larger."""
    return "".join(outline(ring) for part in polygons for ring in part)


def outline(ring):
    spots = [f"{round(x, 1):g} {round(y, 1):g}" for x, y in ring[:-1]]
    kept = [spot for before, spot in pairwise([None, *spots]) if spot != before]
    return f"M{'L'.join(kept)}Z"


@dataclass(frozen=True)
class Shape:
    """An area in a drawing, as the map component takes it. Without ``x`` its name is not written."""

    code: str
    naam: str
    path: str
    x: float | None
    y: float | None
    url: str = ""
    klasse: str = ""
    aantal: int = 0


def shapes(rows, base, here=None):
    """Rows of code, naam, path, x and y as shapes that lead to the page of each; ``here`` stands out."""
    return [shape(row, base, row.code == here) for row in rows if row.path]


def shape(row, base, here):
    url, klasse = ("", "q4") if here else (base + row.code, "q1")
    return Shape(row.code, row.naam, row.path, row.x, row.y, url, klasse)


def picture(rows, base, here=None):
    """These areas filling one drawing, with the names that can be read; and its viewBox."""
    drawn = shapes(rows, base, here)
    if not drawn:
        return [], ""
    larger, window = enlarged(drawn)
    return readable(larger, ZOOMED, here), window


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
    return replace(shape, path=path, x=round(shape.x * scale + dx), y=round(shape.y * scale + dy))


def readable(shapes, width, first=None):
    """The same shapes with a name only where it runs into no other; ``first`` is written in any case."""
    written = []
    for shape in sorted(shapes, key=lambda shape: (shape.code != first, -extent(shape))):
        half = LETTER * len(shape.naam) / 2
        if shape.code == first:
            shape = replace(shape, x=min(max(shape.x, half), width - half))
        fits = shape.code == first or half <= shape.x <= width - half
        if fits and not any(touching(shape, other) for other in written):
            written.append(shape)
    spots = {shape.code: shape.x for shape in written}
    return [replace(shape, x=spots.get(shape.code)) for shape in shapes]


def extent(shape):
    left, top, right, bottom = bounds([shape])
    return (right - left) * (bottom - top)


def touching(one, other):
    near = LETTER * (len(one.naam) + len(other.naam)) / 2
    return abs(one.x - other.x) < near and abs(one.y - other.y) < LINE
