"""Sessions somebody logged out of: remembered by name alone until their last day."""

from sqlalchemy import delete

from portal.clock import today
from portal.extensions import db
from portal.people import queries
from portal.people.models import EndedSession
from portal.sql import insert_once


def end(key):
    """This one session is over, wherever a copy of its cookie lies. A second time changes nothing."""
    session = queries.session_of(key)
    if session:
        insert_once(EndedSession, name=session.name, until=session.until)


def forget_old():
    db.session.execute(delete(EndedSession).where(EndedSession.until < today()))
