"""Writers of SQLite wait in line: who comes while another writes is let in after it, and readers never wait."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import create_engine, text

from portal.turns import take_turns

WRITERS = 8


@pytest.fixture
def engine(tmp_path):
    """A database that itself refuses at once whoever comes while another writes."""
    engine = create_engine(f"sqlite:///{tmp_path / 'rij.db'}", connect_args={"timeout": 0}, pool_size=WRITERS)
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        connection.execute(text("CREATE TABLE regel (n INTEGER PRIMARY KEY)"))
    take_turns(engine)
    yield engine
    engine.dispose()


def write(engine, fail=False):
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO regel DEFAULT VALUES"))
        if fail:
            raise InterruptedError


def read(engine):
    with engine.connect() as connection:
        return connection.scalar(text("SELECT count(*) FROM regel"))


def test_who_comes_while_another_writes_is_let_in_after_it(engine):
    with ThreadPoolExecutor() as others:
        with engine.begin() as connection:
            connection.execute(text("INSERT INTO regel DEFAULT VALUES"))
            waiting = others.submit(write, engine)
            assert others.submit(read, engine).result(timeout=10) == 0
            assert not waiting.done()
        waiting.result(timeout=10)
    assert read(engine) == 2


def test_many_writers_are_all_let_in(engine):
    with ThreadPoolExecutor(WRITERS) as writers:
        for done in [writers.submit(write, engine) for _n in range(10 * WRITERS)]:
            done.result(timeout=30)
    assert read(engine) == 10 * WRITERS


def test_whoever_fails_leaves_the_line(engine):
    with pytest.raises(InterruptedError):
        write(engine, fail=True)
    write(engine)
    assert read(engine) == 1
