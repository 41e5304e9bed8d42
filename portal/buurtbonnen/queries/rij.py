"""What we look up about the queue for money: who waits for one plafond, and the lotteries there were."""

from datetime import UTC, date, datetime
from functools import cache

from sqlalchemy import bindparam, case, func, select
from sqlalchemy.orm import joinedload

from portal.buurtbonnen.models import Aanvraag, Loting, Volgorde
from portal.buurtbonnen.rules.rij import Rij, is_ronde, rij_of, span_of
from portal.buurtbonnen.rules.status import OPEN
from portal.clock import Moment
from portal.extensions import db
from portal.regelingen.models import Boeking, Plafond, RegelingVersie, Venster
from portal.regelingen.queries.plafond import grenzen_of, nearest
from portal.regelingen.rules.plafond import Som
from portal.wijken.models import Gebied

A = Aanvraag
# What it asks, or the part that was agreed to instead.
BEDRAG = func.coalesce(case((A.deel_akkoord_op.is_not(None), func.nullif(A.deel_bedrag, 0))), A.gevraagd)
VAN, TOT, EVER = bindparam("van", type_=Moment), bindparam("tot", type_=Moment), datetime(1, 1, 2, tzinfo=UTC)
IN_VENSTER = A.venster_id == bindparam("venster"), A.status.in_(sorted(OPEN))


def here():
    """The areas of open applications that fall under one plafond."""
    codes = select(A.gebied_code).where(*IN_VENSTER, A.gebied_code.is_not(None)).distinct().subquery()
    return select(codes.c.gebied_code).where(nearest(codes.c.gebied_code) == bindparam("plafond"))


def waiting(*columns):
    """Open applications that fall under one plafond and have no money yet."""
    of_this = Boeking.plafond_id == bindparam("plafond"), Boeking.soort == Som.GERESERVEERD
    held = select(Boeking.aanvraag_id).where(*of_this).group_by(Boeking.aanvraag_id).having(func.sum(Boeking.bedrag) > 0)
    return select(*columns).where(*IN_VENSTER, A.gevraagd > 0, A.gebied_code.in_(here()), A.id.not_in(held))


@cache
def _rows(naam=None):
    """All that wait, or those from one moment up to another, not included."""
    query = waiting(A.id, BEDRAG, A.ontvangen_at, A.compleet_op).order_by(A.id)
    return query.where(getattr(A, naam) >= VAN, getattr(A, naam) < TOT) if naam else query


@cache
def _before(naam):
    return waiting(func.count(), func.coalesce(func.sum(BEDRAG), 0)).where(getattr(A, naam) < VAN)


def rij(plafond, regels):
    """The queue for what is left of a plafond."""
    return rij_of(rows_of(plafond), plafond.in_kas, regels, seeds_of(plafond), **known_of(plafond, regels))


def rows_of(plafond):
    return db.session.execute(_rows(), under(plafond)).all()


def known_of(plafond, regels):
    """Who knows a lower plafond, and the order of a round; nothing where there is neither."""
    return known_by(plafond, rangen_of(volgorde_of(plafond.id)) if is_ronde(regels) else None)


def known_by(plafond, rangen):
    return {"grens": grenzen_of(plafond) if plafond.verlaging else None, "rangen": rangen}


def volgorde_of(plafond_id):
    """The order of a round as it was last fixed, or None."""
    query = select(Volgorde).where(Volgorde.plafond_id == plafond_id).order_by(Volgorde.nummer.desc())
    return db.session.scalar(query.limit(1))


def rangen_of(fixed):
    """{id of an application: (number of the order that was fixed, its place in it)} of a Volgorde, or None."""
    return {int(id): (fixed.nummer, plaats) for id, plaats in fixed.plaatsen.items()} if fixed else {}


def rij_around(aanvraag, plafond, regels):
    """The queue as far as it tells about one application: its equals, when there is enough for all before them."""
    if is_ronde(regels) or plafond.verlaging:
        return rij(plafond, regels)
    span = span_of(regels, aanvraag)
    if span is None:
        return Rij()
    naam, van, tot = span
    given = under(plafond) | {"van": van, "tot": tot}
    number, asked = db.session.execute(_before(naam), given).one()
    if asked > plafond.over:
        given["van"], number, asked = EVER, 0, 0
    rows = db.session.execute(_rows(naam), given).all()
    return rij_of(rows, plafond.over - int(asked), regels, seeds_of(plafond), voor=number)


def under(plafond):
    return {"venster": plafond.venster_id, "plafond": plafond.id}


def seeds_of(plafond):
    return {moment_of(loting.moment): loting.seed for loting in lotingen(plafond.id)}


def moment_of(text):
    """What counted, as a Loting keeps it: a day, a moment, or a place in a round."""
    if "." in text and "-" not in text:
        return tuple(map(int, text.split(".")))
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def text_of(counted):
    """The same, the other way round."""
    return ".".join(map(str, counted)) if isinstance(counted, tuple) else counted.isoformat()


def lotingen(plafond_id):
    return db.session.scalars(select(Loting).where(Loting.plafond_id == plafond_id).order_by(Loting.id)).all()


@cache
def _lotingen_of():
    query = select(Loting, Gebied.naam).join(Plafond, Plafond.id == Loting.plafond_id)
    query = query.join(Gebied, Gebied.code == Plafond.gebied_code).join(Venster, Venster.id == Plafond.venster_id)
    return query.where(Venster.versie_id == bindparam("versie")).order_by(Loting.id.desc())


def lotingen_of(versie):
    """[(Loting, name of its area, [(kenmerk, id) in the order drawn])] of a version, the last first; no names."""
    rows = db.session.execute(_lotingen_of(), {"versie": versie.id}).all()
    ids = {id for loting, _naam in rows for id in loting.volgorde}
    known = dict(db.session.execute(select(A.id, A.kenmerk).where(A.id.in_(ids))).all()) if ids else {}
    return [(loting, naam, [(known.get(id) or str(id), id) for id in loting.volgorde]) for loting, naam in rows]


def locked(plafond_id):
    """The plafond as it is now; until this transaction ends nobody else gives of its money."""
    query = select(Plafond).where(Plafond.id == plafond_id).with_for_update()
    return db.session.scalar(query, execution_options={"populate_existing": True})


def applications(ids):
    """Applications by id, in order and with who asked, to tell of what happened to them."""
    query = select(A).where(A.id.in_(ids)).options(joinedload(A.aanvrager), joinedload(A.groep))
    return db.session.scalars(query.order_by(A.id)).all()


def open_plafonds():
    """The ids of the plafonds in every venster that holds open applications."""
    used = select(A.venster_id).where(A.status.in_(sorted(OPEN)))
    return db.session.scalars(select(Plafond.id).where(Plafond.venster_id.in_(used)).order_by(Plafond.id)).all()


def regels_of(plafond):
    """The rules of the version a plafond belongs to."""
    query = select(RegelingVersie.regels).join(Venster, Venster.versie_id == RegelingVersie.id)
    return db.session.scalar(query.where(Venster.id == plafond.venster_id))
