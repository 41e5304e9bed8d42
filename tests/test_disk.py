"""Files that go with the transaction, on a real disk."""

import pytest
from sqlalchemy import text

from portal import disk
from portal.extensions import db
from portal.transaction import transaction


@pytest.fixture
def path(village, tmp_path):
    return tmp_path / "map" / "bestand"


def test_what_was_written_stays_when_the_transaction_holds(path):
    with transaction():
        disk.write(path, b"nieuw")
    db.session.rollback()
    assert path.read_bytes() == b"nieuw"


def test_what_was_written_goes_when_the_transaction_fails(path):
    with pytest.raises(ZeroDivisionError), transaction():
        db.session.execute(text("SELECT 1"))
        disk.write(path, b"nieuw")
        raise ZeroDivisionError
    assert not path.exists()


def test_what_was_thrown_away_is_there_until_the_transaction_holds(path):
    with transaction():
        disk.write(path, b"oud")
    with pytest.raises(ZeroDivisionError), transaction():
        db.session.execute(text("SELECT 1"))
        disk.throw_away(path)
        raise ZeroDivisionError
    assert path.exists()
    with transaction():
        db.session.execute(text("SELECT 1"))
        disk.throw_away(path)
        assert path.exists()
    assert not path.exists()


def test_a_savepoint_settles_nothing_yet(path):
    with transaction():
        disk.write(path, b"oud")
    with pytest.raises(ZeroDivisionError), transaction():
        with db.session.begin_nested():
            disk.throw_away(path)
        assert path.exists()
        raise ZeroDivisionError
    assert path.exists()
