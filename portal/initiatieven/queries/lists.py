"""Lists of public initiatieven: filtered, searched, in three orders; and how many there are.

Statements that never change their shape are made once: building one costs more than asking it.
"""

from functools import cache

from sqlalchemy import and_, bindparam, exists, func, select, tuple_, union_all

from portal.clock import today
from portal.extensions import db
from portal.initiatieven.models import Initiatief, Telling, Trefwoord
from portal.initiatieven.rules import LOPEND, LOTS, Status, daily_start
from portal.paging import PER_PAGE, key_of, page_of
from portal.sql import first
from portal.wijken.models import Gebied, Ligging
from portal.zoeken.rules import query_terms, similar, terms

CANDIDATES = 200
SORTS = ("nieuw", "steun", "willekeurig")
P, G = Initiatief.__table__.c, Gebied.__table__.c
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
    query = searched(narrowed(CARDS, filters), filters.get("zoek", ""))
    order = {"steun": by_support, "willekeurig": by_lot}.get(filters.get("sorteer"), by_newest)
    return order(query, filters.get("na"))


def narrowed(query, filters):
    """Only values from the lists count; anything else in the address is ignored."""
    if filters.get("thema"):
        query = query.where(P.thema == filters["thema"][:30])
    if filters.get("status") in set(Status):
        query = query.where(P.status == filters["status"])
    if filters.get("buurt"):
        query = query.where(within(filters["buurt"][:30]))
    return query


def within(code):
    """Lies in this area: is the area itself or one of its buurten."""
    if code.startswith("BU"):
        return P.gebied_code == code
    inside = select(Ligging.buurt_code).where(Ligging.gebied_code == code)
    return (P.gebied_code == code) | P.gebied_code.in_(inside)


def searched(query, text):
    """Holds every word typed, by stem or as part of a compound; the first word leads, in the order of its index."""
    for number, word in enumerate(query_terms(text)):
        found = Trefwoord.__table__.alias(f"t{number}").c
        here = and_(found.initiatief_id == P.id, found.woord == word)
        if number:
            query = query.where(exists().where(here))
        else:
            query = query.join(found.woord.table, here).order_by(found.initiatief_id.desc())
    return query


def by_newest(query, after):
    key = key_of(after, 1)
    if key:
        query = query.where(P.id < key[0])
    rows = db.session.execute(query.order_by(*NEWEST).limit(first(PER_PAGE + 1)))
    return page_of(rows, lambda row: str(row.id))


def by_support(query, after):
    key = key_of(after, 2)
    if key:
        query = query.where(tuple_(P.steun_count, P.id) < tuple_(*key))
    rows = db.session.execute(query.order_by(None).order_by(P.steun_count.desc(), P.id.desc()).limit(first(PER_PAGE + 1)))
    return page_of(rows, lambda row: f"{row.steun_count}.{row.id}")


def by_lot(query, after):
    """Today's random order: by lot from today's starting lot upwards, and then from the lowest up to it."""
    start = daily_start(today(), LOTS)
    turn, lot, id = key_of(after, 3) or (0, start, 0)
    rows = []
    for this_turn, low, high in ((0, start, LOTS), (1, 0, start)):
        if this_turn >= turn and len(rows) <= PER_PAGE:
            part = query.where(P.lot >= low, P.lot < high)
            if this_turn == turn:
                part = part.where(tuple_(P.lot, P.id) > tuple_(lot, id))
            part = part.order_by(None).order_by(P.lot, P.id).limit(first(PER_PAGE + 1 - len(rows)))
            rows += db.session.execute(part)
    return page_of(rows, lambda row: f"{int(row.lot < start)}.{row.lot}.{row.id}")


def cards_in(code, limit=6):
    """The newest public initiatieven in an area."""
    return db.session.execute(CARDS.where(within(code)).order_by(*NEWEST).limit(first(limit))).all()


@cache
def _running(limit):
    busy = P.status.in_((Status.IN_UITVOERING, Status.IN_BEHANDELING))
    return CARDS.where(busy).order_by(*NEWEST).limit(first(limit))


def running(limit=3):
    """Some plans that are being worked on now, newest first."""
    return db.session.execute(_running(limit)).all()


@cache
def _counts(everywhere):
    T, L = Telling.__table__.c, Ligging.__table__.c
    query = select(T.status, func.sum(T.aantal)).group_by(T.status)
    if everywhere:
        return query
    inside = select(L.buurt_code).where(L.gebied_code == bindparam("code"))
    return query.where((T.gebied_code == bindparam("code")) | T.gebied_code.in_(inside))


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


@cache
def _likely(words):
    """The ids that share most of so many words, looking at the newest of each word only."""
    recent = [
        select(Trefwoord.initiatief_id)
        .where(Trefwoord.woord == bindparam(f"w{number}"))
        .order_by(Trefwoord.initiatief_id.desc())
        .limit(first(CANDIDATES))
        .subquery()
        for number in range(words)
    ]
    ids = union_all(*(select(part.c.initiatief_id) for part in recent)).subquery().c
    best = select(ids.initiatief_id).group_by(ids.initiatief_id)
    likely = best.order_by(func.count().desc(), ids.initiatief_id.desc()).limit(first(60))
    return CARDS.where(P.id.in_(likely), P.id != bindparam("own_id"))


def similar_to(title, own_id=None):
    """Public initiatieven that look like this title, best first: the same answer on both databases."""
    words = sorted(terms(title))[:8]
    if not words:
        return []
    given = {f"w{number}": word for number, word in enumerate(words)}
    rows = db.session.execute(_likely(len(words)), given | {"own_id": own_id or 0}).all()
    by_id = {row.id: row for row in rows}
    return [by_id[id] for id, _score in similar(title, [(row.id, row.title) for row in rows], limit=4)]
