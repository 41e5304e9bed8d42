"""Groups that miss somebody: no contact, or nobody to sign for money."""

from functools import cache

from sqlalchemy import bindparam, case, exists, func, or_, select

from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap
from portal.bewonersgroepen.queries.lists import recognised
from portal.bewonersgroepen.rules import TOEZICHT, Rol, Status
from portal.buurtbonnen.models import Aanvraag
from portal.extensions import db
from portal.paging import PER_PAGE, page_of
from portal.people.models import Person
from portal.sql import first
from portal.toekenningen.models import Toekenning
from portal.toekenningen.rules.status import OPEN
from portal.wijken.models import Gebied

G = Bewonersgroep


def held(rol):
    """Does somebody hold this role in the group now?"""
    L = Lidmaatschap
    return exists().where(L.groep_id == G.id, L.rol == rol, L.geeindigd_op.is_(None))


def with_money():
    """Is the group recognised, or is there a grant that was not settled yet?"""
    A = Aanvraag
    grant = exists().where(A.groep_id == G.id, Toekenning.id == A.id, Toekenning.status.in_(sorted(OPEN)))
    return or_(recognised(G), grant)


@cache
def _helpless(later):
    missing = {rol: ~held(rol) for rol in (Rol.CONTACT, Rol.PENNINGMEESTER, Rol.TWEEDE_TEKENAAR)}
    signs = with_money() & (missing[Rol.PENNINGMEESTER] | missing[Rol.TWEEDE_TEKENAAR])
    since = select(func.max(Lidmaatschap.geeindigd_op)).where(
        Lidmaatschap.groep_id == G.id, Lidmaatschap.rol == Rol.CONTACT
    )
    flags = [case((gone, 1), else_=0).label(rol.value) for rol, gone in missing.items()]
    query = (
        select(
            G.id, G.naam, G.helper_id, Gebied.naam.label("gebied_naam"), Person.name.label("helper"), *flags,
            case((with_money(), 1), else_=0).label("met_geld"), since.scalar_subquery().label("sinds"),
        )
        .join(Gebied, Gebied.code == G.gebied_code)
        .outerjoin(Person, Person.id == G.helper_id)
        .where(G.status == Status.ACTIEF, or_(missing[Rol.CONTACT], signs))
        .where(G.gebied_code.in_(bindparam("reach", expanding=True)))
    )
    if later:
        query = query.where(G.naam > bindparam("after"))
    return query.order_by(G.naam).limit(first(PER_PAGE + 1))


def helpless(person, after=""):
    """A page, by name, of the groups in the areas of these staff in which a role is empty: rows of id, naam, gebied_naam,
    for each role of the board 1 when it is empty, met_geld, helper (a name), helper_id, and since when a contact is gone."""
    given = {"reach": sorted(person.reach(TOEZICHT))} | ({"after": after} if after else {})
    return page_of(db.session.execute(_helpless(bool(after)), given), lambda row: row.naam)
