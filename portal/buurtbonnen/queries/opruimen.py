"""Which applications have been kept for as long as they may, and which drafts nobody touches any more."""

from functools import cache

from sqlalchemy import bindparam, exists, or_, select
from sqlalchemy.orm import joinedload

from portal.buurtbonnen.models import Aanvraag, Aanvrager, Besluit, Bezwaar
from portal.buurtbonnen.queries.one import NOBODYS
from portal.buurtbonnen.rules.status import EINDE, BezwaarStatus, Status
from portal.clock import Moment
from portal.extensions import db
from portal.inbreng.models import Inbreng
from portal.regelingen.models import Boeking, Regeling, RegelingVersie
from portal.regelingen.queries.aanbod import holds
from portal.regelingen.rules.status import VersieStatus
from portal.sql import first
from portal.story.models import Event
from portal.toekenningen.models import Bon, Toekenning, Uitgave, Verschuiving
from portal.toekenningen.rules.status import OPEN
from portal.toekenningen.rules.status import Status as ToekenningStatus
from portal.verantwoording.models import Vaststelling, Verantwoording, VerantwoordingFoto

A, T = Aanvraag, Toekenning
BEFORE = bindparam("before", type_=Moment)
# At most so many of a version in one round: the next round goes on.
MOST = 200


def versies():
    """Every version that was published: rows of id and regels."""
    query = select(RegelingVersie.id, RegelingVersie.regels).where(RegelingVersie.status != VersieStatus.CONCEPT)
    return db.session.execute(query.order_by(RegelingVersie.id)).all()


def told(day):
    """Every version that holds on this day or under which somebody asked who is known still: rows of naam and regels."""
    known = exists().where(A.versie_id == RegelingVersie.id, Aanvrager.aanvraag_id == A.id, A.status != Status.CONCEPT)
    query = select(RegelingVersie.naam, RegelingVersie.regels).join(RegelingVersie.regeling)
    query = query.where(RegelingVersie.status != VersieStatus.CONCEPT, or_(holds(day), known))
    return db.session.execute(query.order_by(Regeling.naam, RegelingVersie.nummer.desc())).all()


def at_rest():
    """It ended before that moment, what was granted is settled, and neither a bezwaar nor money has stirred since."""
    waits = or_(Bezwaar.status == BezwaarStatus.INGEDIEND, Bezwaar.status_at >= BEFORE)
    objected = exists().where(Bezwaar.besluit_id == Besluit.id, Besluit.aanvraag_id == A.id, waits)
    booked = exists().where(Boeking.aanvraag_id == A.id, Boeking.at >= BEFORE)
    runs = or_(T.status.in_((*OPEN, ToekenningStatus.TERUG)), T.status_at >= BEFORE, T.gespaard > 0)
    granted = exists().where(T.id == A.id, runs)
    return A.status.in_(sorted(EINDE)), A.status_at < BEFORE, ~objected, ~booked, ~granted


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


def untouched(before, *also):
    """Drafts, of whoever, that nobody changed since this moment: rows of id, kenmerk (none) and since."""
    query = select(A.id, A.kenmerk, A.changed_at.label("since")).where(A.status == Status.CONCEPT, A.changed_at < before, *also)
    return db.session.execute(query.order_by(A.id).limit(MOST)).all()


def lost(before):
    """Those of a browser that has forgotten them: nobody's, and not changed since this moment."""
    return untouched(before, *NOBODYS, A.ingevoerd_door_id.is_(None))


def bezwaar_ids(aanvraag_id):
    """A select of the ids of the bezwaren against any besluit on an application."""
    return select(Bezwaar.id).join(Besluit, Besluit.id == Bezwaar.besluit_id).where(Besluit.aanvraag_id == aanvraag_id)


def inbreng_ids(aanvraag_id):
    """A select of the id of the line of an application in the register."""
    return select(Inbreng.id).where(Inbreng.soort == A.kind, Inbreng.thing_id == aanvraag_id)


def uitgave_ids(aanvraag_id):
    """A select of the ids of what was spent of what was granted on an application."""
    return select(Uitgave.id).where(Uitgave.toekenning_id == aanvraag_id)


def verschuiving_ids(aanvraag_id):
    return select(Verschuiving.id).where(Verschuiving.toekenning_id == aanvraag_id)


def verantwoording_ids(aanvraag_id):
    return select(Verantwoording.id).where(Verantwoording.toekenning_id == aanvraag_id)


def vaststellingen_of(aanvraag_id):
    """Every intention and besluit on the final amount of what was granted on an application."""
    return db.session.scalars(select(Vaststelling).where(Vaststelling.toekenning_id == aanvraag_id)).all()


def bon_keys(aanvraag_id):
    """The keys of the receipts with what was spent."""
    return db.session.scalars(select(Bon.key).where(Bon.uitgave_id.in_(uitgave_ids(aanvraag_id)))).all()


def foto_keys(aanvraag_id):
    """The keys of the photos with every account of it."""
    F = VerantwoordingFoto
    return db.session.scalars(select(F.key).where(F.verantwoording_id.in_(verantwoording_ids(aanvraag_id)))).all()


def events_of(aanvraag_id):
    """The condition of the events about an application, its line in the register, the bezwaren against it, and what was
    granted on it."""
    own = Event.kind.in_((A.kind, T.kind)) & (Event.thing_id == aanvraag_id)
    spent = (Event.kind == Uitgave.kind) & Event.thing_id.in_(uitgave_ids(aanvraag_id))
    moved = (Event.kind == Verschuiving.kind) & Event.thing_id.in_(verschuiving_ids(aanvraag_id))
    line = (Event.kind == Inbreng.kind) & Event.thing_id.in_(inbreng_ids(aanvraag_id))
    return own | line | spent | moved | ((Event.kind == Bezwaar.kind) & Event.thing_id.in_(bezwaar_ids(aanvraag_id)))


def whole(id):
    """An application with who asked and its files."""
    return db.session.scalar(select(A).where(A.id == id).options(
        joinedload(A.aanvrager), joinedload(A.owner), joinedload(A.bestanden)
    ), execution_options={"populate_existing": True})
