"""By which rules votes are counted; all of them are announced before the vote opens."""

from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction

MEESTE_STEMMEN, GELIJKE_DELEN = "meeste-stemmen", "gelijke-delen"
REGELS = (MEESTE_STEMMEN, GELIJKE_DELEN)
VOLGENDE, DEEL, NIETS = "volgende", "deel", "niets"
RESTEN = (VOLGENDE, DEEL, NIETS)


@dataclass(frozen=True)
class Rules:
    """How winners are found.

    ``rest``: what happens when a project does not fit. With most votes: the next that fits has its turn (volgende), the
    first that does not fit gets what is left (deel), or it ends there (niets). With equal shares it says how what the
    shares leave is spent: on the projects with most votes that fit, on those and a part of the next, or not at all.
    ``add1``: equal shares again with € 1 more for every voter, as long as the winners stay within the budget.
    ``minimum_stemmen``: how many people must have chosen a project; ``minimum_punten``: how many points it must have.
    ``onverenigbaar``: pairs of project ids of which one wins at most. ``zaad``: the seed of the lottery.
    ``samen``: what the budgets of themes and areas leave is spent on all projects together afterwards, by ``rest`` too.
    ``kanalen``: ((channel, weight), …); a channel not named weighs 1, and so does one with fewer than ``kanalen_minimum``
    ballots. ``plaatsen``: so many projects win, whatever they cost. A ValueError says which value is none.
    """

    regel: str = MEESTE_STEMMEN
    rest: str = VOLGENDE
    add1: bool = True
    minimum_stemmen: int = 1
    minimum_punten: int = 0
    onverenigbaar: frozenset[frozenset[str]] = frozenset()
    zaad: str = ""
    samen: bool = False
    kanalen: tuple[tuple[str, Fraction], ...] = ()
    kanalen_minimum: int = 0
    plaatsen: int | None = None

    def __post_init__(self):
        wrong = {
            "regel": self.regel not in REGELS,
            "rest": self.rest not in RESTEN,
            "minimum_stemmen": self.minimum_stemmen < 0,
            "onverenigbaar": any(len(pair) != 2 for pair in self.onverenigbaar),
            "kanalen": any(weight <= 0 for _channel, weight in self.kanalen),
            "kanalen_minimum": self.kanalen_minimum < 0,
            "plaatsen": self.plaatsen is not None and self.plaatsen < 1,
        }
        if names := [name for name, is_wrong in wrong.items() if is_wrong]:
            raise ValueError(", ".join(names))

    def rivals(self, project_id: str) -> frozenset[str]:
        """The projects that cannot win together with this one."""
        pairs = (pair for pair in self.onverenigbaar if project_id in pair)
        return frozenset().union(*pairs) - {project_id}

    def weighing(self, sizes: Counter) -> "Rules":
        """The rules with the weights that hold for so many ballots of each channel.

        No weight is that of too few ballots, or the points would tell what is on them: a small channel weighs 1, and when
        too few weigh 1 then, all do.
        """
        kanalen = tuple((channel, weight) for channel, weight in self.kanalen if sizes[channel] >= self.kanalen_minimum)
        alike = sizes.total() - sum(sizes[channel] for channel, weight in kanalen if weight != 1)
        return replace(self, kanalen=() if 0 < alike < self.kanalen_minimum else kanalen)
