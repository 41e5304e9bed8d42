"""What holds on every line to the database, and how a session asks for rows."""

import pytest
from sqlalchemy import func, select, text

from portal.extensions import db, is_of_columns
from portal.people.models import Person

SETTINGS = {
    "sqlite": {"PRAGMA foreign_keys": 1, "PRAGMA journal_mode": "wal", "PRAGMA busy_timeout": 15000},
    "postgresql": {"SHOW random_page_cost": "1.1", "SHOW jit": "off"},
}


def test_each_line_knows_its_settings_also_after_something_went_wrong(app):
    for statement, value in SETTINGS[db.engine.name].items():
        with db.engine.connect() as line:
            line.rollback()
            assert line.execute(text(statement)).scalar() == value


@pytest.mark.parametrize("asked, columns", [
    (select(Person.id, Person.name), True),
    (select(func.count()).select_from(Person), True),
    (select(Person.__table__.c.id), True),
    (select(Person), False),
    (select(Person.id, Person), False),
])
def test_only_what_asks_for_no_whole_object_is_of_columns(asked, columns):
    assert is_of_columns(asked) is columns


def test_rows_of_columns_show_what_this_session_changed_and_did_not_write_yet(village):
    village["bas"].name = "Sebastiaan"
    asked = select(Person.name).where(Person.id == village["bas"].id)
    assert db.session.scalar(asked) == "Sebastiaan"
    assert db.session.scalars(asked).all() == ["Sebastiaan"]
    assert db.session.execute(asked).one().name == "Sebastiaan"


def test_what_waits_to_be_written_may_wait_on(village, queries):
    village["bas"].name = "Sebastiaan"
    asked = select(Person.name).where(Person.id == village["bas"].id)
    assert db.session.execute(asked, execution_options={"autoflush": False}).scalar() == "Bas"
    assert len(queries) == 1


def test_whole_objects_are_the_ones_the_session_has(village):
    again = db.session.scalar(select(Person).where(Person.id == village["bas"].id))
    assert again is village["bas"]
