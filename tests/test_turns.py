"""On SQLite who wants to write waits for a turn, and gives it back whatever happens."""

from concurrent.futures import ThreadPoolExecutor
from fcntl import LOCK_EX, LOCK_NB, flock
from itertools import count

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import OperationalError

from portal import fotoform, turns
from portal.clock import now
from portal.extensions import db
from portal.fotos import reencode
from portal.initiatieven.models import Foto
from portal.limits import Limit
from portal.people.models import Person
from portal.sql import insert_once
from tests.initiatieven.test_writing import photo

pytestmark = pytest.mark.een_database
RENAME = update(Person).values(name="anders")


def taken():
    """Does somebody have the turn? Asked as another process would."""
    with open(f"{db.engine.url.database}-beurt", "ab") as file:
        try:
            flock(file, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            return True
    return False


@pytest.mark.parametrize("end", [db.session.commit, db.session.rollback])
def test_who_writes_has_the_turn_until_the_transaction_ends(village, end):
    db.session.execute(select(Person.id)).all()
    assert not taken()
    db.session.execute(RENAME)
    assert taken()
    end()
    assert not taken()


def test_who_holds_a_row_has_the_turn_too(village):
    db.session.execute(select(Person.id).with_for_update(read=True)).all()
    assert taken()
    db.session.commit()
    assert not taken()


def test_nobody_waits_while_a_photo_is_made_smaller(village, initiatief_by, browse, monkeypatch):
    plan, seen = initiatief_by(village["amina"]), []
    monkeypatch.setattr(fotoform, "reencode", lambda stream: seen.append(taken()) or reencode(stream))
    browse(village["amina"]).post(f"/initiatieven/{plan.id}/fotos", data={"alt": "Een bak", "foto": photo()})
    assert (seen, db.session.scalar(select(func.count(Foto.key)))) == ([False], 1)


def test_a_statement_that_fails_keeps_no_turn(village):
    with pytest.raises(OperationalError), db.engine.begin() as line:
        line.execute(text("INSERT INTO nergens VALUES (1)"))
    assert not taken()


def test_who_waits_goes_on_once_the_other_is_done(village, monkeypatch):
    looks = count(1)

    def look_again(_seconds):
        if next(looks) == 3:
            first.commit()
            first.close()

    monkeypatch.setattr(turns, "sleep", look_again)
    first, second = db.engine.connect(), db.engine.connect()
    first.execute(RENAME)
    with second:
        second.execute(RENAME)
        second.commit()
    assert next(looks) == 4


def test_who_waits_too_long_hears_of_sqlite_and_takes_no_turn_of_another(village, monkeypatch):
    with db.engine.connect() as first, db.engine.connect() as second:
        first.execute(RENAME)
        monkeypatch.setattr(turns, "LONGEST", 0)
        second.exec_driver_sql("PRAGMA busy_timeout = 1")
        with pytest.raises(OperationalError, match="locked"):
            second.execute(RENAME)
        second.exec_driver_sql("PRAGMA busy_timeout = 15000")
        second.close()
        assert taken()
        first.rollback()


def test_many_at_once_all_get_their_turn(app):
    def write(number):
        with app.app_context():
            insert_once(Limit, key=f"toets{number}", window_end=now(), number=1)
            db.session.commit()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, range(80)))
    with db.engine.connect() as line:
        assert line.scalar(select(func.count()).select_from(Limit)) == 80
    assert not taken()
