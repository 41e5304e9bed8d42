"""The doelen-inspanningennetwerk as a tree: in as many statements for three inspanningen as for three hundred."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import and_, bindparam, select

from portal.extensions import db
from portal.sql import made_once
from portal.wijken.models import Gebied, Indicator
from portal.wijken.queries import measured
from portal.wijkopgaven.models import Doel, DoelFocus, DoelIndicator, Wijkopgave
from portal.wijkopgaven.queries.maten import maat_of
from portal.wijkopgaven.queries.werk import complete, served
from portal.wijkopgaven.rules.opgave import Status as OpgaveStatus
from portal.wijkopgaven.rules.opgave import Voorrang

# So many inspanningen of a goal stand in the tree of a wijkopgave; in that of the town all of so few, or none.
FIRST, FEW = 3, 6
PLACE = itemgetter(1)


class Tak(NamedTuple):
    """A goal in the tree, a value by which its drawing is known. ``voorrang`` and ``focus`` here, "" without.

    ``wijken``: rows of where it weighs more or less; ``werk``: how many inspanningen serve it or a goal under it, each once.
    """

    id: int
    niveau: str
    titel: str
    tekst: str
    voorrang: str
    focus: str
    maten: tuple
    wijken: tuple
    hier: "Werk"
    werk: int
    onder: tuple = ()

    def walk(self):
        """This goal and all under it."""
        yield self
        for tak in self.onder:
            yield from tak.walk()


class Werk(NamedTuple):
    """What is done for one goal. ``heel``: rows of ``werk.complete`` drawn complete; ``kort``: those that stand complete
    at a goal before it; ``aantal``: how many there are."""

    heel: tuple = ()
    kort: tuple = ()
    aantal: int = 0

    @property
    def meer(self):
        """Are there more than the tree shows?"""
        return self.aantal > len(self.heel) + len(self.kort)


@dataclass(frozen=True)
class Boom:
    """The tree of goals. ``los``: the Werk that serves no goal of it; ``werk``: how many inspanningen there are."""

    takken: tuple
    los: Werk
    werk: int

    @cached_property
    def doelen(self):
        """All goals, each before those under it."""
        return tuple(doel for tak in self.takken for doel in tak.walk())

    def aantal(self, niveau):
        return sum(doel.niveau == niveau for doel in self.doelen)

    @property
    def gemeten(self):
        """Does an indicator tell of one of the goals?"""
        return any(doel.maten for doel in self.doelen)


def tree(opgave=None, *, code, concepten=False):
    """The Boom of one wijkopgave or, without, of the whole town, with the figures of area ``code``.

    ``concepten``: with the work that is not public yet, for staff.
    """
    goals = db.session.execute(_doelen(), {"opgave": opgave.id if opgave else 0}).all()
    wijken = grouped(() if opgave else db.session.execute(_voorrang()), 0)
    return Grower(goals, served(opgave and opgave.id, concepten), wijken, bool(opgave), code).boom()


def grouped(rows, key):
    """{what stands at this place of a row: [row]}."""
    found = {}
    for row in rows:
        found.setdefault(row[key], []).append(row)
    return found


class Grower:
    """Makes a Boom of the rows of ``_doelen`` and ``served``: counts what serves each goal, then draws a few of it.

    Work that serves the same goals is counted at once: there is much of it, and few combinations.
    """

    def __init__(self, goals, work, wijken, of_one, code):
        self.rows, self.under, self.wijken, self.code = grouped(goals, 0), {}, wijken, code
        for id, (row, *_rest) in self.rows.items():
            self.under.setdefault(row.ouder_id, []).append(id)
        self.found = measured({code}) if any(row.naam for row in goals) else {}
        self.werk, self.aantal, self.first = Counter(), Counter(), {}
        for doelen, rows in grouped(((row.doelen, place, row.id) for place, row in enumerate(work)), 0).items():
            self.count(self.goals_of(doelen), rows)
        self.shown = {doel: self.few(doel, of_one) for doel in self.first}
        self.complete = complete({id for ids in self.shown.values() for id in ids})
        self.drawn, self.of_all = set(), len(work)

    def goals_of(self, doelen):
        """The goals of the tree among these ids in a string; 0 alone when there are none."""
        return [doel for doel in map(int, (doelen or "").split()) if doel in self.rows] or [0]

    def count(self, goals, rows):
        """These rows of (goals, place, id) all serve these goals."""
        for doel in goals:
            self.aantal[doel] += len(rows)
            self.first.setdefault(doel, []).extend(rows[:FEW])
        for above in {one for doel in goals for one in self.path(doel)}:
            self.werk[above] += len(rows)

    def few(self, doel, of_one):
        """The ids of what the tree shows of this goal, the first place first."""
        most = FIRST if of_one else FEW if self.aantal[doel] <= FEW else 0
        return [id for _goals, _place, id in sorted(self.first[doel], key=PLACE)[:most]]

    def path(self, doel):
        """A goal and those above it."""
        while doel in self.rows:
            yield doel
            doel = self.rows[doel][0].ouder_id

    def boom(self):
        takken = tuple(self.tak(id) for id in self.under.get(None, ()))
        return Boom(takken, self.hier(0), self.of_all)

    def tak(self, id):
        row, *_ = rows = self.rows[id]
        maten = tuple(maat_of(row, self.found, self.code) for row in rows if row.naam)
        about = row.niveau, row.titel, row.tekst, row.voorrang or "", row.focus or ""
        hier = self.hier(id)
        onder = tuple(self.tak(under) for under in self.under.get(id, ()))
        return Tak(id, *about, maten, tuple(self.wijken.get(id, ())), hier, self.werk[id], onder)

    def hier(self, doel):
        """The Werk of a goal: complete where it stands first in the tree, in short elsewhere."""
        ids = self.shown.get(doel, ())
        heel = tuple(self.complete[id] for id in ids if id not in self.drawn)
        kort = tuple(self.complete[id] for id in ids if id in self.drawn)
        self.drawn.update(ids)
        return Werk(heel, kort, self.aantal[doel])


@made_once
def _doelen():
    D, F, M, N = (model.__table__ for model in (Doel, DoelFocus, DoelIndicator, Indicator))
    query = select(D.c.id, D.c.ouder_id, D.c.niveau, D.c.titel, D.c.tekst, F.c.voorrang, F.c.focus)
    query = query.add_columns(N.c.naam, N.c.titel.label("maat"), N.c.eenheid, N.c.bron, N.c.richting, M.c.streefwaarde)
    query = query.select_from(D).outerjoin(F, and_(F.c.doel_id == D.c.id, F.c.opgave_id == bindparam("opgave")))
    query = query.outerjoin(M, M.c.doel_id == D.c.id).outerjoin(N, N.c.naam == M.c.naam)
    return query.where(~D.c.vervallen).order_by(D.c.volgorde, D.c.id, N.c.titel)


@made_once
def _voorrang():
    """Where a goal weighs more or less than usual, in the wijkopgaven that run: rows of doel_id, opgave_id and area."""
    F, W, G = (model.__table__ for model in (DoelFocus, Wijkopgave, Gebied))
    query = select(F.c.doel_id, F.c.opgave_id, F.c.voorrang, G.c.naam.label("gebied_naam"))
    query = query.join(W, W.c.id == F.c.opgave_id).join(G, G.c.code == W.c.gebied_code)
    weighed = F.c.voorrang != Voorrang.GEWOON, W.c.status == OpgaveStatus.VASTGESTELD
    return query.where(*weighed).order_by(F.c.voorrang, G.c.naam, F.c.opgave_id)
