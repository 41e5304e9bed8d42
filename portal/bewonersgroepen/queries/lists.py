"""Lists of groups: by name, around an area, of somebody, and those a regeling asks for advice."""

from functools import cache

from sqlalchemy import bindparam, func, or_, select

from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap
from portal.bewonersgroepen.queries.one import whole
from portal.bewonersgroepen.rules import Status
from portal.extensions import db
from portal.paging import PER_PAGE, page_of
from portal.sql import first
from portal.story.models import Follow
from portal.wijken.models import Gebied
from portal.wijken.queries import overlapping

# More recognised organisations than this are not shown on one page.
MOST_RECOGNISED = 100
G, A = Bewonersgroep.__table__.c, Gebied.__table__.c


@cache
def _recognised_for():
    codes = bindparam("codes", expanding=True)
    overlaps = or_(Bewonersgroep.gebied_code.in_(codes), Bewonersgroep.gebied_code.in_(overlapping(codes)))
    return whole(select(Bewonersgroep).where(recognised(Bewonersgroep), overlaps))


def recognised(groep):
    """The condition of an organisation that is recognised and still there."""
    return (groep.status == Status.ACTIEF) & groep.erkend_op.is_not(None) & groep.erkend_tot.is_(None)


def recognised_for(gebied_codes):
    """The recognised organisations whose werkgebied overlaps one of these areas, each with the people in it."""
    return db.session.scalars(_recognised_for(), {"codes": list(gebied_codes)}).unique().all()


@cache
def _of_person():
    L = Lidmaatschap.__table__.c
    mine = select(L.groep_id).where(L.person_id == bindparam("person_id"), L.geeindigd_op.is_(None))
    return whole(select(Bewonersgroep).where(Bewonersgroep.id.in_(mine)))


def of_person(person):
    """The groups somebody is in now, each with everybody in it: their roles stand in ``leden``."""
    return db.session.scalars(_of_person(), {"person_id": person.id}).unique().all()


def follows(person, groep):
    """Does this person follow the group?"""
    mine = Follow.person_id == person.id, Follow.kind == groep.kind, Follow.key == str(groep.id)
    return db.session.scalar(select(Follow.person_id).where(*mine)) is not None


@cache
def _listed(erkend, nearby):
    columns = G.id, G.naam, G.soort, G.omschrijving, G.erkend_op, A.naam.label("gebied_naam"), A.soort.label("gebied")
    kind = recognised(G) if erkend else (G.status == Status.ACTIEF) & ~recognised(G)
    query = select(*columns).join(Gebied.__table__, A.code == G.gebied_code).where(kind).order_by(G.naam)
    if nearby:
        query = query.where(G.gebied_code.in_(overlapping([bindparam("code")])))
    return query


def organisations(code=""):
    """The recognised organisations by name, with their werkgebied; only those around an area when it is given."""
    query = _listed(True, bool(code)).limit(first(MOST_RECOGNISED))
    return db.session.execute(query, {"code": code} if code else {}).all()


def groups(code="", after=""):
    """A page of the other groups by name: rows of id, naam, soort, omschrijving, gebied_naam."""
    query = _listed(False, bool(code))
    if after:
        query = query.where(G.naam > after)
    rows = db.session.execute(query.limit(first(PER_PAGE + 1)), {"code": code} if code else {})
    return page_of(rows, lambda row: row.naam)


def name_taken(naam, own_id=0):
    """Is there another group of this name, in capitals or not?"""
    same = func.lower(Bewonersgroep.naam) == naam.lower(), Bewonersgroep.id != own_id
    return db.session.scalar(select(Bewonersgroep.id).where(*same).limit(1)) is not None


def own_by_name(naam, person):
    """The group of exactly this name of which this person is the contact already, or None."""
    mine = Bewonersgroep.naam == naam, Bewonersgroep.owner_id == person.id, Bewonersgroep.status == Status.ACTIEF
    return db.session.scalar(select(Bewonersgroep).where(*mine))
