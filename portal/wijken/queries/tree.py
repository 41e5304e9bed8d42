"""The areas as a tree, and as the choices of a form."""

from dataclasses import dataclass, field

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


def area_tree():
    """The gemeente as a tree of branches, in the order of CBS."""
    inwoners = func.coalesce(newest("inwoners"), newest(f"{SOM}inwoners"))
    query = select(Gebied.code, Gebied.soort, Gebied.naam, inwoners, Gebied.ouder_code).order_by(Gebied.code)
    rows = db.session.execute(query).all()
    branches = {row.code: Branch(*row[:3], plain(row[3])) for row in rows}
    for row in rows:
        above = branches.get(row.ouder_code)
        if above:
            group = above.delen if row.soort in (Soort.WIJK, Soort.BUURT) else above.eigen
            branches[row.code].boven = above.naam
            group.append(branches[row.code])
    roots = (branch for branch in branches.values() if branch.soort == Soort.GEMEENTE)
    return next(roots, Branch("", Soort.GEMEENTE, "", None))


def choices():
    """Every place a plan can be for, grouped for a select: the whole gemeente, a whole wijk or a buurt."""
    query = select(Gebied.code, Gebied.soort, Gebied.naam, Gebied.ouder_code).order_by(Gebied.code)
    rows = db.session.execute(query.where(Gebied.soort.in_((Soort.GEMEENTE, Soort.WIJK, Soort.BUURT)))).all()
    names = {row.code: _("Heel %(naam)s", naam=row.naam) for row in rows if row.soort != Soort.BUURT}
    wijken = {row.code: (row.naam, [(row.code, names[row.code])]) for row in rows if row.soort == Soort.WIJK}
    for row in rows:
        if row.soort == Soort.BUURT and row.ouder_code in wijken:
            wijken[row.ouder_code][1].append((row.code, row.naam))
    whole = [(row.code, names[row.code]) for row in rows if row.soort == Soort.GEMEENTE]
    return {_("Hele gemeente"): whole} | dict(wijken.values())
