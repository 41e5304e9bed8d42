"""Telling recipients that they were paid, after the books are closed: each once, going on where it stopped."""

from portal.betalingen import queries
from portal.clock import now
from portal.extensions import db
from portal.people.models import VANZELF
from portal.story.actions import tell
from portal.transaction import transaction, tried


def pass_by():
    """Tell a number of those who do not know it yet; how many were told."""
    with transaction():
        ids = queries.to_tell()
    return {"betaald gemeld": sum(tried(told, id) for id in ids)}


def told(id):
    """True when this call told it, whatever the number of messengers."""
    claimed = db.session.execute(queries.CLAIM, {"betaling": id, "at": now()}).rowcount == 1
    if claimed:
        betaling = queries.betaling(id)
        data = {"bedrag": betaling.bedrag, "datum": betaling.betaald_op.isoformat()}
        tell(betaling.toekenning, "betaald", by=VANZELF, data=data)
    return claimed
