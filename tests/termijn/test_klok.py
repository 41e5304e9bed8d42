"""The clock of one term, by cases on the calendar: the law's own, suspensions, outages, and how it stands on a day."""

from datetime import date, timedelta

import pytest

from portal.termijn import (
    Klok,
    dwangsom,
    legal_holidays,
    length_of,
)
from tests.law import betaal_einde, bezwaar_beslistermijn, bezwaar_einde

HOLIDAYS = frozenset().union(*(legal_holidays(year, ["vrijdag_na_hemelvaart"]) for year in range(2025, 2034)))
# As at 2021: at most 42 days, at most € 1.442.
TARIEVEN = ((14, 2300), (14, 3500), (14, 4500))


def day(text):
    return date.fromisoformat(text)


def klok(start, *, schorsingen=(), storingen=(), **term):
    spans = tuple((day(van), tot and day(tot)) for van, tot in schorsingen)
    outages = tuple((day(van), day(tot)) for van, tot in storingen)
    return Klok(day(start), schorsingen=spans, storingen=outages, feestdagen=HOLIDAYS, **term)


ASKED = {"weken": 8, "schorsingen": [("2026-03-17", "2026-03-25")]}


@pytest.mark.parametrize(
    ("start", "term", "ruw", "einde"),
    [
        pytest.param("2026-03-02", {"weken": 8}, "2026-04-27", "2026-04-28", id="Koningsdag"),
        pytest.param("2026-03-02", ASKED, "2026-05-05", "2026-05-06", id="8 days suspended, Bevrijdingsdag"),
        pytest.param("2026-04-02", {"weken": 6}, "2026-05-14", "2026-05-18", id="Hemelvaart, Friday, weekend"),
        pytest.param("2026-11-13", {"weken": 6}, "2026-12-25", "2026-12-28", id="kerst"),
        pytest.param("2026-11-20", {"weken": 6}, "2027-01-01", "2027-01-04", id="Nieuwjaar"),
        pytest.param("2026-10-30", {"weken": 8}, "2026-12-25", "2026-12-28", id="kerst, 8 weeks"),
        pytest.param("2027-04-07", {"weken": 4}, "2027-05-05", "2027-05-10", id="Bevrijdingsdag and all after it"),
        pytest.param("2028-12-31", {"maanden": 3}, "2029-03-31", "2029-04-03", id="3 months, Pasen"),
        pytest.param("2026-05-30", {"weken": 13}, "2026-08-29", "2026-08-29", id="13 weeks do not shift"),
        pytest.param("2026-03-02", {"weken": 8, "atw": False}, "2026-04-27", "2026-04-27", id="without the ATW"),
        pytest.param("2026-04-02", {"dagen": 3}, "2026-04-05", "2026-04-08", id="two working days"),
        pytest.param("2026-04-02", {"dagen": 2}, "2026-04-04", "2026-04-07", id="not within two days"),
        pytest.param("2026-06-01", {"weken": 8, "verdaagd_dagen": 42}, "2026-09-07", "2026-09-07", id="verdaagd"),
        pytest.param("2026-05-30", {"weken": 12, "verdaagd_dagen": 7}, "2026-08-29", "2026-08-31",
                     id="a longer end is not a longer stated term"),
    ],
)
def test_term_ends_by_law(start, term, ruw, einde):
    found = klok(start, **term)
    assert (found.ruw, found.einde) == (day(ruw), day(einde))


@pytest.mark.parametrize("spans", [
    pytest.param([("2026-03-17", "2026-03-22"), ("2026-03-20", "2026-03-25")], id="overlapping"),
    pytest.param([("2026-03-21", "2026-03-25"), ("2026-03-17", "2026-03-21")], id="touching, in no order"),
    pytest.param([("2026-03-17", "2026-03-25"), ("2026-03-19", "2026-03-19")], id="asked and answered on one day"),
    pytest.param([("2026-03-17", "2026-03-25"), ("2026-02-01", "2026-03-03")], id="before the term began"),
    pytest.param([("2026-03-17", "2026-03-25"), ("2026-05-07", "2026-06-01")], id="after it ended"),
])
def test_a_day_stands_still_once(spans):
    assert klok("2026-03-02", weken=8, schorsingen=spans).einde == day("2026-05-06")


def test_a_suspension_that_begins_on_a_day_the_atw_added_moves_the_end_past_it():
    """Counted out on Koningsdag, so the 28th was the last day; from that day on it stood still."""
    found = klok("2026-03-02", weken=8, schorsingen=[("2026-04-28", "2026-05-05")])
    assert (found.ruw, found.einde) == (day("2026-04-27"), day("2026-05-06"))


@pytest.mark.parametrize(("term", "einde"), [
    pytest.param({"storingen": [("2026-06-15", "2026-06-15")]}, "2026-06-16", id="on the last day"),
    pytest.param({"storingen": [("2026-06-14", "2026-06-19")]}, "2026-06-22", id="until Friday"),
    pytest.param({"storingen": [("2026-06-14", "2026-06-19")], "atw": False}, "2026-06-22", id="also without the ATW"),
    pytest.param({"storingen": [("2026-06-01", "2026-06-14")]}, "2026-06-15", id="over in time"),
    pytest.param({"storingen": [("2026-06-16", "2026-06-20")]}, "2026-06-15", id="too late to matter"),
    pytest.param({"storingen": [("2026-06-15", "2026-06-15"), ("2026-06-16", "2026-06-17")]}, "2026-06-18", id="twice"),
])
def test_a_term_that_would_end_in_an_outage_ends_on_the_first_working_day_after(term, einde):
    assert klok("2026-06-01", weken=2, **term).einde == day(einde)


@pytest.mark.parametrize(("start", "term", "waarom"), [
    ("2026-06-01", {"weken": 2}, []),
    ("2026-03-02", ASKED | {"verdaagd_dagen": 14}, ["verdaagd", "geschorst"]),
    ("2026-03-02", ASKED, ["geschorst", "feestdag"]),
    ("2026-04-02", {"weken": 6}, ["feestdag", "feestdag", "weekend", "weekend"]),
    ("2026-04-02", {"dagen": 3}, ["weekend", "feestdag", "twee_werkdagen"]),
    ("2026-06-01", {"weken": 2, "storingen": [("2026-06-15", "2026-06-19")]}, ["storing", "weekend", "weekend"]),
    ("2026-03-02", {"weken": 8, "schorsingen": [("2026-03-17", None)]}, ["staat_stil"]),
])
def test_every_reason_is_told_once_in_order(start, term, waarom):
    assert [key for key, _values in klok(start, **term).waarom] == waarom


def test_reasons_carry_what_a_letter_needs():
    assert klok("2026-03-02", **ASKED).waarom == [
        ("geschorst", {"van": day("2026-03-17"), "tot": day("2026-03-25"), "dagen": 8}),
        ("feestdag", {"dag": day("2026-05-05")}),
    ]


def test_clock_that_still_stands_still_has_no_end_yet():
    found = klok("2026-03-02", weken=8, schorsingen=[("2026-03-17", None)])
    assert (found.ruw, found.einde) == (None, None)
    assert [found.dagen_over(day(text)) for text in ("2026-03-15", "2026-03-16", "2026-03-20", "2027-03-20")] == [
        43, 42, 42, 42]
    assert [found.stoplicht(day(text)) for text in ("2026-03-16", "2026-03-17", "2027-01-01")] == [
        "groen", "stil", "stil"]


def test_light_turns_orange_fourteen_days_before_the_end_and_red_after_it():
    found = klok("2026-03-02", **ASKED)
    lights = {text: found.stoplicht(day(text)) for text in (
        "2026-03-16", "2026-03-17", "2026-03-24", "2026-03-25", "2026-04-21", "2026-04-22", "2026-05-06", "2026-05-07")}
    assert list(lights.values()) == ["groen", "stil", "stil", "groen", "groen", "oranje", "oranje", "rood"]
    assert [found.dagen_over(day(text)) for text in ("2026-04-22", "2026-05-06", "2026-05-07")] == [14, 0, -1]


def test_a_term_that_is_over_stands_still_no_more():
    found = klok("2026-06-01", weken=2, schorsingen=[("2026-06-16", None)])
    assert found.einde == day("2026-06-15")
    assert (found.staat_stil(day("2026-06-17")), found.stoplicht(day("2026-06-17"))) == (False, "rood")


@pytest.mark.parametrize("term", [{}, {"weken": 0}, {"weken": 2, "dagen": 3}, {"maanden": -1}, {"verdaagd_dagen": 8}])
def test_a_clock_is_stated_in_one_unit(term):
    with pytest.raises(ValueError, match="one unit"):
        klok("2026-06-01", **term)


@pytest.mark.parametrize(("text", "length"), [("8w", {"weken": 8}), ("14d", {"dagen": 14}), ("3m", {"maanden": 3})])
def test_durations_in_short(text, length):
    assert length_of(text) == length


@pytest.mark.parametrize("text", ["", "8", "w", "0w", "-8w", "8W", "8 w", "1.5w", "8j", "12345d", "8w\n", "８w"])
def test_what_is_no_duration_is_refused(text):
    with pytest.raises(ValueError, match="no duration"):
        length_of(text)


@pytest.mark.parametrize(("bekend", "einde"), [
    ("2026-04-02", "2026-05-18"), ("2026-11-13", "2026-12-28"), ("2026-11-20", "2027-01-04")])
def test_bezwaar_and_payment_end_six_weeks_after_the_announcement(bekend, einde):
    assert bezwaar_einde(day(bekend), HOLIDAYS) == betaal_einde(day(bekend), HOLIDAYS) == day(einde)


def test_payment_may_be_fixed_later_and_bezwaar_waits_for_an_outage():
    assert betaal_einde(day("2026-06-01"), HOLIDAYS, weken=8) == day("2026-07-27")
    outage = ((day("2026-07-13"), day("2026-07-13")),)
    assert bezwaar_einde(day("2026-06-01"), HOLIDAYS, outage) == day("2026-07-14")


def test_decision_on_bezwaar_counts_from_the_day_after_the_bezwaar_term():
    ended = bezwaar_einde(day("2026-04-02"), HOLIDAYS)
    assert ended == day("2026-05-18")
    assert bezwaar_beslistermijn(ended, HOLIDAYS).einde == day("2026-06-29")
    assert bezwaar_beslistermijn(ended, HOLIDAYS, commissie=True).einde == day("2026-08-10")
    assert bezwaar_beslistermijn(ended, HOLIDAYS, verdaagd_dagen=42).einde == day("2026-08-10")


@pytest.mark.parametrize(("days", "cents"), [
    (0, 0), (14, 0), (15, 2300), (28, 14 * 2300), (29, 14 * 2300 + 3500), (42, 14 * 5800), (56, 144_200), (400, 144_200)])
def test_penalty_begins_after_two_weeks_and_ends_after_forty_two_days(days, cents):
    asked = day("2026-06-01")
    assert dwangsom(asked, asked + timedelta(days=days), TARIEVEN) == cents


def test_penalty_follows_the_amounts_it_is_given():
    asked, late = day("2026-06-01"), day("2026-12-01")
    assert dwangsom(asked, late) == 0
    assert dwangsom(asked, late, TARIEVEN, maximum=100_000) == 100_000
