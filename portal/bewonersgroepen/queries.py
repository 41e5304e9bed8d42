"""What we look up about groups of residents, each complete with its area and those who are in it now."""

from functools import cache

from sqlalchemy import Date, and_, bindparam, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload
from sqlalchemy.orm.attributes import set_committed_value
from werkzeug.exceptions import NotFound

from portal.bewonersgroepen.models import Bewonersgroep, Criterium, Lidmaatschap
from portal.bewonersgroepen.rules import Aanbod, Status
from portal.clock import now
from portal.extensions import db
from portal.paging import PER_PAGE, page_of
from portal.people.models import LoginToken, Person
from portal.people.queries import roles_of
from portal.regelingen.models import Regeling
from portal.sql import first
from portal.wijken.models import Gebied
from portal.wijken.queries import overlapping

UITNODIGING = "groep"
# More recognised organisations than this are not shown on one page.
MOST_RECOGNISED = 100
AREA = joinedload(Bewonersgroep.gebied).load_only(Gebied.code, Gebied.naam, Gebied.soort)
G, A = Bewonersgroep.__table__.c, Gebied.__table__.c


def whole(query):
    """The groups of a query, each with its area and those in it now: one statement for all of them."""
    in_it = and_(Lidmaatschap.groep_id == Bewonersgroep.id, Lidmaatschap.geeindigd_op.is_(None))
    people = contains_eager(Bewonersgroep.leden).contains_eager(Lidmaatschap.person)
    query = query.outerjoin(Lidmaatschap, in_it).outerjoin(Lidmaatschap.person)
    return query.order_by(Bewonersgroep.naam, Lidmaatschap.id).options(AREA, people)


@cache
def _one():
    return whole(select(Bewonersgroep).where(Bewonersgroep.id == bindparam("id")))


def one(id):
    """A group with its area and the people in it now; 404 when there is none."""
    found = db.session.scalars(_one(), {"id": id}).unique().one_or_none()
    if found is None:
        raise NotFound
    return found


@cache
def _leden():
    in_it = Lidmaatschap.groep_id == bindparam("id"), Lidmaatschap.geeindigd_op.is_(None)
    return select(Lidmaatschap).where(*in_it).order_by(Lidmaatschap.id).options(joinedload(Lidmaatschap.person))


def read_leden(groep):
    """Look again who is in the group now."""
    set_committed_value(groep, "leden", db.session.scalars(_leden(), {"id": groep.id}).all())


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


@cache
def _criteria():
    C, day = Criterium, bindparam("day", type_=Date)
    here = C.groep_id.in_(bindparam("ids", expanding=True)), C.regeling_id == bindparam("regeling_id")
    holds = C.geldig_van <= day, or_(C.geldig_tot.is_(None), C.geldig_tot >= day)
    query = select(C).join(C.groep).where(*here, *holds, recognised(Bewonersgroep))
    return query.order_by(C.groep_id, C.id).options(contains_eager(C.groep))


def criteria(groep_ids, regeling_id, day):
    """What these organisations add to a regeling on a day, both ends included, each with its organisation."""
    if not groep_ids:
        return []
    given = {"ids": list(groep_ids), "regeling_id": regeling_id, "day": day}
    return db.session.scalars(_criteria(), given).all()


@cache
def _all_criteria():
    C = Criterium.__table__.c
    columns = C.id, C.tekst, C.categorie, C.geldig_van, C.geldig_tot, C.regeling_id, Regeling.naam.label("regeling")
    query = select(*columns).join(Regeling, Regeling.id == C.regeling_id).where(C.groep_id == bindparam("id"))
    return query.order_by(Regeling.naam, C.regeling_id, C.geldig_van, C.id)


def all_criteria(groep):
    """Everything an organisation ever added, by regeling: rows with its name."""
    return db.session.execute(_all_criteria(), {"id": groep.id}).all()


def criterium(id):
    """A criterium with its organisation and the people in that; 404 when there is none."""
    group = joinedload(Criterium.groep).options(AREA)
    found = db.one_or_404(select(Criterium).where(Criterium.id == id).options(group))
    read_leden(found.groep)
    return found


def regelingen():
    """Every regeling there is, as rows of id, sleutel and naam."""
    return db.session.execute(select(Regeling.id, Regeling.sleutel, Regeling.naam).order_by(Regeling.naam)).all()


def regeling(id):
    return db.get_or_404(Regeling, id)


def invitations(groep):
    """The invitations that still wait for an answer, each with what it offers: pairs of key and Aanbod."""
    K = LoginToken
    waits = K.purpose == UITNODIGING, K.subject_id == groep.id, K.used_at.is_(None), K.expires_at > now()
    keys = db.session.scalars(select(K).where(*waits).order_by(K.id).limit(PER_PAGE))
    return [(key, Aanbod.read(key.next_path)) for key in keys]


def inviter(id):
    """Who invited, with the roles they hold now; 404 when there is no such person."""
    found = db.get_or_404(Person, id)
    found.roles = roles_of(found)
    return found
