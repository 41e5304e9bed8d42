"""How it stands with the money of one grant: what was budgeted, committed and spent, and what is left. In cents."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Regel:
    """One line of the budget. ``toegezegd`` waits for signatures; without ``id``: what stands under no line."""

    id: int | None
    omschrijving: str
    begroot: int
    toegezegd: int = 0
    uitgegeven: int = 0

    @property
    def over(self):
        """What is left of the line; below nought when more was spent than budgeted."""
        return self.begroot - self.toegezegd - self.uitgegeven


@dataclass(frozen=True)
class Stand:
    """The whole of a grant. ``budget``: granted and not saved for later; ``gepland``: what its activities still need."""

    budget: int
    regels: tuple[Regel, ...] = ()
    gepland: int = 0

    @property
    def begroot(self):
        return sum(regel.begroot for regel in self.regels)

    @property
    def toegezegd(self):
        return sum(regel.toegezegd for regel in self.regels)

    @property
    def uitgegeven(self):
        return sum(regel.uitgegeven for regel in self.regels)

    @property
    def over(self):
        """What is neither spent nor committed; below nought when there is more of that than was granted."""
        return self.budget - self.toegezegd - self.uitgegeven

    @property
    def vrij(self):
        """What is left and not planned for an activity either."""
        return max(0, self.over - self.gepland)

    @property
    def te_veel(self):
        return max(0, -self.over)

    @property
    def delen(self):
        """The parts of the meter as (class, x, width) in percent: spent, committed, planned; ``x`` is beyond the budget."""
        whole = max(self.budget, self.uitgegeven + self.toegezegd, 1)
        sizes = ("a", self.uitgegeven), ("b", self.toegezegd), ("c", min(self.gepland, max(0, self.over)))
        parts, start = [], 0
        for name, size in sizes:
            if size:
                parts.append((name, percent(start, whole), percent(size, whole)))
            start += size
        if self.te_veel:
            parts.append(("x", percent(self.budget, whole), percent(self.te_veel, whole)))
        return parts

    @property
    def is_leeg(self):
        """Nothing was spent, committed or planned yet."""
        return not (self.uitgegeven or self.toegezegd or self.gepland)

    def regel(self, post_id):
        """The line of this number, or what stands under no line; None when that is not there."""
        return next((regel for regel in self.regels if regel.id == post_id), None)


def percent(part, whole):
    return round(100 * part / whole, 2)
