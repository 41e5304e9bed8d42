"""One group with those who are in it now, and what invites others into it."""

from functools import cache

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import contains_eager, joinedload
from sqlalchemy.orm.attributes import set_committed_value
from werkzeug.exceptions import NotFound

from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap, Uitnodigingscode
from portal.bewonersgroepen.rules import BESTUUR, Aanbod
from portal.clock import now
from portal.extensions import db
from portal.paging import PER_PAGE
from portal.people.models import Person
from portal.people.queries import roles_of, waiting_tokens
from portal.sql import first
from portal.wijken.models import Gebied

UITNODIGING = "groep"
AREA = joinedload(Bewonersgroep.gebied).load_only(Gebied.code, Gebied.naam, Gebied.soort)


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


def invitations(groep):
    """The invitations that still wait for an answer, each with what it offers: pairs of key and Aanbod."""
    return [(key, Aanbod.read(key.next_path)) for key in waiting_tokens(UITNODIGING, groep.id)]


def inviter(id):
    """Who invited, with the roles they hold now; 404 when there is no such person."""
    found = db.get_or_404(Person, id)
    found.roles = roles_of(found)
    return found


@cache
def _open_codes():
    C = Uitnodigingscode
    waits = C.gebruikt_at.is_(None), C.ingetrokken_at.is_(None), C.verloopt_at > bindparam("now", type_=C.verloopt_at.type)
    return select(C).where(*waits).order_by(C.id)


def codes(groep):
    """The invitations on paper that can still be used."""
    C = Uitnodigingscode
    query = _open_codes().where(C.groep_id == groep.id).limit(first(PER_PAGE))
    return db.session.scalars(query, {"now": now()}).all()


def code(code_hash):
    """The invitation on paper of which this is the hash; None when it was used, was taken back, or is over."""
    query = _open_codes().where(Uitnodigingscode.code_hash == code_hash)
    return db.session.scalar(query, {"now": now()})


def signers(groep_id):
    """Those who sign for a group now."""
    holds = Lidmaatschap.groep_id == groep_id, Lidmaatschap.rol.in_(BESTUUR), Lidmaatschap.geeindigd_op.is_(None)
    query = select(Person).join(Lidmaatschap, Lidmaatschap.person_id == Person.id).where(*holds)
    return db.session.scalars(query.order_by(Person.id)).unique().all()
