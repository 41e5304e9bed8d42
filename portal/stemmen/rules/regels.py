"""What is agreed in a round before it opens, about the ballot and about the count: ``Stemronde.regels`` as a value."""

import json
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

from portal.stemmen.rules.ronde import Toegang

# Smaller groups of voters are not told apart: too easy to guess who is in them, or what they chose.
SMALLEST = 10


class Telregel(StrEnum):
    MEESTE_STEMMEN = "meeste-stemmen"
    GELIJKE_DELEN = "gelijke-delen"


class Rest(StrEnum):
    """What happens with what is left: the next that fits, a part for the next, or nothing."""

    VOLGENDE = "volgende"
    DEEL = "deel"
    NIETS = "niets"


@dataclass(frozen=True)
class Grens:
    """The limits of one theme or area: how many of it on a ballot, and how much money goes there in all (cents)."""

    max_keuzes: int | None = None
    budget: int | None = None


@dataclass(frozen=True)
class Regels:
    """The rules of a round; money in cents, ages in years.

    ``max_keuzes`` None: as many as there are. ``mandje_min``: what a basket must at least spend. ``plaatsen``: how
    many are chosen in a round without money. ``per_thema`` and ``per_gebied``: limits by theme or area; ``samen``:
    what their budgets leave is spent on all together. ``gewichten``: what a ballot of a channel weighs, as text ("1",
    "3/2"); none: all the same; ``weegt_vanaf``: a channel with fewer ballots weighs 1, 0 where that was not agreed.
    ``quorum``: ballots needed for a result that binds. ``zonder_brief``: an account may vote without a code in a
    round that sends or hands out codes.
    """

    min_keuzes: int = 1
    max_keuzes: int | None = None
    mandje_min: int = 0
    punten_totaal: int = 10
    punten_max: int | None = None
    punten_min_keuzes: int = 1
    plaatsen: int | None = None
    per_thema: dict = field(default_factory=dict)
    per_gebied: dict = field(default_factory=dict)
    telregel: str = Telregel.MEESTE_STEMMEN
    rest: str = Rest.VOLGENDE
    samen: bool = True
    min_stemmen: int = 0
    gewichten: dict = field(default_factory=dict)
    weegt_vanaf: int = SMALLEST
    quorum: int | None = None
    min_leeftijd: int = 12
    toegang: tuple = (Toegang.ACCOUNT,)
    zonder_brief: bool = False
    wijzigen: bool = False

    @classmethod
    def of(cls, kept):
        """The rules as they are kept; what is not there has its default."""
        return read(json.dumps(kept))

    def kept(self):
        """The rules for the database: everything named, in a fixed order."""
        return asdict(self) | {"toegang": list(self.toegang)}

    @property
    def shares_leftover(self):
        """Whether what themes and areas leave of their own money is for all afterwards: not where shares leave it unspent."""
        return self.samen and (self.telregel, self.rest) != (Telregel.GELIJKE_DELEN, Rest.NIETS)


def renewed(kept):
    """The rules of a draft as they are agreed from now on, also when it began before there was a ``weegt_vanaf``."""
    return replace(Regels.of(kept), weegt_vanaf=SMALLEST).kept()


@lru_cache(256)
def read(text):
    """The rules of this JSON: a vote asks for them half a dozen times."""
    values = {name: value for name, value in json.loads(text).items() if name in Regels.__dataclass_fields__}
    for name in ("per_thema", "per_gebied"):
        values[name] = {key: Grens(**grens) for key, grens in values.get(name, {}).items()}
    values.setdefault("weegt_vanaf", 0)
    values["toegang"] = tuple(values.get("toegang", (Toegang.ACCOUNT,)))
    return Regels(**values)
