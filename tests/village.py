"""The town the village lies in, and the visitor who looks at every page with a critical eye."""

from flask import g
from flask.testing import FlaskClient
from sqlalchemy import event

from portal import create_app
from portal.extensions import db
from portal.stamp import SHARDS, Stamp
from portal.wijken.models import Gebied, Ligging
from tests import page_check

# Two wijken of two buurten in a town: enough for every rule about areas.
TOWN = {
    "WK016402": ("Noord", ("BU01640202", "De Noork"), ("BU01640201", "Elsbeek")),
    "WK016404": ("Groot Driene", ("BU01640401", "Nijhofshoek"), ("BU01640402", "Roershoek")),
}

# Where the run keeps its templates as Python; see tests/conftest.py.
TRANSLATED = None

# Pieces of a page, fetched by a script.
FRAGMENTS = {"/initiatieven/gelijk"}


class Visitor(FlaskClient):
    """A page fetches what it shows: nothing lies around from the test or from the last visitor."""

    def open(self, *args, **kwargs):
        db.session.expunge_all()
        for name in list(g):
            g.pop(name)
        response = super().open(*args, **kwargs)
        if is_page(response):
            page_check.check(response.request.path, response.status_code, response.text)
        return response


def is_page(response):
    redirect = 300 <= response.status_code < 400
    path = response.request.path
    fragment = path in FRAGMENTS or (path.endswith("/oordeel") and response.status_code == 200)
    return response.mimetype == "text/html" and not redirect and not fragment


def make_app(database_url, **changes):
    app = create_app(
        **{
            "TESTING": True,
            "WTF_CSRF_ENABLED": False,
            "SECRET_KEY": "toets",
            "PAGE_CACHE": False,
            "LIMITS_FACTOR": 100,
            "PRODUCTION": False,
            "SQLALCHEMY_DATABASE_URI": database_url,
        }
        | changes
    )
    app.test_client_class = Visitor
    spare(app)
    return app


def spare(app):
    """Nothing in a test has to survive a power cut: SQLite does not wait until the disk has it.
    And what one portal made of its templates, all others of this run use: translating them takes seconds."""
    app.jinja_env.bytecode_cache = TRANSLATED
    with app.app_context():
        if db.engine.name == "sqlite":
            event.listen(db.engine, "connect", lambda connection, record: connection.execute("PRAGMA synchronous=OFF"))


def build_town():
    db.session.add_all(Stamp(shard=shard, version=0) for shard in range(SHARDS))
    db.session.add_all(areas())
    db.session.flush()
    for wijk, (_naam, *buurten) in TOWN.items():
        db.session.add_all(
            Ligging(gebied_code=area, buurt_code=code) for code, _buurt in buurten for area in (code, wijk, "GM0164")
        )
    db.session.commit()


def areas():
    town = {"gemeente_code": "GM0164"}
    yield Gebied(code="GM0164", soort="gemeente", naam="Hengelo", **town)
    for wijk, (naam, *buurten) in TOWN.items():
        yield Gebied(code=wijk, soort="wijk", naam=naam, ouder_code="GM0164", **town)
        for code, buurt in buurten:
            yield Gebied(code=code, soort="buurt", naam=buurt, ouder_code=wijk, **town)
