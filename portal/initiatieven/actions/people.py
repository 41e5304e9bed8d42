"""Pulling a plan together: inviting, joining and leaving."""

from sqlalchemy import delete

from portal.extensions import db
from portal.initiatieven import letters
from portal.initiatieven.models import Mede
from portal.people import tokens
from portal.sql import insert_once
from portal.story.actions import tell

PURPOSE = "meedoen"


def invite(initiatief, email, *, by):
    """Mail somebody a link, good once and for two weeks, to pull this plan along."""
    link = tokens.make(PURPOSE, email, subject_id=initiatief.id, days=14)
    letters.invitation(initiatief, by, email, link)


def end_invitations(initiatief):
    """Whom one owner invited was not invited by the next."""
    tokens.end_older(PURPOSE, initiatief.id)


def accept_invitation(initiatief, *, by):
    """Join as initiatiefnemer; joining twice is joining once."""
    if initiatief.owner_id != by.id and insert_once(Mede, initiatief_id=initiatief.id, person_id=by.id):
        db.session.expire(initiatief, ["mede"])
        tell(initiatief, "meedoen", by=by)


def leave(initiatief, *, by):
    db.session.execute(delete(Mede).where(Mede.initiatief_id == initiatief.id, Mede.person_id == by.id))
