"""Lists of public initiatieven: filtered, searched, in three orders; and how many there are.

Statements that never change their shape are made once: building one costs more than asking it.
"""

from functools import cache, lru_cache

from sqlalchemy import Integer, and_, bindparam, exists, func, select, tuple_

from portal.clock import today
from portal.extensions import db
from portal.initiatieven.models import Initiatief, Telling, Trefwoord
from portal.initiatieven.rules import LOPEND, LOTS, Status, daily_start
from portal.paging import PER_PAGE, key_of, page_of
from portal.sql import among, first, made_once
from portal.wijken.models import Gebied, Ligging
from portal.zoeken.rules import query_terms

STATUSES = frozenset(Status)
P, G, T = Initiatief.__table__.c, Gebied.__table__.c, Trefwoord.__table__
# Among the public ones, all equal in the first: so that no plan of a database begins with the drafts.
NEWEST = (P.openbaar.desc(), P.id.desc())
CARDS = (
    select(
        P.id,
        P.title,
        func.substr(P.wat, 1, 180).label("summary"),
        P.thema,
        P.status,
        P.status_at,
        P.steun_count,
        P.cover_key,
        P.cover_alt,
        P.lot,
        G.naam.label("buurt_naam"),
    )
    .select_from(Initiatief.__table__.outerjoin(Gebied.__table__, G.code == P.gebied_code))
    .where(P.openbaar)
)


def index(filters):
    """One page of public initiatieven for the filters of the address: zoek, buurt, thema, status, sorteer, na."""
    order = {"steun": by_support, "willekeurig": by_lot}.get(filters.get("sorteer"), by_newest)
    return order(asked_for(filters), filters.get("na"))


def asked_for(filters):
    """What counts of the address, as values of the statement; a status that is not on the list is ignored, "lopend" is
    any in which a plan runs."""
    area, status = filters.get("buurt") or "", filters.get("status")
    words = {f"woord{number}": word for number, word in enumerate(query_terms(filters.get("zoek") or ""))}
    asked = words | {
        "thema": (filters.get("thema") or "")[:30],
        "status": status if status in STATUSES else "",
        "lopend": status if status == "lopend" else "",
        "buurt" if area.startswith("BU") else "gebied": area[:30],
    }
    return {name: value for name, value in asked.items() if value}


@lru_cache(300)
def narrowed(names):
    """The cards that answer to the values of these names. The first word leads, in the order of its index."""
    query = CARDS
    for name in names:
        if name in NARROW:
            query = query.where(NARROW[name])
        elif name == "woord0":
            query = query.join(T, and_(T.c.initiatief_id == P.id, T.c.woord == bindparam(name)))
            query = query.order_by(T.c.initiatief_id.desc())
        elif name.startswith("woord"):
            also = T.alias(name)
            query = query.where(exists().where(also.c.initiatief_id == P.id, also.c.woord == bindparam(name)))
    return query


def within(code):
    """Lies in this area: is the area itself or one of its buurten."""
    if code.startswith("BU"):
        return P.gebied_code == code
    return inside(code)


def inside(code):
    buurten = select(Ligging.buurt_code).where(Ligging.gebied_code == code)
    return (P.gebied_code == code) | P.gebied_code.in_(buurten)


NARROW = {
    "thema": P.thema == bindparam("thema"),
    "status": P.status == bindparam("status"),
    "lopend": among(P.status, LOPEND),
    "buurt": P.gebied_code == bindparam("buurt"),
    "gebied": inside(bindparam("gebied")),
    "voor": P.id < bindparam("voor"),
    "na_steun": tuple_(P.steun_count, P.id) < tuple_(bindparam("na_steun", type_=Integer), bindparam("na_id", type_=Integer)),
    "vanaf": P.lot >= bindparam("vanaf"),
    "tot": P.lot < bindparam("tot"),
    "na_lot": tuple_(P.lot, P.id) > tuple_(bindparam("na_lot", type_=Integer), bindparam("na_id", type_=Integer)),
}


def asked_page(ordered, asked, **more):
    """The rows of a page and one more: ``ordered`` makes the statement for the names of the values, once."""
    given = asked | more
    return db.session.execute(ordered(tuple(given)), given).all()


@lru_cache(300)
def _newest(names):
    return narrowed(names).order_by(*NEWEST).limit(first(PER_PAGE + 1))


@lru_cache(300)
def _most_supported(names):
    return narrowed(names).order_by(None).order_by(P.steun_count.desc(), P.id.desc()).limit(first(PER_PAGE + 1))


@lru_cache(300)
def _lots(names):
    return narrowed(names).order_by(None).order_by(P.lot, P.id).limit(first(PER_PAGE + 1))


def by_newest(asked, after):
    key = key_of(after, 1)
    rows = asked_page(_newest, asked, **{"voor": key[0]} if key else {})
    return page_of(rows, lambda row: str(row.id))


def by_support(asked, after):
    key = key_of(after, 2)
    rows = asked_page(_most_supported, asked, **{"na_steun": key[0], "na_id": key[1]} if key else {})
    return page_of(rows, lambda row: f"{row.steun_count}.{row.id}")


def by_lot(asked, after):
    """Today's random order: by lot from today's starting lot upwards, and then from the lowest up to it."""
    start = daily_start(today(), LOTS)
    turn, lot, id = key_of(after, 3) or (0, start, 0)
    rows = []
    for this_turn, low, high in ((0, start, LOTS), (1, 0, start)):
        if this_turn >= turn and len(rows) <= PER_PAGE:
            begun = {"na_lot": lot, "na_id": id} if this_turn == turn else {}
            rows += asked_page(_lots, asked, vanaf=low, tot=high, **begun)
    return page_of(rows, lambda row: f"{int(row.lot < start)}.{row.lot}.{row.id}")


@made_once
def _newest_in(kind, limit):
    return narrowed((kind,)).order_by(*NEWEST).limit(first(limit))


def cards_in(code, limit=6):
    """The newest public initiatieven in an area."""
    kind = "buurt" if code.startswith("BU") else "gebied"
    return db.session.execute(_newest_in(kind, limit), {kind: code}).all()


# The statuses are handed over: where PostgreSQL reads them and thinks them rare, it sorts all of such plans for the newest three.
@cache
def _running(limit):
    busy = among(P.status, (Status.IN_UITVOERING, Status.IN_BEHANDELING))
    return CARDS.where(busy).order_by(*NEWEST).limit(first(limit))


def running(limit=3):
    """Some plans that are being worked on now, newest first."""
    return db.session.execute(_running(limit)).all()


@made_once
def _counts(everywhere):
    A, L = Telling.__table__.c, Ligging.__table__.c
    query = select(A.status, func.sum(A.aantal)).group_by(A.status)
    if everywhere:
        return query
    inside = select(L.buurt_code).where(L.gebied_code == bindparam("code"))
    return query.where((A.gebied_code == bindparam("code")) | A.gebied_code.in_(inside))


def counts(code=None):
    """Public initiatieven by status, in one area or everywhere, as {status: number}."""
    rows = db.session.execute(_counts(code is None), {"code": code} if code else {})
    return {status: int(number) for status, number in rows}


def counts_in(code=None):
    """How many plans run, are done and there are in all: {"bezig", "klaar", "alle"}."""
    by_status = counts(code)
    return {
        "bezig": sum(by_status.get(status, 0) for status in LOPEND),
        "klaar": by_status.get(Status.GEREALISEERD, 0),
        "alle": sum(by_status.values()),
    }
