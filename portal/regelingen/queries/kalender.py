"""The days on which no term ends, and the days on which the portal was out of reach."""

from functools import cache

from flask import current_app
from sqlalchemy import select

from portal.clock import HERE
from portal.extensions import db
from portal.regelingen.models import Feestdag, Storing
from portal.termijn import named_holidays

ADDED = select(Feestdag).order_by(Feestdag.datum)
OUTAGES = select(Storing).order_by(Storing.van, Storing.id)


def feestdagen(van_jaar, tot_jaar):
    """Every day of these years, both included, on which no term ends."""
    return frozenset(namen(van_jaar, tot_jaar))


def storingen():
    """The outages as Klok takes them: the days on which they began and ended."""
    return tuple((on_the_wall(storing.van), on_the_wall(storing.tot)) for storing in outages())


def namen(van_jaar, tot_jaar):
    """{day: name} of feestdagen. What the law names has the name of a rule, what somebody added its own."""
    mine = {day.datum: day.naam for day in added() if van_jaar <= day.datum.year <= tot_jaar}
    return mine | wettelijk(van_jaar, tot_jaar)


def wettelijk(van_jaar, tot_jaar):
    """The same by the law and the gemeenteprofiel alone; asks no database."""
    extra = current_app.profiel.gelijkgestelde_dagen
    return {day: name for year in range(van_jaar, tot_jaar + 1) for day, name in of_year(year, extra).items()}


@cache
def of_year(year, extra):
    return named_holidays(year, extra)


def added():
    """The days a beheerder added, in order."""
    return db.session.scalars(ADDED).all()


def outages():
    """The outages a beheerder wrote down, in order."""
    return db.session.scalars(OUTAGES).all()


def on_the_wall(moment):
    return moment.astimezone(HERE).date()
