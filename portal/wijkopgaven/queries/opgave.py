"""One wijkopgave and one inspanning with what their pages always need, and the lists of them."""

from functools import cache

from sqlalchemy import bindparam, func, literal, select
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import NotFound

from portal.extensions import db
from portal.sql import first
from portal.wijken.models import Cijfer, Gebied, Ligging
from portal.wijken.queries import LEAN
from portal.wijken.queries.figures import plain
from portal.wijken.rules import SOM
from portal.wijkopgaven.models import Inspanning, OpgaveLid, Projectgroep, Wijkopgave
from portal.wijkopgaven.rules.inspanning import Status as InspanningStatus
from portal.wijkopgaven.rules.opgave import Status

AREA = joinedload(Wijkopgave.gebied).options(*LEAN)
YEARS = joinedload(Wijkopgave.jaren)


def one(id):
    """A wijkopgave with its area, or 404."""
    return db.one_or_404(select(Wijkopgave).where(Wijkopgave.id == id).options(AREA))


def with_years(id):
    """A wijkopgave with its area and the versions of its years, the newest first, or 404."""
    found = db.session.scalars(select(Wijkopgave).where(Wijkopgave.id == id).options(AREA, YEARS)).unique().first()
    if found is None:
        raise NotFound
    return found


def whole(id, volgt=None):
    """As ``with_years``, with ``inwoners`` (None: geen gegevens) and ``volgt``, a condition to carry along."""
    shown = _inwoners().label("inwoners"), (literal(False) if volgt is None else volgt).label("volgt")
    query = select(Wijkopgave, *shown).where(Wijkopgave.id == id).options(AREA, YEARS)
    found = db.session.execute(query).unique().first()
    if found is None:
        raise NotFound
    opgave, inwoners, opgave.volgt = found
    opgave.inwoners = plain(inwoners)
    return opgave


def _inwoners():
    here = Cijfer.gebied_code == Wijkopgave.gebied_code, Cijfer.naam.in_(("inwoners", f"{SOM}inwoners"))
    newest = select(Cijfer.waarde).where(*here).order_by(Cijfer.jaar.desc()).limit(first(1))
    return newest.correlate(Wijkopgave).scalar_subquery()


def team(opgave_id):
    """Who works on it: {Projectgroep, or None for the team itself: [OpgaveLid]}, in the order they were named."""
    query = select(OpgaveLid, Projectgroep).outerjoin(Projectgroep, Projectgroep.id == OpgaveLid.projectgroep_id)
    found = {}
    for lid, groep in db.session.execute(query.where(OpgaveLid.opgave_id == opgave_id).order_by(OpgaveLid.id)):
        found.setdefault(groep, []).append(lid)
    return found


def projectgroepen(opgave_id):
    query = select(Projectgroep).where(Projectgroep.opgave_id == opgave_id)
    return db.session.scalars(query.order_by(Projectgroep.id)).all()


@cache
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


@cache
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


def inspanning(id):
    """An inspanning with its area and the wijkopgave it is part of, or 404."""
    with_it = joinedload(Inspanning.gebied).options(*LEAN), joinedload(Inspanning.opgave)
    return db.one_or_404(select(Inspanning).where(Inspanning.id == id).options(*with_it))
