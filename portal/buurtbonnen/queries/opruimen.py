"""Which applications have been kept for as long as they may, and which drafts nobody touches any more."""

from functools import cache

from sqlalchemy import bindparam, exists, or_, select
from sqlalchemy.orm import joinedload

from portal.buurtbonnen.models import Aanvraag, Aanvrager, Besluit, Bezwaar
from portal.buurtbonnen.rules.status import EINDE, BezwaarStatus, Status
from portal.clock import Moment
from portal.extensions import db
from portal.inbreng.models import Inbreng
from portal.regelingen.models import Boeking, RegelingVersie
from portal.regelingen.rules.status import VersieStatus
from portal.sql import first
from portal.story.models import Event

A = Aanvraag
BEFORE = bindparam("before", type_=Moment)
# At most so many of a version in one round: the next round goes on.
MOST = 200


def versies():
    """Every version that was published: rows of id and regels."""
    query = select(RegelingVersie.id, RegelingVersie.regels).where(RegelingVersie.status != VersieStatus.CONCEPT)
    return db.session.execute(query.order_by(RegelingVersie.id)).all()


def at_rest():
    """It ended before that moment, and neither a bezwaar nor money has stirred since."""
    waits = or_(Bezwaar.status == BezwaarStatus.INGEDIEND, Bezwaar.status_at >= BEFORE)
    objected = exists().where(Bezwaar.besluit_id == Besluit.id, Besluit.aanvraag_id == A.id, waits)
    booked = exists().where(Boeking.aanvraag_id == A.id, Boeking.at >= BEFORE)
    return A.status.in_(sorted(EINDE)), A.status_at < BEFORE, ~objected, ~booked


@cache
def _over(what):
    mine = {
        "persoon": exists().where(Aanvrager.aanvraag_id == A.id),
        "archief": exists().where(Besluit.aanvraag_id == A.id, Besluit.reden != ""),
    }
    query = select(A.id, A.kenmerk, A.status_at.label("since")).where(A.versie_id == bindparam("versie"), *at_rest(), mine[what])
    return query.order_by(A.id).limit(first(MOST))


def over(what, versie_id, before):
    """Applications under a version at rest since before a moment that still hold ``persoon`` or ``archief``: rows of
    id, kenmerk and since, the moment it ended."""
    return db.session.execute(_over(what), {"versie": versie_id, "before": before}).all()


def untouched(before):
    """Drafts, of whoever, that nobody changed since this moment: rows of id, kenmerk (none) and since."""
    query = select(A.id, A.kenmerk, A.changed_at.label("since")).where(A.status == Status.CONCEPT, A.changed_at < before)
    return db.session.execute(query.order_by(A.id).limit(MOST)).all()


def bezwaar_ids(aanvraag_id):
    """A select of the ids of the bezwaren against any besluit on an application."""
    return select(Bezwaar.id).join(Besluit, Besluit.id == Bezwaar.besluit_id).where(Besluit.aanvraag_id == aanvraag_id)


def inbreng_ids(aanvraag_id):
    """A select of the id of the line of an application in the register."""
    return select(Inbreng.id).where(Inbreng.soort == A.kind, Inbreng.thing_id == aanvraag_id)


def events_of(aanvraag_id):
    """The condition of the events about an application, its line in the register and the bezwaren against it."""
    own = (Event.kind == A.kind) & (Event.thing_id == aanvraag_id)
    line = (Event.kind == Inbreng.kind) & Event.thing_id.in_(inbreng_ids(aanvraag_id))
    return own | line | ((Event.kind == Bezwaar.kind) & Event.thing_id.in_(bezwaar_ids(aanvraag_id)))


def whole(id):
    """An application with who asked and its files."""
    return db.session.scalar(select(A).where(A.id == id).options(
        joinedload(A.aanvrager), joinedload(A.owner), joinedload(A.bestanden)
    ), execution_options={"populate_existing": True})
