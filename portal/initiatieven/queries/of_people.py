"""The initiatieven of people: what somebody pulls, began or supports, and who pulled or was asked to pull one."""

from functools import cache

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import selectinload

from portal.extensions import db
from portal.initiatieven.models import Initiatief, Mede, Steun
from portal.initiatieven.rules import BEWERKBAAR, BIJ_TEAM, LOPEND, UITNODIGING, Status
from portal.people.models import Person
from portal.people.queries import waiting_tokens
from portal.sql import first
from portal.story.models import Event

P = Initiatief.__table__.c
# Nobody pulls it any more, or somebody began to.
PULLING = ("initiatieven.verlaten", "initiatieven.overnemen", "initiatieven.meedoen")


def of_person(person):
    """Everything this person pulls, drafts included: id, title, status, newest first."""
    as_mede = select(Mede.initiatief_id).where(Mede.person_id == person.id)
    return db.session.execute(
        select(P.id, P.title, P.status, P.status_at)
        .where((P.owner_id == person.id) | P.id.in_(as_mede))
        .order_by(P.id.desc())
        .limit(100)
    ).all()


def held(person):
    """The ids of what this person has and has not seen to the end, drafts included."""
    return db.session.scalars(select(P.id).where(P.owner_id == person.id, P.status.in_(BEWERKBAAR)).order_by(P.id)).all()


def pulled_along(person):
    """The ids of what this person pulls along with whoever has it."""
    mine = Mede.person_id == person.id
    return db.session.scalars(select(Mede.initiatief_id).where(mine).order_by(Mede.initiatief_id)).all()


def alone(person):
    """What this person handed in and nobody else pulls, while it runs: id, title and status."""
    mine = P.owner_id == person.id, P.status.in_(BIJ_TEAM | LOPEND), ~exists().where(Mede.initiatief_id == P.id)
    return db.session.execute(select(P.id, P.title, P.status).where(*mine).order_by(P.id)).all()


def addresses(initiatief):
    """Where mail for those who pull it goes."""
    pulls = Person.id.in_(filter(None, initiatief.trekker_ids)), Person.email.is_not(None)
    return db.session.scalars(select(Person.email).where(*pulls).order_by(Person.id)).all()


def invitations(initiatief):
    """The keys of the invitations that still wait for an answer."""
    return waiting_tokens(UITNODIGING, initiatief.id)


def earlier_owners(initiatief):
    """The ids of those from whom somebody else took it over."""
    taken = Event.kind == Initiatief.kind, Event.thing_id == initiatief.id, Event.what == "initiatieven.overnemen"
    return {data.get("person_id") for data in db.session.scalars(select(Event.data).where(*taken).order_by(Event.id))}


def is_sought(initiatief):
    """Was it told that nobody pulls it, and did nobody begin to since?"""
    of_it = Event.kind == Initiatief.kind, Event.thing_id == initiatief.id, Event.what.in_(PULLING)
    last = select(Event.what).where(*of_it).order_by(Event.id.desc()).limit(first(1))
    return db.session.scalar(last) == "initiatieven.verlaten"


@cache
def _supported():
    query = select(P.id, P.title, P.status, P.published_at, P.hidden_at, P.owner_id).join(Steun, Steun.initiatief_id == P.id)
    query = query.where(Steun.person_id == bindparam("person_id"), P.openbaar)
    return query.order_by(Steun.at.desc(), P.id.desc()).limit(first(100))


def supported_by(person):
    """The public initiatieven this person supports, the last one first: id, title, status and what says who may."""
    return db.session.execute(_supported(), {"person_id": person.id}).all()


def draft(id, person):
    """This draft, while it still is one, of this person or of nobody for a stranger; else None."""
    mine = Initiatief.owner_id == person.id if person.id else Initiatief.owner_id.is_(None)
    query = select(Initiatief).where(Initiatief.id == id, mine, Initiatief.status == Status.CONCEPT)
    return db.session.scalar(query.options(selectinload(Initiatief.mede)))


def drafts(ids):
    """Drafts that belong to nobody yet, by id."""
    return db.session.scalars(
        select(Initiatief).where(
            Initiatief.id.in_(ids), Initiatief.owner_id.is_(None), Initiatief.status == Status.CONCEPT
        )
    ).all()


def lost(before, most=200):
    """Drafts that were begun before this moment and never became anybody's: their ids."""
    nobodys = P.status == Status.CONCEPT, P.owner_id.is_(None), P.created_at < before
    return db.session.scalars(select(P.id).where(*nobodys).order_by(P.id).limit(most)).all()
