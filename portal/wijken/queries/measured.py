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
    """An indicator with its figures: {code of the area: {jaar: (waarde, aantal)}}."""

    indicator: Indicator
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
    return select(Indicator, *columns).join(Cijfer, named).where(here, shown).order_by(*order)


def measured(codes):
    """{naam: Measured} of every indicator with a figure in one of these areas, by title."""
    found = {}
    for indicator, code, jaar, waarde, aantal in db.session.execute(_measured(), {"codes": sorted(codes)}):
        of_this = found.setdefault(indicator.naam, Measured(indicator))
        of_this.areas.setdefault(code, {})[jaar] = plain(waarde), aantal
    return found
