"""How many public plans run where: from the tellings, so it costs the same however many plans there are."""

from functools import cache

from sqlalchemy import func, select

from portal.initiatieven.models import Telling
from portal.initiatieven.rules import LOPEND
from portal.sql import among
from portal.wijken.models import Ligging


@cache
def running():
    """A subquery of code and aantal: the plans for an area itself, without those for its buurten."""
    T = Telling.__table__.c
    counted = select(T.gebied_code.label("code"), func.sum(T.aantal).label("aantal"))
    return counted.where(among(T.status, LOPEND)).group_by(T.gebied_code).subquery("lopend")


@cache
def running_inside():
    """A subquery of code and aantal: the plans for an area itself and for every buurt it holds."""
    plans, L = running().c, Ligging.__table__.c
    code = func.coalesce(L.gebied_code, plans.code).label("code")
    counted = select(code, func.sum(plans.aantal).label("aantal"))
    return counted.outerjoin_from(running(), Ligging, L.buurt_code == plans.code).group_by(code).subquery("samen")
