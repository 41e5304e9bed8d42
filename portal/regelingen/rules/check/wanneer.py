"""The rules of when: to apply, to begin, to be ready."""

import re
from datetime import date, timedelta

from portal.regelingen.rules.check.zaak import no, ok, todo
from portal.termijn import later, start_of_term

UNITS = {"d": "days", "w": "weeks", "m": "months"}
DAY = timedelta(days=1)


def venster(_, zaak):
    """Both days of the venster count."""
    feiten = zaak.feiten
    if feiten.venster is None:
        return None
    opens, closes = feiten.venster
    said = {"opent": opens.isoformat(), "sluit": closes.isoformat()}
    if feiten.vandaag < opens:
        return no("te_vroeg", feiten.vandaag, **said)
    return ok("goed", feiten.vandaag, **said) if feiten.vandaag <= closes else no("te_laat", feiten.vandaag, **said)


def vooraf(text, zaak):
    """Counted back from the first day; such a term never shifts (ATW art. 1 lid 2)."""
    begin, today = zaak.feiten.begin, zaak.feiten.vandaag
    if begin is None:
        return todo("invullen", termijn=text)
    if in_time(begin, today, text):
        return ok("goed", begin, termijn=text)
    return no("niet", begin, termijn=text, dag=first_day(today, text).isoformat())


def in_time(begin, today, text):
    try:
        return start_of_term(begin, **length(text)) >= today
    except (ValueError, OverflowError):  # before the first year
        return False


def first_day(today, text):
    """The first day on which it may begin."""
    try:
        day = later(today, **length(text))
        while not in_time(day, today, text):
            day += DAY
    except (ValueError, OverflowError):  # after the last year
        return date.max
    return day


def length(text):
    """ "8w" as {"weeks": 8}."""
    number, unit = re.fullmatch(r"(\d+)([dwm])", text).groups()
    return {UNITS[unit]: int(number)}


def zelfde_jaar(_, zaak):
    feiten, year = zaak.feiten, year_of(zaak.feiten)
    last = feiten.eind or feiten.begin
    if last is None:
        return todo("invullen", jaar=year)
    whole = {day.year for day in (feiten.begin, last) if day}
    return ok("goed", last, jaar=year) if whole == {year} else no("niet", last, jaar=year)


def year_of(feiten):
    """The year of the venster; the year of the application where a venster runs over New Year or there is none."""
    years = {day.year for day in feiten.venster or ()}
    return years.pop() if len(years) == 1 else feiten.vandaag.year


def klaar_voor(text, zaak):
    """The day itself is still in time."""
    last = zaak.feiten.eind or zaak.feiten.begin
    if last is None:
        return todo("invullen", dag=text)
    return ok("goed", last, dag=text) if last <= date.fromisoformat(text) else no("niet", last, dag=text)


def gemaakte_kosten(_, zaak):
    """What has begun or has been paid for cannot be asked any more."""
    begin, paid = zaak.feiten.begin, zaak.extra("al_gemaakt")
    if paid:
        return no("niet")
    if begin is not None and begin < zaak.feiten.vandaag:
        return no("begonnen", begin)
    return todo("invullen") if begin is None or paid is None else ok("goed")
