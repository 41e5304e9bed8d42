"""What belongs to one application for who handles it or decides: notes, and the whole history."""

from functools import cache

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from portal.buurtbonnen.models import Aanvraag, Werknotitie
from portal.extensions import db
from portal.sql import first
from portal.story.models import Event

MOST_EVENTS = 200


@cache
def _notes():
    here = Werknotitie.aanvraag_id == bindparam("id")
    return select(Werknotitie).where(here).options(joinedload(Werknotitie.by)).order_by(Werknotitie.id.desc())


def notes(aanvraag):
    """The notes among staff, newest first, each with who wrote it."""
    return db.session.scalars(_notes(), {"id": aanvraag.id}).all()


@cache
def _history():
    about = Event.kind == Aanvraag.kind, Event.thing_id == bindparam("id")
    query = select(Event).where(*about).options(joinedload(Event.actor))
    return query.order_by(Event.id.desc()).limit(first(MOST_EVENTS))


def history(aanvraag):
    """Everything that happened to it, newest first, each with who did it."""
    return db.session.scalars(_history(), {"id": aanvraag.id}).all()
