"""What a vote threw away goes from the files of the database too.

PostgreSQL leaves a row that went, or was what it is no more, in the file of its table, also after VACUUM, which only gives the
room free. Written anew (FULL) the file has what still holds and nothing else. SQLite overwrites what goes (``secure_delete``).
"""

import logging
import re
from contextlib import contextmanager

from sqlalchemy import exists, select
from sqlalchemy.exc import DBAPIError

from portal.extensions import db
from portal.people.models import VANZELF
from portal.stemmen import queries
from portal.stemmen.models import Stemronde
from portal.stemmen.rules.ronde import Status
from portal.story.actions import tell
from portal.story.models import Event
from portal.transaction import transaction, tried

log = logging.getLogger(__name__)
# Drafts and paper with a person beside a choice, the keys of rounds, links and the order of ballots, hashes of addresses.
TABLES = ("stemconcept", "papier", "stemronde", "stembiljet", "gestemd", "stemcode")
# Nobody reads or writes a table while it is written anew, nor while that waits for who is busy in it: so not for long.
PATIENCE = "2s"
ENDED = Status.GESLOTEN, Status.GETELD, Status.VERVALLEN
WIPED = exists().where(
    Event.kind == Stemronde.kind, Event.thing_id == Stemronde.id, Event.what == f"{Stemronde.kind}.uitwissen"
)
WAITS = select(Stemronde.id).where(Stemronde.status.in_(ENDED), ~WIPED).order_by(Stemronde.id)
NUMBER = re.compile(r"\d+")


def wipe():
    """Write the tables of a vote anew once rounds are over, and tell so of each; how many those are.

    What does not succeed is tried again next time.
    """
    if db.engine.name != "postgresql":
        return 0
    with alone() as line:
        with transaction():
            over = db.session.scalars(WAITS).all() if line else []
        if not over or not all([rewritten(line, table) for table in TABLES]):
            return 0
        return sum(tried(told, id) for id in over)


@contextmanager
def alone():
    """A connection for this only, outside any transaction; None while another process is at it. What it holds ends with it."""
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as line:
        line.detach()
        line.exec_driver_sql(f"SET lock_timeout = '{PATIENCE}'")
        mine = line.exec_driver_sql("SELECT pg_try_advisory_lock(hashtext('stemmen.uitwissen'))").scalar()
        yield line if mine else None


def rewritten(line, table):
    """True when this table has a new file, with nothing in it that went. A row goes along while anybody may still be reading it
    as it was, and a user of the database who does not own the table is only warned: so we go by the number PostgreSQL names."""
    left = []

    def note(notice):
        left.extend(NUMBER.findall(notice.message_detail or "")[:1])

    line.connection.dbapi_connection.add_notice_handler(note)
    try:
        line.exec_driver_sql(f"VACUUM (FULL, VERBOSE) {table}")
    except DBAPIError as error:
        left.append(type(error.orig).__name__)
    line.connection.dbapi_connection.remove_notice_handler(note)
    if left != ["0"]:
        log.warning("Tabel %s is nog niet schoon opnieuw geschreven (%s); dat proberen we later weer", table, left)
    return left == ["0"]


def told(ronde_id):
    tell(queries.one(ronde_id), "uitwissen", by=VANZELF, data={"tabellen": TABLES})
    return True
