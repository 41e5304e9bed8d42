"""What time asks for: requests to complete that need a reminder, those whose time is over, and every last day to decide."""

from collections import defaultdict
from datetime import timedelta

from sqlalchemy import exists, func, select
from sqlalchemy.orm import aliased, joinedload, load_only, selectinload

from portal.buurtbonnen.models import Aanvraag, Aanvulverzoek, Besluit, Bezwaar, Schorsing
from portal.buurtbonnen.rules.status import OPEN, BezwaarStatus, Status
from portal.extensions import db
from portal.regelingen.models import RegelingVersie

SHORTLY = timedelta(days=3)
Asked = aliased(Aanvulverzoek)
# What was asked last of an application; what was asked before is answered or taken back.
LAST = select(func.max(Asked.id)).where(Asked.aanvraag_id == Aanvraag.id).scalar_subquery()


def waiting():
    """Requests to complete that nobody answered, with their application, oldest first."""
    return (
        select(Aanvulverzoek.id, Aanvulverzoek.aanvraag_id)
        .join(Aanvraag, Aanvraag.id == Aanvulverzoek.aanvraag_id)
        .where(Aanvulverzoek.id == LAST, Aanvraag.status == Status.AANVULLING_GEVRAAGD)
        .order_by(Aanvulverzoek.id)
    )


def to_remind(day):
    """(id of the request, id of the application) of what asks for a reminder today."""
    query = waiting().add_columns(Aanvulverzoek.gevraagd_op, Aanvulverzoek.uiterlijk, Aanvulverzoek.herinnerd)
    rows = db.session.execute(query.where(Aanvulverzoek.uiterlijk >= day, Aanvulverzoek.herinnerd < 2))
    return [(row.id, row.aanvraag_id) for row in rows if reminders_due(row, day) > row.herinnerd]


def reminders_due(verzoek, day):
    """How many of its two reminders have come: halfway, and three days before the end but after the first. After days in
    which nothing ran one mail does for both."""
    half = verzoek.gevraagd_op + (verzoek.uiterlijk - verzoek.gevraagd_op) / 2
    return (day >= half) + (day >= max(verzoek.uiterlijk - SHORTLY, half + timedelta(days=1)))


def expired(day):
    """(id of the request, id of the application) whose time is over while the clock still stands still for it."""
    open_stop = Schorsing.aanvraag_id == Aanvulverzoek.aanvraag_id, Schorsing.tot.is_(None)
    query = waiting().where(Aanvulverzoek.uiterlijk < day, exists().where(*open_stop, Schorsing.grond == "aanvullen"))
    return [(row.id, row.aanvraag_id) for row in db.session.execute(query)]


def with_a_last_day():
    """Every application whose last day to decide is known, each with its version and its Schorsing rows: pairs."""
    A, rests = Aanvraag, defaultdict(list)
    known = A.status.in_(sorted(OPEN)), A.beslissen_voor.is_not(None)
    for rest in db.session.scalars(select(Schorsing).join(A, A.id == Schorsing.aanvraag_id).where(*known).order_by(Schorsing.id)):
        rests[rest.aanvraag_id].append(rest)
    whole = load_only(A.ontvangen_op, A.verdaagd_dagen, A.beslissen_voor), joinedload(A.versie).load_only(RegelingVersie.regels)
    found = db.session.scalars(select(A).where(*known).order_by(A.id).options(*whole))
    return [(aanvraag, rests[aanvraag.id]) for aanvraag in found]


def open_bezwaren():
    """Every bezwaar that waits for an answer, each with what its clock needs."""
    version = joinedload(Bezwaar.besluit).joinedload(Besluit.aanvraag).joinedload(Aanvraag.versie)
    query = select(Bezwaar).where(Bezwaar.status == BezwaarStatus.INGEDIEND).order_by(Bezwaar.id)
    return db.session.scalars(query.options(version, selectinload(Bezwaar.verzoeken))).all()


def verzoek(id):
    return db.session.get(Aanvulverzoek, id)
