"""The days on which no term ends, and the days on which the portal was out of reach."""

from sqlalchemy import select

from portal.clock import HERE
from portal.extensions import db
from portal.regelingen.models import Storing
from portal.story.queries.feestdagen import added, feestdagen, namen, wettelijk

__all__ = ["added", "feestdagen", "namen", "outages", "storingen", "wettelijk"]

OUTAGES = select(Storing).order_by(Storing.van, Storing.id)


def storingen():
    """The outages as Klok takes them: the days on which they began and ended."""
    return tuple((on_the_wall(storing.van), on_the_wall(storing.tot)) for storing in outages())


def outages():
    """The outages a beheerder wrote down, in order."""
    return db.session.scalars(OUTAGES).all()


def on_the_wall(moment):
    return moment.astimezone(HERE).date()
