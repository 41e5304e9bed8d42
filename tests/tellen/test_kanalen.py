"""Weights of channels: none is that of so few ballots that the points would tell what is on them."""

from fractions import Fraction

import pytest

from portal.tellen import GELIJKE_DELEN, MEESTE_STEMMEN, Election, Project, Rules, approval, tel

PAPIER = (("papier", Fraction(3, 2)),)
BOTH = (("papier", Fraction(3, 2)), ("web", Fraction(2)))


def counted(rules, **cast):
    """{project: its points} when all on the web want A and all others B."""
    ballots = [approval("A" if channel == "web" else "B", channel) for channel, number in cast.items() for _one in range(number)]
    outcome = tel(Election((Project("A", 1), Project("B", 1)), tuple(ballots), 2), rules)
    return {trace.id: trace.stand.punten for trace in outcome.traces}


@pytest.mark.parametrize("regel", [MEESTE_STEMMEN, GELIJKE_DELEN])
@pytest.mark.parametrize(("kanalen", "cast", "points"), [
    (PAPIER, {"web": 20, "papier": 10}, (20, 15)),
    (PAPIER, {"web": 20, "papier": 9}, (20, 9)),
    (PAPIER, {"web": 20, "papier": 10, "balie": 1}, (20, 16)),  # at the desk a vote weighs 1, as on the web
    (PAPIER, {"web": 9, "papier": 10}, (9, 10)),  # nine weigh 1 and would be told apart
    (PAPIER, {"papier": 10}, (0, 15)),
    (BOTH, {"web": 20, "papier": 10}, (40, 15)),
    (BOTH, {"web": 20, "papier": 9}, (20, 9)),
    (BOTH, {"web": 20, "papier": 10, "balie": 3}, (20, 13)),
])
def test_a_weight_is_that_of_enough_ballots_or_none(regel, kanalen, cast, points):
    found = counted(Rules(regel, kanalen=kanalen, kanalen_minimum=10), **cast)
    assert (found["A"], found["B"]) == points


def test_without_a_minimum_every_ballot_has_its_weight():
    assert counted(Rules(kanalen=PAPIER), web=3, papier=1) == {"A": 3, "B": Fraction(3, 2)}
