"""Themes and areas with money of their own, where what they leave is for all: counted by hand."""

import pytest

from portal.tellen import DEEL, NIETS, VOLGENDE, Reden, Rules, tel
from tests.tellen.cases import EURO, votes_for
from tests.tellen.test_vectors import themed


@pytest.mark.parametrize(
    ("rest", "winners", "parts"),
    [(VOLGENDE, "SU", {}), (DEEL, "S", {"T": 2_000}), (NIETS, "S", {})],
)
def test_where_the_whole_falls_short_the_rule_for_the_rest_holds_also_when_a_theme_has_its_own(rest, winners, parts):
    costs = {"S": ("Spelen", 8_000), "T": ("Spelen", 5_000), "U": ("Spelen", 1_500), "G": ("Groen", 2_500)}
    election = themed(costs, {"Groen": 3_000}, votes_for(S=10, T=8, U=5, G=1), 10_000)
    outcome = tel(election, Rules(rest=rest, samen=True))
    assert "".join(outcome.winners) == winners
    assert outcome.parts == {project: euros * EURO for project, euros in parts.items()}
    assert rest == VOLGENDE or outcome.trace("G").reden is outcome.trace("U").reden is Reden.GESTOPT


@pytest.mark.parametrize(
    ("budget", "rest", "winners", "parts"),
    [
        (100, NIETS, "BDA", {}),  # A waits: 40 is too much for Groen, not for the 50 that all leave
        (100, DEEL, "BDA", {"C": 10}),
        (80, NIETS, "BD", {}),  # after its turn there is 30 left
        (80, DEEL, "BD", {"A": 30}),
        (60, NIETS, "B", {}),  # C is too much for Groen and for all: nothing passes it
        (60, DEEL, "B", {"A": 20}),
    ],
)
def test_what_is_only_too_much_for_its_theme_waits_for_what_all_leave(budget, rest, winners, parts):
    costs = {"A": ("Groen", 40), "B": ("Sport", 40), "C": ("Groen", 50), "D": ("Sport", 10)}
    order = votes_for(A=4, B=3, C=1, D=2) if budget > 60 else votes_for(A=4, B=3, C=2, D=1)
    outcome = tel(themed(costs, {"Groen": 20}, order, budget), Rules(rest=rest, samen=True))
    assert "".join(outcome.winners) == winners
    assert outcome.parts == {project: euros * EURO for project, euros in parts.items()}
