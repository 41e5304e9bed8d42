"""Drawing areas: from degrees to SVG paths, all of a town in one drawing counted in units from its top left corner."""

from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians

from portal.wijken.geometry import parts, points

WIDTH = 520


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
