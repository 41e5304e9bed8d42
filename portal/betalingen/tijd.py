"""Telling recipients that they were paid, after the books are closed: each once, going on where it stopped."""

import logging

from portal.betalingen import queries
from portal.clock import now
from portal.extensions import db
from portal.people.models import VANZELF
from portal.story.actions import tell
from portal.transaction import transaction

log = logging.getLogger(__name__)


def pass_by():
    """Tell a number of those who do not know it yet; how many were told."""
    with transaction():
        ids = queries.to_tell()
    return {"betaald gemeld": sum(map(tried, ids))}


def tried(id):
    """What goes wrong with one does not hold up the others."""
    try:
        return tell_paid(id)
    except Exception:
        log.exception("Betaling %s: melden ging mis", id)
        return False


def tell_paid(id):
    """True when this call told it, whatever the number of messengers."""
    with transaction():
        return told(id)


def told(id):
    """The same, in the transaction of the caller."""
    claimed = db.session.execute(queries.CLAIM, {"betaling": id, "at": now()}).rowcount == 1
    if claimed:
        betaling = queries.betaling(id)
        data = {"bedrag": betaling.bedrag, "datum": betaling.betaald_op.isoformat()}
        tell(betaling.toekenning, "betaald", by=VANZELF, data=data)
    return claimed
