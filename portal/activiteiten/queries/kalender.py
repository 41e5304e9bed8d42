"""The activities that stand in a calendar file: never a draft, nor what was taken off the site."""

from datetime import timedelta
from functools import cache

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from portal.activiteiten.models import Activiteit
from portal.activiteiten.queries.lijsten import in_area, start_of
from portal.activiteiten.rules import OPENBAAR
from portal.clock import Moment, today
from portal.extensions import db
from portal.sql import first
from portal.wijken.queries import LEAN

# A calendar keeps what was: so far back, and no more than this at once.
BACK, MOST = timedelta(days=100), 500


@cache
def _feed(of_group):
    where = Activiteit.groep_id == bindparam("groep") if of_group else in_area()
    known = Activiteit.status.in_(OPENBAAR), Activiteit.eindigt_at >= bindparam("van", type_=Moment)
    with_it = joinedload(Activiteit.groep), joinedload(Activiteit.gebied).options(*LEAN)
    order = Activiteit.begint_at, Activiteit.id
    return select(Activiteit).where(*known, where).order_by(*order).limit(first(MOST)).options(*with_it)


def of_area(code):
    """The public activities in an area that shares a buurt with this one, with group and area, from 100 days back."""
    return db.session.scalars(_feed(False), {"van": start_of(today()) - BACK, "code": code}).all()


def of_group(groep_id):
    """The public activities of a group, with group and area, from 100 days back."""
    return db.session.scalars(_feed(True), {"van": start_of(today()) - BACK, "groep": groep_id}).all()
