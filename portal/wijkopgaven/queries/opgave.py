"""One wijkopgave and one inspanning with what their pages always need, and the lists of them."""

from collections import namedtuple

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import NotFound

from portal.extensions import db
from portal.sql import made_once, one_or_404
from portal.wijken.models import Gebied, Ligging
from portal.wijken.queries import LEAN
from portal.wijkopgaven.models import Inspanning, OpgaveLid, Projectgroep, Wijkopgave
from portal.wijkopgaven.rules.inspanning import Status as InspanningStatus
from portal.wijkopgaven.rules.opgave import Status

Groep = namedtuple("Groep", "id naam opdracht")
AREA = joinedload(Wijkopgave.gebied).options(*LEAN)
YEARS = joinedload(Wijkopgave.jaren)


@made_once
def _one():
    return select(Wijkopgave).where(Wijkopgave.id == bindparam("id")).options(AREA)


def one(id):
    """A wijkopgave with its area, or 404."""
    return one_or_404(_one(), id=id)


def with_years(id):
    """A wijkopgave with its area and the versions of its years, the newest first, or 404."""
    found = db.session.scalars(select(Wijkopgave).where(Wijkopgave.id == id).options(AREA, YEARS)).unique().first()
    if found is None:
        raise NotFound
    return found


@made_once
def _team():
    L, P = OpgaveLid.__table__.c, Projectgroep.__table__.c
    query = select(L.id, L.functie, L.organisatie, L.intern, P.id.label("groep_id"), P.naam, P.opdracht)
    query = query.outerjoin(P.id.table, P.id == L.projectgroep_id)
    return query.where(L.opgave_id == bindparam("opgave")).order_by(L.id)


def team(opgave_id):
    """Who works on it: {Groep, or None for the team itself: [row of a member]}, in the order they were named."""
    found = {}
    for row in db.session.execute(_team(), {"opgave": opgave_id}):
        groep = Groep(row.groep_id, row.naam, row.opdracht) if row.groep_id else None
        found.setdefault(groep, []).append(row)
    return found


def projectgroepen(opgave_id):
    query = select(Projectgroep.id, Projectgroep.naam, Projectgroep.opdracht).where(Projectgroep.opgave_id == opgave_id)
    return [Groep(*row) for row in db.session.execute(query.order_by(Projectgroep.id))]


@made_once
def _listed():
    work = select(func.count()).where(Inspanning.opgave_id == Wijkopgave.id, Inspanning.status != InspanningStatus.CONCEPT)
    shown = (
        Wijkopgave.id, Wijkopgave.title, Wijkopgave.status, Wijkopgave.fase, Wijkopgave.van, Wijkopgave.tot,
        Wijkopgave.samenvatting, Gebied.naam.label("gebied_naam"),
    )
    return select(*shown, work.scalar_subquery().label("werk")).join(Wijkopgave.gebied).order_by(Gebied.naam, Wijkopgave.id)


def public():
    """Every public wijkopgave by the name of its area: rows with ``gebied_naam`` and ``werk``, how many inspanningen."""
    return db.session.execute(_listed().where(Wijkopgave.status != Status.CONCEPT)).all()


@made_once
def _running_in():
    here = select(Ligging.buurt_code).where(Ligging.gebied_code == bindparam("code"))
    around = select(Ligging.gebied_code).where(Ligging.buurt_code.in_(here))
    return _listed().where(Wijkopgave.status == Status.VASTGESTELD, Wijkopgave.gebied_code.in_(around))


def running_in(code):
    """The wijkopgaven that run now in an area that shares a buurt with this one: rows as ``public`` gives."""
    return db.session.execute(_running_in(), {"code": code}).all()


def everything():
    """Every wijkopgave, drafts included, by the name of its area: for staff."""
    return db.session.scalars(select(Wijkopgave).join(Wijkopgave.gebied).options(AREA).order_by(Gebied.naam, Wijkopgave.id)).all()


@made_once
def _inspanning():
    with_it = joinedload(Inspanning.gebied).options(*LEAN), joinedload(Inspanning.opgave)
    return select(Inspanning).where(Inspanning.id == bindparam("id")).options(*with_it)


def inspanning(id):
    """An inspanning with its area and the wijkopgave it is part of, or 404."""
    return one_or_404(_inspanning(), id=id)
