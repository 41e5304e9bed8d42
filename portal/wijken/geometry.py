"""Shapes on a plane: their parts, their size, the best spot for a name, and whether a point lies inside.

Geometry is GeoJSON in WGS84 (longitude, latitude).
"""

from itertools import pairwise


def parts(geometry):
    """The polygons of a geometry, each a list of rings: its outline and its holes."""
    coordinates = geometry["coordinates"]
    return [coordinates] if geometry["type"] == "Polygon" else coordinates


def points(geometries):
    return [point for geometry in geometries for part in parts(geometry) for ring in part for point in ring]


def point_in(geometry, lat, lon):
    """Does this place on earth lie in the area?"""
    return any(inside([[point[:2] for point in ring] for ring in part], lon, lat) for part in parts(geometry))


def label_spot(polygons):
    """Where the name goes: the centre of the largest part, or its widest spot if that centre lies outside."""
    largest = max(polygons, key=lambda part: abs(size(part[0])))
    spot = centre(largest[0])
    return spot if inside(largest, *spot) else middle_of_widest_line(largest)


def size(ring):
    """The area within a ring; negative when it runs the other way round."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def centre(ring):
    """The centre of gravity, counted from the first point to keep the sums small."""
    x0, y0 = ring[0]
    moved = [(x - x0, y - y0) for x, y in ring]
    steps = [(x1 + x2, y1 + y2, x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairwise(moved)]
    sum_x, sum_y = sum(x * part for x, _y, part in steps), sum(y * part for _x, y, part in steps)
    return x0 + sum_x / (6 * size(moved)), y0 + sum_y / (6 * size(moved))


def inside(rings, x, y):
    """Does the point lie within these rings: is the number of borders to its left odd?"""
    return sum(border <= x for border in borders(rings, y)) % 2 == 1


def borders(rings, y):
    """Where a level line at ``y`` crosses the rings, from left to right."""
    return sorted(
        x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        for ring in rings
        for (x1, y1), (x2, y2) in pairwise(ring)
        if (y1 > y) != (y2 > y)
    )


def middle_of_widest_line(rings, lines=24):
    heights = [y for _x, y in rings[0]]
    top, deep = min(heights), max(heights) - min(heights)
    level = [(top + deep * step / lines) for step in range(1, lines)]
    found = [(right - left, left, y) for y in level for left, right in paired(borders(rings, y))]
    width, left, y = max(found)
    return left + width / 2, y


def paired(values):
    return zip(values[::2], values[1::2], strict=True)
