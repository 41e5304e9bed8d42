"""What anyone may see of the queue for money: how many wait in a venster, and the places of one plafond. No names."""

from functools import cache
from typing import NamedTuple

from sqlalchemy import and_, bindparam, func, select

from portal.buurtbonnen.models import Volgorde
from portal.buurtbonnen.queries.rij import BEDRAG, A, known_by, rangen_of, rows_of, seeds_of, volgorde_of
from portal.buurtbonnen.rules.openbaar import OpenbarePlaats, public_places
from portal.buurtbonnen.rules.rij import is_ronde, rij_of
from portal.buurtbonnen.rules.status import OPEN
from portal.extensions import db
from portal.regelingen.models import Boeking, Plafond
from portal.regelingen.queries.plafond import nearest
from portal.regelingen.rules.plafond import Som

MOST = 50
VENSTERS = bindparam("vensters", expanding=True)
ASKS = A.venster_id.in_(VENSTERS), A.status.in_(sorted(OPEN)), A.gevraagd > 0


class OpenbareRij(NamedTuple):
    """The queue of one plafond: its first places, at most ``MOST``, and how many there are. ``kenmerken``: {id of an
    application: what it is called in public}; ``zonder``: how many wait without a place; ``volgorde``: as people fixed
    it last, or None."""

    plaatsen: list[OpenbarePlaats]
    aantal: int
    kenmerken: dict[int, str]
    zonder: int = 0
    volgorde: Volgorde | None = None


@cache
def _waiting():
    places = select(A.gebied_code, A.venster_id).where(*ASKS, A.gebied_code.is_not(None)).distinct().subquery()
    under_one = nearest(places.c.gebied_code, places.c.venster_id).label("plafond_id")
    falls = select(places.c.gebied_code, places.c.venster_id, under_one).subquery()
    held = (
        select(Boeking.plafond_id, Boeking.aanvraag_id)
        .join(Plafond, Plafond.id == Boeking.plafond_id)
        .where(Plafond.venster_id.in_(VENSTERS), Boeking.soort == Som.GERESERVEERD)
        .group_by(Boeking.plafond_id, Boeking.aanvraag_id)
        .having(func.sum(Boeking.bedrag) > 0)
        .subquery()
    )
    here = and_(falls.c.gebied_code == A.gebied_code, falls.c.venster_id == A.venster_id)
    has_money = and_(held.c.aanvraag_id == A.id, held.c.plafond_id == falls.c.plafond_id)
    query = select(falls.c.plafond_id, func.count().label("aantal"), func.sum(BEDRAG).label("gevraagd")).join(
        falls, here
    )
    query = query.outerjoin(held, has_money).where(*ASKS, held.c.aanvraag_id.is_(None))
    return query.where(falls.c.plafond_id.is_not(None)).group_by(falls.c.plafond_id)


def waiting_in(vensters):
    """{id of a plafond: row of aantal and gevraagd, in cents} of what waits for money in these vensters."""
    rows = db.session.execute(_waiting(), {"vensters": [venster.id for venster in vensters]})
    return {row.plafond_id: row for row in rows}


def openbare_rij(plafond):
    """The queue of a plafond with its version, in at most five statements."""
    regels, rows = plafond.venster.versie.regels, rows_of(plafond)
    volgorde = volgorde_of(plafond.id) if is_ronde(regels) else None
    known = known_by(plafond, rangen_of(volgorde) if is_ronde(regels) else None)
    rij = rij_of(rows, plafond.in_kas, regels, seeds_of(plafond), **known)
    first, number = public_places(rij)[:MOST], len(rij.plaatsen)
    called = dict(db.session.execute(select(A.id, A.kenmerk).where(A.id.in_([one.id for one in first]))).all())
    return OpenbareRij(first, number, called, len(rows) - number, volgorde)
