"""The days on which people work here: by the law, the gemeenteprofiel and what a beheerder added."""

from portal.story.queries.feestdagen import feestdagen
from portal.termijn import end_of_term, is_workday, next_workday, workdays_after


def in_workdays(day, number):
    """The day that is so many working days after this one."""
    return workdays_after(day, number, holidays_around(day))


def in_days(day, number):
    """The last day of a term of so many days from this one: the law moves it to a day on which people work (ATW 1)."""
    return end_of_term(day, days=number, holidays=holidays_around(day))


def works_on(day):
    """Do people work on this day?"""
    return is_workday(day, holidays_around(day))


def from_workday(day):
    """This day if people work on it, or else the first day after it on which they do."""
    return next_workday(day, holidays_around(day))


def holidays_around(day):
    """The holidays of the year of this day, the one before and the one after."""
    return feestdagen(day.year - 1, day.year + 1)
