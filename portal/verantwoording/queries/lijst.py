"""What staff have to do: accounts that are late, to judge, to decide on or to check, and money that is to come back."""

from datetime import date

from sqlalchemy import and_, case, func, or_, select, tuple_
from sqlalchemy.orm import aliased

from portal.bewonersgroepen.models import Bewonersgroep
from portal.buurtbonnen.models import Aanvraag
from portal.extensions import db
from portal.paging import PER_PAGE, key_of, page_of
from portal.sql import first
from portal.toekenningen.models import Toekenning
from portal.toekenningen.rules.status import OPEN, Status
from portal.verantwoording.models import Vaststelling
from portal.wijken.models import Gebied

T, V, A = Toekenning, aliased(Vaststelling), Aanvraag
LAST = select(func.max(Vaststelling.id)).where(Vaststelling.toekenning_id == T.id).correlate(T).scalar_subquery()
ROW = (
    T.id, A.kenmerk, A.title, T.status, T.verleend.label("verleend"), T.uitbetaald, T.verantwoord,
    Gebied.naam.label("gebied_naam"),
    Bewonersgroep.naam.label("groep_naam"), V.id.label("vaststelling_id"), V.bedrag.label("voorstel"),
    (T.teruggevorderd - T.terugbetaald).label("terug"),
)
NEVER = date(9999, 1, 1)


def parts(day, held):
    """{part: (condition, last day)} of the list of staff; ``held``: earlier last days that an outage keeps open."""
    heard = or_(V.voornemen_op.is_(None), V.zienswijze_op.is_not(None), is_over(V.zienswijze_tot, day, held))
    waits = and_(V.id.is_not(None), V.besluit_op.is_(None))
    to_judge = or_(T.status == Status.VERANTWOORD, T.is_opnieuw_vast_te_stellen)
    return {
        "te_laat": (and_(T.status == Status.LOPEND, is_over(T.verantwoorden_voor, day, held)), T.verantwoorden_voor),
        "beoordelen": (and_(to_judge, ~func.coalesce(waits, False)), T.vaststellen_voor),
        "zienswijze": (and_(waits, ~heard), V.zienswijze_tot),
        "besluiten": (and_(waits, heard), T.vaststellen_voor),
        "steekproef": (and_(T.steekproef, T.status.in_(sorted(OPEN))), T.verantwoorden_voor),
        "terug": (T.status == Status.TERUG, V.terug_voor),
    }


def is_over(last, day, held):
    """The condition that a last day is over: before this one, and not held open by an outage."""
    return and_(last < day, last.not_in(held))


def joined(query, reach):
    """Grants in these areas, each with its application and the last amount that was proposed or decided."""
    return (
        query.select_from(T).join(A, A.id == T.id).outerjoin(V, V.id == LAST).where(A.gebied_code.in_(sorted(reach)))
    )


def counts(reach, day, held):
    """{part: how many there are} in these areas, in one statement."""
    sums = {name: func.sum(case((condition, 1), else_=0)) for name, (condition, _last) in parts(day, held).items()}
    query = select(*(func.coalesce(total, 0).label(name) for name, total in sums.items()))
    return dict(db.session.execute(joined(query, reach)).mappings().one())


def rows(part, reach, day, held, na=None):
    """One page of a part, by last day: rows with what the list shows."""
    condition, last = parts(day, held)[part]
    when = func.coalesce(last, NEVER)
    query = joined(select(*ROW, last.label("laatste_dag")), reach).where(condition)
    query = query.outerjoin(Gebied, Gebied.code == A.gebied_code).outerjoin(Bewonersgroep, Bewonersgroep.id == A.groep_id)
    key = key_of(na, 2)
    if key:
        query = query.where(tuple_(when, T.id) > tuple_(date.fromordinal(max(1, min(key[0], date.max.toordinal()))), key[1]))
    found = db.session.execute(query.order_by(when, T.id).limit(first(PER_PAGE + 1)))
    return page_of(found, lambda row: f"{(row.laatste_dag or NEVER).toordinal()}.{row.id}")
