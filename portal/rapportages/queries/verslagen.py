"""The reports that were made, and the areas they can be about."""

from functools import cache

from sqlalchemy import bindparam, select

from portal.extensions import db
from portal.paging import PER_PAGE, key_of, page_of
from portal.rapportages.models import Verslag
from portal.sql import first
from portal.wijken.models import Gebied, Ligging
from portal.wijken.rules import Soort


def one(id):
    """A report as it was made, or 404. Nothing else is needed to show it."""
    return db.get_or_404(Verslag, id)


@cache
def _reports():
    listed = select(Verslag.id, Verslag.titel, Verslag.gebied_code, Verslag.gemaakt_at).where(Verslag.id < bindparam("before"))
    return listed.order_by(Verslag.id.desc()).limit(first(PER_PAGE + 1))


def reports(after=None):
    """A page of reports, the newest first: rows of id, titel, gebied_code and gemaakt_at; from the key a page gave."""
    (before,) = key_of(after, 1) or (2**31 - 1,)
    return page_of(db.session.execute(_reports(), {"before": before}), lambda row: str(row.id))


@cache
def _about():
    columns = Gebied.code, Gebied.naam, Gebied.soort, Ligging.buurt_code
    return select(*columns).outerjoin(Ligging, Ligging.gebied_code == Gebied.code).order_by(Gebied.code)


def about():
    """Every area, by code: (the row of code, naam and soort, the codes of its buurten)."""
    areas = {}
    for row in db.session.execute(_about()):
        areas.setdefault(row.code, (row, set()))[1].add(row.buurt_code)
    # Nothing lies in an area without buurten but itself; the gemeente holds whatever there is.
    whole = set().union(*(buurten for _row, buurten in areas.values()))
    return {code: (row, whole if row.soort == Soort.GEMEENTE else buurten) for code, (row, buurten) in areas.items()}
