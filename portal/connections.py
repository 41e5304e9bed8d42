"""What a connection to the database is told when it opens, and what it tells of its answers."""

from collections.abc import Sequence
from functools import cache, cached_property
from select import POLLIN, poll

from sqlalchemy import event
from sqlalchemy.exc import DisconnectionError


def begin_well(engine):
    """Every connection of this engine, from now on."""
    event.listen(engine, "connect", AT_CONNECT[engine.dialect.name])
    if engine.dialect.name == "postgresql":
        event.listen(engine, "do_connect", speak_unicode)
        event.listen(engine, "checkout", hear_goodbye)


def speak_unicode(dialect, record, arguments, named):
    """Text goes to and fro as UTF-8, whatever the database and the machine are set to."""
    named["client_encoding"] = "utf8"


def hear_goodbye(connection, record, proxy):
    """What PostgreSQL says while nobody asked it anything is that it stops: the pool then opens another line, before
    somebody's request breaks on this one. Looking costs no round trip; a line that is new is not looked at."""
    used, record.info["used"] = "used" in record.info, True
    line = poll()
    line.register(connection.pgconn.socket, POLLIN)
    if used and line.poll(0):
        raise DisconnectionError


def make_sqlite_strict(connection, record):
    cursor = connection.cursor()
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL", "busy_timeout=15000", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def tell_postgres_where_it_runs(connection, record):
    """In memory and on a disk without moving parts, where a row by its number costs hardly more than the next one. And no
    statement of ours is worth a compiler."""
    connection.cursor_factory = short_cursor()
    connection.autocommit = True
    connection.execute("SET random_page_cost = 1.1")
    connection.execute("SET jit = off")
    connection.autocommit = False


@cache
def short_cursor():
    """The cursor of psycopg, which tells of its columns when somebody looks: SQLAlchemy does so once for every statement."""
    from psycopg import Cursor

    class Short(Cursor):
        @property
        def description(self):
            answer = self.pgresult
            return Columns(answer) if answer and answer.nfields else super().description

    return Short


class Columns(Sequence):
    """The name and type of each column of an answer of psycopg."""

    def __init__(self, answer):
        self.answer = answer

    @cached_property
    def all(self):
        return [(self.answer.fname(at).decode(), self.answer.ftype(at)) for at in range(self.answer.nfields)]

    def __len__(self):
        return len(self.all)

    def __getitem__(self, at):
        return self.all[at]


AT_CONNECT = {"sqlite": make_sqlite_strict, "postgresql": tell_postgres_where_it_runs}
