"""In which days money of a grant is spent."""

from portal.clock import HERE


def eerste_dag(toekenning):
    """The first one (its application must be loaded): of a year its first day; for anything else there is something to buy
    from the day it was granted, also before it begins."""
    begin, granted = toekenning.aanvraag.begin, toekenning.created_at.astimezone(HERE).date()
    if begin and (begin.month, begin.day) == (1, 1):
        return begin
    return min(begin, granted) if begin else granted


def buiten_periode(toekenning, day):
    """Is this day before the first one, or after the last?"""
    last = toekenning.klaar_op
    return day < eerste_dag(toekenning) or (last is not None and day > last)
