"""When a term ends: the calendar of the Algemene termijnenwet, and the clock that runs by it."""

from portal.termijn.atw import (
    DAY,
    easter_sunday,
    end_of_term,
    is_workday,
    koningsdag,
    last_workday,
    later,
    legal_holidays,
    named_holidays,
    next_workday,
    start_of_term,
    workdays_after,
)
from portal.termijn.klok import TWO_WEEKS, Klok, dwangsom, length_of

__all__ = [
    "DAY",
    "Klok",
    "TWO_WEEKS",
    "dwangsom",
    "easter_sunday",
    "end_of_term",
    "is_workday",
    "koningsdag",
    "last_workday",
    "later",
    "legal_holidays",
    "length_of",
    "named_holidays",
    "next_workday",
    "start_of_term",
    "workdays_after",
]
