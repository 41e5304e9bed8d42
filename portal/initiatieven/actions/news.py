"""Telling how it goes: news, milestones and the official answer."""

from portal.clock import today
from portal.extensions import db
from portal.initiatieven.actions.fotos import add_foto
from portal.initiatieven.models import Mijlpaal
from portal.story.actions import tell


def report_progress(initiatief, text, *, by, picture=None, alt=""):
    """News from those who pull the plan, with a photo if they like; everyone who cares hears it once."""
    event = tell(initiatief, "voortgang", by=by, note=text)
    if picture is not None:
        foto = add_foto(initiatief, picture, alt, by=by, event_id=event.id)
        event.data = {"foto": foto.key, "alt": alt, "breedte": foto.width, "hoogte": foto.height}
    return event


def answer(initiatief, text, *, by):
    """The official answer of the municipality, by role."""
    return tell(initiatief, "antwoord", by=by, note=text)


def add_mijlpaal(initiatief, titel, gepland_op, *, by):
    mijlpaal = Mijlpaal(initiatief_id=initiatief.id, titel=titel, gepland_op=gepland_op)
    db.session.add(mijlpaal)
    db.session.flush()
    tell(initiatief, "mijlpaal", by=by, note=titel)
    return mijlpaal


def reach_mijlpaal(initiatief, mijlpaal, *, by):
    """Reached today; a second click changes nothing."""
    if mijlpaal.gehaald_op is None:
        mijlpaal.gehaald_op = today()
        tell(initiatief, "mijlpaal_gehaald", by=by, note=mijlpaal.titel)
