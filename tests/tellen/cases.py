"""Small votes for the tests: written out by hand, drawn by hypothesis, or generated in the shape of real ones."""

import random
from fractions import Fraction

from hypothesis import strategies as st

from portal.tellen import (
    REGELS,
    RESTEN,
    THEMA,
    Ballot,
    Election,
    Project,
    Rules,
    approval,
    grouped,
    points,
    ranking,
)

EURO = 100
NAMES = "abcdefgh"
THEMAS = ("Groen", "Sport")


def vote(costs, voters, budget, **more):
    """A vote with approval: costs {id: euros}, voters as words that name the projects chosen: "ab"."""
    projects = tuple(Project(one, cost * EURO) for one, cost in costs.items())
    return Election(projects, grouped(approval(choices) for choices in voters), budget * EURO, **more)


def votes_for(**numbers):
    """A ballot of one choice for every vote: votes_for(A=2) are two for A."""
    return [project for project, number in numbers.items() for _one in range(number)]


def projects(draw, themas):
    ids = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True))
    return tuple(
        Project(
            one,
            draw(st.integers(0, 30)) * EURO,
            groups=frozenset((THEMA, thema) for thema in draw(st.sets(st.sampled_from(THEMAS), max_size=2)) if themas),
        )
        for one in ids
    )


def ballot(draw, soort, ids):
    chosen = draw(st.lists(st.sampled_from(ids), max_size=4, unique=True))
    channel = draw(st.sampled_from(("internet", "papier")))
    if soort == "approval":
        return approval(chosen, channel)
    if soort == "ordinal":
        return ranking(chosen, len(ids), channel)
    return points({one: draw(st.integers(1, 4)) for one in chosen}, channel)


@st.composite
def elections(draw, themas=True):
    """A small vote of any kind, ballots not grouped; some with budgets for themes."""
    chosen = projects(draw, themas)
    soort = draw(st.sampled_from(("approval", "ordinal", "cumulative")))
    ballots = [ballot(draw, soort, [project.id for project in chosen]) for _one in range(draw(st.integers(0, 8)))]
    budgets = {
        (THEMA, one): draw(st.integers(0, 40)) * EURO for one in draw(st.sets(st.sampled_from(THEMAS))) if themas
    }
    return Election(chosen, tuple(ballots), draw(st.integers(0, 60)) * EURO, budgets, soort)


@st.composite
def rules(draw, **fixed):
    pairs = st.frozensets(st.frozensets(st.sampled_from(NAMES), min_size=2, max_size=2), max_size=2)
    kanalen = st.sampled_from(((), (("papier", Fraction(3, 2)), ("internet", Fraction(2, 3)))))
    values = {
        "regel": draw(st.sampled_from(REGELS)),
        "rest": draw(st.sampled_from(RESTEN)),
        "add1": draw(st.booleans()),
        "minimum_stemmen": draw(st.integers(0, 2)),
        "minimum_punten": draw(st.sampled_from((0, 0, 3))),
        "onverenigbaar": draw(pairs),
        "zaad": draw(st.sampled_from(("", "2026"))),
        "samen": draw(st.booleans()),
        "kanalen": draw(kanalen),
        "kanalen_minimum": draw(st.sampled_from((0, 0, 3))),
        "plaatsen": draw(st.sampled_from((None, None, None, 2))),
    }
    return Rules(**values | fixed)


def like_amsterdam(seed, ballots=400, size=30):
    """A vote in the shape of a buurtbudget: themes with a ceiling, a few projects that many want, three to five choices."""
    draw = random.Random(seed)
    chosen = [
        Project(
            f"{seed}{number:02}",
            draw.randrange(800, 35_000, 100) * EURO,
            f"Plan {number}",
            frozenset({(THEMA, draw.choice(THEMAS))}),
        )
        for number in range(size)
    ]
    wanted = [1 / (place + 4) for place in range(size)]
    cast = [
        approval(project.id for project in draw.choices(chosen, wanted, k=draw.randint(3, 5)))
        for _one in range(ballots)
    ]
    total = sum(project.cost for project in chosen)
    budgets = {(THEMA, "Groen"): total // 8, (THEMA, "Sport"): total // 5}
    return Election(tuple(chosen), grouped(cast), total // 3, budgets)


def split(cast: Ballot):
    """One ballot for each of a group."""
    return [Ballot(cast.choices, 1, cast.channel)] * cast.count
