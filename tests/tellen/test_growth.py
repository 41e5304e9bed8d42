"""Shares that grow in leaps: the same outcome as € 1 at a time, and soon there where few people vote about much money."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.tellen import GELIJKE_DELEN, Rules, gelijke_delen, tel
from portal.tellen.shares import Pass
from tests.tellen.cases import EURO, elections, rules, vote

ADD1 = Rules(GELIJKE_DELEN)


@pytest.fixture
def passes(monkeypatch):
    """Every pass that was made."""
    made = []

    class Told(Pass):
        def __init__(self, *args):
            super().__init__(*args)
            made.append(self)

    monkeypatch.setattr(gelijke_delen, "Pass", Told)
    return made


@pytest.mark.parametrize(("costs", "voters", "inleg"), [
    # Who wants A alone must pay it alone, and that share is too much for all together: the one before it is the last.
    ({"A": 999_900, "B": 100, "C": 50}, ["A", *["BC"] * 9], 999_899),
    ({"A": 900_000, "B": 900_001, "C": 900_002}, ["A", "B", "C", ""], 900_000),
])
def test_few_voters_and_much_money_take_a_handful_of_passes(passes, costs, voters, inleg):
    assert tel(vote(costs, voters, 1_000_000), ADD1).inleg == inleg * EURO
    assert len(passes) < 10


def richer(election, times):
    """The same vote about more money, with costs that differ more."""
    projects = tuple(replace(one, cost=one.cost * (1 + at * times)) for at, one in enumerate(election.projects))
    budgets = {group: cents * times for group, cents in election.budgets.items()}
    return replace(election, projects=projects, budgets=budgets, budget=election.budget * times)


@settings(max_examples=150, deadline=None)
@given(elections(), rules(regel=GELIJKE_DELEN, add1=True), st.integers(1, 8))
def test_leaps_come_to_what_single_steps_come_to(election, rules, times):
    election = richer(election, times)
    leaps = tel(election, rules)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(gelijke_delen, "steps_alike", lambda *_pass: 0)
        steps = tel(election, rules)
    assert (leaps.winners, leaps.parts, leaps.inleg, leaps.traces) == (steps.winners, steps.parts, steps.inleg, steps.traces)
