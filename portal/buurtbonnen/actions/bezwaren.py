"""Objecting to a besluit, and the answer to it."""

from portal.buurtbonnen import brieven
from portal.buurtbonnen.models import Bezwaar
from portal.buurtbonnen.queries import besluiten
from portal.buurtbonnen.termijnen import bezwaar_beslissen_voor
from portal.clock import now, today
from portal.errors import Needed
from portal.extensions import db
from portal.story.actions import move, tell


def object_to(besluit, gronden, *, by, ontvangen_via="web", ingediend_op=None):
    """Hand in a bezwaar; saying the same twice is saying it once. One that is late is taken in all the same: whether
    it may be heard is for who decides."""
    if not gronden.strip():
        raise Needed("gronden")
    if (same := besluiten.same_bezwaar(besluit, gronden.strip(), by)) is not None:
        return same
    aanvraag, day = besluit.aanvraag, ingediend_op or today()
    bezwaar = Bezwaar(
        besluit_id=besluit.id, owner_id=by.id, gebied_code=aanvraag.gebied_code, gronden=gronden.strip(),
        ingediend_op=day, ontvangen_via=ontvangen_via, status_at=now(),
        beslissen_voor=bezwaar_beslissen_voor(aanvraag.versie.regels, besluit.bezwaar_tot),
    )
    db.session.add(bezwaar)
    db.session.flush()
    bezwaar.kenmerk = f"BZ-{day.year}-{bezwaar.id:04d}"
    tell(bezwaar, "ingediend", by=by)
    brieven.bezwaar_received(bezwaar, aanvraag)
    return bezwaar


def is_late(bezwaar, besluit):
    """Came in after the last day for it (Awb 6:9)."""
    return bezwaar.ingediend_op > besluit.bezwaar_tot


def answer(bezwaar, step, reden, *, by):
    """Decide on a bezwaar; the sheet refuses who took the besluit."""
    bezwaar.besloten_door_id = by.id
    move(bezwaar, step, by=by, note=reden)
