"""Reading areas from a GeoJSON file, under our names for their properties or those of CBS."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from portal.signs import plain
from portal.wijken.files import BadFile, demand, opened, told_with
from portal.wijken.geometry import parts, points, size
from portal.wijken.rules import Soort, in_gemeente, soort_of

CODE = re.compile("WK[0-9]{6}|BU[0-9]{8}")
WEST, EAST, SOUTH, NORTH = 3, 8, 50, 54
LIMITS = f"lengtegraad {WEST} tot {EAST}, breedtegraad {SOUTH} tot {NORTH}"
LONGEST_NAME = 80


@dataclass(frozen=True)
class Area:
    """A wijk or buurt as it stands in a file; ``place`` says where, for the message when it does not fit."""

    place: str
    code: str
    naam: str
    ouder_code: str
    geometry: dict

    @property
    def soort(self):
        return soort_of(self.code)


def read_areas(path, gemeente):
    """The wijken and buurten of this gemeente in a GeoJSON file; those of other gemeenten are passed over."""
    name, areas = Path(path).name, {}
    with told_with(name):
        features = collection(opened(path))
    for number, feature in enumerate(features, 1):
        area = read_area(feature, f"{name}, gebied {number}", gemeente)
        if area:
            demand(area.code not in areas, f"{area.place}: deze code staat al eerder in het bestand")
            areas[area.code] = area
    demand(areas, f"{name}: er staan geen gebieden van gemeente {gemeente} in")
    return list(areas.values())


def read_area(feature, place, gemeente):
    """The area, or None when it lies in another gemeente."""
    with told_with(place):
        values = properties(feature)
    if not in_gemeente(values["code"], gemeente):
        return None
    place = f"{place} ({values['code']})"
    with told_with(place):
        return Area(place, **values, geometry=checked_geometry(feature))


def collection(text):
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = f" (regel {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise BadFile(f"dit is geen JSON{line}") from None
    is_collection = isinstance(content, dict) and content.get("type") == "FeatureCollection"
    features = content.get("features") if is_collection else None
    demand(isinstance(features, list), "dit is geen FeatureCollection (GeoJSON)")
    return features


def properties(feature):
    """Code, name and parent, under our names for them or under those of CBS."""
    given = feature.get("properties") if isinstance(feature, dict) else None
    demand(isinstance(given, dict), "dit gebied heeft geen eigenschappen (properties)")
    code = str(given.get("code") or given.get("buurtcode") or given.get("wijkcode") or "")
    demand(soort_of(code) in (Soort.WIJK, Soort.BUURT), f"code “{code}” begint niet met WK of BU")
    demand(CODE.fullmatch(code), f"code “{code}” is geen WK met zes of BU met acht cijfers")
    of_cbs = "buurtnaam" if code.startswith("BU") else "wijknaam"
    naam = given.get("naam") or given.get(of_cbs) or ""
    demand(isinstance(naam, str) and plain(naam) == naam, f"de naam van {code} is geen gewone tekst")
    naam = naam.strip()
    demand(naam, f"gebied {code} heeft geen naam")
    demand(len(naam) <= LONGEST_NAME, f"de naam van {code} is langer dan {LONGEST_NAME} tekens")
    wijk = str(given.get("wijkcode") or f"WK{code[2:8]}")
    return {"code": code, "naam": naam, "ouder_code": wijk if code.startswith("BU") else f"GM{code[2:6]}"}


def checked_geometry(feature):
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    demand(kind in ("Polygon", "MultiPolygon"), f"de vorm is {kind or 'leeg'}, geen Polygon of MultiPolygon")
    try:
        for part in parts(geometry):
            check_rings(part)
        in_the_netherlands(geometry)
    except (TypeError, ValueError, KeyError, IndexError):
        raise BadFile("de coördinaten zijn geen lijst van [lengtegraad, breedtegraad]") from None
    return {"type": kind, "coordinates": geometry["coordinates"]}


def check_rings(part):
    demand(part, "de vorm heeft geen ring")
    for ring in part:
        demand(len(ring) >= 4, f"een ring heeft {len(ring)} punten, dat moeten er minstens 4 zijn")
        demand(ring[0] == ring[-1], "een ring is niet gesloten: het laatste punt is niet het eerste")
    demand(size([point[:2] for point in part[0]]), "een ring heeft geen oppervlakte")


def in_the_netherlands(geometry):
    demand(points([geometry]), "de vorm heeft geen punten")
    for lon, lat, *_height in points([geometry]):
        held = WEST <= lon <= EAST and SOUTH <= lat <= NORTH
        demand(held, f"punt {lon}, {lat} ligt buiten Nederland ({LIMITS})")
