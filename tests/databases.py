"""A database with the town in it for every test: a copied file on SQLite, an emptied one on PostgreSQL."""

import shutil

import flask_migrate
import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from portal.extensions import db
from tests import postgres
from tests.village import build_town, make_app

DATABASES = {"sqlite": "sqlite_database", "postgresql": "postgresql_database"}


def pytest_addoption(parser):
    parser.addoption(
        "--database", choices=("beide", *DATABASES), default="beide", help="op welke database de databasetests draaien"
    )


def pytest_generate_tests(metafunc):
    """A test with a database runs on both, unless it is marked ``een_database`` or works in the browser."""
    wanted = {"database_url", "empty_database_url"} & set(metafunc.fixturenames)
    if not wanted:
        return
    chosen = metafunc.config.getoption("database")
    names = list(DATABASES) if chosen == "beide" else [chosen]
    if metafunc.definition.get_closest_marker("een_database") or "browser" in metafunc.fixturenames:
        names = names[:1]
    metafunc.parametrize(wanted.pop(), names, indirect=True)


@pytest.fixture
def database_url(request):
    return request.getfixturevalue(DATABASES[request.param])


@pytest.fixture
def empty_database_url(request, tmp_path):
    """A database without a single table."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'leeg.db'}"
    return make_database(request.getfixturevalue("postgres_server"), "leeg")


@pytest.fixture
def sqlite_database(town_file):
    """A new copy in the same place, so that the portal on it can stay."""
    path = town_file.with_name("toets.db")
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    return f"sqlite:///{shutil.copy(town_file, path)}"


@pytest.fixture(scope="session")
def town_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("dorp") / "dorp.db"
    build(f"sqlite:///{path}")
    return path


@pytest.fixture
def postgresql_database(town_on_postgres):
    engine, rows = town_on_postgres
    refill(engine, rows)
    return engine.url.render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def town_on_postgres(postgres_server):
    url = make_database(postgres_server, "toets")
    build(url)
    engine = create_engine(url)
    with engine.connect() as connection:
        rows = {table: connection.execute(table.select()).mappings().all() for table in db.metadata.sorted_tables}
    yield engine, {table: found for table, found in rows.items() if found}
    engine.dispose()


@pytest.fixture(scope="session")
def postgres_server():
    """The address of a server, with ``{name}`` where the name of a database goes."""
    if not postgres.binaries():
        pytest.skip(postgres.MISSING)
    with postgres.server() as url:
        yield url


def build(url):
    with make_app(url).app_context():
        db.create_all()
        flask_migrate.stamp()
        build_town()
        db.session.remove()
        db.engine.dispose()


def make_database(server, name, how=""):
    """The address of a new, empty database on this server, in the place of any that was there; ``how`` it is made."""
    engine = create_engine(server.format(name="postgres"), isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name} {how}"))
    return server.format(name=name)


def refill(engine, rows):
    """Only the town, and every number begins at 1 again. TRUNCATE would take ten times as long.

    As a replica, so that what may never go out of a table can be emptied here.
    """
    empty = [f'DELETE FROM "{table.name}"' for table in reversed(db.metadata.sorted_tables)]
    restart = "SELECT setval(oid, 1, false) FROM pg_class WHERE relkind = 'S'"
    with engine.begin() as connection:
        connection.exec_driver_sql("; ".join(["SET LOCAL session_replication_role = replica", *empty, restart]))
        for table, town in rows.items():
            connection.execute(table.insert(), town)
