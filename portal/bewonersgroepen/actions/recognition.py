"""Staff recognise an organisation for a werkgebied, under conditions, and end that with a reason."""

from portal.bewonersgroepen import queries
from portal.bewonersgroepen.models import Voorwaarde
from portal.bewonersgroepen.rules import TOEZICHT
from portal.clock import today
from portal.errors import Needed, Refused
from portal.extensions import db
from portal.permissions import require
from portal.story.actions import tell


def recognise(groep, op, gebied_code, voorwaarden=(), *, by):
    """Recognised from a day, for a werkgebied that the one who recognises it works in as well, under these conditions."""
    require(by, "bewonersgroepen.erkennen", groep)
    if op > today():
        raise Needed("datum")
    if gebied_code not in by.reach(TOEZICHT):
        raise Refused("bewonersgroepen.erkennen")
    groep.gebied_code = gebied_code
    groep.erkend_op, groep.erkend_tot, groep.erkend_door_id = op, None, by.id
    keep_conditions(groep, voorwaarden, by=by)
    tell(groep, "erkennen", by=by, data={"op": op.isoformat(), "gebied": gebied_code})


def end_recognition(groep, reden, *, by):
    """From today no longer recognised; its extra criteria hold no more."""
    require(by, "bewonersgroepen.erkenning_beeindigen", groep)
    if not reden.strip():
        raise Needed("reden")
    groep.erkend_tot = today()
    keep_conditions(groep, (), by=by)
    tell(groep, "erkenning_beeindigen", by=by, note=reden.strip())


def change_conditions(groep, voorwaarden, *, by):
    """From today these conditions hold (texts), and no others; those that stay keep their day."""
    require(by, "bewonersgroepen.voorwaarden", groep)
    if keep_conditions(groep, voorwaarden, by=by):
        tell(groep, "voorwaarden", by=by)


def keep_conditions(groep, texts, *, by):
    """End what is not among these texts and add what is new; True when anything changed."""
    held = {row.tekst: row for row in queries.conditions(groep)}
    new = [text for text in dict.fromkeys(texts) if text not in held]
    gone = [row for text, row in held.items() if text not in texts]
    for row in gone:
        row.geldig_tot = today()
    db.session.add_all(Voorwaarde(groep_id=groep.id, tekst=text, geldig_van=today(), by_id=by.id) for text in new)
    db.session.flush()
    return bool(new or gone)
