"""How far it is with a goal, as an indicator tells: its last figures of an area, and the value that is strived for."""

from dataclasses import dataclass, field

from portal.wijken.queries.figures import plain
from portal.wijken.samen import shares, values

# So many years of an indicator stand beside a goal.
YEARS = 3


@dataclass(frozen=True)
class Maat:
    """An indicator of a goal. ``cijfers``: {jaar: waarde} of its last years here (empty: geen gegevens); ``part_of``: the
    title of the count it is shown as a percentage of."""

    naam: str
    titel: str
    eenheid: str
    bron: str
    richting: str
    streefwaarde: object
    part_of: str = ""
    cijfers: dict = field(default_factory=dict, hash=False)

    @property
    def jaar(self):
        return max(self.cijfers, default=None)

    @property
    def waarde(self):
        return self.cijfers.get(self.jaar)

    @property
    def eerder(self):
        """[(jaar, waarde)] before the newest, the newest first."""
        return sorted(self.cijfers.items(), reverse=True)[1:]


def maat_of(row, found, code):
    """The Maat of a row of a goal and its indicator; ``found``: {naam: Measured} of area ``code``."""
    part_of, cijfers = figures(found.get(row.naam), found, code)
    last = dict(sorted(cijfers.items())[-YEARS:])
    return Maat(row.naam, row.maat, row.eenheid, row.bron, row.richting, plain(row.streefwaarde), part_of, last)


def figures(measured, found, code):
    """(title of the whole it is a part of or "", {jaar: value}), as the wijkkompas shows it."""
    if not measured:
        return "", {}
    base = found.get(measured.indicator.deel_van)
    if base:
        return base.indicator.titel, shares(measured.of(code), base.of(code), measured.indicator.groepsgrootte)
    return "", values(measured.of(code))
