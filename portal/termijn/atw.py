"""When a term ends, by the Algemene termijnenwet (ATW): pure dates, with the holidays handed in."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

DAY = timedelta(days=1)
SATURDAY = 5
SUNDAY = 6
LONGEST_SHIFTING = {"days": 90, "weeks": 12, "months": 3}
SHORTEST_WITH_TWO_WORKDAYS = 3  # days
EQUATED = "gelijkgestelde_dag"
EQUATED_RULES = {"vrijdag_na_hemelvaart": 40 * DAY}  # after Easter Sunday


def end_of_term(
    start: date,
    *,
    weeks: int = 0,
    days: int = 0,
    months: int = 0,
    extra_days: int = 0,
    holidays: frozenset[date],
) -> date:
    """The last day of a term that begins the day after ``start``.

    A term is stated in one unit: weeks, days or months. ``extra_days`` are days of suspension (Awb 4:15):
    they move the end, but do not make the term itself a longer one.
    ATW art. 1 lid 1: a term ending on Saturday, Sunday or a holiday runs to the end of the next day that is
    none of these. Art. 2: a term of three days or more holds at least two working days. Art. 4: neither
    holds for terms of more than 90 days, 12 weeks or 3 months.
    ``holidays`` must cover the years the term may end in.
    """
    unit, length = stated_length(weeks=weeks, days=days, months=months)
    last = later(start, **{unit: length}) + extra_days * DAY
    if not shifts(unit, length):
        return last
    last = next_workday(last, holidays)
    if not holds_two_workdays(unit, length):
        return last
    return max(last, workdays_after(start, 2, holidays))


def shifts(unit: str, length: int) -> bool:
    """Whether the Act moves the end of a term stated so (art. 4)."""
    return length <= LONGEST_SHIFTING[unit]


def holds_two_workdays(unit: str, length: int) -> bool:
    """Whether a term stated so is long enough for art. 2."""
    return unit != "days" or length >= SHORTEST_WITH_TWO_WORKDAYS


def start_of_term(day: date, *, weeks: int = 0, days: int = 0, months: int = 0) -> date:
    """The last day that still is this long before ``day``; never shifts (ATW art. 1 lid 2)."""
    unit, length = stated_length(weeks=weeks, days=days, months=months)
    return later(day, **{unit: -length})


def later(day: date, *, weeks: int = 0, days: int = 0, months: int = 0) -> date:
    """The same day so much later; the last day of the month where that month has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last_of_month = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last_of_month)) + timedelta(weeks=weeks, days=days)


def stated_length(**lengths: int) -> tuple[str, int]:
    """The one unit a term is stated in, and how many of it."""
    stated = [(unit, length) for unit, length in lengths.items() if length]
    if len(stated) != 1 or stated[0][1] < 0:
        raise ValueError("a term is stated in one unit: weeks, days or months")
    return stated[0]


def is_workday(day: date, holidays: frozenset[date]) -> bool:
    return day.weekday() not in (SATURDAY, SUNDAY) and day not in holidays


def next_workday(day: date, holidays: frozenset[date]) -> date:
    """This day if people work on it, or else the first day after it on which they do."""
    while not is_workday(day, holidays):
        day += DAY
    return day


def last_workday(day: date, holidays: frozenset[date]) -> date:
    """This day if people work on it, or else the last day before it on which they do."""
    while not is_workday(day, holidays):
        day -= DAY
    return day


def workdays_after(start: date, n: int, holidays: frozenset[date]) -> date:
    """The n-th working day after ``start``, which itself does not count."""
    day = start
    for _ in range(n):
        day = next_workday(day + DAY, holidays)
    return day


def legal_holidays(year: int, extra: Iterable[str] = ()) -> frozenset[date]:
    """The holidays of one year, as named_holidays has them."""
    return frozenset(named_holidays(year, extra))


def named_holidays(year: int, extra: Iterable[str] = ()) -> dict[date, str]:
    """The holidays of one year by ATW art. 3 lid 1 and 2; Easter and Whit Sunday are Sundays already.

    ``extra`` are days equated by royal decree (art. 3 lid 3): the name of a rule, such as
    "vrijdag_na_hemelvaart", or an ISO date, which counts only in its own year.
    """
    easter = easter_sunday(year)
    named = {_equated_day(rule, easter): rule if rule in EQUATED_RULES else EQUATED for rule in extra} | {
        date(year, 1, 1): "nieuwjaarsdag",
        easter - 2 * DAY: "goede_vrijdag",  # equated by lid 2
        easter + 1 * DAY: "tweede_paasdag",
        koningsdag(year): "koningsdag",
        date(year, 5, 5): "bevrijdingsdag",  # every year
        easter + 39 * DAY: "hemelvaartsdag",
        easter + 50 * DAY: "tweede_pinksterdag",
        date(year, 12, 25): "eerste_kerstdag",
        date(year, 12, 26): "tweede_kerstdag",
    }
    return {day: name for day, name in named.items() if day.year == year}


def koningsdag(year: int) -> date:
    """27 April, or the day before when that is a Sunday."""
    day = date(year, 4, 27)
    return day - DAY if day.weekday() == SUNDAY else day


def easter_sunday(year: int) -> date:
    """The anonymous Gregorian computus (Meeus, Jones, Butcher)."""
    century, in_century = divmod(year, 100)
    golden = year % 19
    moon_correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - moon_correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - epact - in_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _equated_day(rule: str, easter: date) -> date:
    if rule in EQUATED_RULES:
        return easter + EQUATED_RULES[rule]
    return date.fromisoformat(rule)
