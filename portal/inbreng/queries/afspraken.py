"""What is looked up about promises: how they were kept, which are late, and which services keep silent."""

from dataclasses import dataclass
from functools import cache

from sqlalchemy import Date, String, and_, bindparam, case, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from portal.buurtbonnen.models import Aanvraag
from portal.extensions import db
from portal.inbreng.models import Afspraak, Doorsturing, Inbreng
from portal.inbreng.rules.afspraak import KLEINSTE_AANTAL
from portal.sql import days_between, first
from portal.wijken.models import Gebied, Ligging
from portal.wijken.rules import Soort

A = Afspraak
ENDED = func.coalesce(A.beantwoord_op, A.verzet_op, A.vervallen_op, bindparam("day", type_=Date))
LATE = A.beloofd < ENDED
KEPT = and_(~LATE, A.beantwoord_op.is_not(None))
MOVED = and_(~LATE, A.beantwoord_op.is_(None), A.verzet_op.is_not(None))
# Once a promise is settled it counts; one that runs counts from the day it is late.
SETTLED = or_(LATE, A.beantwoord_op.is_not(None), A.verzet_op.is_not(None))
# From the promise to the answer; nothing without one.
DAYS = case((A.beantwoord_op.is_not(None), days_between(A.beantwoord_op, A.gemaakt_op)))
MOST = 200


@dataclass(frozen=True)
class Stand:
    """How promises were kept: of all that were settled how many in time, moved and too late (the same three outcomes as
    ``rules.afspraak.outcome``), and in how many days on average from the promise to the answer (None without one).

    ``is_klein``: too few to break down, so only ``alle`` may be shown, as "fewer than five".
    """

    sleutel: str
    naam: str
    alle: int
    nagekomen: int
    verzet: int
    te_laat: int
    dagen: int | None

    @property
    def is_klein(self):
        return self.alle < KLEINSTE_AANTAL

    @property
    def deel(self):
        """The part that was kept, in whole percent."""
        return round(100 * self.nagekomen / self.alle)


def counted(*columns):
    """The promises whose day lies in a period, counted for each value of these columns."""
    parts = {"nagekomen": KEPT, "verzet": MOVED, "te_laat": LATE}
    sums = (func.sum(case((part, 1), else_=0)).label(name) for name, part in parts.items())
    period = A.beloofd.between(bindparam("van", type_=Date), bindparam("tot", type_=Date))
    return (
        select(*columns, func.count().label("alle"), *sums)
        .join(Inbreng, Inbreng.id == A.inbreng_id)
        .where(period, SETTLED, resting())
        .group_by(*columns)
    )


def resting():
    """What stands still is not late, however long it lasts."""
    runs = and_(A.beantwoord_op.is_(None), A.verzet_op.is_(None), A.vervallen_op.is_(None))
    return ~and_(runs, Inbreng.rust_sinds.is_not(None), Inbreng.rust_sinds <= A.beloofd)


def inside():
    """The codes of an area: its own and those of its buurten."""
    return select(Ligging.buurt_code).where(Ligging.gebied_code == bindparam("code")).union(
        select(bindparam("code", type_=String))
    )


@cache
def _tallies(whole):
    """By kind and the wijk a submission lies in; what is about a larger area lies in none."""
    days = func.count(A.beantwoord_op).label("beantwoord"), func.sum(DAYS).label("dagen")
    tally = counted(Inbreng.soort, Inbreng.gebied_code).add_columns(*days)
    tally = (tally if whole else tally.where(Inbreng.gebied_code.in_(inside()))).subquery().c
    place, wijk = aliased(Gebied), aliased(Gebied)
    code = case((place.soort == Soort.WIJK, place.code), (place.soort == Soort.BUURT, place.ouder_code))
    query = select(*tally, wijk.code.label("wijk"), wijk.naam).outerjoin(place, place.code == tally.gebied_code)
    return query.outerjoin(wijk, wijk.code == code).order_by(wijk.naam)


def kept(van, tot, day, code=""):
    """How the promises for a day in this period were kept: (a Stand for each kind of submission, a Stand for each wijk).

    ``code`` narrows to an area and its buurten. ``day``: what is still open on it and should have been answered is too late.
    """
    asked = {"van": van, "tot": tot, "day": day} | ({"code": code} if code else {})
    rows = db.session.execute(_tallies(not code), asked).all()
    kinds = stands(sorted(rows, key=lambda row: row.soort), lambda row: (row.soort, row.soort))
    return kinds, stands([row for row in rows if row.wijk], lambda row: (row.wijk, row.naam))


def stands(rows, key):
    """The Stand of all rows with the same ``key``, a pair of sleutel and naam, in their order."""
    groups = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return [summed(*pair, group) for pair, group in groups.items()]


def summed(sleutel, naam, rows):
    """One Stand of what was counted apart."""
    totals = {name: sum(getattr(row, name) for row in rows) for name in ("alle", "nagekomen", "verzet", "te_laat")}
    answered, days = sum(row.beantwoord for row in rows), sum(row.dagen or 0 for row in rows)
    return Stand(sleutel, naam, **totals, dagen=round(days / answered) if answered else None)


@cache
def _late(level):
    runs = Inbreng.afgerond.is_(False), Inbreng.escalatie == level, Inbreng.rust_sinds.is_(None)
    query = select(Inbreng.id).where(*runs, Inbreng.beloofd <= bindparam("due", type_=Date))
    return query.order_by(Inbreng.beloofd).limit(first(MOST))


def late(level, due):
    """The ids of submissions promised for this day or before of which only so many levels were told, longest late first."""
    return db.session.scalars(_late(level), {"due": due}).all()


def silent(day):
    """The ids of forwardings that should have been answered before this day, of which nobody heard yet."""
    quiet = Doorsturing.beantwoord_at.is_(None), Doorsturing.herinnerd_at.is_(None), Doorsturing.verwacht_op < day
    return db.session.scalars(select(Doorsturing.id).where(*quiet).order_by(Doorsturing.id).limit(first(MOST))).all()


def doorsturing(id):
    """A forwarding with its submission."""
    return db.session.scalar(select(Doorsturing).where(Doorsturing.id == id).options(joinedload(Doorsturing.inbreng)))


def doorsturing_of(sleutel_hash):
    """The forwarding of this key as it is now, with its submission, or None."""
    whole = joinedload(Doorsturing.inbreng).joinedload(Inbreng.gebied).load_only(Gebied.code, Gebied.naam)
    found = select(Doorsturing).where(Doorsturing.sleutel_hash == sleutel_hash).options(whole)
    return db.session.scalar(found.execution_options(populate_existing=True))


def beslissen_voor(inbreng):
    """The last day the law gives to decide on an application, or None."""
    return db.session.scalar(select(Aanvraag.beslissen_voor).where(Aanvraag.id == inbreng.thing_id))
