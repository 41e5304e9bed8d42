"""Who is reached: numbers per 1,000 inhabitants, of which small numbers of votes are not told."""

from dataclasses import dataclass
from enum import StrEnum

# Where fewer people live (voorbeeld), a number for every thousand says nothing.
FEWEST_INHABITANTS = 100
PER = 1000


class Maat(StrEnum):
    """What is counted: applications received, grants decided on, the euros of those, and votes cast."""

    AANVRAGEN = "aanvragen"
    TOEKENNINGEN = "toekenningen"
    EUROS = "euros"
    STEMMEN = "stemmen"


@dataclass(frozen=True)
class Buurt:
    """A buurt with what may be told of it: ``aantallen`` by Maat, without those that are too small."""

    code: str
    naam: str
    wijk: str
    inwoners: int | None
    aantallen: dict

    def per_duizend(self, maat):
        """So many (of money: whole euros) per 1,000 inhabitants, or None when that is not told or not known."""
        aantal = self.aantallen.get(maat)
        if aantal is None or (self.inwoners or 0) < FEWEST_INHABITANTS:
            return None
        if maat == Maat.EUROS:
            return round(aantal * PER / self.inwoners / 100)
        return round(aantal * PER / self.inwoners, 1)


def apart(counts, smallest):
    """The counts by area that may be told apart: at least ``smallest``. What is left out together is so large too, or else
    the smallest of the others is left out with it."""
    told = {code: number for code, number in counts.items() if code and number >= smallest}
    rest = sum(counts.values()) - sum(told.values())
    if 0 < rest < smallest and told:
        del told[min(told, key=lambda code: (told[code], code))]
    return told
