"""What was measured in some areas, by indicator, and the buurten an area holds."""

from dataclasses import dataclass, field
from functools import cache

from sqlalchemy import bindparam, literal, or_, select

from portal.extensions import db
from portal.wijken.models import Cijfer, Indicator, Ligging
from portal.wijken.queries.figures import plain
from portal.wijken.rules import SOM


@dataclass
class Measured:
    """An indicator (a row of its columns) with its figures: {code of the area: {jaar: (waarde, aantal)}}."""

    indicator: object
    areas: dict = field(default_factory=dict)

    def of(self, code):
        return self.areas.get(code, {})


@cache
def _codes_in():
    return select(Ligging.buurt_code).where(Ligging.gebied_code == bindparam("code"))


def codes_in(code):
    """The codes of the buurten an area holds."""
    return set(db.session.scalars(_codes_in(), {"code": code}))


@cache
def _measured():
    named = or_(Cijfer.naam == Indicator.naam, Cijfer.naam == literal(SOM).concat(Indicator.naam))
    shown = or_(Cijfer.aantal.is_(None), Cijfer.aantal >= Indicator.groepsgrootte)
    here = Cijfer.gebied_code.in_(bindparam("codes", expanding=True))
    # Our own sum comes first, so that what was published of the same year takes its place.
    order = Indicator.titel, Indicator.naam, Cijfer.naam == Indicator.naam, Cijfer.jaar
    columns = Cijfer.gebied_code, Cijfer.jaar, Cijfer.waarde, Cijfer.aantal
    return select(*Indicator.__table__.c, *columns).join(Cijfer, named).where(here, shown).order_by(*order)


def figures(codes):
    """The figures of these areas, each in a row with its indicator. Equal rows say the same."""
    return tuple(db.session.execute(_measured(), {"codes": sorted(codes)}))


def measured(codes):
    """{naam: Measured} of every indicator with a figure in one of these areas, by title."""
    return by_indicator(figures(codes))


def by_indicator(rows):
    """The same of the rows of ``figures``."""
    found = {}
    for row in rows:
        of_this = found.setdefault(row.naam, Measured(row))
        of_this.areas.setdefault(row.gebied_code, {})[row.jaar] = plain(row.waarde), row.aantal
    return found
