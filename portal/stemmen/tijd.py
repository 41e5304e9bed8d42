"""What only time does to rounds: telling that one is open, reminding, closing and counting."""

from contextlib import nullcontext

from sqlalchemy import update

from portal.clock import now
from portal.extensions import db
from portal.people.models import VANZELF
from portal.stemmen import herinneren, queries
from portal.stemmen.actions import sluiten, tellen
from portal.stemmen.models import Stemronde
from portal.story.actions import tell
from portal.transaction import transaction, tried


def pass_by():
    """Do all that is due now; how much was done, by name. What goes wrong with one does not hold up the others."""
    return {name: tried(job, within=nullcontext) for name, job in JOBS.items()}


def announce_open():
    """Tell of every round that has opened; each is told once, whatever the number of messengers."""
    with transaction():
        due = queries.to_announce(now())
    return sum(tried(announce, id) for id in due)


def announce(ronde_id):
    """True when this call told it."""
    table = Stemronde.__table__
    unsaid = table.c.id == ronde_id, table.c.geopend_gemeld_at.is_(None)
    with transaction():
        claimed = db.session.execute(update(table).where(*unsaid).values(geopend_gemeld_at=now())).rowcount == 1
        if claimed:
            tell(queries.one(ronde_id), "openen", by=VANZELF)
        return claimed


def count():
    """Asked first: a claim in vain would also empty every page that is kept."""
    with transaction():
        waits = queries.awaits_count()
    return tellen.count_requested() if waits else 0


JOBS = {
    "geopend": announce_open, "herinnerd": herinneren.remind, "gesloten": sluiten.close_due, "geteld": count,
}
