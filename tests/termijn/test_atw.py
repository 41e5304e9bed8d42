"""Terms as the Algemene termijnenwet has them end, by cases on the calendar."""

from datetime import date, timedelta

import pytest

from portal.termijn import (
    easter_sunday,
    end_of_term,
    is_workday,
    koningsdag,
    legal_holidays,
    named_holidays,
    next_workday,
    start_of_term,
    workdays_after,
)

HOLIDAYS = frozenset().union(*(legal_holidays(year, ["vrijdag_na_hemelvaart"]) for year in range(2025, 2032)))


def day(text):
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "term", "end"),
    [
        pytest.param("2026-03-02", {"weeks": 8}, "2026-04-28", id="raw end on Koningsdag"),
        pytest.param("2026-03-02", {"weeks": 8, "extra_days": 8}, "2026-05-06", id="8 days suspended"),
        pytest.param("2026-04-02", {"weeks": 6}, "2026-05-18", id="Hemelvaart and the Friday after"),
        pytest.param("2026-11-13", {"weeks": 6}, "2026-12-28", id="eerste kerstdag"),
        pytest.param("2026-11-20", {"weeks": 6}, "2027-01-04", id="Nieuwjaarsdag"),
        pytest.param("2026-10-30", {"weeks": 8}, "2026-12-28", id="kerst, 8 weeks"),
        pytest.param("2027-03-24", {"weeks": 6}, "2027-05-10", id="Bevrijdingsdag, Hemelvaart, Friday, weekend"),
        pytest.param("2028-12-31", {"months": 3}, "2029-04-03", id="3 months do shift, past Pasen"),
        pytest.param("2026-05-30", {"weeks": 13}, "2026-08-29", id="13 weeks do not shift"),
    ],
)
def test_end_of_term(start, term, end):
    assert end_of_term(day(start), **term, holidays=HOLIDAYS) == day(end)


def test_term_counted_back_does_not_shift():
    assert start_of_term(day("2027-05-29"), weeks=4) == day("2027-05-01")


@pytest.mark.parametrize(
    ("start", "term", "end"),
    [
        pytest.param("2026-06-01", {"weeks": 2}, "2026-06-15", id="an ordinary Monday stays"),
        pytest.param("2026-05-30", {"weeks": 12}, "2026-08-24", id="12 weeks shift"),
        pytest.param("2026-05-30", {"weeks": 12, "extra_days": 7}, "2026-08-31", id="suspension is not length"),
        pytest.param("2026-06-01", {"days": 90}, "2026-08-31", id="90 days shift"),
        pytest.param("2026-05-31", {"days": 91}, "2026-08-30", id="91 days do not"),
        pytest.param("2026-04-30", {"months": 4}, "2026-08-30", id="4 months do not"),
        pytest.param("2026-11-30", {"months": 3}, "2027-03-01", id="28 February is a Sunday"),
        pytest.param("2027-12-31", {"months": 2}, "2028-02-29", id="leap day"),
        pytest.param("2026-04-02", {"days": 3}, "2026-04-08", id="two working days within 3 days"),
        pytest.param("2026-04-02", {"days": 2}, "2026-04-07", id="not within 2 days"),
        pytest.param("2026-12-24", {"weeks": 1}, "2026-12-31", id="a week with three working days"),
    ],
)
def test_end_of_term_at_the_edges(start, term, end):
    assert end_of_term(day(start), **term, holidays=HOLIDAYS) == day(end)


@pytest.mark.parametrize("term", [{}, {"weeks": 0}, {"weeks": 2, "days": 3}, {"months": -1}, {"extra_days": 8}])
def test_term_is_stated_in_one_unit(term):
    with pytest.raises(ValueError, match="one unit"):
        end_of_term(day("2026-06-01"), **term, holidays=HOLIDAYS)


def test_term_never_ends_on_a_day_off_and_never_shifts_by_more_than_a_week():
    for offset in range(5 * 365):
        start = day("2026-01-01") + timedelta(days=offset)
        end = end_of_term(start, weeks=6, holidays=HOLIDAYS)
        assert is_workday(end, HOLIDAYS)
        assert timedelta(0) <= end - start - timedelta(weeks=6) <= timedelta(days=6)


@pytest.mark.parametrize(
    ("year", "moving"),
    [
        (2026, ["04-03", "04-06", "05-14", "05-25"]),
        (2027, ["03-26", "03-29", "05-06", "05-17"]),
        (2028, ["04-14", "04-17", "05-25", "06-05"]),
        (2029, ["03-30", "04-02", "05-10", "05-21"]),
    ],
)
def test_legal_holidays(year, moving):
    fixed = ["01-01", "04-27", "05-05", "12-25", "12-26"]
    assert legal_holidays(year) == {day(f"{year}-{rest}") for rest in fixed + moving}


def test_koningsdag_is_a_day_early_when_the_27th_is_a_sunday():
    assert [koningsdag(year).day for year in (2025, 2026, 2031)] == [26, 27, 26]


@pytest.mark.parametrize("easter", ["1961-04-02", "2008-03-23", "2024-03-31", "2038-04-25", "2049-04-18", "2100-03-28"])
def test_easter_sunday(easter):
    assert easter_sunday(day(easter).year) == day(easter)


def test_equated_days():
    equated = legal_holidays(2026, ["vrijdag_na_hemelvaart", "2026-12-24", "2027-12-24"]) - legal_holidays(2026)
    assert equated == {day("2026-05-15"), day("2026-12-24")}


def test_every_holiday_has_a_name():
    named = named_holidays(2026, ["vrijdag_na_hemelvaart", "2026-12-24"])
    assert list(named.values()).count("koningsdag") == 1
    assert named[day("2026-05-15")] == "vrijdag_na_hemelvaart"
    assert named[day("2026-12-24")] == "gelijkgestelde_dag"


def test_unknown_equated_rule_is_refused():
    with pytest.raises(ValueError, match="carnaval"):
        legal_holidays(2026, ["carnaval"])


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-20", 5, "2026-11-27"),
        ("2026-11-21", 1, "2026-11-23"),
        ("2026-04-02", 1, "2026-04-07"),
        ("2026-12-24", 2, "2026-12-29"),
        ("2026-11-20", 0, "2026-11-20"),
    ],
)
def test_workdays_after(start, n, end):
    assert workdays_after(day(start), n, HOLIDAYS) == day(end)


@pytest.mark.parametrize(
    ("start", "end"),
    [("2026-11-20", "2026-11-20"), ("2026-11-21", "2026-11-23"), ("2026-05-14", "2026-05-18")],
)
def test_next_workday(start, end):
    assert next_workday(day(start), HOLIDAYS) == day(end)
