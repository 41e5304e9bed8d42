"""Keeping the days on which no term ends, and the days on which the portal was out of reach."""

from sqlalchemy import delete

from portal.extensions import db
from portal.permissions import require
from portal.regelingen.models import Feestdag, Storing
from portal.regelingen.queries import kalender
from portal.sql import insert_once


def add_day(datum, naam, bron, *, by):
    """No term ends on this day any more; False when that was so already."""
    require(by, "regelingen.beheren")
    if datum in kalender.wettelijk(datum.year, datum.year):
        return False
    return insert_once(Feestdag, datum=datum, naam=naam, bron=bron)


def drop_day(datum, *, by):
    """An ordinary day again. A second click changes nothing."""
    require(by, "regelingen.beheren")
    db.session.execute(delete(Feestdag).where(Feestdag.datum == datum))


def add_outage(van, tot, wat, *, by):
    """Terms that would end in it go on until the first working day after it."""
    require(by, "regelingen.beheren")
    db.session.add(Storing(van=van, tot=tot, wat=wat, by_id=by.id))


def drop_outage(id, *, by):
    """As if it had not been. A second click changes nothing."""
    require(by, "regelingen.beheren")
    db.session.execute(delete(Storing).where(Storing.id == id))
