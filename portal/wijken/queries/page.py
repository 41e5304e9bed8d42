"""The page of an area: everything it shows of the area itself, in one statement."""

from dataclasses import dataclass

from sqlalchemy import and_, bindparam, case, or_, select
from werkzeug.exceptions import NotFound

from portal.extensions import db
from portal.sql import made_once
from portal.wijken.models import Cijfer, Gebied, Ligging
from portal.wijken.queries.figures import plain
from portal.wijken.queries.plans import running, running_inside
from portal.wijken.rules import VERTELD, Soort, figure, share, soort_of

G, C = Gebied.__table__.c, Cijfer.__table__.c
DRAWN = (G.code, G.naam, G.path, G.label_x.label("x"), G.label_y.label("y"))


@dataclass(frozen=True)
class Place:
    """An area as its page shows it, with the area around it, the areas in view and the figures by name."""

    kind = "buurten"

    code: str
    soort: str
    naam: str
    volgt: bool
    ouder: object
    gemeente: object
    in_view: list
    figures: dict
    figures_gemeente: dict
    jaren: list

    @property
    def gebied_code(self):
        return self.code

    @property
    def plannen(self):
        """Code → how many plans run there, for the areas in view."""
        return {row.code: int(row.plannen or 0) for row in self.in_view}

    @property
    def around(self):
        """All that is said of the areas in view, as a value."""
        return self.code, self.naam, tuple((row.code, row.naam, int(row.plannen or 0)) for row in self.in_view)

    @property
    def known(self):
        """All that is said in figures, as a value."""
        names = self.code, self.naam, self.gemeente.code, self.gemeente.naam
        return names, tuple(self.figures.items()), tuple(self.figures_gemeente.items()), tuple(self.jaren)

    @property
    def neighbours(self):
        return [row for row in self.in_view if row.code != self.code]

    def figure(self, name):
        return figure(self.figures, name)

    def shares(self, part, whole):
        """``part`` as a percentage of ``whole``, here and in the gemeente; None where data are missing."""
        return share(self.figures, part, whole), share(self.figures_gemeente, part, whole)


def place(code, volgt=None):
    """All the page of an area shows of it, in one statement; ``volgt`` is a condition to carry along."""
    query = _place(soort_of(code))
    if volgt is not None:
        query = query.add_columns(volgt.label("volgt"))
    rows = db.session.execute(query, {"code": code}).all()
    if not rows:
        raise NotFound
    return place_of(code, rows)


@made_once
def _place(soort):
    here = Gebied.__table__.alias()
    me = here.c
    shown, around = in_view(soort, me), (me.code, me.ouder_code, me.gemeente_code)
    figured = and_(C.gebied_code == G.code, G.code.in_((me.code, me.gemeente_code)))
    plans = running_inside() if soort == Soort.GEMEENTE else running()
    return (
        select(*DRAWN, G.soort, G.ouder_code, plans.c.aantal.label("plannen"), shown.label("in_view"))
        .add_columns(C.jaar, C.naam.label("cijfer"), C.waarde)
        .select_from(here)
        .join(Gebied.__table__, or_(G.code.in_(around), shown))
        .outerjoin(Cijfer.__table__, figured)
        .outerjoin(plans, plans.c.code == G.code)
        .where(me.code == bindparam("code"))
        .order_by(G.code, C.jaar)
    )


@made_once
def _around(soort):
    here = Gebied.__table__.alias()
    shown = in_view(soort, here.c)
    outline = case((G.code == here.c.code, G.geometry), else_="")
    return (
        select(*DRAWN, shown.label("in_view"), outline.label("geometry"))
        .select_from(here)
        .join(Gebied.__table__, or_(G.code == here.c.code, shown))
        .where(here.c.code == bindparam("code"))
        .order_by(G.code)
    )


def around(code):
    """This area and those in view around it, to draw a place in: only of the area itself with its ``geometry``."""
    return db.session.execute(_around(soort_of(code)), {"code": code}).all()


def in_view(soort, me):
    """What the map of an area shows: its buurten; of a buurt those of its wijk, of a gemeente its wijken.

    ``me``: the columns of that area.
    """
    if soort == Soort.BUURT:
        return G.ouder_code == me.ouder_code
    if soort == Soort.GEMEENTE:
        return and_(G.ouder_code == me.code, G.soort == Soort.WIJK)
    L = Ligging.__table__.c
    return G.code.in_(select(L.buurt_code).where(L.gebied_code == me.code))


def place_of(code, rows):
    """The rows, of which an area has one for each figure, put together."""
    areas = {row.code: row for row in rows}
    me = areas[code]
    gemeente = next((row for row in areas.values() if row.soort == Soort.GEMEENTE), me)
    own = {row.cijfer: row for row in rows if row.code == code and row.cijfer}
    whole = {row.cijfer: row for row in rows if row.code == gemeente.code and row.cijfer}
    return Place(
        code=code,
        soort=me.soort,
        naam=me.naam,
        volgt=bool(getattr(me, "volgt", False)),
        ouder=areas.get(me.ouder_code),
        gemeente=gemeente,
        in_view=[row for row in areas.values() if row.in_view],
        figures={name: plain(row.waarde) for name, row in own.items()},
        figures_gemeente={name: plain(row.waarde) for name, row in whole.items()},
        jaren=sorted({row.jaar for row in (figure(own, name) for name in VERTELD) if row}),
    )
