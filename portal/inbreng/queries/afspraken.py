"""What is looked up about promises: how they were kept, and which are late."""

from dataclasses import dataclass
from functools import cache
from operator import add

from sqlalchemy import Date, and_, bindparam, case, func, or_, select, union_all

from portal.buurtbonnen.models import Aanvraag
from portal.extensions import db
from portal.inbreng.models import Afspraak, Afspraaktelling, Inbreng
from portal.inbreng.rules.afspraak import KLEINSTE_AANTAL, share
from portal.sql import days_between, first, made_once
from portal.wijken.models import Gebied
from portal.wijken.rules import Soort

A = Afspraak
DATES = {name: bindparam(name, type_=Date) for name in ("van", "day")}
ENDED = func.coalesce(A.beantwoord_op, A.verzet_op, A.vervallen_op, DATES["day"])
LATE = A.beloofd < ENDED
KEPT = and_(~LATE, A.beantwoord_op.is_not(None))
MOVED = and_(~LATE, A.beantwoord_op.is_(None), A.verzet_op.is_not(None))
# Once a promise is settled it counts; one that runs counts from the day it is late.
SETTLED = or_(LATE, A.beantwoord_op.is_not(None), A.verzet_op.is_not(None))
# From the promise to the answer; nothing without one.
DAYS = case((A.beantwoord_op.is_not(None), days_between(A.beantwoord_op, A.gemaakt_op)))
WIJK = func.coalesce(case((Gebied.soort == Soort.WIJK, Gebied.code), (Gebied.soort == Soort.BUURT, Gebied.ouder_code)), "")
T = Afspraaktelling
SUMS = T.nagekomen, T.verzet, T.te_laat, T.beantwoord, T.dagen
NOTHING = (0,) * len(SUMS)
MOST = 200


@dataclass(frozen=True)
class Stand:
    """How promises were kept: of all that were settled how many in time, moved and too late (the same three outcomes as
    ``rules.afspraak.outcome``), and in how many days on average from the promise to the answer (None without one).

    ``is_klein``: too few to break down, so only ``alle`` may be shown, as "fewer than five".
    """

    sleutel: str
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
        return share(self.nagekomen, self.alle)


@made_once
def _tallies(one_wijk):
    """By kind and wijk: what was tallied of the days before, and the promises for the day itself counted one by one."""
    before = select(T.soort, T.wijk, *(func.sum(part) for part in SUMS)).where(T.dag >= DATES["van"], T.dag < DATES["day"])
    on_the_day, wijk = by_wijk(A.beloofd == DATES["day"]), bindparam("wijk")
    if one_wijk:
        before, on_the_day = before.where(T.wijk == wijk), on_the_day.where(wijk == WIJK)
    return union_all(before.group_by(T.soort, T.wijk), on_the_day)


def by_wijk(which):
    """These promises counted one by one, by kind and the wijk their submission lies in; what is about a larger area lies
    in none."""
    days = func.count(A.beantwoord_op), func.sum(func.coalesce(DAYS, 0))
    rows = counted(Inbreng.soort, WIJK, which=which).add_columns(*days)
    return rows.outerjoin(Gebied, Gebied.code == Inbreng.gebied_code)


def counted(*columns, which):
    """Of these promises, those that count on ``day``: how many were kept, moved and late, for each value of these columns."""
    sums = (func.sum(case((part, 1), else_=0)) for part in (KEPT, MOVED, LATE))
    rows = select(*columns, *sums).select_from(A).join(Inbreng, Inbreng.id == A.inbreng_id)
    return rows.where(which, SETTLED, resting()).group_by(*columns)


def resting():
    """What stands still is not late, however long it lasts."""
    runs = and_(A.beantwoord_op.is_(None), A.verzet_op.is_(None), A.vervallen_op.is_(None))
    return ~and_(runs, Inbreng.rust_sinds.is_not(None), Inbreng.rust_sinds <= A.beloofd)


def kept(van, day, wijk=""):
    """How the promises for a day from ``van``, the first of a month, up to and with ``day`` were kept: (a Stand for each kind
    of submission, a Stand for each wijk by its code). What is still open on ``day`` and should have been answered is too late.

    ``wijk`` narrows to one.
    """
    asked = {"van": van, "day": day} | ({"wijk": wijk} if wijk else {})
    rows = db.session.execute(_tallies(bool(wijk)), asked).all()
    return stands((soort, sums) for soort, _wijk, *sums in rows), stands((wijk, sums) for _soort, wijk, *sums in rows if wijk)


def stands(rows):
    """A Stand of all sums with the same key, in the order of those keys."""
    totals = {}
    for key, sums in rows:
        totals[key] = [*map(add, totals.get(key, NOTHING), sums)]
    return [stand(key, *total) for key, total in sorted(totals.items()) if any(total)]


def stand(sleutel, nagekomen, verzet, te_laat, answered, days):
    """The Stand of these sums."""
    alle = nagekomen + verzet + te_laat
    return Stand(sleutel, alle, nagekomen, verzet, te_laat, round(days / answered) if answered else None)


@cache
def _late(level):
    runs = Inbreng.afgerond.is_(False), Inbreng.escalatie == level, Inbreng.rust_sinds.is_(None)
    query = select(Inbreng.id).where(*runs, Inbreng.beloofd <= bindparam("due", type_=Date))
    return query.order_by(Inbreng.beloofd).limit(first(MOST))


def late(level, due):
    """The ids of submissions promised for this day or before of which only so many levels were told, longest late first."""
    return db.session.scalars(_late(level), {"due": due}).all()


def beslissen_voor(inbreng):
    """The last day the law gives to decide on an application, or None."""
    return db.session.scalar(select(Aanvraag.beslissen_voor).where(Aanvraag.id == inbreng.thing_id))
