"""What we look up before the demo village moves in."""

from sqlalchemy import exists, select

from portal.extensions import db
from portal.people.models import Person


def is_empty():
    """Does nobody live here yet?"""
    return not db.session.scalar(select(exists().where(Person.id.is_not(None))))
