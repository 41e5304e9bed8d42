"""On SQLite one writes at a time. Who is next waits here, and goes on as soon as the other is done.

Who holds a row (FOR UPDATE, FOR SHARE: words SQLite does not know) takes the turn too, so that nobody changes it meanwhile.

SQLite itself lets who waits look again after 1, 2, 5, 10 … 100 ms: meanwhile nobody writes, and who came first goes last as often
as not. Here only the waiting gets shorter. That one writes at a time remains for SQLite to see to, also where a turn is lost.
"""

from fcntl import LOCK_EX, LOCK_NB, LOCK_UN, flock
from time import monotonic, sleep

from sqlalchemy import event

from portal.stamp import QUIET

LOOK_AGAIN, LONGEST = 0.0005, 15  # seconds
FILE, MINE = "turn_file", "turn_mine"


def take_turns(engine):
    """From now on every connection of this engine, in whatever process, waits for its turn before it first writes or holds
    a row, and gives it back with the connection."""
    path = f"{engine.url.database}-beurt"

    @event.listens_for(engine, "connect")
    def open_file(_connection, record):
        record.info[FILE] = open(path, "ab")  # noqa: SIM115

    @event.listens_for(engine, "close")
    def close_file(_connection, record):
        record.info.pop(FILE).close()

    @event.listens_for(engine, "before_cursor_execute")
    def take(connection, cursor, statement, parameters, context, executemany):
        info = connection.info
        if MINE not in info and (not QUIET.match(statement) or holds(context)):
            info[MINE] = wait_for(info[FILE])

    @event.listens_for(engine, "checkin")
    def give_back(_connection, record):
        if record.info.pop(MINE, False):
            flock(record.info[FILE], LOCK_UN)


def holds(context):
    """Does this SELECT hold the rows it finds?"""
    return context.compiled is not None and getattr(context.compiled.statement, "_for_update_arg", None) is not None


def wait_for(file):
    """Wait for this turn; False when it takes too long: then SQLite says that it is locked, after waiting itself."""
    until = monotonic() + LONGEST
    while monotonic() < until:
        try:
            flock(file, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            sleep(LOOK_AGAIN)
        else:
            return True
    return False
