"""Lists of grants: one's own, those of a group, and the cases of staff by what is due."""

from functools import cache

from sqlalchemy import bindparam, case, func, or_, select

from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap
from portal.buurtbonnen.models import Aanvraag
from portal.extensions import db
from portal.paging import PER_PAGE, key_of, page_of
from portal.people.rules import GELD
from portal.regelingen.models import RegelingVersie
from portal.sql import first
from portal.toekenningen.models import Toekenning
from portal.toekenningen.queries.one import WHOLE
from portal.toekenningen.rules.beheer import STATUSSEN
from portal.toekenningen.rules.status import Status
from portal.wijken.models import Gebied, Ligging
from portal.wijken.queries import to_filter

T, A = Toekenning, Aanvraag
# The next last day of a grant: to account for it, or for the gemeente to settle it; None: nothing is due.
DUE = case(
    (T.status == Status.LOPEND, func.coalesce(T.verantwoorden_voor, T.vaststellen_voor)),
    (T.status.in_((Status.VERANTWOORD, Status.VOORNEMEN)), T.vaststellen_voor),
)


@cache
def _mine(later):
    L = Lidmaatschap.__table__.c
    groups = select(L.groep_id).where(L.person_id == bindparam("person"), L.geeindigd_op.is_(None))
    own = (A.owner_id == bindparam("person")) & A.groep_id.is_(None)
    query = select(T).join(A, A.id == T.id).where(or_(own, A.groep_id.in_(groups)))
    if later:
        query = query.where(T.id < bindparam("after"))
    return query.order_by(T.id.desc()).limit(first(PER_PAGE + 1)).options(WHOLE)


def of_person(person, after=None):
    """A page of the grants of this person and of the groups they are in now, newest first, each whole."""
    key = key_of(after, 1)
    given = {"person": person.id} | ({"after": key[0]} if key else {})
    return page_of(db.session.scalars(_mine(key is not None), given), lambda row: str(row.id))


@cache
def _of_groep():
    mine = A.groep_id == bindparam("groep")
    query = select(T).join(A, A.id == T.id).where(mine).order_by(T.jaar.desc(), T.id.desc())
    return query.limit(first(PER_PAGE)).options(WHOLE)


def of_groep(groep):
    """The last grants of a group, newest year first, each whole."""
    return db.session.scalars(_of_groep(), {"groep": groep.id}).all()


def narrowed(query, person, filters):
    """Within the reach of this person and the filters of the address, which are from the lists by now."""
    query = query.where(A.gebied_code.in_(person.reach(GELD)))
    if filters["zoek"]:
        holds = (column.icontains(filters["zoek"], autoescape=True) for column in (A.title, A.kenmerk))
        query = query.where(or_(*holds))
    if filters["gebied"]:
        inside = select(Ligging.buurt_code).where(Ligging.gebied_code == filters["gebied"])
        query = query.where(or_(A.gebied_code == filters["gebied"], A.gebied_code.in_(inside)))
    if filters["regeling"]:
        versies = select(RegelingVersie.id).where(RegelingVersie.regeling_id == int(filters["regeling"]))
        query = query.where(A.versie_id.in_(versies))
    return query


def counts(person, filters):
    """How many there are with these filters in each status, and in all under "" as {status: number}."""
    query = narrowed(select(T.status, func.count()).join(A, A.id == T.id), person, filters).group_by(T.status)
    found = dict(db.session.execute(query).all())
    return {status: found.get(status, 0) for status in STATUSSEN if status} | {"": sum(found.values())}


def cases(person, filters, blad):
    """A page of cases, from 1, first what is due first: rows with their sums in cents, regeling, area and group."""
    columns = (
        T.id, T.status, T.verleend.label("verleend"), T.uitbetaald, T.verantwoorden_voor, T.vaststellen_voor, T.steekproef,
        DUE.label("voor"), A.title, A.kenmerk, A.owner_id, RegelingVersie.naam.label("regeling_naam"),
        Gebied.naam.label("gebied_naam"), Bewonersgroep.naam.label("groep_naam"), Bewonersgroep.id.label("groep_id"),
    )
    query = select(*columns).join(A, A.id == T.id).join(RegelingVersie, RegelingVersie.id == A.versie_id)
    query = query.outerjoin(Gebied, Gebied.code == A.gebied_code).outerjoin(Bewonersgroep, Bewonersgroep.id == A.groep_id)
    query = narrowed(query, person, filters)
    if filters["status"]:
        query = query.where(T.status == filters["status"])
    order = DUE.asc().nulls_last() if filters["sorteer"] == "termijn" else T.id.desc()
    page = query.order_by(order, T.id).limit(first(PER_PAGE)).offset((blad - 1) * PER_PAGE)
    return db.session.execute(page).all()


def areas(person):
    """The areas a case list can be narrowed to."""
    return to_filter(person.reach(GELD))
