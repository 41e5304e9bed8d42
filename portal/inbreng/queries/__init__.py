"""What is looked up about submissions."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from portal.extensions import db
from portal.inbreng.models import Inbreng
from portal.inbreng.queries.afspraken import (
    beslissen_voor,
    doorsturing,
    doorsturing_of,
    kept,
    kept_by_wijk,
    late,
    silent,
)
from portal.inbreng.queries.triage import row, table, written
from portal.inbreng.queries.verloop import events, forwardings
from portal.inbreng.queries.wachtrij import counts, next_up, queue
from portal.wijken.queries import LEAN

__all__ = [
    "beslissen_voor", "counts", "doorsturing", "doorsturing_of", "events", "forwardings", "kept", "kept_by_wijk", "late",
    "next_up", "one", "queue", "row", "silent", "table", "written",
]


def one(id):
    """A submission with its area, or 404."""
    return db.one_or_404(select(Inbreng).where(Inbreng.id == id).options(joinedload(Inbreng.gebied).options(*LEAN)))
