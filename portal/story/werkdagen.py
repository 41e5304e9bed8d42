"""The days on which people work here: by the law, the gemeenteprofiel and what a beheerder added."""

from flask import current_app
from sqlalchemy import select

from portal.extensions import db
from portal.regelingen.models import Feestdag
from portal.termijn import is_workday, legal_holidays, next_workday, workdays_after

ADDED = select(Feestdag.datum)


def in_workdays(day, number):
    """The day that is so many working days after this one."""
    return workdays_after(day, number, holidays_around(day))


def works_on(day):
    """Do people work on this day?"""
    return is_workday(day, holidays_around(day))


def from_workday(day):
    """This day if people work on it, or else the first day after it on which they do."""
    return next_workday(day, holidays_around(day))


def holidays_around(day):
    """The holidays of the year of this day, the one before and the one after, and every day that was added."""
    extra = current_app.profiel.gelijkgestelde_dagen
    by_law = (legal_holidays(year, extra) for year in (day.year - 1, day.year, day.year + 1))
    return frozenset(db.session.scalars(ADDED)).union(*by_law)
