"""What came in, which promises were kept and what was granted, counted by the area each is about.

An area of which nothing is known counts as None: it belongs to the whole gemeente.
"""

from functools import cache
from typing import NamedTuple

from sqlalchemy import BigInteger, and_, bindparam, case, cast, exists, func, select
from sqlalchemy.orm import aliased

from portal.buurtbonnen.models import Aanvraag, Besluit
from portal.buurtbonnen.rules.status import Status as AanvraagStatus
from portal.extensions import db
from portal.inbreng.models import Afspraak, Inbreng
from portal.inbreng.queries.afspraken import counted
from portal.wijkopgaven.models import Inspanning, Koppeling, Wijkopgave
from portal.wijkopgaven.queries.lijn import WITHDRAWN
from portal.wijkopgaven.rules.inspanning import Status

VAN, TOT = bindparam("van"), bindparam("tot")


class Promises(NamedTuple):
    """Settled promises about an area and of a kind: how many, and how many in time, moved in time and too late."""

    gebied_code: str
    soort: str
    alle: int
    nagekomen: int
    verzet: int
    te_laat: int


@cache
def _handed_in():
    to_work = select(Koppeling.inbreng_id).outerjoin(Inspanning, Inspanning.id == Koppeling.inspanning_id)
    to_work = to_work.outerjoin(Wijkopgave, Wijkopgave.id == Koppeling.opgave_id)
    public = func.coalesce(Inspanning.status, Wijkopgave.status) != Status.CONCEPT
    linked = and_(Inbreng.status != WITHDRAWN, Inbreng.id.in_(to_work.where(Koppeling.los_at.is_(None), public)))
    what = Inbreng.gebied_code, Inbreng.soort, Inbreng.status, Inbreng.afgerond
    query = select(*what, func.count().label("aantal"), func.count().filter(linked).label("gekoppeld"))
    # A CASE, so that SQLite keeps to the one index that holds all of this in the order it is counted in.
    return query.where(case((Inbreng.ontvangen_op.between(VAN, TOT), True), else_=False)).group_by(*what)


def handed_in(van, tot):
    """Submissions received in this period: rows of gebied_code, soort, status, afgerond, aantal, and gekoppeld to public work."""
    return db.session.execute(_handed_in(), {"van": van, "tot": tot}).all()


@cache
def _promises():
    return counted(Inbreng.gebied_code, Inbreng.soort, which=Afspraak.beloofd.between(VAN, TOT))


def promises(van, tot, day):
    """Promises for a day in this period as they were kept on ``day``, counted as ``inbreng.queries.afspraken`` does."""
    rows = db.session.execute(_promises(), {"van": van, "tot": tot, "day": day})
    return [Promises(code, soort, sum(sums), *sums) for code, soort, *sums in rows]


def cents(model, name):
    """The sum of an amount as a whole number: PostgreSQL would make it a Decimal."""
    return cast(func.sum(getattr(model, name)), BigInteger).label(name)


@cache
def _granted():
    later = aliased(Besluit)
    query = select(Aanvraag.gebied_code, func.count().label("aantal"), cents(Besluit, "bedrag"))
    stands = Aanvraag.status == AanvraagStatus.TOEGEKEND, ~exists().where(later.vervangt_id == Besluit.id)
    query = query.join(Aanvraag, Aanvraag.id == Besluit.aanvraag_id)
    return query.where(*stands, Besluit.besluit_op.between(VAN, TOT)).group_by(Aanvraag.gebied_code)


def granted(van, tot):
    """Grants decided on in this period, as the register has them: rows of gebied_code, aantal and bedrag (cents)."""
    return db.session.execute(_granted(), {"van": van, "tot": tot}).all()
