"""The last day on which somebody was asked to answer is over: whoever was asked hears so, and so does the team."""

from sqlalchemy import exists, select

from portal.clock import today
from portal.extensions import db
from portal.limits import first_time
from portal.people.models import VANZELF
from portal.story.actions import tell
from portal.story.models import Event
from portal.transaction import transaction, tried


def tell_lapsed(what, last, waits, load):
    """Tell of every thing of which the day ``last`` (a column) is over and that still waits (conditions), each once; how many.
    ``load``: id → the thing."""
    with transaction():
        over = _not_told(what, last, waits)
    return sum(tried(_tell_one, what, load, id, day) for id, day in over)


def _not_told(what, last, waits):
    M = last.class_
    told = exists().where(Event.kind == M.kind, Event.thing_id == M.id, Event.what == f"{M.kind}.{what}", Event.at > M.status_at)
    return db.session.execute(select(M.id, last).where(*waits, last < today(), ~told).order_by(M.id)).all()


def _tell_one(what, load, id, day):
    """True when this call told it, whatever the number of messengers. The answer can still be given; what to do without is for
    the team."""
    thing = load(id)
    told = first_time(f"{thing.kind}.{what}|{id}|{day}")
    if told:
        tell(thing, what, by=VANZELF, data={"datum": day.isoformat()})
    return told
