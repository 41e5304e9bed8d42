"""One payment, and the payments whose recipients are still to be told."""

from functools import cache

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import NotFound

from portal.betalingen.models import Betaling, Ontvangst
from portal.betalingen.rules import Stand
from portal.clock import Moment
from portal.extensions import db
from portal.sql import first
from portal.story.models import Event
from portal.toekenningen.models import Toekenning
from portal.toekenningen.queries import WHOLE

# So many are told at a look, so that the mail goes on in between.
AT_ONCE = 200
UNTOLD = Betaling.stand == Stand.BETAALD, Betaling.gemeld_at.is_(None)
# Only for the one call that may tell of a payment there is a row to change.
CLAIM = (
    update(Betaling.__table__)
    .where(Betaling.id == bindparam("betaling"), *UNTOLD)
    .values(gemeld_at=bindparam("at", type_=Moment))
)


@cache
def _betaling():
    whole = joinedload(Betaling.toekenning).options(WHOLE)
    query = select(Betaling).where(Betaling.id.in_(bindparam("ids", expanding=True)))
    return query.options(whole, joinedload(Betaling.run), joinedload(Betaling.termijn))


def betalingen(ids):
    """These payments, each with its run, instalment and grant."""
    return db.session.scalars(_betaling(), {"ids": ids}).all()


def betaling(id):
    """A payment with its run, instalment and grant; 404 when there is none."""
    found = betalingen([id])
    if not found:
        raise NotFound
    return found[0]


def to_tell():
    """The ids of payments whose recipient has heard nothing yet, the oldest first."""
    query = select(Betaling.id).where(*UNTOLD).order_by(Betaling.id).limit(first(AT_ONCE))
    return db.session.scalars(query).all()


def ontvangst(id):
    """Money that came in, with its grant; 404 when there is none."""
    return db.one_or_404(select(Ontvangst).where(Ontvangst.id == id).options(joinedload(Ontvangst.toekenning).options(WHOLE)))


def undone(toekenning):
    """{id of an Ontvangst: the event that says why it was undone} of a grant."""
    what = Event.kind == Toekenning.kind, Event.what == f"{Toekenning.kind}.ontvangst_terugdraaien"
    found = db.session.scalars(select(Event).where(*what, Event.thing_id == toekenning.id).order_by(Event.id))
    return {event.data["ontvangst"]: event for event in found}


def receipts(toekenning):
    """What came back from the recipient of a grant, the newest first, as Ontvangst."""
    mine = select(Ontvangst).where(Ontvangst.toekenning_id == toekenning.id)
    return db.session.scalars(mine.order_by(Ontvangst.ontvangen_op.desc(), Ontvangst.id.desc())).all()
