"""What the queue of everything handed in is cut into: its tabs, whom a submission is for, and the filters of an address.

Conditions with names for their values, so that a statement is made once for each choice of filters.
"""

from datetime import timedelta

from flask import current_app
from sqlalchemy import and_, bindparam, case, false, or_, select, true

from portal.clock import now
from portal.inbreng.models import Inbreng
from portal.inbreng.rules.afspraak import AANVRAGEN
from portal.inbreng.rules.wachtrij import AANVRAAGTEAM, AFGEROND, WEEK
from portal.people.rules import TEAM
from portal.sql import contains, pattern
from portal.wijken.models import Ligging

KINDS = {"alle": true(), "aanvragen": Inbreng.soort == AANVRAGEN, "rest": Inbreng.soort != AANVRAGEN}
DAY, INSIDE = bindparam("day"), bindparam("gebied")
# What makes a tab, besides being open or not.
PARTS = {
    "nieuw": Inbreng.ontvangen_op > bindparam("week_ago"),
    "laat": and_(Inbreng.beloofd < DAY, Inbreng.rust_sinds.is_(None)),
    "week": Inbreng.beloofd.between(DAY, bindparam("in_a_week")),
    "stil": Inbreng.laatst_at < bindparam("silent_since"),
    "sorteren": Inbreng.getrieerd_at.is_(None),
}


def values(person, day, filters=()):
    """The values of a statement: how far this person reaches, the days, and the filters."""
    week, silent = timedelta(days=WEEK), timedelta(days=current_app.profiel.wijkwerk.stil_dagen)
    found = {"team": sorted(person.reach(TEAM)), "money": sorted(person.reach(AANVRAAGTEAM)), "me": person.id}
    found |= {"day": day, "week_ago": day - week, "in_a_week": day + week, "silent_since": now() - silent, **dict(filters)}
    return found | {"zoek": pattern(found.get("zoek") or "")}


def reaches(person):
    """What this person works on, as (name of the areas, kind) that do not overlap: applications where the money is handled,
    all else where the team works."""
    team, money = person.reach(TEAM), person.reach(AANVRAAGTEAM)
    found = ((team, "team", "alle"),) if team == money else ((money, "money", "aanvragen"), (team, "team", "rest"))
    return tuple((name, kind) for codes, name, kind in found if codes)


def areas(name):
    return bindparam(name, expanding=True)


def scope(reach):
    """Within this reach; what has no area is for everybody who works anywhere.

    A CASE, so that a list keeps to the index of its order: as an OR it would lead SQLite to another and a sort.
    """
    here = (or_(Inbreng.gebied_code.in_(areas(name)), Inbreng.gebied_code.is_(None)) & KINDS[kind] for name, kind in reach)
    return case((or_(false(), *here), True), else_=False)


def part(deel):
    """What makes a tab, besides being open or not."""
    return PARTS.get(deel, true())


def ended(deel):
    """The one tab of what has ended, or the others."""
    return Inbreng.afgerond.is_(deel == AFGEROND)


def inside(code):
    """Is this column the area that is asked for, or one of its buurten?"""
    return or_(code == INSIDE, code.in_(select(Ligging.buurt_code).where(Ligging.gebied_code == INSIDE)))


def of_sort(asked):
    """The filters on what it is, of those that are asked for."""
    return [getattr(Inbreng, name) == bindparam(name) for name in ("soort", "aard") if name in asked]


def found(deel):
    """Has the text looked for in its title or kenmerk; signs such as % mean nothing. An index holds both."""
    texts = or_(contains(Inbreng.title, bindparam("zoek")), contains(Inbreng.kenmerk, bindparam("zoek")))
    return Inbreng.id.in_(select(Inbreng.id).where(ended(deel), texts))
