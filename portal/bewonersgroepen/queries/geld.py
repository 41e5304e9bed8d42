"""The money of a group: what was granted to it, which anyone may know, what it asks, and its account."""

from functools import cache

from sqlalchemy import BigInteger, bindparam, cast, func, select
from sqlalchemy.orm.attributes import set_committed_value

from portal.betalingen.models import Rekening
from portal.buurtbonnen.models import Aanvraag
from portal.buurtbonnen.rules.status import OPEN, Status
from portal.extensions import db
from portal.regelingen.models import Regeling, RegelingVersie
from portal.sql import first
from portal.toekenningen.models import Toekenning

# The years of a few regelingen: more is in the register.
MOST_GRANTED = 20


@cache
def _granted():
    T, A = Toekenning, Aanvraag
    # What a besluit gave, whatever became of it since.
    amount = func.sum(T.toegekend + T.vrijgevallen + T.overgedragen)
    columns = T.jaar, Regeling.naam.label("regeling"), cast(amount, BigInteger).label("bedrag")
    query = select(*columns).join(A, A.id == T.id).join(RegelingVersie, RegelingVersie.id == A.versie_id)
    query = query.join(Regeling, Regeling.id == RegelingVersie.regeling_id).where(A.groep_id == bindparam("id"))
    grouped = query.group_by(T.jaar, Regeling.id, Regeling.naam)
    return grouped.order_by(T.jaar.desc(), Regeling.naam, Regeling.id).limit(first(MOST_GRANTED))


def granted(groep):
    """What was granted to a group by year and regeling, the newest year first: rows of jaar, regeling and bedrag (cents)."""
    return db.session.execute(_granted(), {"id": groep.id}).all()


@cache
def _asked():
    A = Aanvraag.__table__.c
    running = A.groep_id == bindparam("id"), A.status.in_(sorted(OPEN | {Status.CONCEPT}))
    return select(A.id, A.title, A.kenmerk, A.status).where(*running).order_by(A.id.desc()).limit(first(MOST_GRANTED))


def asked(groep):
    """The applications of a group that were not decided on yet, drafts included, the newest first: rows of id, title,
    kenmerk and status."""
    return db.session.execute(_asked(), {"id": groep.id}).all()


@cache
def _account():
    R = Rekening
    mine = R.groep_id == bindparam("id"), R.vervallen_at.is_(None)
    return select(R).where(*mine).order_by(R.geldig, R.id.desc()).limit(first(1))


def account(groep):
    """The account of a group as it stands: the one that waits for a second person, else the one that holds, else None."""
    found = db.session.scalar(_account(), {"id": groep.id})
    if found is not None:
        set_committed_value(found, "groep", groep)
    return found
