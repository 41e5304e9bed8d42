"""Telling how it goes: news, milestones and the official answer; and taking one of these off the site."""

from sqlalchemy import delete, select, update

from portal.clock import today
from portal.errors import Needed, NotNow
from portal.extensions import db
from portal.initiatieven.actions.fotos import add_foto, drop_foto
from portal.initiatieven.models import Mijlpaal
from portal.permissions import require
from portal.story.actions import tell
from portal.story.models import Event
from portal.story.retracting import take_back, take_off, withdraw

STEP = Mijlpaal.__table__


def report_progress(initiatief, text, *, by, picture=None, alt=""):
    """News from those who pull the plan, with a photo if they like; everyone who cares hears it once."""
    event = tell(initiatief, "voortgang", by=by, note=text)
    if picture is not None:
        foto = add_foto(initiatief, picture, alt, by=by, event_id=event.id)
        event.data = event.data | {"foto": foto.key, "alt": alt, "breedte": foto.width, "hoogte": foto.height}
    return event


def answer(initiatief, text, *, by):
    """The official answer of the municipality, by role."""
    return tell(initiatief, "antwoord", by=by, note=text)


def add_mijlpaal(initiatief, titel, gepland_op, *, by):
    mijlpaal = Mijlpaal(initiatief_id=initiatief.id, titel=titel, gepland_op=gepland_op)
    db.session.add(mijlpaal)
    db.session.flush()
    tell(initiatief, "mijlpaal", by=by, note=titel, data={"mijlpaal": mijlpaal.id})
    return mijlpaal


def reach_mijlpaal(initiatief, mijlpaal, *, by):
    """Reached today; a second click changes nothing, also at the same moment."""
    if db.session.execute(update(STEP).where(*ahead(mijlpaal)).values(gehaald_op=today())).rowcount:
        tell(initiatief, "mijlpaal_gehaald", by=by, note=mijlpaal.titel, data={"mijlpaal": mijlpaal.id})


def drop_mijlpaal(initiatief, mijlpaal, *, by):
    """Take away what is still to come, and its title off the site. One that was reached is news."""
    require(by, "initiatieven.vertellen", initiatief)
    if not db.session.execute(delete(STEP).where(*ahead(mijlpaal))).rowcount:
        raise NotNow("mijlpaal")
    take_off(announced(initiatief, mijlpaal.titel, mijlpaal.id))
    tell(initiatief, "mijlpaal_weghalen", by=by, note=mijlpaal.titel)


def ahead(mijlpaal):
    """While this one is still to come."""
    return STEP.c.id == mijlpaal.id, STEP.c.gehaald_op.is_(None)


def drop_news(initiatief, event, reden, *, by):
    """Take news off the site, with its photo, and the berichten and waiting mails that carry it; who pulls the plan hears why.
    Twice is once. An answer that was promised is promised still."""
    require_drop(initiatief, event, by=by)
    if not reden.strip():
        raise Needed("reden")
    if not withdraw(event):
        return
    if event.what == "initiatieven.mijlpaal_gehaald":
        take_off(announced(initiatief, event.note, event.data.get("mijlpaal")))
    for foto in [foto for foto in initiatief.fotos if foto.event_id == event.id]:
        drop_foto(initiatief, foto, by=by)
    take_back(initiatief, event)
    event.data = {}
    tell(initiatief, "weghalen", by=by, note=reden.strip(), data={"gebeurtenis": event.id})


def require_drop(initiatief, event, *, by):
    """Who pulls the plan takes away what was told by who pulls it; what the team told is for the team."""
    require(by, "initiatieven.beoordelen" if event.as_role else "initiatieven.weghalen", initiatief)


def announced(initiatief, titel, number):
    """The events that told of this milestone to come; another may have the same title."""
    about = Event.kind == initiatief.kind, Event.thing_id == initiatief.id
    told = select(Event.id, Event.data).where(*about, Event.what == "initiatieven.mijlpaal", Event.note == titel)
    rows = db.session.execute(told.order_by(Event.id)).all()
    return Event.id.in_([row.id for row in rows if row.data.get("mijlpaal") in (None, number)])
