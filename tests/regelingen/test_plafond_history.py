"""Random histories of a plafond beside a book kept by hand: every answer and every sum is the same."""

from collections import Counter
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.errors import NotNow
from portal.extensions import db
from portal.regelingen.actions import plafond as kasboek
from portal.regelingen.queries.plafond import compared, sums_of

APPLICATIONS, START, WHY = (1, 2, 3), 10000, "Begrotingswijziging."
AMOUNT = st.integers(1, 70).map(lambda euro: euro * 100)
WHO = st.sampled_from(APPLICATIONS)
# Application 3 came in late: it knows a plafond that is lowered, the others the old one.
LATE = 3
DEED = st.one_of(
    st.tuples(st.sampled_from(["reserve", "grant"]), WHO, AMOUNT),
    st.tuples(st.just("release"), WHO, st.none()),
    st.tuples(st.just("lower"), st.none(), st.integers(0, 13000)),
    st.tuples(st.just("raise_to"), st.none(), st.integers(1, 16000)),
)
HISTORY = st.lists(DEED, max_size=25)


@dataclass
class ByHand:
    """The same ledger in the simplest words, without a database."""

    bedrag: int = START
    verlaging: int = 0
    reserved: Counter = field(default_factory=Counter)
    granted: Counter = field(default_factory=Counter)

    def over(self, who):
        return self.bedrag - self.grens(who) - self.reserved.total() - self.granted.total()

    def grens(self, who):
        return self.verlaging if who == LATE else 0

    def reserve(self, who, amount):
        if amount > self.over(who):
            return False
        self.reserved[who] += amount
        return True

    def grant(self, who, amount):
        if amount > self.over(who) + self.reserved[who]:
            return NotNow
        self.reserved[who] = 0
        self.granted[who] += amount

    def release(self, who, _nothing):
        held, self.reserved[who] = self.reserved[who], 0
        return held

    def lower(self, _nothing, to):
        if to >= self.bedrag - self.verlaging:
            return NotNow
        self.verlaging = self.bedrag - to

    def raise_to(self, _nothing, to):
        if to <= self.bedrag - self.verlaging:
            return NotNow
        self.bedrag = max(self.bedrag, to)
        self.verlaging = self.bedrag - to


def live_through(history, pot, by):
    """From a full pot; nothing is committed, so that the next history begins there too."""
    db.session.rollback()
    hand = ByHand()
    for deed, who, amount in history:
        grens = {"grens": hand.grens(who)} if deed in ("reserve", "grant") else {}
        assert answer(deed, pot.id, who, amount, by, **grens) == getattr(hand, deed)(who, amount), (deed, who, amount)
        sums = {"bedrag": hand.bedrag, "verlaging": hand.verlaging, "gereserveerd": hand.reserved.total(),
                "toegekend": hand.granted.total()}
        assert {name: getattr(pot, name) for name in sums} == sums == {name: sums_of(pot.id)[name] for name in sums}
    assert [row.unequal for row in compared()] == [False]
    for who in APPLICATIONS:
        own = sums_of(pot.id, who)
        assert (own["gereserveerd"], own["toegekend"]) == (hand.reserved[who], hand.granted[who])


def answer(deed, pot_id, who, amount, by, **more):
    act = getattr(kasboek, deed)
    try:
        if deed in ("lower", "raise_to"):
            return act(pot_id, amount, by=by, reden=WHY)
        return act(pot_id, who, *([] if amount is None else [amount]), by=by, **more)
    except NotNow:
        return NotNow


ONE_APP = [HealthCheck.function_scoped_fixture]


@pytest.mark.een_database
@settings(max_examples=100, suppress_health_check=ONE_APP)
@given(history=HISTORY)
def test_ledger_adds_up_after_any_history(pot, mo, history):
    live_through(history, pot, mo)


@settings(max_examples=15, suppress_health_check=ONE_APP)
@given(history=HISTORY)
def test_ledger_adds_up_after_some_histories_on_both_databases(pot, mo, history):
    live_through(history, pot, mo)
