"""What we look up about areas. Lists are plain rows: outlines stay in the database unless they are drawn."""

import json
from functools import cache
from typing import NamedTuple

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import aliased, defer, joinedload

from portal.extensions import db
from portal.sql import made_once
from portal.wijken.models import Gebied, Ligging
from portal.wijken.queries.measured import by_indicator, codes_in, figures, measured
from portal.wijken.queries.overlap import overlapping, overlaps
from portal.wijken.queries.page import DRAWN, Place, around, in_view, place
from portal.wijken.queries.people import inhabitants
from portal.wijken.queries.plans import running_inside
from portal.wijken.queries.tree import Branch, area_tree, choices, to_filter
from portal.wijken.rules import Soort, code_in, soort_of

__all__ = [
    "LEAN",
    "Branch",
    "Place",
    "area_tree",
    "around",
    "buurten_of",
    "buurten_with_wijk",
    "by_indicator",
    "choices",
    "codes_in",
    "drawn",
    "figures",
    "geometries",
    "inhabitants",
    "map_of_town",
    "measured",
    "names_of_wijken",
    "one",
    "outlines",
    "overlapping",
    "overlaps",
    "parents",
    "place",
    "to_filter",
    "town_instead_of",
]

# Without the outlines: they weigh more than all the rest.
LEAN = defer(Gebied.geometry, raiseload=True), defer(Gebied.path, raiseload=True)


def one(code):
    """An area with the one around it, without their outlines; 404 when there is none."""
    around = joinedload(Gebied.ouder).options(*LEAN)
    return db.one_or_404(select(Gebied).where(Gebied.code == code_in(code)).options(*LEAN, around))


@made_once
def _map_of_town():
    G = Gebied.__table__.c
    return select(*DRAWN).where(G.soort == Soort.WIJK).order_by(G.code)


def map_of_town():
    """The wijken as the map of the town draws them: code, naam, path, and the spot x, y of the name."""
    return db.session.execute(_map_of_town()).all()


def names_of_wijken():
    """The name of each wijk by its code, in the order of their names."""
    return dict(db.session.execute(_names_of_wijken()).all())


@cache
def _names_of_wijken():
    return select(Gebied.code, Gebied.naam).where(Gebied.soort == Soort.WIJK).order_by(Gebied.naam, Gebied.code)


def buurten_of(code):
    """The buurten an area holds: rows of code and naam."""
    query = select(Gebied.code, Gebied.naam).join(Ligging, Ligging.buurt_code == Gebied.code)
    return db.session.execute(query.where(Ligging.gebied_code == code).order_by(Gebied.code)).all()


class Wijk(NamedTuple):
    """The wijk around a buurt."""

    code: str
    naam: str
    soort: str


class Buurt(NamedTuple):
    """A buurt and what it lies in."""

    code: str
    naam: str
    ouder: Wijk

    @property
    def ouder_code(self):
        return self.ouder.code


@cache
def _buurten_with_wijk():
    wijk = aliased(Gebied)
    rows = select(Gebied.code, Gebied.naam, wijk.code.label("wijk"), wijk.naam.label("wijknaam"), wijk.soort)
    rows = rows.join(Ligging, Ligging.buurt_code == Gebied.code).outerjoin(wijk, wijk.code == Gebied.ouder_code)
    return rows.where(Ligging.gebied_code == bindparam("code")).order_by(Gebied.code)


def buurten_with_wijk(code):
    """The buurten an area holds, each with the wijk around it."""
    rows = db.session.execute(_buurten_with_wijk(), {"code": code})
    return tuple(Buurt(code, naam, Wijk(*around)) for code, naam, *around in rows)


def drawn(codes):
    """These areas as a map draws them: rows of code, naam, path, and the spot x, y of the name."""
    return db.session.execute(select(*DRAWN).where(Gebied.code.in_(codes)).order_by(Gebied.code)).all()


def outlines(code):
    """The areas on the map of this one: rows of code, naam, geometry (GeoJSON as text) and plannen."""
    me, plans = aliased(Gebied), running_inside()
    query = select(Gebied.code, Gebied.naam, Gebied.geometry, func.coalesce(plans.c.aantal, 0).label("plannen"))
    query = query.select_from(me).join(Gebied, in_view(soort_of(code), me))
    query = query.outerjoin(plans, plans.c.code == Gebied.code).where(me.code == code, Gebied.geometry != "")
    return db.session.execute(query.order_by(Gebied.code)).all()


def geometries(gemeente):
    """Code → geometry of every area of a gemeente that has one."""
    rows = db.session.execute(
        select(Gebied.code, Gebied.geometry).where(Gebied.gemeente_code == gemeente, Gebied.geometry != "")
    )
    return {code: json.loads(geometry) for code, geometry in rows}


def town_instead_of(gemeente):
    """What the gemeente is called of which the areas are here while this one's are not; None for no areas, or its own."""
    query = select(Gebied.code, Gebied.naam).where(Gebied.soort == Soort.GEMEENTE).order_by(Gebied.code)
    towns = dict(db.session.execute(query).all())
    return None if gemeente in towns else next(iter(towns.values()), None)


def parents(gemeente):
    """Code → code of the area around it, for every area of a gemeente."""
    query = select(Gebied.code, Gebied.ouder_code).where(Gebied.gemeente_code == gemeente)
    return {code: ouder for code, ouder in db.session.execute(query)}
