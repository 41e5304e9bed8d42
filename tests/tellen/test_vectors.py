"""Votes counted by hand: the order, the money, the rest, ties, minima, rivals, themes, places and points."""

from fractions import Fraction

import pytest

from portal.tellen import (
    DEEL,
    GELIJKE_DELEN,
    NIETS,
    THEMA,
    VOLGENDE,
    Election,
    Project,
    Rules,
    approval,
    equal_channels,
    points,
    ranking,
    tel,
    vergelijk,
)
from tests.tellen.cases import EURO, vote, votes_for

BUURT = vote(
    {"A": 30_000, "B": 25_000, "C": 15_000, "D": 6_000, "E": 4_000},
    votes_for(A=400, B=350, C=300, D=290, E=120),
    50_000,
)
MINORITY = vote({"A": 40, "B": 40, "C": 40, "D": 30}, ["ABC"] * 10 + ["D"] * 3, 130)
SHARES = Rules(regel=GELIJKE_DELEN, rest=NIETS)


def won(election, rules):
    return "".join(tel(election, rules).winners)


@pytest.mark.parametrize(
    ("rest", "winners", "parts", "spent"),
    [
        (VOLGENDE, ("A", "C", "E"), {}, 49_000),
        (DEEL, ("A",), {"B": 20_000}, 50_000),
        (NIETS, ("A",), {}, 30_000),
    ],
)
def test_each_rule_for_the_rest(rest, winners, parts, spent):
    outcome = tel(BUURT, Rules(rest=rest))
    assert outcome.winners == winners
    assert outcome.parts == {project: euros * EURO for project, euros in parts.items()}
    assert (outcome.spent, outcome.rest) == (spent * EURO, (50_000 - spent) * EURO)


def test_equals_by_lower_cost_first():
    outcome = tel(vote({"X": 10_000, "Y": 8_000}, votes_for(X=100, Y=100), 10_000), Rules())
    assert (outcome.winners, outcome.rest) == (("Y",), 2_000 * EURO)


@pytest.mark.parametrize(("zaad", "winner"), [("lente", "Y"), ("zomer", "X"), ("herfst", "Y"), ("winter", "X")])
def test_equals_at_the_same_cost_by_the_lottery_of_the_seed(zaad, winner):
    assert won(vote({"X": 900, "Y": 900}, votes_for(X=5, Y=5), 1_000), Rules(zaad=zaad)) == winner


@pytest.mark.parametrize(("budget", "winners"), [(999, "B"), (1_000, "A"), (1_001, "A"), (1_099, "A"), (1_100, "AB")])
def test_around_the_budget(budget, winners):
    assert won(vote({"A": 1_000, "B": 100}, votes_for(A=2, B=1), budget), Rules()) == winners


def test_free_projects_win_and_what_nobody_chose_does_not():
    election = vote({"A": 0, "B": 1_000, "C": 0}, votes_for(A=1, B=2), 0)
    for rules in (Rules(), Rules(rest=NIETS), SHARES):
        assert won(election, rules) == "A"
    assert won(election, Rules(minimum_stemmen=0)) == "AC"


def test_a_minimum_of_votes_exactly_met_is_enough():
    election = vote({"A": 100, "B": 100}, votes_for(A=10, B=9), 1_000)
    assert (
        won(election, Rules(minimum_stemmen=10)) == won(election, Rules(regel=GELIJKE_DELEN, minimum_stemmen=10)) == "A"
    )


def test_of_rivals_the_first_wins():
    election = vote({"A": 100, "B": 100, "C": 100}, votes_for(A=3, B=2, C=1), 1_000)
    rivals = frozenset({frozenset("AB")})
    assert won(election, Rules(onverenigbaar=rivals)) == "AC"
    assert won(election, Rules(regel=GELIJKE_DELEN, onverenigbaar=rivals)) == "AC"


def themed(costs, budgets, voters, budget):
    projects = tuple(
        Project(one, cost * EURO, groups=frozenset({(THEMA, thema)})) for one, (thema, cost) in costs.items()
    )
    ceilings = {(THEMA, thema): euros * EURO for thema, euros in budgets.items()}
    return Election(projects, tuple(approval(one) for one in voters), budget * EURO, ceilings)


def test_themes_have_their_own_budget_and_what_they_leave_is_shared_when_the_rules_say_so():
    costs = {"A": ("Groen", 60), "B": ("Groen", 50), "C": ("Sport", 30), "D": ("Sport", 25)}
    election = themed(costs, {"Groen": 70, "Sport": 60}, votes_for(A=4, B=3, C=2, D=1), 130)
    assert won(election, Rules()) == "ACD"
    assert won(election, Rules(rest=NIETS)) == "ACD"
    assert tel(election, Rules(rest=DEEL)).parts == {"B": 10 * EURO}
    more = themed(costs, {"Groen": 70, "Sport": 60}, votes_for(A=4, B=3, C=2, D=1), 170)
    assert won(more, Rules(samen=True)) == "ACDB"


def test_places_instead_of_money():
    election = vote({"A": 90_000, "B": 0, "C": 5, "D": 5}, votes_for(A=3, B=2, C=2, D=1), 0)
    outcome = tel(election, Rules(plaatsen=2, zaad="1"))
    assert outcome.winners[0] == "A" and len(outcome.winners) == 2
    assert (outcome.spent, outcome.rest) == (2, 0)
    assert len(tel(election, Rules(plaatsen=2, regel=GELIJKE_DELEN)).winners) == 2


def test_points_add_up_and_a_ranking_gives_as_many_to_every_first_place():
    given = Election(
        (Project("A", 100), Project("B", 100)), (points({"A": 5, "B": 4}), points({"B": 2})), 100, {}, "cumulative"
    )
    assert won(given, Rules()) == "B"
    assert ranking("BA", 3) == points({"B": 3, "A": 2})
    assert ranking("B", 3) == points({"B": 3})


def test_channels_count_alike_only_by_their_weight():
    cast = [approval("A", "internet")] * 6 + [approval("B", "papier")] * 2
    election = Election((Project("A", 100), Project("B", 100)), tuple(cast), 100)
    assert won(election, Rules()) == "A"
    weights = equal_channels(election)
    assert weights == (("internet", Fraction(2, 3)), ("papier", Fraction(2)))
    assert [trace.stand.punten for trace in tel(election, Rules(kanalen=weights)).traces] == [4, 4]


def test_equal_shares_by_hand():
    """Of € 2.50 each three pay A with € 2; what is left pays nothing more. With € 1 each added, C has € 1.50 and € 3.50."""
    election = vote({"A": 6, "B": 4, "C": 4}, ["AB", "AB", "AC", "C"], 10)
    assert won(election, Rules(regel=GELIJKE_DELEN, rest=NIETS, add1=False)) == "A"
    outcome = tel(election, SHARES)
    assert outcome.winners == ("A", "C")
    assert outcome.inleg == 350
    assert set(won(election, Rules(regel=GELIJKE_DELEN, rest=VOLGENDE, add1=False))) in ({"A", "B"}, {"A", "C"})


def test_equal_shares_gives_a_minority_its_part():
    """Ten want A, B and C together; three want only D. By most votes D gets nothing; by shares the three can pay it."""
    assert sorted(won(MINORITY, Rules())) == ["A", "B", "C"]
    assert sorted(won(MINORITY, SHARES))[-1] == "D"


def test_two_rules_side_by_side():
    beside = {one.id: (one.won, other.won) for one, other in vergelijk(MINORITY, Rules(), SHARES)}
    assert beside["D"] == (False, True)
    assert list(beside) == [trace.id for trace in tel(MINORITY, Rules()).traces]


@pytest.mark.parametrize(
    "values",
    [
        {"regel": "loting"},
        {"rest": "alles"},
        {"minimum_stemmen": -1},
        {"plaatsen": 0},
        {"onverenigbaar": frozenset({frozenset("A")})},
        {"kanalen": (("papier", Fraction(0)),)},
    ],
)
def test_rules_that_are_none_are_refused_by_name(values):
    with pytest.raises(ValueError, match=next(iter(values))):
        Rules(**values)
