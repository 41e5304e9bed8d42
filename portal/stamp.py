"""One number that grows with every change to what pages show: equal stamp, equal page.

Every transaction that writes to a table a page may draw from adds one to a row of ``stamp`` just before
it commits. The sum is read in one statement; several rows, one chosen by lot, keep writers from waiting
for each other.
"""

import random
import re

from sqlalchemy import BigInteger, event
from sqlalchemy.orm import Mapped, mapped_column

from portal.extensions import db

SHARDS = 16
WRITES = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO|WITH)\s+\"?(\w+)", re.I)
# Reading, transactions and the making of tables; anything that is neither this nor a known write is a change.
QUIET = re.compile(
    r"\s*(?:SELECT|PRAGMA|EXPLAIN|SHOW|SET|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|CREATE|DROP|ALTER|ANALYZE|VACUUM)\b",
    re.I,
)
# What no anonymous page shows. Anything not named here counts as a change.
SILENT = {
    "earlier_name", "ended_session", "limit", "login_token", "mail", "notification", "stamp", "gestemd", "papier",
    "papierbundel", "stembiljet", "stemcode", "stemconcept", "publicatievraag", "risico", "uitnodigingscode",
}


class Stamp(db.Model):
    """A part of the sum."""

    shard: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(BigInteger, default=0)


def watch(engine):
    """Make every commit on this engine that changed a page grow the stamp."""

    @event.listens_for(engine, "before_cursor_execute")
    def note(connection, cursor, statement, parameters, context, executemany):
        if not QUIET.match(statement):
            match = WRITES.match(statement)
            if not match or match[1] not in SILENT:
                connection.info["changed"] = True

    @event.listens_for(engine, "commit")
    def grow(connection):
        if connection.info.pop("changed", False):
            shard = random.randrange(SHARDS)
            connection.exec_driver_sql(f"UPDATE stamp SET version = version + 1 WHERE shard = {shard}")

    @event.listens_for(engine, "rollback")
    def forget(connection):
        if not connection.invalidated:  # a line that broke took what it knew with it, and may not be asked
            connection.info.pop("changed", None)


def current():
    """The stamp now, in one statement outside any transaction."""
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        return connection.exec_driver_sql("SELECT sum(version) FROM stamp").scalar()
