"""Public initiatieven that look like one somebody is writing."""

from functools import cache

from sqlalchemy import bindparam, func, select, union_all

from portal.extensions import db
from portal.initiatieven.models import Trefwoord
from portal.initiatieven.queries.lists import CARDS, P
from portal.sql import first
from portal.zoeken.rules import similar, terms

CANDIDATES = 200


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
