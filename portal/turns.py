"""Writers of SQLite wait in line for their turn.

SQLite lets one write at a time, and has the others look again whether they may: ever longer apart, in no order. In one
process they need not look: each is let in as soon as the one before it is done. Other processes look as before.
"""

from threading import Lock

from sqlalchemy import event

from portal.stamp import QUIET

# As long as SQLite itself waits (``busy_timeout``), in seconds; whoever still waits then hears from SQLite.
PATIENCE = 15


def take_turns(engine):
    """From its first write until it is back in the pool, a connection of this engine is the only one that writes."""
    turn = Lock()

    @event.listens_for(engine, "before_cursor_execute")
    def wait(connection, cursor, statement, parameters, context, executemany):
        if not connection.info.get("turn") and not QUIET.match(statement):
            connection.info["turn"] = turn.acquire(timeout=PATIENCE)

    @event.listens_for(engine, "checkin")
    def let_in(connection, record):
        if record.info.pop("turn", False):
            turn.release()
