"""What is looked up about submissions."""

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from portal.extensions import db
from portal.inbreng.models import Inbreng
from portal.inbreng.queries.afspraken import beslissen_voor, kept, late
from portal.inbreng.queries.dienst import WAITS, doorsturing, doorsturing_of, silent
from portal.inbreng.queries.triage import row, table, written
from portal.inbreng.queries.verloop import events, forwardings
from portal.inbreng.queries.wachtrij import counts, next_up, queue
from portal.sql import made_once, one_or_404
from portal.story.queries import with_companions
from portal.wijken.queries import LEAN

__all__ = [
    "WAITS", "beslissen_voor", "counts", "doorsturing", "doorsturing_of", "events", "forwardings", "kept",
    "late", "next_up", "of_agendas", "one", "queue", "row", "silent", "table", "written",
]


def of_agendas(person):
    """The points and signalen this person brought to an agenda: soort, id, title, status, newest first."""
    rows = select(Inbreng.soort, Inbreng.id, Inbreng.title, Inbreng.kenmerk, Inbreng.status)
    brought = Inbreng.owner_id == person.id, Inbreng.soort.in_(("agendapunten", "signalen"))
    return db.session.execute(rows.where(*brought).order_by(Inbreng.id.desc()).limit(100)).all()


@made_once
def _one():
    return select(Inbreng).where(Inbreng.id == bindparam("id")).options(joinedload(Inbreng.gebied).options(*LEAN))


def one(id):
    """A submission with its area and ``mede_ids``, the people who brought it together with its owner; or 404."""
    return with_companions([one_or_404(_one(), id=id)])[0]
