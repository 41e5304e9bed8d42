"""The tables: models and migrations agree, and every step goes up and down with rows in the tables."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import flask_migrate
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import JSON, Boolean, Date, DateTime, Integer, MetaData, Numeric, func, inspect, select
from sqlalchemy import table as named

from portal.extensions import db
from portal.initiatieven.rules import Status
from portal.stamp import SHARDS
from tests.house.source import PORTAL
from tests.village import make_app

STEPS = [step.revision for step in ScriptDirectory(str(PORTAL / "migrations")).walk_revisions()][::-1]
MOMENT = datetime(2026, 11, 21, 12, tzinfo=UTC)
# A value of each type; the first that fits. Anything else is text.
SAMPLES = ((Boolean, True), (Integer, 1), (Numeric, Decimal("1.50")), (DateTime, MOMENT),
           (Date, MOMENT.date()), (JSON, {"een": 1}))
UNCOUNTED = {"alembic_version"}
# Where 1 will not do: not the same person as beside it, not more than there is.
OTHERS = {
    ("regeling_versie", "gepubliceerd_door_id"): None,
    ("besluit", "behandelaar_id"): None,
    ("besluit", "vervangt_id"): None,
    ("bezwaar", "nieuw_id"): None,
    ("plafond", "gereserveerd"): 0,
    ("stemronde", "opent_at"): MOMENT - timedelta(days=1),
    ("stemcode", "vervanging_akkoord_id"): None,
    ("stemcode", "vervallen_at"): None,
    ("koppeling", "inspanning_id"): None,
    ("bestedingsplan", "besloten_door_id"): None,
    ("betaalrun", "goedgekeurd_door_id"): None,
    ("rekening", "bevestigd_door_id"): None,
    ("rekening", "toekenning_id"): None,
    ("rekening", "geldig"): False,
    ("uitgave", "penningmeester_id"): None,
    ("uitgave", "tweede_id"): None,
    ("verschuiving", "besloten_door_id"): None,
    ("vaststelling", "vervangt_id"): None,
    ("vaststelling", "besluiter_id"): None,
    ("vaststelling", "zienswijze_tot"): MOMENT.date() + timedelta(days=14),
    ("toekenning", "gespaard"): 0,
    ("toekenning", "gespaard_tot"): None,
    ("verschuiving", "naar_id"): None,
}


@pytest.fixture
def engine(empty_database_url):
    with make_app(empty_database_url).app_context():
        yield db.engine
        db.engine.dispose()


def test_models_and_migrations_agree(engine):
    flask_migrate.upgrade()
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, db.metadata) == []


def test_every_constraint_has_the_name_of_the_house(engine):
    """A constraint without a known name cannot be changed on SQLite."""
    flask_migrate.upgrade()
    inspector = inspect(engine)
    for table in db.metadata.sorted_tables:
        names = {key["name"] for key in inspector.get_foreign_keys(table.name)}
        # SQLite gives the key of a table that counts on no name.
        names |= {inspector.get_pk_constraint(table.name)["name"] or table.primary_key.name}
        assert names == {key.name for key in [*table.foreign_key_constraints, table.primary_key]}, table.name


@pytest.mark.een_database
def test_sqlite_tables_are_of_the_kind_the_models_ask_for(engine):
    """Comparing tables does not see this, and a changed table on SQLite forgets it unless told otherwise."""
    flask_migrate.upgrade()
    with engine.connect() as connection:
        made = dict(connection.exec_driver_sql("SELECT name, sql FROM sqlite_master").all())
    for table in db.metadata.sorted_tables:
        asked = table.dialect_options["sqlite"]
        assert ("AUTOINCREMENT" in made[table.name]) == asked["autoincrement"], table.name
        assert ("WITHOUT ROWID" in made[table.name]) != asked["with_rowid"], table.name


def test_every_step_goes_up_and_down_with_rows_in_the_tables(engine):
    """One step back: its tables are gone, and all others still have their rows."""
    held = [{}]
    for step in STEPS:
        flask_migrate.upgrade(revision=step)
        plant(engine)
        held.append(counted(engine))
    for before in held[-2::-1]:
        flask_migrate.downgrade()
        assert counted(engine) == before
    flask_migrate.upgrade()
    assert counted(engine).keys() == held[-1].keys()


def test_a_new_database_has_its_stamps(engine):
    flask_migrate.upgrade()
    assert counted(engine)["stamp"] == SHARDS


def test_a_step_that_fails_leaves_nothing_behind(engine, monkeypatch):
    monkeypatch.setattr("alembic.op.bulk_insert", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        flask_migrate.upgrade()
    assert inspect(engine).get_table_names() == []


def test_the_number_of_a_draft_thrown_away_is_not_given_out_again(village, initiatief_by):
    """A browser remembers the numbers of the drafts begun in it: it would open the draft of somebody else."""
    draft = initiatief_by(None, Status.CONCEPT)
    number = draft.id
    db.session.delete(draft)
    db.session.commit()
    assert initiatief_by(None, Status.CONCEPT).id != number


def plant(engine):
    """One row in every table that has none, each pointing to the row of the table it refers to."""
    empty = [name for name, rows in counted(engine).items() if not rows]
    metadata = MetaData()
    metadata.reflect(engine, only=empty)
    with engine.begin() as connection:
        for made in metadata.sorted_tables:
            if made.name in empty:
                values = {column.name: sample(column) for column in made.columns if column.computed is None}
                connection.execute(made.insert(), values)


def sample(column):
    """1 and "1" everywhere, so that every key fits every other."""
    if (column.table.name, column.name) in OTHERS:
        return OTHERS[column.table.name, column.name]
    for kind, value in SAMPLES:
        if isinstance(column.type, kind):
            return value
    return "1"


def counted(engine):
    """Table → number of rows."""
    names = sorted({*inspect(engine).get_table_names()} - UNCOUNTED)
    with engine.connect() as connection:
        return {name: connection.scalar(select(func.count()).select_from(named(name))) for name in names}
