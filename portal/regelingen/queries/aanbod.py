"""What anyone may read: which version holds on a day, and where people can apply now or soon."""

from functools import cache

from sqlalchemy import Date, and_, bindparam, case, or_, select
from sqlalchemy.orm import aliased, contains_eager, joinedload

from portal.extensions import db
from portal.regelingen.models import Regeling, RegelingVersie, Venster
from portal.regelingen.queries.versies import PLAFONDS, VENSTERS, found
from portal.regelingen.rules.status import VersieStatus
from portal.sql import first

V, Newer = RegelingVersie, aliased(RegelingVersie)
DAY = bindparam("day", type_=Date)


def holds(day):
    """Published, valid on the day, and no newer version has taken its place by then.

    A version takes the place of those it overlaps from its own first day on, also when that is still to come.
    """
    taken = select(Newer.id).where(
        Newer.regeling_id == V.regeling_id,
        Newer.nummer > V.nummer,
        Newer.status != VersieStatus.CONCEPT,
        Newer.geldig_van <= day,
        or_(Newer.geldig_tot.is_(None), Newer.geldig_tot >= V.geldig_van),
    )
    ends = or_(V.geldig_tot.is_(None), V.geldig_tot >= day)
    return and_(V.status != VersieStatus.CONCEPT, V.geldig_van <= day, ends, ~taken.exists())


@cache
def _open():
    opened = V.vensters.any(and_(Venster.opent_op <= DAY, Venster.sluit_op >= DAY))
    query = select(V).join(V.regeling).where(holds(DAY), opened).order_by(Regeling.naam, V.id)
    return query.options(contains_eager(V.regeling), VENSTERS)


def open_versies(day):
    """The versions people can apply under on this day, with their regeling, vensters and plafonds."""
    return db.session.scalars(_open(), {"day": day}).all()


@cache
def _vensters():
    begins = case((Venster.opent_op > DAY, Venster.opent_op), else_=DAY)
    return (
        select(Venster)
        .join(Venster.versie)
        .join(V.regeling)
        .where(Venster.sluit_op >= DAY, holds(begins))
        .order_by(Venster.opent_op, Regeling.naam, Venster.id)
        .options(contains_eager(Venster.versie).contains_eager(V.regeling), PLAFONDS)
    )


def vensters_from(day):
    """The vensters that are open on this day or open after it, with version, regeling and plafonds."""
    return db.session.scalars(_vensters(), {"day": day}).all()


@cache
def _current():
    which = or_(Regeling.sleutel == bindparam("sleutel"), Regeling.id == bindparam("number"))
    near = case((holds(DAY), 0), (V.geldig_van > DAY, 1), else_=2)
    return (
        select(V)
        .join(V.regeling)
        .where(which, V.status != VersieStatus.CONCEPT)
        .order_by(near, V.nummer.desc())
        .limit(first(1))
        .options(joinedload(V.regeling), VENSTERS)
    )


def current(code, day):
    """Of the regeling with this sleutel or number the version that holds on the day, or else comes, or else was
    the last; 404 when nothing was published."""
    number = int(code) if code.isdecimal() and len(code) < 10 else 0
    return found(_current(), sleutel=code, number=number, day=day)


@cache
def _published():
    columns = V.id, V.nummer, V.naam, V.geldig_van, V.geldig_tot, V.status, holds(DAY).label("geldt")
    of = V.regeling_id == bindparam("regeling_id")
    return select(*columns).where(of, V.status != VersieStatus.CONCEPT).order_by(V.nummer.desc())


def published(regeling_id, day):
    """Every published version of a regeling, newest first: rows of id, nummer, naam, its dates and status, and
    geldt: does it hold on this day?"""
    return db.session.execute(_published(), {"regeling_id": regeling_id, "day": day}).all()
