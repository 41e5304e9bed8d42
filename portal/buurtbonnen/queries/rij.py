"""What we look up about the queue for money: who waits for one plafond, and the lotteries there were."""

from datetime import date, datetime
from functools import cache

from sqlalchemy import bindparam, case, func, select

from portal.buurtbonnen.models import Aanvraag, Loting
from portal.buurtbonnen.rules.rij import rij_of
from portal.buurtbonnen.rules.status import OPEN
from portal.extensions import db
from portal.regelingen.models import Boeking, Plafond, RegelingVersie, Venster
from portal.regelingen.queries.plafond import nearest
from portal.regelingen.rules.plafond import Som

A = Aanvraag
IN_VENSTER = A.venster_id == bindparam("venster"), A.status.in_(sorted(OPEN))


@cache
def _waiting():
    """Open applications that fall under one plafond and have no money yet."""
    codes = select(A.gebied_code).where(*IN_VENSTER, A.gebied_code.is_not(None)).distinct().subquery()
    here = select(codes.c.gebied_code).where(nearest(codes.c.gebied_code) == bindparam("plafond"))
    of_this = Boeking.plafond_id == bindparam("plafond"), Boeking.soort == Som.GERESERVEERD
    held = select(Boeking.aanvraag_id).where(*of_this).group_by(Boeking.aanvraag_id).having(func.sum(Boeking.bedrag) > 0)
    agreed = case((A.deel_akkoord_op.is_not(None), A.deel_bedrag))
    return (
        select(A.id, A.gevraagd, agreed.label("deel"), A.ontvangen_at, A.compleet_op)
        .where(*IN_VENSTER, A.gevraagd > 0, A.gebied_code.in_(here), A.id.not_in(held))
        .order_by(A.id)
    )


def rij(plafond, regels):
    """The queue for what is left of a plafond."""
    rows = db.session.execute(_waiting(), {"venster": plafond.venster_id, "plafond": plafond.id}).all()
    seeds = {moment_of(loting.moment): loting.seed for loting in lotingen(plafond.id)}
    return rij_of(rows, plafond.over, regels, seeds)


def moment_of(text):
    """What counted, as a Loting keeps it: a day, or a moment."""
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def lotingen(plafond_id):
    return db.session.scalars(select(Loting).where(Loting.plafond_id == plafond_id).order_by(Loting.id)).all()


def locked(plafond_id):
    """The plafond as it is now; until this transaction ends nobody else gives of its money."""
    query = select(Plafond).where(Plafond.id == plafond_id).with_for_update()
    return db.session.scalar(query, execution_options={"populate_existing": True})


def applications(ids):
    """Applications by id, in order, to tell of what happened to them."""
    return db.session.scalars(select(A).where(A.id.in_(ids)).order_by(A.id)).all()


def open_plafonds():
    """The ids of the plafonds in every venster that holds open applications."""
    used = select(A.venster_id).where(A.status.in_(sorted(OPEN)))
    return db.session.scalars(select(Plafond.id).where(Plafond.venster_id.in_(used)).order_by(Plafond.id)).all()


def regels_of(plafond):
    """The rules of the version a plafond belongs to."""
    query = select(RegelingVersie.regels).join(Venster, Venster.versie_id == RegelingVersie.id)
    return db.session.scalar(query.where(Venster.id == plafond.venster_id))
