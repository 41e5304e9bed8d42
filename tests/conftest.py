"""The village: a few people everybody knows, a small town, and a browser for each."""

import fcntl
import gc
import shutil
from functools import cache
from itertools import count

import pytest
from hypothesis import settings
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import event, select

from portal.clock import now, today
from portal.extensions import db
from portal.initiatieven.models import Initiatief
from portal.initiatieven.queries import one
from portal.initiatieven.rules import Status
from portal.people.models import Person, Role
from portal.people.queries.visitor import _reach
from tests import the_day
from tests import village as streets
from tests.village import make_app

the_day.begin()
pytest_plugins = ["tests.databases"]
settings.register_profile("vast", derandomize=True, deadline=None)
settings.load_profile("vast")


def pytest_collection_finish():
    """The tests themselves stay until the end: looking through them again and again for what can go costs a twentieth."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory, request):
    """The folder that all processes of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if hasattr(request.config, "workerinput") else own


@pytest.fixture(scope="session")
def made_once(run_folder):
    """Gives the folder of this name: filled by the first process of this run that asks, waited for by the others."""
    def made_once(name, fill):
        folder, unfinished = run_folder / name, run_folder / f"{name}.bezig"
        with open(run_folder / f"{name}.slot", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not folder.exists():
                shutil.rmtree(unfinished, ignore_errors=True)
                unfinished.mkdir()
                fill(unfinished)
                unfinished.rename(folder)
        return folder
    return made_once


@pytest.fixture(scope="session", autouse=True)
def translated_once(run_folder):
    folder = run_folder / "sjablonen"
    folder.mkdir(exist_ok=True)
    streets.TRANSLATED = FileSystemBytecodeCache(folder)


@cache
def built(database_url):
    """Drawing up the portal takes longer than most tests: once for each database of this process."""
    app = make_app(database_url)
    return app, dict(app.config), app.profiel


def standing_app(database_url):
    """The portal on this database, with the settings and nothing else that an earlier test may have changed."""
    app, settings, profiel = built(database_url)
    app.profiel = profiel
    app.config.clear()
    app.config.update(settings)
    app.extensions["drawn"].clear()
    return app


@pytest.fixture
def the_day_outside():
    with the_day.outside():
        yield


@pytest.fixture
def app(tmp_path, database_url):
    """On SQLite the next test gets another file; to PostgreSQL the line stays open, which saves more than emptying costs."""
    app = standing_app(database_url)
    app.config["UPLOADS"] = tmp_path / "uploads"
    with app.app_context():
        yield app
        db.session.remove()
        if db.engine.name == "sqlite":
            db.engine.dispose()


@pytest.fixture
def people(app):
    """Several at once, in one transaction: of each the fields, and with ``rol`` and ``gebied`` a role."""
    number = count(1)

    def make(*wanted):
        made = [neighbour(next(number), **fields) for fields, _rol, _gebied in wanted]
        db.session.add_all(made)
        db.session.flush()
        for somebody, (_fields, rol, gebied) in zip(made, wanted, strict=True):
            if rol:
                db.session.add(Role(person_id=somebody.id, rol=rol, gebied_code=gebied, begonnen_op=today()))
        db.session.commit()
        if any(rol for _fields, rol, _gebied in wanted):
            give_roles(made)
        return made

    return make


def give_roles(made):
    """As when somebody logs in each role knows how far it reaches; one statement for all."""
    theirs = Role.person_id.in_([somebody.id for somebody in made])
    for role, codes in db.session.execute(select(Role, _reach()).where(theirs).order_by(Role.id)):
        role.reach = frozenset({role.gebied_code, *(codes or "").split()})
        somebody = db.session.get(Person, role.person_id)
        somebody.roles = (*somebody.roles, role)


def neighbour(number, name=None, **fields):
    base = {"email": f"buur{number}@voorbeeld.invalid", "buurt_code": "BU01640202", "stamp": "s"}
    return Person(name=name or f"buur {number}", **base | fields)


@pytest.fixture
def person(people):
    def make(name=None, *, rol=None, gebied="GM0164", **fields):
        return people(({"name": name} | fields, rol, gebied))[0]

    return make


@pytest.fixture
def village(people):
    """Amina a resident, Bas her neighbour, Mo who moderates the town, Noor who moderates wijk Noord only,
    Driss who moderates another wijk, Rik the raadslid and Bea the beheerder."""
    roles = {
        "amina": (None, ""),
        "bas": (None, ""),
        "mo": ("moderator", "GM0164"),
        "noor": ("regisseur", "WK016402"),
        "driss": ("moderator", "WK016404"),
        "rik": ("raadslid", "GM0164"),
        "bea": ("beheerder", "GM0164"),
    }
    made = people(*(({"name": name.capitalize()}, *role) for name, role in roles.items()))
    return dict(zip(roles, made, strict=True))


@pytest.fixture
def browse(app):
    def browse(person=None):
        client = app.test_client()
        if person:
            with client.session_transaction() as session:
                session["_user_id"] = person.get_id()
                session["_fresh"] = True
        return client

    return browse


@pytest.fixture
def initiatief_by(app):
    """An initiatief in any status, complete, as if it had lived up to there; not through the actions."""
    number = count(1)

    def make(owner, status=Status.GEPUBLICEERD, **fields):
        n = next(number)
        public = status not in (Status.CONCEPT, Status.INGEDIEND, Status.AANVULLING_GEVRAAGD)
        base = {
            "title": "Moestuin",
            "wat": "Samen groente kweken.",
            "waarom": "Dan leren we elkaar kennen.",
            "thema": "groen",
            "gebied_code": "BU01640202",
            "owner_id": owner.id if owner else None,
            "status": status,
            "lot": n * 997,
            "kenmerk": None if status == Status.CONCEPT else f"I-2026-{n:04d}",
            "submitted_at": None if status == Status.CONCEPT else now(),
            "published_at": now() if public else None,
        }
        made = Initiatief(**base | fields)
        db.session.add(made)
        db.session.commit()
        return one(made.id)

    return make


@pytest.fixture
def queries(app):
    """Every statement the database was asked."""
    seen = []

    def note(conn, cursor, statement, *rest):
        seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield seen
    event.remove(db.engine, "before_cursor_execute", note)
