"""How soon people hear from the team after handing in."""

from datetime import timedelta
from functools import cache
from statistics import median_low

from sqlalchemy import bindparam, exists, select

from portal.clock import HERE, now
from portal.extensions import db
from portal.initiatieven.models import Initiatief
from portal.initiatieven.rules import Status
from portal.sql import first
from portal.story.models import ANSWERED, Event

PERIOD = timedelta(days=90)
# Of fewer answers the middle says nothing; more than these are not looked at.
LEAST, MOST = 5, 500


@cache
def _first_answers():
    P, E, earlier = Initiatief.__table__.c, Event.__table__.c, Event.__table__.alias("eerder").c
    same = earlier.kind == E.kind, earlier.thing_id == E.thing_id, earlier.id < E.id
    again = exists().where(*same, earlier.before == Status.INGEDIEND, earlier.after != Status.INGEDIEND)
    by_team = E.what.startswith(f"{Initiatief.kind}.") & (E.what != f"{Initiatief.kind}.intrekken")
    return (
        select(P.submitted_at, E.at)
        .select_from(Event.__table__.join(Initiatief.__table__, P.id == E.thing_id))
        .where(ANSWERED, by_team, E.at >= bindparam("since"), ~again)
        .order_by(E.at.desc())
        .limit(first(MOST))
    )


def days_to_first_answer():
    """Within how many days half of the people had their first answer, in the last 90 days; None for too few."""
    rows = db.session.execute(_first_answers(), {"since": now() - PERIOD}).all()
    days = [(day_of(row.at) - day_of(row.submitted_at)).days for row in rows if row.submitted_at]
    return median_low(days) if len(days) >= LEAST else None


def day_of(moment):
    return moment.astimezone(HERE).date()
