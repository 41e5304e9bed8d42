"""The areas as a tree, and as the choices of a form."""

from dataclasses import dataclass, field
from functools import cache

from flask_babel import gettext as _
from sqlalchemy import func, select

from portal.extensions import db
from portal.wijken.models import Gebied
from portal.wijken.queries.figures import newest, plain
from portal.wijken.rules import SOM, Soort


@dataclass
class Branch:
    """An area in the tree. ``delen``: its wijken or buurten; ``eigen``: stadsdelen and werkgebieden;
    ``boven``: what the area around it is called."""

    code: str
    soort: str
    naam: str
    inwoners: int | None
    boven: str = ""
    delen: list = field(default_factory=list)
    eigen: list = field(default_factory=list)

    def walk(self):
        """This area and everything in it."""
        yield self
        for branch in (*self.eigen, *self.delen):
            yield from branch.walk()


@cache
def _tree():
    inwoners = func.coalesce(newest("inwoners"), newest(f"{SOM}inwoners"))
    return select(Gebied.code, Gebied.soort, Gebied.naam, inwoners, Gebied.ouder_code).order_by(Gebied.code)


def area_tree():
    """The gemeente as a tree of branches, in the order of CBS."""
    branches, root = {}, Branch("", Soort.GEMEENTE, "", None)
    above = {}
    for code, soort, naam, inwoners, ouder in db.session.execute(_tree()):
        branches[code], above[code] = Branch(code, soort, naam, plain(inwoners)), ouder
    for code, branch in branches.items():
        ouder = branches.get(above[code])
        if ouder:
            branch.boven = ouder.naam
            (ouder.delen if branch.soort in (Soort.WIJK, Soort.BUURT) else ouder.eigen).append(branch)
        elif branch.soort == Soort.GEMEENTE:
            root = branch
    return root


@cache
def _places():
    G = Gebied.__table__.c
    drawn = G.soort.in_((Soort.GEMEENTE, Soort.WIJK, Soort.BUURT))
    return select(G.code, G.soort, G.naam, G.ouder_code).where(drawn).order_by(G.code)


def choices():
    """Every place a plan can be for, grouped for a select: the whole gemeente, a whole wijk or a buurt."""
    rows, whole = db.session.execute(_places()).all(), _("Heel %(naam)s")
    wijken, first = {}, []
    for code, soort, naam, _ouder in rows:
        if soort == Soort.WIJK:
            wijken[code] = (naam, [(code, whole % {"naam": naam})])
        elif soort == Soort.GEMEENTE:
            first.append((code, whole % {"naam": naam}))
    for code, soort, naam, ouder in rows:
        if soort == Soort.BUURT and ouder in wijken:
            wijken[ouder][1].append((code, naam))
    return {_("Hele gemeente"): first} | dict(wijken.values())
