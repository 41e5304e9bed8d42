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
DEED = st.one_of(
    st.tuples(st.sampled_from(["reserve", "grant", "pay"]), WHO, AMOUNT),
    st.tuples(st.just("release"), WHO, st.none()),
    st.tuples(st.just("lower"), st.integers(0, 6000), st.integers(0, 13000)),
    st.tuples(st.just("raise_to"), st.none(), st.integers(1, 16000)),
)
HISTORY = st.lists(DEED, max_size=25)


@dataclass
class ByHand:
    """The same ledger in the simplest words, without a database."""

    bedrag: int = START
    target: int | None = None
    reserved: Counter = field(default_factory=Counter)
    granted: Counter = field(default_factory=Counter)
    paid: Counter = field(default_factory=Counter)

    @property
    def over(self):
        return self.bedrag - self.reserved.total() - self.granted.total()

    def reserve(self, who, amount):
        if amount > self.over:
            return False
        self.reserved[who] += amount
        return True

    def grant(self, who, amount):
        if amount > self.over + self.reserved[who]:
            return NotNow
        held, self.reserved[who] = self.reserved[who], 0
        self.granted[who] += amount
        self.come_nearer(max(held - amount, 0))

    def release(self, who, _nothing):
        held, self.reserved[who] = self.reserved[who], 0
        self.come_nearer(held)
        return held

    def pay(self, who, amount):
        if self.paid[who] + amount > self.granted[who]:
            return NotNow
        self.paid[who] += amount

    def lower(self, asked, to):
        if to >= self.bedrag:
            return NotNow
        self.target = to
        self.bedrag = max(to, self.bedrag - max(self.over - asked, 0))
        return self.bedrag

    def raise_to(self, _nothing, to):
        if to <= self.bedrag:
            return NotNow
        self.bedrag, self.target = to, None

    def come_nearer(self, freed):
        if self.target is not None:
            self.bedrag = max(self.target, self.bedrag - freed)


def live_through(history, pot, by):
    """From a full pot; nothing is committed, so that the next history begins there too."""
    db.session.rollback()
    hand = ByHand()
    for deed, who, amount in history:
        assert answer(deed, pot.id, who, amount, by) == getattr(hand, deed)(who, amount), (deed, who, amount)
        sums = {"bedrag": hand.bedrag, "gereserveerd": hand.reserved.total(),
                "toegekend": hand.granted.total(), "uitbetaald": hand.paid.total()}
        assert {name: getattr(pot, name) for name in sums} == sums_of(pot.id) == sums
    assert [row.unequal for row in compared()] == [False]
    for who in APPLICATIONS:
        own = sums_of(pot.id, who)
        assert (own["gereserveerd"], own["toegekend"]) == (hand.reserved[who], hand.granted[who])
        assert own["uitbetaald"] == hand.paid[who] <= hand.granted[who]


def answer(deed, pot_id, who, amount, by):
    act = getattr(kasboek, deed)
    try:
        if deed == "lower":
            return act(pot_id, amount, al_gevraagd=who, by=by, reden=WHY)
        if deed == "raise_to":
            return act(pot_id, amount, by=by, reden=WHY)
        return act(pot_id, who, *([] if amount is None else [amount]), by=by)
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
