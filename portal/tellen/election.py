"""What is counted: projects with their costs, the ballots cast on them, and the money there is."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

Amount = int | Fraction  # cents; a Fraction only where a file names parts of a cent
Group = tuple[str, str]  # ("thema", "Groen") or ("gebied", "Noord")

THEMA, GEBIED = "thema", "gebied"
# The kinds of vote of the .pb format; in those of IN_POINTS a choice is worth more than one.
SOORTEN = ("approval", "choose-1", "ordinal", "cumulative", "scoring")
IN_POINTS = ("ordinal", "cumulative", "scoring")
PLACE = 1  # what a project "costs" where places are shared out, not money


@dataclass(frozen=True, slots=True)
class Project:
    """What can be chosen. ``cost`` in cents, 0 is free. ``groups``: the themes and areas it belongs to."""

    id: str
    cost: Amount
    name: str = ""
    groups: frozenset[Group] = frozenset()


@dataclass(frozen=True, slots=True)
class Ballot:
    """``count`` equal ballots: ((project id, points), …) in the order of the ids, 1 point where none are given.

    ``channel``: how they came in ("internet", "papier"); it counts only where the rules give channels a weight.
    """

    choices: tuple[tuple[str, Amount], ...]
    count: int = 1
    channel: str = ""


@dataclass(frozen=True)
class Election:
    """A vote that has closed. ``budget`` in cents; ``budgets``: the ceiling of a theme or area, in cents."""

    projects: tuple[Project, ...]
    ballots: tuple[Ballot, ...]
    budget: Amount
    budgets: Mapping[Group, Amount] = field(default_factory=dict)
    soort: str = "approval"

    @property
    def cast(self) -> int:
        """How many ballots there are."""
        return sum(ballot.count for ballot in self.ballots)

    @property
    def channels(self) -> Counter:
        """How many ballots came in by each channel."""
        sizes = Counter()
        for ballot in self.ballots:
            sizes[ballot.channel] += ballot.count
        return sizes

    @property
    def in_points(self) -> bool:
        return self.soort in IN_POINTS


def approval(projects: Iterable[str], channel: str = "") -> Ballot:
    """A ballot that chooses these projects, all alike: some of the list, a basket, or a single one."""
    return Ballot(tuple((project, 1) for project in sorted(set(projects))), channel=channel)


def points(given: Mapping[str, Amount], channel: str = "") -> Ballot:
    """A ballot that gives points to projects; no points is no choice."""
    return Ballot(tuple(sorted((project, number) for project, number in given.items() if number)), channel=channel)


def ranking(order: Iterable[str], longest: int, channel: str = "") -> Ballot:
    """A ballot that puts projects in order, counted as Borda does.

    The first gets as many points as the longest ranking allowed, each next one point less, what is not named none. So a
    first place is worth the same to everyone, however many somebody ranked.
    """
    return points({project: longest - place for place, project in enumerate(order)}, channel)


def grouped(ballots: Iterable[Ballot]) -> tuple[Ballot, ...]:
    """The same ballots with equal ones taken together. The outcome is the same, found sooner."""
    counts = Counter()
    for ballot in ballots:
        counts[ballot.choices, ballot.channel] += ballot.count
    return tuple(Ballot(choices, count, channel) for (choices, channel), count in counts.items())


def for_places(election: Election, places: int) -> Election:
    """The same vote about a number of places instead of money: every project takes one of them."""
    projects = tuple(replace(project, cost=PLACE) for project in election.projects)
    return replace(election, projects=projects, budget=places * PLACE, budgets={})


def equal_channels(election: Election) -> tuple[tuple[str, Fraction], ...]:
    """Weights with which every channel counts for as much as another: with two of them, each for half."""
    sizes = election.channels
    return tuple((channel, Fraction(election.cast, len(sizes) * size)) for channel, size in sorted(sizes.items()))
