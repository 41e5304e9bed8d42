"""The tally of promises made short: one row for all that counts for a day, or for its month once that is over."""

from collections import Counter

from sqlalchemy import delete, func, insert, select

from portal.clock import today
from portal.extensions import db
from portal.inbreng.models import Afspraaktelling
from portal.transaction import transaction

T = Afspraaktelling
KEY = T.dag, T.soort, T.wijk
SUMS = T.nagekomen, T.verzet, T.te_laat, T.beantwoord, T.dagen


def fold():
    """How many rows went. What this takes away and what it puts there come to the same, whatever else is written meanwhile."""
    month = today().replace(day=1)
    with transaction():
        gone = delete(T).where(T.dag.in_(crowded(month))).returning(*KEY, *SUMS)
        rows = db.session.execute(gone).all()
        kept = [row for row in summed(rows, month) if any(row[part.key] for part in SUMS)]
        if kept:
            db.session.execute(insert(T), kept)
    return len(rows) - len(kept)


def crowded(month):
    """The days of which some rows can become one."""
    number = func.count().label("number")
    found = db.session.execute(select(*KEY, number).group_by(*KEY).order_by(*KEY)).all()
    rows = Counter()
    for row in found:
        rows[place(row, month)] += row.number
    full = {dag for (dag, _soort, _wijk), number in rows.items() if number > 1}
    return sorted({row.dag for row in found if place(row, month)[0] in full})


def place(row, month):
    """What it is counted under: before this month the first of its own."""
    return (row.dag.replace(day=1) if row.dag < month else row.dag), row.soort, row.wijk


def summed(rows, month):
    """These rows with all of the same place in one."""
    sums = {}
    for row in rows:
        total = sums.setdefault(place(row, month), [0] * len(SUMS))
        total[:] = map(sum, zip(total, row[len(KEY):], strict=True))
    for key, total in sums.items():
        yield {column.key: value for column, value in zip((*KEY, *SUMS), (*key, *total), strict=True)}
