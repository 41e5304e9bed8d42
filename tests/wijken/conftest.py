"""Files of areas and figures as CBS would send them, and the whole of Hengelo."""

import json

import pytest

from portal.extensions import db
from portal.initiatieven.models import Telling
from portal.profiel import read_profiel
from portal.wijken import actions

SQUARE = [[6.7, 52.2], [6.8, 52.2], [6.8, 52.3], [6.7, 52.3], [6.7, 52.2]]


def feature(code="WK016410", naam="Nieuw", ring=SQUARE, **properties):
    return {
        "type": "Feature",
        "properties": {"code": code, "naam": naam} | properties,
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


@pytest.fixture
def profiel():
    return read_profiel("hengelo")


@pytest.fixture
def areas_file(tmp_path):
    """A GeoJSON file with these features, or with this text."""

    def write(*features, name="gebieden.geojson", text=None):
        path = tmp_path / name
        content = json.dumps({"type": "FeatureCollection", "features": features})
        path.write_text(content if text is None else text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def figures_file(tmp_path):
    def write(*lines, name="cijfers.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes("\n".join(lines).encode(encoding))
        return path

    return write


@pytest.fixture
def hengelo(app, profiel):
    """The app with everything that is shipped for Hengelo."""
    actions.load_shipped(profiel)
    db.session.commit()
    return app


@pytest.fixture
def plans(hengelo):
    """Five plans run in wijk Noord, and two for all of it; two in another wijk, with some that are over."""
    running = {"BU01640202": 4, "BU01640201": 1, "WK016402": 2, "BU01640401": 2}
    for code, number in running.items():
        db.session.add(Telling(gebied_code=code, status="in_behandeling", aantal=number - 1))
        db.session.add(Telling(gebied_code=code, status="gepubliceerd", aantal=1))
        db.session.add(Telling(gebied_code=code, status="gestopt", aantal=9))
    db.session.commit()
