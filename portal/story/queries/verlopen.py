"""What waits for an answer of which the last day is over."""

from sqlalchemy import exists, select

from portal.extensions import db
from portal.story.models import Event


def lapsed(what, last, waits, day):
    """(id, last day) of things of which the day ``last`` (a column) was over before this day, that still wait (conditions), and
    of which nobody was told so (``what``) yet."""
    M = last.class_
    told = exists().where(Event.kind == M.kind, Event.thing_id == M.id, Event.what == f"{M.kind}.{what}", Event.at > M.status_at)
    return db.session.execute(select(M.id, last).where(*waits, last < day, ~told).order_by(M.id)).all()
