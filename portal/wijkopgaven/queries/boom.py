"""The doelen-inspanningennetwerk as a tree: in as many statements for three inspanningen as for three hundred."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from sqlalchemy import Boolean, and_, bindparam, or_, select

from portal.extensions import db
from portal.story.loops import LOOPS
from portal.wijken.models import Gebied, Indicator
from portal.wijken.queries import measured
from portal.wijkopgaven.models import (
    Doel,
    DoelFocus,
    DoelIndicator,
    Inspanning,
    InspanningDoel,
    Wijkopgave,
)
from portal.wijkopgaven.queries.lijn import counted_by_kind
from portal.wijkopgaven.queries.maten import maat_of
from portal.wijkopgaven.rules.inspanning import Status
from portal.wijkopgaven.rules.opgave import Status as OpgaveStatus
from portal.wijkopgaven.rules.opgave import Voorrang

# Of more work than this the goals of the town count it per wijk; each wijk shows its own.
MOST_DRAWN = 6


@dataclass
class Tak:
    """A goal in the tree. ``voorrang`` and ``focus`` here, "" without; ``wijken``: where it weighs more or less."""

    id: int
    niveau: str
    titel: str
    tekst: str
    voorrang: str = ""
    focus: str = ""
    maten: list = field(default_factory=list)
    inspanningen: list = field(default_factory=list)
    wijken: list = field(default_factory=list)
    onder: list = field(default_factory=list)

    def walk(self):
        """This goal and all under it."""
        yield self
        for tak in self.onder:
            yield from tak.walk()

    @property
    def werk(self):
        """How many inspanningen serve it or a goal under it, each once."""
        return len({row.id for tak in self.walk() for row in tak.inspanningen})

    @property
    def per_wijk(self):
        """[((id of the wijkopgave, its area), how many inspanningen)] by area, where there are too many to show each."""
        if len(self.inspanningen) <= MOST_DRAWN:
            return []
        counted = Counter((row.opgave_id, row.gebied_naam) for row in self.inspanningen)
        return sorted(counted.items(), key=lambda one: (one[0][1], one[0][0]))


@dataclass(frozen=True)
class Boom:
    """The tree of goals. ``los``: inspanningen that serve no goal of it. Each inspanning knows of each kind (``LOOPS``)
    how many submissions it came from."""

    takken: list
    los: list

    def walk(self):
        for tak in self.takken:
            yield from tak.walk()

    def aantal(self, niveau):
        return sum(tak.niveau == niveau for tak in self.walk())

    @property
    def gemeten(self):
        """Does an indicator tell of one of the goals?"""
        return any(tak.maten for tak in self.walk())

    @property
    def werk(self):
        """How many inspanningen there are, each once."""
        return len({row.id for tak in self.walk() for row in tak.inspanningen} | {row.id for row in self.los})


def tree(opgave=None, *, code, concepten=False):
    """The Boom of one wijkopgave or, without, of the whole town, with the figures of area ``code``.

    ``concepten``: with the work that is not public yet, for staff.
    """
    asked = {"opgave": opgave.id if opgave else 0, "code": code, "concepten": concepten}
    takken = branches(db.session.execute(_doelen(), asked).all(), code)
    los = hang(takken, db.session.execute(_werk(opgave is not None), asked))
    if opgave is None:
        hang_wijken(takken, db.session.execute(_voorrang()))
    return Boom([tak for tak, ouder in takken.values() if ouder is None], los)


def branches(rows, code):
    """{id: (Tak, id above)} of rows that have one for each indicator of a goal, every goal in its place."""
    takken, found = {}, measured({code}) if any(row.naam for row in rows) else {}
    for row in rows:
        if row.id not in takken:
            tak = Tak(row.id, row.niveau, row.titel, row.tekst, row.voorrang or "", row.focus or "")
            takken[row.id] = tak, row.ouder_id
        if row.naam:
            takken[row.id][0].maten.append(maat_of(row, found, code))
    for tak, ouder in takken.values():
        if ouder in takken:
            takken[ouder][0].onder.append(tak)
    return takken


def hang(takken, rows):
    """Hang the inspanningen at the goals they serve; the rows of those that serve none."""
    hung, los = set(), {}
    for row in rows:
        if row.doel_id in takken:
            takken[row.doel_id][0].inspanningen.append(row)
            hung.add(row.id)
        else:
            los[row.id] = row
    return [row for id, row in los.items() if id not in hung]


def hang_wijken(takken, rows):
    for row in rows:
        if row.doel_id in takken:
            takken[row.doel_id][0].wijken.append(row)


@cache
def _doelen():
    focus = and_(DoelFocus.doel_id == Doel.id, DoelFocus.opgave_id == bindparam("opgave"))
    query = select(Doel.id, Doel.ouder_id, Doel.niveau, Doel.titel, Doel.tekst, DoelFocus.voorrang, DoelFocus.focus)
    query = query.add_columns(Indicator.naam, Indicator.titel.label("maat"), Indicator.eenheid, Indicator.bron)
    query = query.add_columns(Indicator.richting, DoelIndicator.streefwaarde).select_from(Doel)
    query = query.outerjoin(DoelFocus, focus).outerjoin(DoelIndicator, DoelIndicator.doel_id == Doel.id)
    query = query.outerjoin(Indicator, Indicator.naam == DoelIndicator.naam)
    return query.where(~Doel.vervallen).order_by(Doel.volgorde, Doel.id, Indicator.titel)


@cache
def _werk(of_one):
    """The inspanningen with the goals each serves: of one wijkopgave, or all that are public in those that run."""
    shown = (
        Inspanning.id, Inspanning.title, Inspanning.eigenaar, Inspanning.partners, Inspanning.cluster, Inspanning.koers,
        Inspanning.status, Inspanning.voortgang, Inspanning.begint, Inspanning.eindigt, InspanningDoel.doel_id,
    )
    mine = Inspanning.opgave_id == bindparam("opgave")
    brought = counted_by_kind(select(Inspanning.id).where(mine) if of_one else select(Inspanning.id)).c
    query = select(*shown, Inspanning.opgave_id, Gebied.naam.label("gebied_naam"), *(brought[kind] for kind in LOOPS))
    query = query.join(Inspanning.gebied).outerjoin(brought.inspanning_id.table, brought.inspanning_id == Inspanning.id)
    query = query.outerjoin(InspanningDoel, InspanningDoel.inspanning_id == Inspanning.id).order_by(Inspanning.id)
    if of_one:
        public = or_(Inspanning.status != Status.CONCEPT, bindparam("concepten", type_=Boolean))
        return query.where(mine, public)
    query = query.join(Inspanning.opgave).where(Wijkopgave.status == OpgaveStatus.VASTGESTELD)
    return query.where(Inspanning.status != Status.CONCEPT)


@cache
def _voorrang():
    """Where a goal weighs more or less than usual, in the wijkopgaven that run: rows of doel_id, opgave_id and area."""
    query = select(DoelFocus.doel_id, DoelFocus.opgave_id, DoelFocus.voorrang, Gebied.naam.label("gebied_naam"))
    query = query.join(Wijkopgave, Wijkopgave.id == DoelFocus.opgave_id).join(Wijkopgave.gebied)
    weighed = DoelFocus.voorrang != Voorrang.GEWOON, Wijkopgave.status == OpgaveStatus.VASTGESTELD
    return query.where(*weighed).order_by(DoelFocus.voorrang, Gebied.naam, DoelFocus.opgave_id)
