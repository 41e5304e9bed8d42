"""The days on which no term ends and nobody works: by the law, the gemeenteprofiel and what a beheerder added."""

from functools import cache

from flask import current_app
from sqlalchemy import select

from portal.extensions import db
from portal.regelingen.models import Feestdag
from portal.termijn import named_holidays

ADDED = select(*Feestdag.__table__.c).order_by(Feestdag.datum)
# What waits to be written is of other things: it need not go first.
AS_IT_STOOD = {"autoflush": False}


def feestdagen(van_jaar, tot_jaar):
    """Every day of these years, both included, on which no term ends."""
    return frozenset(namen(van_jaar, tot_jaar))


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
    """The days a beheerder added, in order, as rows."""
    return db.session.execute(ADDED, execution_options=AS_IT_STOOD).all()
