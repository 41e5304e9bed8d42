"""The queue of everything handed in, as far as this person reaches.

Whom it is for, the tab and the filters all stand in ``ix_inbreng_wachtrij``, so that counting reads no rows. The reach
is a CASE for that reason: as an OR it would lead SQLite to other indexes and from there to every row.
"""

from datetime import timedelta

from flask import current_app
from sqlalchemy import and_, case, func, or_, select, true

from portal.clock import now
from portal.extensions import db
from portal.inbreng.models import Inbreng
from portal.inbreng.rules.afspraak import AANVRAGEN
from portal.inbreng.rules.wachtrij import AANVRAAGTEAM, AFGEROND, DELEN, WEEK
from portal.paging import PER_PAGE
from portal.people.rules import TEAM
from portal.wijken.models import Gebied, Ligging

ROW = (
    Inbreng.id, Inbreng.soort, Inbreng.title, Inbreng.kenmerk, Inbreng.status, Inbreng.ontvangen_op, Inbreng.beloofd,
    Inbreng.rust_sinds, Inbreng.afgerond, Inbreng.getrieerd_at, Inbreng.aard, Inbreng.zwaarte, Inbreng.owner_id,
    Inbreng.gebied_code, Gebied.naam.label("gebied_naam"),
)
ORDER = {
    "beloofd": (Inbreng.beloofd.nulls_last(), Inbreng.id),
    "nieuw": (Inbreng.ontvangen_op.desc(), Inbreng.id.desc()),
    "oud": (Inbreng.ontvangen_op, Inbreng.id),
}


def scope(person):
    """What this person works on: applications where the money is handled, all else where the team works."""
    team, money = person.reach(TEAM), person.reach(AANVRAAGTEAM)
    if team == money:
        return case((within(team), True), else_=False)
    return case((Inbreng.soort == AANVRAGEN, within(money)), else_=within(team))


def within(codes):
    """In one of these areas; what has no area is for everybody who works anywhere."""
    here = Inbreng.gebied_code.in_(codes)
    return or_(here, Inbreng.gebied_code.is_(None)) if codes else here


def part(deel, day):
    """What makes a tab, besides being open or not."""
    silent = now() - timedelta(days=current_app.profiel.wijkwerk.stil_dagen)
    week = timedelta(days=WEEK)
    return {
        "nieuw": Inbreng.ontvangen_op > day - week,
        "laat": and_(Inbreng.beloofd < day, Inbreng.rust_sinds.is_(None)),
        "week": Inbreng.beloofd.between(day, day + week),
        "stil": Inbreng.laatst_at < silent,
        "sorteren": Inbreng.getrieerd_at.is_(None),
    }.get(deel, true())


def ended(deel):
    """The one tab of what has ended, or the others."""
    return Inbreng.afgerond.is_(deel == AFGEROND)


def narrowed(query, person, filters):
    """Within the reach of this person and the filters of the address, which are from the lists by now."""
    query = query.where(scope(person))
    for name in ("soort", "aard"):
        if filters[name]:
            query = query.where(getattr(Inbreng, name) == filters[name])
    if filters["gebied"]:
        inside = select(Ligging.buurt_code).where(Ligging.gebied_code == filters["gebied"])
        query = query.where(or_(Inbreng.gebied_code == filters["gebied"], Inbreng.gebied_code.in_(inside)))
    return query.where(holds(filters["zoek"])) if filters["zoek"] else query


def holds(text):
    """Has this text in its title or kenmerk; signs such as % mean nothing."""
    return or_(*(column.icontains(text, autoescape=True) for column in (Inbreng.title, Inbreng.kenmerk)))


def counts(person, filters, day):
    """How many each tab holds with these filters, as {deel: number}; what has ended is counted only on its own tab."""
    going = [deel for deel in DELEN if deel != AFGEROND]
    tabs = [func.count().filter(part(deel, day)).label(deel) for deel in going]
    query = narrowed(select(*tabs).where(ended("")), person, filters)
    found = dict(db.session.execute(query).mappings().one())
    if filters["deel"] == AFGEROND:
        found[AFGEROND] = db.session.scalar(narrowed(select(func.count()).where(ended(AFGEROND)), person, filters))
    return found


def queue(person, filters, blad, day):
    """One page of rows for a tab and filters, from 1. Only what is on the page is looked at closely."""
    order = ORDER[filters["sorteer"]]
    tab = ended(filters["deel"]), part(filters["deel"], day)
    keys = narrowed(select(Inbreng.id).where(*tab), person, filters).order_by(*order)
    return db.session.execute(
        select(*ROW)
        .outerjoin(Gebied, Gebied.code == Inbreng.gebied_code)
        .where(Inbreng.id.in_(keys.limit(PER_PAGE).offset((blad - 1) * PER_PAGE)))
        .order_by(*order)
    ).all()


def next_up(person, filters, but, day):
    """The id of the first in this tab that still has to be sorted, other than ``but``; or None. Not one's own."""
    tab = ended(filters["deel"]), part(filters["deel"], day), part("sorteren", day)
    others = Inbreng.id != but, Inbreng.owner_id.is_distinct_from(person.id)
    keys = narrowed(select(Inbreng.id).where(*tab, *others), person, filters)
    return db.session.scalar(keys.order_by(*ORDER[filters["sorteer"]]).limit(1))
