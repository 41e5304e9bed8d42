"""What holds on every line to the database, and how a session asks for rows."""

import pytest
from sqlalchemy import event, func, select, text, update

from portal.extensions import db, is_of_columns, is_of_table, light
from portal.people.models import Person
from portal.wijken.models import Gebied as Buurt

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


@pytest.mark.parametrize("written, of_table", [
    (update(Person.__table__), True),
    (update(Person), False),
    (select(Person.__table__), False),
    (text("DELETE FROM person"), False),
])
def test_what_writes_to_a_table_is_told_from_what_writes_to_objects(written, of_table):
    assert bool(is_of_table(written)) is of_table


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


def test_a_row_is_known_by_its_names_its_places_and_its_values(village):
    P = Person.__table__.c
    row = db.session.execute(select(P.id, P.name, P.name.label("count")).where(P.id == village["bas"].id)).one()
    assert (row.name, row[1], row.count) == ("Bas", "Bas", "Bas")
    assert row == (village["bas"].id, "Bas", "Bas") and row._asdict() == {"id": row.id, "name": "Bas", "count": "Bas"}
    with pytest.raises(AttributeError):
        row.nothing  # noqa: B018


def test_rows_may_still_be_asked_for_in_every_way(village):
    P = Person.__table__.c
    asked = select(P.id, P.name).where(P.id == village["bas"].id)
    one = (village["bas"].id, "Bas")
    ask = lambda: db.session.execute(asked)  # noqa: E731
    assert ask().all() == list(ask()) == ask().fetchall() == ask().unique().all() == [one]
    assert ask().first() == ask().one_or_none() == ask().fetchone() == one
    assert ask().mappings().one() == {"id": one[0], "name": one[1]}
    assert ask().scalars().all() == [one[0]] and ask().scalars(1).one() == one[1]
    assert [rows for rows in ask().partitions(1)] == [[one]]
    assert ask().columns("name").all() == [("Bas",)]


@pytest.mark.parametrize("names", [("id", "id"), ("class", "id"), ("_id",), ("count(*)",)])
def test_a_name_that_is_none_of_python_leaves_the_row_as_it_was(names):
    assert light(names) is None


def test_columns_of_one_name_are_told_apart_by_their_place(village):
    P = Person.__table__.c
    asked = select(P.name, Buurt.naam.label("name")).join(Buurt, Buurt.code == P.buurt_code).where(P.id == village["bas"].id)
    row = db.session.execute(asked).one()
    assert row[0] == "Bas" and row[1] != "Bas"


class Commits:
    """How often a commit reached the database within a request that does ``deed``, and what came of it."""

    def __init__(self, app):
        self.app, self.seen = app, 0

    def after(self, deed, status=200):
        note = lambda connection: setattr(self, "seen", self.seen + 1)  # noqa: E731
        event.listen(db.engine, "commit", note)
        try:
            with self.app.test_request_context("/"):
                deed()
                self.app.process_response(self.app.make_response(("", status)))
                db.session.remove()
        finally:
            event.remove(db.engine, "commit", note)
        return self.seen


def name_of(id):
    return db.session.scalar(select(Person.name).where(Person.id == id))


@pytest.mark.parametrize("deed", [
    lambda id: setattr(db.session.get(Person, id), "name", "Anders"),
    lambda id: db.session.execute(update(Person.__table__).where(Person.id == id).values(name="Anders")),
    lambda id: (setattr(db.session.get(Person, id), "name", "Anders"), db.session.flush()),
], ids=["by object", "by statement", "written already"])
def test_what_a_request_wrote_is_kept_with_one_commit_and_not_when_it_failed(app, village, deed):
    id = village["bas"].id
    db.session.commit()
    assert Commits(app).after(lambda: deed(id), 404) == 0
    assert name_of(id) == "Bas"
    db.session.remove()
    assert Commits(app).after(lambda: deed(id)) == 1
    assert name_of(id) == "Anders"


def test_who_only_reads_commits_as_well_and_who_asks_nothing_does_not(app, village):
    """After a rollback psycopg forgets what it prepared."""
    id = village["bas"].id
    db.session.remove()
    assert Commits(app).after(lambda: name_of(id)) == 1
    assert Commits(app).after(lambda: None) == 0
