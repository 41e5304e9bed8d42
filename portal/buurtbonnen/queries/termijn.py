"""What time asks for: requests to complete that need a reminder, and those whose time is over."""

from datetime import timedelta

from sqlalchemy import exists, func, select
from sqlalchemy.orm import aliased

from portal.buurtbonnen.models import Aanvraag, Aanvulverzoek, Schorsing
from portal.buurtbonnen.rules.status import Status
from portal.extensions import db

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
    return [(row.id, row.aanvraag_id) for row in rows if is_due(row, day)]


def is_due(verzoek, day):
    """Whether the next of its two reminders has come: halfway, and three days before the end but after the first."""
    half = verzoek.gevraagd_op + (verzoek.uiterlijk - verzoek.gevraagd_op) / 2
    return day >= (half if verzoek.herinnerd == 0 else max(verzoek.uiterlijk - SHORTLY, half + timedelta(days=1)))


def expired(day):
    """(id of the request, id of the application) whose time is over while the clock still stands still for it."""
    open_stop = Schorsing.aanvraag_id == Aanvulverzoek.aanvraag_id, Schorsing.tot.is_(None)
    query = waiting().where(Aanvulverzoek.uiterlijk < day, exists().where(*open_stop, Schorsing.grond == "aanvullen"))
    return [(row.id, row.aanvraag_id) for row in db.session.execute(query)]


def verzoek(id):
    return db.session.get(Aanvulverzoek, id)
