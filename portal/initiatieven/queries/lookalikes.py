"""Public initiatieven that look like one somebody is writing."""

from functools import cache

from sqlalchemy import bindparam, func, literal, select, union_all

from portal.extensions import db
from portal.initiatieven.models import Trefwoord
from portal.initiatieven.queries.lists import CARDS, P
from portal.initiatieven.rules import LOPEND, Status
from portal.sql import first
from portal.zoeken.rules import query_terms, similar, terms

CANDIDATES, LIKELY, MOST_WORDS, SHOWN = 200, 60, 8, 4
# A text that holds so large a part of the words of a title is about the same, whatever it is called; one word is no sign.
SAME_WORDS, LEAST_WORDS = 0.75, 2


@cache
def _likely(words, whole):
    """The plans that share most of so many words, looking at the newest of each word only; ``mentioned`` is how many of
    the first ``whole`` they hold."""
    recent = [
        select(Trefwoord.initiatief_id, literal(int(number < whole)).label("is_whole"))
        .where(Trefwoord.woord == bindparam(f"w{number}"))
        .order_by(Trefwoord.initiatief_id.desc())
        .limit(first(CANDIDATES))
        .subquery()
        for number in range(words)
    ]
    found = union_all(*(select(part.c.initiatief_id, part.c.is_whole) for part in recent)).subquery().c
    best = select(found.initiatief_id.label("id"), func.sum(found.is_whole).label("mentioned")).group_by(found.initiatief_id)
    best = best.order_by(func.count().desc(), found.initiatief_id.desc()).limit(first(LIKELY)).subquery()
    likely = CARDS.add_columns(best.c.mentioned).join(best, best.c.id == P.id)
    return likely.where(P.id != bindparam("own_id"), P.status != Status.SAMENGEVOEGD)


def similar_to(title, own_id=None):
    """Public initiatieven called like this title or about the same words, those that run first and then the most alike:
    the same answer on both databases. What was merged goes on as another plan."""
    typed = query_terms(title)
    words = list(dict.fromkeys([*typed, *sorted(terms(title))]))[:MOST_WORDS]
    if not words:
        return []
    given = {f"w{number}": word for number, word in enumerate(words)}
    rows = db.session.execute(_likely(len(words), len(typed)), given | {"own_id": own_id or 0}).all()
    likeness = dict(similar(title, [(row.id, row.title) for row in rows], limit=LIKELY))
    enough = max(LEAST_WORDS, SAME_WORDS * len(typed))
    alike = [row for row in rows if row.id in likeness or row.mentioned >= enough]
    return sorted(alike, key=lambda row: (row.status not in LOPEND, -likeness.get(row.id, 0), -row.mentioned, -row.id))[:SHOWN]
