"""The database goes away for a while: who asks meanwhile reads so on a page of ours, and afterwards all goes on."""

from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine, event, text
from sqlalchemy.exc import OperationalError

from portal.extensions import db


@pytest.fixture(autouse=True)
def answering(app):
    app.config["PROPAGATE_EXCEPTIONS"] = False


@contextmanager
def away(times=1000):
    """So many statements find that their line is broken."""
    left = iter(range(times))

    def cut(connection, *_statement):
        if next(left, None) is not None:
            connection.invalidate()
            raise OperationalError("SELECT", {}, Exception("weg"))

    event.listen(db.engine, "before_cursor_execute", cut)
    try:
        yield
    finally:
        event.remove(db.engine, "before_cursor_execute", cut)


def read(visitor, address):
    answer = visitor.get(address)
    assert "Content-Security-Policy" in answer.headers
    return answer.status_code, "Er ging bij ons iets mis" in answer.text


def test_what_was_typed_meanwhile_is_not_lost(village, browse):
    with away():
        for who in ("amina", None):
            answer = browse(who and village[who]).post("/initiatieven/nieuw", data={"wat": "Een bank onder de eik."})
            assert answer.status_code == 500
            assert "Een bank onder de eik." in answer.text.partition("Wat je typte")[2]


@pytest.mark.parametrize("who", ("amina", "mo", None))
def test_while_the_database_is_away_everybody_reads_that_it_is_us(village, initiatief_by, browse, who):
    initiatief_by(village["amina"])
    visitor = browse(village[who] if who else None)
    with away():
        for address in ("/", "/initiatieven/", "/initiatieven/1", "/berichten/") if who else ("/", "/initiatieven/"):
            assert read(visitor, address) == (500, True)
    assert read(visitor, "/initiatieven/1") == (200, False)


def test_a_line_that_broke_is_the_trouble_of_one_answer(village, initiatief_by, browse):
    initiatief_by(village["amina"])
    visitor = browse(village["amina"])
    with away(1):
        assert read(visitor, "/initiatieven/") == (500, True)
        assert read(visitor, "/initiatieven/") == (200, False)


def test_a_line_that_was_closed_while_nobody_asked_is_the_trouble_of_nobody(village, initiatief_by, browse):
    """As after a restart of PostgreSQL in a quiet hour."""
    if db.engine.name != "postgresql":
        pytest.skip("SQLite is een bestand: daar valt geen lijn weg")
    initiatief_by(village["amina"])
    visitor = browse(village["amina"])
    line = db.session.scalar(text("SELECT pg_backend_pid()"))
    db.session.remove()
    other = create_engine(db.engine.url)
    with other.begin() as connection:
        assert connection.scalar(text("SELECT pg_terminate_backend(:line, 5000)"), {"line": line})
    other.dispose()
    assert read(visitor, "/initiatieven/") == (200, False)


def test_a_broken_line_can_be_let_go(app):
    db.session.connection().invalidate()
    db.session.rollback()
    assert db.session.connection().exec_driver_sql("SELECT 1").scalar() == 1
