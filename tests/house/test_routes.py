"""Every door of the house, tried by everyone: tests/routes/doors is the whole truth about who gets in.

A letter per visitor: j gets in, i is sent to log in, n hears no (403), w hears that it does not exist (404).
Whoever only reads changes nothing that a page shows, and keeps the session as it was.
"""

import shutil
from functools import cache

import pytest

from portal import pdf, stamp
from portal.extensions import db
from tests.routes import DOORS, VISITORS, build_scene
from tests.village import make_app

pytestmark = pytest.mark.een_database
# Which adviseur opened a file of somebody is written down.
NOTED = {"buurtbonnen.advice_file"}
# What gives a browser the key of its own vote, once.
KEYED = {"stemmen.ballot", "stemmen.enter_code"}


@pytest.fixture(scope="module")
def scene(tmp_path_factory, town_file):
    """An app, a pristine database file beside it, the session of each visitor, and the stamp before anybody knocked."""
    folder = tmp_path_factory.mktemp("deuren")
    path, pristine = folder / "deuren.db", folder / "begin.db"
    shutil.copy(town_file, path)
    app = make_app(f"sqlite:///{path}", UPLOADS=folder)
    with app.app_context():
        keys = build_scene()
        db.session.remove()
        db.engine.dispose()
    shutil.copy(path, pristine)
    put_back(app, path, pristine)
    with pytest.MonkeyPatch.context() as patch:
        # A letter is the same for everyone who may read it; drawing it takes half a second.
        patch.setattr(pdf, "make", cache(pdf.make))
        yield app, path, pristine, keys, version(app)


def put_back(app, path, pristine):
    """The town as it was before anybody knocked."""
    with app.app_context():
        db.engine.dispose()
    for old in path.parent.glob("deuren.db*"):
        old.unlink()
    shutil.copy(pristine, path)
    for key in ("sleutel", "boom", "activiteitfoto", "verantwoordingfoto"):
        (path.parent / f"{key}.webp").write_bytes(b"foto")
    for place in ("aanvragen/bestandsleutel", "aanvragen/offertesleutel", "bonnen/bonsleutel"):
        (path.parent / place).parent.mkdir(exist_ok=True)
        (path.parent / place).write_bytes(b"%PDF")


def was_written(path):
    """As long as nobody wrote, the log beside the database is empty."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def version(app):
    """The stamp: it stays as long as nobody changes what a page shows."""
    with app.app_context():
        now = stamp.current()
        db.session.remove()
    return now


def outcome(app, endpoint, method, address, key):
    client = app.test_client()
    with client.session_transaction() as session:
        session["csrf_token"] = "van de vorige pagina"
        if key:
            session["_user_id"], session["_fresh"] = key, True
    with app.app_context():
        answer = client.open(address, method=method)
        db.session.remove()
    reads = method == "GET" and answer.status_code == 200 and endpoint not in KEYED
    assert not (reads and answer.headers.getlist("Set-Cookie")), "een traag antwoord zet een oude sessie terug"
    if answer.status_code == 302 and answer.location.startswith("/inloggen?next"):
        return "i"
    assert answer.status_code < 500, f"{method} {address}: {answer.status_code}"
    return {403: "n", 404: "w"}.get(answer.status_code, "j")


@pytest.mark.parametrize(("endpoint", "method", "address", "expected"), DOORS, ids=lambda value: str(value)[:40])
def test_door_opens_for_exactly_these(scene, endpoint, method, address, expected):
    app, path, pristine, keys, before = scene
    found = ""
    for visitor in VISITORS:
        found += outcome(app, endpoint, method, address, keys[visitor])
        if was_written(path):
            changed = version(app) != before
            put_back(app, path, pristine)
            assert method != "GET" or endpoint in NOTED or not changed, f"wie leest ({visitor}), verandert iets"
    assert dict(zip(VISITORS, found, strict=True)) == dict(zip(VISITORS, expected, strict=True))


def test_no_door_is_missing_from_the_table(scene):
    app = scene[0]
    listed = {(endpoint, method) for endpoint, method, _address, _expected in DOORS}
    hung = {
        (rule.endpoint, method)
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static"
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }
    assert hung - listed == set(), "staan niet in tests/routes/doors"
    assert listed - hung == set(), "bestaan niet meer"
