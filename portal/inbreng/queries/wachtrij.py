"""The queue of everything handed in, as far as this person reaches.

Counting goes area by area: for each there is an index that begins with it and holds all that a tab and the filters ask,
so that it reads no rows and looks at no more lines than it counts.
"""

from collections import Counter
from functools import cache

from sqlalchemy import Integer, bindparam, case, func, select, tuple_, type_coerce

from portal.extensions import db
from portal.inbreng.models import Inbreng
from portal.inbreng.queries.deel import KINDS, areas, ended, found, inside, of_sort, part, reaches, scope, values
from portal.inbreng.rules.wachtrij import AFGEROND, DELEN
from portal.paging import PER_PAGE
from portal.sql import AtMostOne, first
from portal.story.queries import brought_along
from portal.wijken.models import Gebied

ME = bindparam("me", type_=Integer)
# Is it brought by this person together with its owner?
ALONG = tuple_(Inbreng.soort, Inbreng.thing_id).in_(brought_along(ME))
# What this person brought, alone or together with others, is for colleagues.
OTHERS = Inbreng.owner_id.is_distinct_from(ME), ~ALONG
ROW = (
    Inbreng.id, Inbreng.soort, Inbreng.title, Inbreng.kenmerk, Inbreng.status, Inbreng.ontvangen_op, Inbreng.beloofd,
    Inbreng.rust_sinds, Inbreng.afgerond, Inbreng.getrieerd_at, Inbreng.aard, Inbreng.zwaarte, Inbreng.owner_id,
    Inbreng.gebied_code, Gebied.naam.label("gebied_naam"),
    type_coerce(case((ALONG, ME)), AtMostOne).label("mede_ids"),
)
ORDER = {
    "beloofd": (Inbreng.beloofd.nulls_last(), Inbreng.id),
    "nieuw": (Inbreng.ontvangen_op.desc(), Inbreng.id.desc()),
    "oud": (Inbreng.ontvangen_op, Inbreng.id),
}
GOING = tuple(deel for deel in DELEN if deel != AFGEROND)


def asked(filters):
    """The names of the filters that narrow the queue; their values are from the lists by now."""
    return tuple(name for name in ("soort", "aard", "gebied", "zoek") if filters.get(name))


def narrowed(query, reach, names, deel):
    """Within this reach and these filters."""
    query = query.where(scope(reach), ended(deel), *of_sort(names))
    query = query.where(inside(Inbreng.gebied_code)) if "gebied" in names else query
    return query.where(found(deel)) if "zoek" in names else query


def counts(person, filters, day):
    """How many each tab holds with these filters, as {deel: number}; what has ended is counted only on its own tab."""
    tabs = GOING if filters["deel"] != AFGEROND else DELEN
    return counted(person, asked(filters), tabs, values(person, day, filters))


def counted(person, names, tabs, known):
    """{deel: number} of these tabs."""
    reach = reaches(person)
    if "zoek" in names:
        going = tuple(deel for deel in tabs if deel != AFGEROND)
        looks = [_found(reach, names, some) for some in (going, tabs[len(going) :]) if some]
    else:
        looks = [_by_area(name, kind, names, tabs) for name, kind in reach]
    total = Counter(dict.fromkeys(tabs, 0))
    for look in looks:
        total.update(db.session.execute(look, known).mappings().one())
    return dict(total)


@cache
def _by_area(name, kind, names, tabs):
    """How many each tab holds in these areas and without one: of each area apart, and added up."""
    column = Inbreng.gebied_code
    here = select(Gebied.code).where(Gebied.code.in_(areas(name)))
    here = here.where(inside(Gebied.code)) if "gebied" in names else here
    each = {deel: number_of(deel, kind, names).where(column == Gebied.code).correlate(Gebied) for deel in tabs}
    by_area = here.with_only_columns(*(number.scalar_subquery().label(deel) for deel, number in each.items())).subquery()
    sums = {deel: func.coalesce(func.sum(by_area.c[deel]), 0) for deel in tabs}
    if "gebied" not in names:
        sums |= {deel: sums[deel] + number_of(deel, kind, names).where(column.is_(None)).scalar_subquery() for deel in tabs}
    return select(*(number.label(deel) for deel, number in sums.items()))


def number_of(deel, kind, names):
    return select(func.count()).select_from(Inbreng).where(ended(deel), part(deel), KINDS[kind], *of_sort(names))


@cache
def _found(reach, names, tabs):
    """How many each tab holds of what has the text looked for: found once, counted in one pass."""
    numbers = (func.count().filter(part(deel)).label(deel) for deel in tabs)
    return narrowed(select(*numbers).select_from(Inbreng), reach, names, tabs[0])


@cache
def _page(reach, names, deel, sorteer):
    order = ORDER[sorteer]
    keys = narrowed(select(Inbreng.id).where(part(deel)), reach, names, deel).order_by(*order)
    keys = keys.limit(first(PER_PAGE)).offset(bindparam("skip"))
    return select(*ROW).outerjoin(Gebied, Gebied.code == Inbreng.gebied_code).where(Inbreng.id.in_(keys)).order_by(*order)


def queue(person, filters, blad, day):
    """One page of rows for a tab and filters, from 1. Only what is on the page is looked at closely."""
    query = _page(reaches(person), asked(filters), filters["deel"], filters["sorteer"])
    return db.session.execute(query, values(person, day, filters) | {"skip": (blad - 1) * PER_PAGE}).all()


def next_up(person, filters, but, day):
    """The id of the first in this tab that still has to be sorted, other than ``but``; or None. Not one's own, alone or
    together with others."""
    deel = filters["deel"]
    there = part(deel), part("sorteren"), Inbreng.id != but, *OTHERS
    keys = narrowed(select(Inbreng.id).where(*there), reaches(person), asked(filters), deel)
    keys = keys.order_by(*ORDER[filters["sorteer"]]).limit(1)
    return db.session.scalar(keys, values(person, day, filters))
