"""Both counts find the same winners in the same order, and the same parts."""

import pytest
from hypothesis import given, settings

from portal.tellen import GELIJKE_DELEN, MEESTE_STEMMEN, Rules, tel
from tests.tellen.cases import elections, like_amsterdam, rules
from tests.tellen.slow import Slow


@settings(max_examples=200)
@given(elections(), rules())
def test_both_counts_agree(election, rules):
    slow, outcome = Slow(election, rules), tel(election, rules)
    assert list(outcome.winners) == slow.winners
    assert outcome.parts == slow.parts


@settings(max_examples=50)
@given(elections(themas=False), rules(regel=GELIJKE_DELEN, add1=True, plaatsen=None))
def test_both_counts_agree_on_add_one(election, rules):
    assert list(tel(election, rules).winners) == Slow(election, rules).winners


@pytest.mark.parametrize("regel", [MEESTE_STEMMEN, GELIJKE_DELEN])
def test_both_counts_agree_on_a_buurtbudget(regel):
    election, rules = like_amsterdam(7, ballots=60, size=12), Rules(regel=regel, add1=False)
    assert list(tel(election, rules).winners) == Slow(election, rules).winners
