"""What we look up for the demo village: whether anybody lives here, the codes of a vote, and what waits to be sorted."""

from sqlalchemy import exists, func, select

from portal.betalingen.models import Betaling
from portal.extensions import db
from portal.inbreng.models import Inbreng
from portal.people.models import Person
from portal.stemmen.models import Stemcode


def is_empty():
    """Does nobody live here yet?"""
    return not db.session.scalar(select(exists().where(Person.id.is_not(None))))


def codes_of(ronde_id):
    """The codes of a round, by their number."""
    return db.session.scalars(select(Stemcode).where(Stemcode.ronde_id == ronde_id).order_by(Stemcode.nummer)).all()


def to_sort(day):
    """What came in on this day or before and was not sorted yet."""
    waiting = Inbreng.getrieerd_at.is_(None), Inbreng.ontvangen_op <= day
    return db.session.scalars(select(Inbreng).where(*waiting).order_by(Inbreng.id)).all()


def last_payment(toekenning_id):
    """The number of the newest payment of a grant."""
    return db.session.scalar(select(func.max(Betaling.id)).where(Betaling.toekenning_id == toekenning_id))
