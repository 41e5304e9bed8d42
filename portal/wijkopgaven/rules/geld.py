"""The money of an inspanning, added up once: per year and in all, planned and spent, ours and that of co-funders."""

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

WHOLE = 100


@dataclass(frozen=True)
class Begroting:
    """Lines of money with their sums in cents. Each has ``jaar``, ``bron``, ``mede`` (a co-funder), ``gepland``, ``besteed``."""

    regels: tuple

    @property
    def gepland(self):
        return sum(regel.gepland for regel in self.regels)

    @property
    def besteed(self):
        return sum(regel.besteed for regel in self.regels)

    @property
    def mede(self):
        """What co-funders planned."""
        return sum(regel.gepland for regel in self.regels if regel.mede)

    @property
    def eigen(self):
        """What the municipality planned."""
        return self.gepland - self.mede

    @property
    def over(self):
        """What was spent beyond what was planned."""
        return max(self.besteed - self.gepland, 0)

    @property
    def jaar(self):
        """The year, for the money of one year."""
        return self.regels[0].jaar

    @property
    def jaren(self):
        """The money of each year, the first year first."""
        by_year = sorted(self.regels, key=attrgetter("jaar"))
        return [Begroting(tuple(found)) for _jaar, found in groupby(by_year, key=attrgetter("jaar"))]

    @property
    def bar(self):
        """(class, x, width) in percent: spent within the plan, what is left of it, and spent beyond it."""
        within = min(self.besteed, self.gepland)
        return segments(a=within, e=self.gepland - within, x=self.over)

    @property
    def sources(self):
        """(class, x, width) in percent: planned by the municipality and by co-funders."""
        return segments(a=self.eigen, c=self.mede)


def segments(**amounts):
    """Amounts as neighbouring parts of a bar: (name, x, width) in percent with one decimal, without the empty ones."""
    total, x, parts = sum(amounts.values()), 0, []
    for name, amount in amounts.items():
        if amount:
            parts.append((name, round(x, 1), round(amount * WHOLE / total, 1)))
            x += amount * WHOLE / total
    return parts
