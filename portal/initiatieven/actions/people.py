"""Pulling a plan together: inviting, joining and leaving, and going on with somebody else."""

from sqlalchemy import delete

from portal.extensions import db
from portal.initiatieven import letters, queries
from portal.initiatieven.actions.holding import hold
from portal.initiatieven.actions.support import drop_support
from portal.initiatieven.models import Mede
from portal.initiatieven.rules import UITNODIGING, is_lopend, is_openbaar, is_verlaten
from portal.people import tokens
from portal.people.models import Person
from portal.permissions import require
from portal.sql import insert_once
from portal.story.actions import tell


def invite(initiatief, email, *, by):
    """Mail somebody a link, good once and for two weeks, to pull this plan along."""
    link = tokens.make(UITNODIGING, email, subject_id=initiatief.id, days=14)
    letters.invitation(initiatief, by, email, link)


def withdraw(initiatief, number, *, by):
    """Take back an invitation that waits; a second click changes nothing."""
    require(by, "initiatieven.uitnodigen", initiatief)
    for key in queries.invitations(initiatief):
        if key.id == number:
            tokens.use(key)


def end_invitations(initiatief, **to):
    """Whom one owner invited was not invited by the next; ``to`` may say of which address."""
    tokens.end_older(UITNODIGING, initiatief.id, **to)


def accept_invitation(initiatief, *, by):
    """Join as initiatiefnemer; joining twice is joining once."""
    if initiatief.owner_id != by.id and insert_once(Mede, initiatief_id=initiatief.id, person_id=by.id):
        free(initiatief, by)
        tell(queries.one(initiatief.id), "meedoen", by=by)


def leave(initiatief, *, by):
    """No longer pull it along; of two who go at once the last one makes it known that nobody does."""
    initiatief = hold(initiatief.id)
    if end_part(initiatief, by):
        seek(initiatief, by=by)


def take_out(initiatief, person, *, by):
    """Somebody no longer pulls it along, and hears so. Who had the plan before is taken out by the team alone: nobody gets
    a plan of their own by taking over that of another."""
    require(by, "initiatieven.uithalen", initiatief)
    if person.id in queries.earlier_owners(initiatief):
        require(by, "initiatieven.beoordelen", initiatief)
    hold(initiatief.id)
    if end_part(initiatief, person):
        end_invitations(initiatief, email=person.email)
        tell(initiatief, "uithalen", by=by, data={"person_id": person.id})
        seek(queries.one(initiatief.id), by=by)


def end_part(initiatief, person):
    """True when this person did pull it along until now."""
    part = Mede.initiatief_id == initiatief.id, Mede.person_id == person.id
    return bool(db.session.execute(delete(Mede).where(*part)).rowcount)


def pass_on(initiatief, person):
    """The plan goes on with this person; supporters and followers stay. Who had it pulls it along, unless that account is
    gone."""
    before = initiatief.owner_id and db.session.get(Person, initiatief.owner_id)
    end_part(initiatief, person)
    end_invitations(initiatief)
    drop_support(initiatief, by=person)
    if before and before.forgotten_at is None:
        insert_once(Mede, initiatief_id=initiatief.id, person_id=before.id)
    initiatief.owner_id = person.id
    free(initiatief, person)


def free(initiatief, person):
    """Who pulls a plan does not judge it: it waits for a colleague."""
    if initiatief.behandelaar_id == person.id:
        initiatief.behandelaar_id = None


def seek(initiatief, *, by):
    """Whoever cares hears, once, when nobody pulls it any more and somebody else can go on with it."""
    if not (is_verlaten & is_lopend & is_openbaar)(by, initiatief) or queries.is_sought(initiatief):
        return
    tell(initiatief, "verlaten", by=by)


def step_in(initiatief, *, by):
    """Go on with a plan that nobody pulls any more; how far it is stays as it is."""
    require(by, "initiatieven.opvolgen", initiatief)
    pass_on(initiatief, by)
    tell(initiatief, "overnemen", by=by)
