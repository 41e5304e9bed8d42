"""The clock beside a second one that shares nothing with it: it walks the calendar day by day."""

from calendar import monthrange
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from portal.termijn import Klok, end_of_term, legal_holidays

DAY = timedelta(days=1)
HOLIDAYS = frozenset().union(*(legal_holidays(year, ["vrijdag_na_hemelvaart"]) for year in range(2025, 2034)))
LONGEST = {"dagen": range(1, 101), "weken": range(1, 16), "maanden": range(1, 6)}
NEVER = 2000  # days without an end in sight


@st.composite
def clocks(draw):
    start = draw(st.dates(date(2026, 1, 1), date(2030, 12, 31)))
    unit = draw(st.sampled_from(sorted(LONGEST)))
    at = st.integers(-5, 130).map(lambda n: start + n * DAY)
    span = st.tuples(at, st.integers(0, 30), st.integers(0, 9)).map(
        lambda drawn: (drawn[0], None if drawn[2] == 0 else drawn[0] + drawn[1] * DAY))
    outage = st.tuples(at, st.integers(0, 5)).map(lambda drawn: (drawn[0], drawn[0] + drawn[1] * DAY))
    return Klok(
        start,
        **{unit: draw(st.sampled_from(LONGEST[unit]))},
        schorsingen=tuple(draw(st.lists(span, max_size=3))),
        verdaagd_dagen=draw(st.sampled_from((0, 0, 7, 14, 42))),
        storingen=tuple(draw(st.lists(outage, max_size=3))),
        atw=draw(st.booleans()),
        feestdagen=HOLIDAYS,
    )


def stands_still(klok, day):
    return any(van <= day and (tot is None or day < tot) for van, tot in klok.schorsingen)


def works(day):
    return day.isoweekday() < 6 and day not in HOLIDAYS


def days_after(day):
    for _ in range(NEVER):
        day += DAY
        yield day


def days_to_count(klok):
    """How many days the term holds, by looking for the day that ends it when nothing happens."""
    if not klok.maanden:
        return klok.dagen + 7 * klok.weken + klok.verdaagd_dagen
    number, month = 0, klok.start
    for _ in range(klok.maanden):
        number += monthrange(month.year, month.month)[1]
        month = (month.replace(day=1) + 31 * DAY).replace(day=1)
    too_far = max(0, klok.start.day - monthrange(month.year, month.month)[1])
    return number - too_far + klok.verdaagd_dagen


def walked(klok):
    """(raw end, lawful end); None where it never comes."""
    left, worked, raw, needs_work = days_to_count(klok), 0, None, moves(klok)
    for day in days_after(klok.start):
        if stands_still(klok, day):
            continue
        left, worked = left - 1, worked + works(day)
        raw = day if left == 0 else raw
        if left <= 0 and any(van <= day <= tot for van, tot in klok.storingen):
            needs_work = True
        elif left <= 0 and (works(day) or not needs_work) and (worked > 1 or not needs_two(klok)):
            return raw, day
    return raw, None


def moves(klok):
    return klok.atw and klok.dagen <= 90 and klok.weken <= 12 and klok.maanden <= 3


def needs_two(klok):
    return moves(klok) and klok.dagen not in (1, 2)


@settings(max_examples=600)
@given(clocks())
def test_both_clocks_end_on_the_same_day(klok):
    assert (klok.ruw, klok.einde) == walked(klok)


@settings(max_examples=200)
@given(clocks(), st.integers(0, 150))
def test_both_clocks_say_the_same_of_a_day(klok, later):
    day, (_raw, end) = klok.start + later * DAY, walked(klok)
    still = stands_still(klok, day) and day > klok.start and (end is None or day <= end)
    assert klok.staat_stil(day) == still
    if end and day <= end:
        ahead = (day + n * DAY for n in range(1, (end - day).days + 1))
        assert klok.dagen_over(day) == sum(not stands_still(klok, other) for other in ahead)
    assert (klok.stoplicht(day) == "stil") == still
    assert (klok.stoplicht(day) == "rood") == (end is not None and day > end)


@settings(max_examples=200)
@given(clocks())
def test_reasons_are_given_exactly_when_the_end_moved(klok):
    plain = Klok(klok.start, weken=klok.weken, dagen=klok.dagen, maanden=klok.maanden, atw=False).einde
    assert bool(klok.waarom) == (klok.einde != plain)


@given(clocks())
def test_without_suspension_or_outage_it_is_the_term_of_the_act(klok):
    plain = Klok(klok.start, weken=klok.weken, dagen=klok.dagen, maanden=klok.maanden, feestdagen=HOLIDAYS)
    term = {"weeks": klok.weken, "days": klok.dagen, "months": klok.maanden}
    assert plain.einde == end_of_term(klok.start, **term, holidays=HOLIDAYS)
