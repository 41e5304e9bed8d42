"""Random histories of grants, payments, returns, settlements, transfers and savings, with crashes half-way, beside a book
kept by hand: every answer and every sum is the same, and the boekingen always add up."""

from collections import Counter
from copy import deepcopy
from dataclasses import asdict

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from portal.betalingen import actions, queries
from portal.betalingen.models import Betaalrun, Betaling
from portal.clock import today
from portal.errors import NotNow
from portal.extensions import db
from portal.regelingen.actions import plafond as kasboek
from portal.regelingen.models import Plafond
from portal.regelingen.queries.plafond import compared, sums_of
from portal.regelingen.rules.plafond import NA_BESLUIT, Som
from portal.toekenningen import queries as toekenningen
from portal.toekenningen.actions import kas
from portal.toekenningen.actions.beginnen import add_termijn
from portal.toekenningen.models import Termijn
from tests.besteding import VERANTWOORDING, make_rekening, make_toekenning, make_versie, pay
from tests.betalingen.byhand import Book, Grant, Held

START, POT = 30_000, 90_000
KAS = ("pay", "unpay", "account", "settle", "receive", "unreceive", "save", "use_saved", "end_saving", "transfer")
RUNS = ("compose", "approve", "execute", "withdraw", "fail", "bounce")
# What often follows on each other, for the same grant, beside each deed by itself.
SCENES = (
    *((name,) for name in (*KAS, *RUNS, "more")), ("compose", "approve", "execute"), ("compose", "approve", "execute", "bounce"),
    ("compose", "approve", "settle", "execute"), ("compose", "fail", "approve", "execute"), ("more", "compose", "withdraw"),
    ("pay", "settle", "receive", "settle"), ("save", "use_saved"), ("save", "end_saving"), ("more", "pay", "unpay"),
    ("pay", "settle", "receive", "unreceive"), ("more", "compose", "approve", "unreceive", "execute"),
)
CENTS, GRANT = st.integers(1, 40).map(lambda euro: euro * 1_000), st.integers(0, 2)
# At which deed of a scene the power goes off, and before which of its statements.
CRASH = st.one_of(st.none(), st.none(), st.tuples(st.integers(0, 3), st.integers(1, 16)))
SCENE = st.tuples(st.sampled_from(SCENES), GRANT, CENTS, GRANT, CRASH)
HISTORY = st.lists(SCENE, max_size=14)
# One of everything, so that each deed is done at least once.
RICH = [
    (("compose", "approve", "settle", "execute", "receive", "bounce", "settle"), 0, 20_000, 1, None),
    (("more", "pay", "settle", "receive", "settle", "unpay"), 2, 24_000, 1, None),
    (("more", "pay", "settle", "receive", "compose", "approve", "unreceive", "execute", "unreceive"), 2, 24_000, 1, None),
    (("save", "use_saved", "end_saving"), 1, 9_000, 0, None),
    (("transfer", "compose", "approve", "execute"), 1, 6_000, 2, (3, 5)), (("execute", "bounce", "account"), 1, 6_000, 2, None),
]
ONE_APP = [HealthCheck.function_scoped_fixture]


class Crash(Exception):
    """The power went off."""


@pytest.fixture
def ids(village, besluiter):
    """Three grants with an account: two under one plafond, one under another."""
    pots = [make_versie(besluiter, name, **VERANTWOORDING) for name in ("een", "twee")]
    made = [make_toekenning(versie, besluiter, owner=village["amina"], bedrag=START) for versie in (pots[0], pots[0], pots[1])]
    for toekenning in made:
        make_rekening(toekenning, village["amina"])
    db.session.execute(db.update(Plafond).values(bedrag=POT))
    for pot in {toekenning.plafond_id for toekenning in made}:
        kasboek.book(pot, {Som.BEDRAG: POT - 5_000_000}, besluiter, "Voor de toets.")
    db.session.commit()
    return [toekenning.id for toekenning in made]


class Office:
    """The same deeds by the portal itself."""

    def __init__(self, ids, besluiter, fin):
        self.ids, self.by, (self.fien, self.frits) = ids, besluiter, fin

    def grant(self, g):
        return toekenningen.one(self.ids[g])

    def kas(self, deed, g, cents, other):
        more = {"tot": today()} if deed == "save" else {"naar": self.grant(other)} if deed == "transfer" else {}
        more |= {"sparen": kas.sums_of(self.ids[g])["gespaard"]} if deed == "settle" else {}
        given = {} if deed == "end_saving" else {"bedrag": cents}
        subject = {"van": self.grant(g)} if deed == "transfer" else {"toekenning": self.grant(g)}
        act = pay if deed == "pay" else getattr(kas, deed)
        act(**subject, **given, **more, by=self.by)

    def more(self, g, cents, _other):
        toekenning = self.grant(g)
        kasboek.grant(toekenning.plafond_id, toekenning.id, cents, by=self.by)
        kas.raise_by(toekenning, cents, by=self.by)
        add_termijn(toekenning, cents, today(), today())

    def newest(self, *statuses):
        id = db.session.scalar(db.select(db.func.max(Betaalrun.id)).where(Betaalrun.status.in_(statuses)))
        if id is None:
            raise NotNow
        return queries.run(id)

    def compose(self, *_):
        actions.compose(today(), by=self.fien)

    def approve(self, *_):
        actions.approve(self.newest("samengesteld"), by=self.frits)

    def execute(self, *_):
        actions.execute(self.newest("goedgekeurd"), today(), by=self.fien)

    def withdraw(self, *_):
        actions.withdraw(self.newest("samengesteld", "goedgekeurd"), "Toch niet.", by=self.fien)

    def fail(self, g, *_):
        actions.came_back(self.first(g, "klaar"), "Toch niet.", by=self.frits)

    def bounce(self, g, *_):
        actions.came_back(self.first(g, "betaald"), "Terug.", by=self.frits)

    def first(self, g, stand):
        mine = Betaling.toekenning_id == self.ids[g], Betaling.stand == stand
        id = db.session.scalar(db.select(Betaling.id).join(Betaling.termijn).where(*mine).order_by(Termijn.nummer))
        if id is None:
            raise NotNow
        return queries.betaling(id)

    def do(self, deed, g, cents, other):
        if deed in KAS:
            return self.kas(deed, g, cents, other)
        return getattr(self, deed)(g, cents, other)


def answer(do, deed, *rest):
    try:
        return do(deed, *rest)
    except NotNow:
        return NotNow


class Power:
    """Goes off before the statement of this number, once."""

    def __init__(self):
        self.left = None

    def __call__(self, *_args):
        if self.left is not None:
            self.left -= 1
            if not self.left:
                self.left = None
                raise Crash


@pytest.fixture
def power(app):
    made = Power()
    event.listen(db.engine, "before_cursor_execute", made)
    yield made
    event.remove(db.engine, "before_cursor_execute", made)


def act(office, power, deed, crash):
    """Do it as one request would: all of it, or nothing when it is refused or the power goes off."""
    point = db.session.begin_nested()
    db.session.execute(db.text("UPDATE stamp SET version = version"))
    try:
        power.left = crash
        office.do(*deed)
        if crash:
            raise Crash
        point.commit()
    except (NotNow, Crash) as stopped:
        power.left = None
        point.rollback()
        return type(stopped)


def deeds(history):
    """One after the other: name, grant, cents (ever less in a scene), other grant, and the statement at which the power
    goes off or None."""
    for names, g, cents, other, crash in history:
        for place, name in enumerate(names):
            yield name, g, cents // (place + 1), other, crash[1] if crash and crash[0] == place else None


def live_through(history, office, power):
    """Nothing is committed, so that the next history begins where this one did."""
    db.session.rollback()
    db.session.execute(db.text("UPDATE stamp SET version = version"))
    book = Book({0: POT, 1: POT}, {g: Grant(int(g == 2), START, termijnen={1: START}) for g in range(3)})
    for *deed, crash in deeds(history):
        heard, tried = act(office, power, deed, crash), deepcopy(book)
        by_hand = answer(lambda name, *rest, tried=tried: getattr(tried, name)(*rest), *deed)
        if heard is not Crash:
            assert heard == by_hand, deed
        if heard is None:
            book = tried
        compare(book, office)
    assert {row.unequal for row in compared()} == {False}


def compare(book, office):
    for g, grant in book.grants.items():
        sums = {som: getattr(grant, som) for som in NA_BESLUIT}
        own, pot = kas.sums_of(office.ids[g]), office.grant(g).plafond_id
        lines = sums_of(pot, office.ids[g])
        assert own == sums == {som: lines[som] for som in NA_BESLUIT}, asdict(grant)
    rows = db.session.execute(db.select(Betaling.toekenning_id, Termijn.nummer, Betaling.bedrag, Betaling.stand)
                              .join(Betaling.termijn).where(Betaling.stand.in_(("klaar", "betaald"))))
    held = Counter((office.ids[g], number, one.cents, one.stand)
                   for g, grant in book.grants.items() for number, one in grant.held.items())
    assert Counter(map(tuple, rows)) == held


@pytest.mark.een_database
@settings(max_examples=60, suppress_health_check=ONE_APP)
@given(history=HISTORY)
@example(history=RICH)
def test_the_books_balance_after_any_history(ids, besluiter, fin, power, history):
    live_through(history, Office(ids, besluiter, fin), power)


@settings(max_examples=12, suppress_health_check=ONE_APP)
@given(history=HISTORY)
@example(history=RICH)
def test_the_books_balance_after_some_histories_on_both_databases(ids, besluiter, fin, power, history):
    live_through(history, Office(ids, besluiter, fin), power)


def test_the_book_by_hand_knows_what_a_run_does():
    """What the histories are compared with is itself right in the plainest case."""
    book = Book({0: 100}, {0: Grant(0, 100, termijnen={1: 80, 2: 20})})
    for deed in ("compose", "approve", "execute"):
        getattr(book, deed)(0, None, None)
    assert (book.grants[0].uitbetaald, book.grants[0].held) == (100, {1: Held(80, 0, "betaald"), 2: Held(20, 0, "betaald")})
