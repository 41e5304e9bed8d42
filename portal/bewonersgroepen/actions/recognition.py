"""Staff recognise an organisation for a werkgebied, and end that with a reason."""

from portal.bewonersgroepen.rules import werkt_in
from portal.clock import today
from portal.errors import Needed, Refused
from portal.people.actions import require
from portal.story.actions import tell


def recognise(groep, op, gebied_code, *, by):
    """Recognised from a day, for a werkgebied that the one who recognises it works in as well."""
    require("bewonersgroepen.erkennen", groep, by)
    if op > today():
        raise Needed("datum")
    if not werkt_in(by, gebied_code):
        raise Refused("bewonersgroepen.erkennen")
    groep.gebied_code = gebied_code
    groep.erkend_op, groep.erkend_tot, groep.erkend_door_id = op, None, by.id
    tell(groep, "erkennen", by=by, data={"op": op.isoformat(), "gebied": gebied_code})


def end_recognition(groep, reden, *, by):
    """From today no longer recognised; its extra criteria hold no more."""
    require("bewonersgroepen.erkenning_beeindigen", groep, by)
    if not reden.strip():
        raise Needed("reden")
    groep.erkend_tot = today()
    tell(groep, "erkenning_beeindigen", by=by, note=reden.strip())
