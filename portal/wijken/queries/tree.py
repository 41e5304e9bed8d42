"""The areas as a tree, and as the choices of a form."""

from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache

from flask_babel import gettext as _
from sqlalchemy import Integer, case, func, select, type_coerce

from portal.extensions import db
from portal.sql import among, made_once
from portal.wijken.models import Gebied
from portal.wijken.queries.figures import newest
from portal.wijken.queries.plans import running
from portal.wijken.rules import SOM, Soort

# What a queue can be narrowed to: never the whole gemeente.
PARTS = (Soort.STADSDEEL, Soort.WIJK, Soort.WERKGEBIED, Soort.BUURT)


@dataclass(eq=False)
class Branch:
    """An area in the tree. ``voor_zich``: how many public plans run for just this area; ``delen``: its wijken or
    buurten; ``inwoners``: not of a buurt; ``eigen``: stadsdelen and werkgebieden; ``boven``: the name of the area above."""

    code: str
    soort: str
    naam: str
    inwoners: int | None
    voor_zich: int = 0
    boven: str = ""
    delen: list = field(default_factory=list)
    eigen: list = field(default_factory=list)

    @cached_property
    def plannen(self):
        """How many public plans run here, its wijken and buurten included: to be asked once the tree stands."""
        return self.voor_zich + sum(branch.plannen for branch in self.delen)

    def walk(self):
        """This area and everything in it."""
        yield self
        for branch in (*self.eigen, *self.delen):
            yield from branch.walk()


@made_once
def _tree():
    G, plans = Gebied.__table__.c, running()
    known = func.coalesce(newest("inwoners"), newest(f"{SOM}inwoners"))
    # No list of buurten names them: asking for each would take most of the time.
    inwoners = type_coerce(case((G.soort != Soort.BUURT, known)), Integer)
    query = select(G.code, G.soort, G.naam, inwoners, plans.c.aantal, G.ouder_code)
    return query.outerjoin(plans, plans.c.code == G.code).order_by(G.code)


def area_tree():
    """The gemeente as a tree of branches, in the order of CBS. As long as nothing changes it is the very same tree."""
    return tree_of(tuple(db.session.execute(_tree()).all()))


@lru_cache(32)
def tree_of(rows):
    branches, root = {}, Branch("", Soort.GEMEENTE, "", None)
    above = {}
    for code, soort, naam, inwoners, plannen, ouder in rows:
        branches[code], above[code] = Branch(code, soort, naam, inwoners and int(inwoners), int(plannen or 0)), ouder
    for code, branch in branches.items():
        ouder = branches.get(above[code])
        if ouder:
            branch.boven = ouder.naam
            (ouder.delen if branch.soort in (Soort.WIJK, Soort.BUURT) else ouder.eigen).append(branch)
        elif branch.soort == Soort.GEMEENTE:
            root = branch
    return root


@made_once
def _places():
    G = Gebied.__table__.c
    drawn = among(G.soort, (Soort.GEMEENTE, Soort.WIJK, Soort.BUURT))
    return select(G.code, G.soort, G.naam, G.ouder_code).where(drawn).order_by(G.code)


def choices():
    """Every place a plan can be for, grouped for a select: the whole gemeente, a whole wijk or a buurt."""
    return grouped(tuple(db.session.execute(_places()).all()), _("Heel %(naam)s"), _("Hele gemeente"))


@lru_cache(32)
def grouped(rows, whole, town):
    """The same of these rows, in these words; as long as nothing changes it is the very same, to be read only."""
    wijken, first = {}, []
    for code, soort, naam, _ouder in rows:
        if soort == Soort.WIJK:
            wijken[code] = (naam, [(code, whole % {"naam": naam})])
        elif soort == Soort.GEMEENTE:
            first.append((code, whole % {"naam": naam}))
    for code, soort, naam, ouder in rows:
        if soort == Soort.BUURT and ouder in wijken:
            wijken[ouder][1].append((code, naam))
    return {town: first} | dict(wijken.values())


@cache
def _parts():
    G = Gebied.__table__.c
    order = case({soort: place for place, soort in enumerate(PARTS)}, value=G.soort)
    return select(G.code, G.naam, G.soort).where(among(G.soort, PARTS)).order_by(order, G.naam, G.code)


def to_filter(codes=None):
    """The areas a queue can be narrowed to, the largest kind first: rows of code, naam and soort; of ``codes`` if given."""
    rows = db.session.execute(_parts()).all()
    return rows if codes is None else [row for row in rows if row.code in codes]
