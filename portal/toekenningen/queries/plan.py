"""The bestedingsplan of a grant, and those that wait for who approves them."""

from functools import cache

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from portal.bewonersgroepen.models import Bewonersgroep
from portal.buurtbonnen.models import Aanvraag
from portal.extensions import db
from portal.sql import first
from portal.toekenningen.models import Bestedingsplan, Toekenning
from portal.toekenningen.queries.one import WHOLE
from portal.toekenningen.rules.plan import KEURDERS
from portal.toekenningen.rules.status import OPEN

P, T, A = Bestedingsplan, Toekenning, Aanvraag
MOST = 100


@cache
def _plan():
    return select(P).where(P.toekenning_id == bindparam("id")).options(joinedload(P.toekenning).options(WHOLE))


def plan_of(toekenning_id):
    """The plan of a grant with the whole grant, or None while there is none."""
    return db.session.scalars(_plan(), {"id": toekenning_id}).one_or_none()


@cache
def _waiting():
    columns = P.toekenning_id, P.ingediend_at, A.title, A.kenmerk, T.toegekend, Bewonersgroep.naam.label("groep")
    waits = P.akkoord.is_(None), T.status.in_(sorted(OPEN)), A.gebied_code.in_(bindparam("areas", expanding=True))
    query = select(*columns).join(T, T.id == P.toekenning_id).join(A, A.id == T.id)
    query = query.outerjoin(Bewonersgroep, Bewonersgroep.id == A.groep_id).where(*waits)
    return query.order_by(P.ingediend_at, P.toekenning_id).limit(first(MOST))


def waiting_plans(person):
    """The plans this person can decide on, those that wait longest first: rows with the grant, its group and sum."""
    return db.session.execute(_waiting(), {"areas": sorted(person.reach(KEURDERS))}).all()
