"""What belongs to one application for who handles it or decides: notes, and the whole history."""

from functools import cache

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import NotFound

from portal.buurtbonnen.models import Aanvraag, Werknotitie
from portal.extensions import db
from portal.sql import first
from portal.story.models import Event

MOST_EVENTS = 200
IS_LETTER = Event.kind == Aanvraag.kind, Event.what == f"{Aanvraag.kind}.brief"


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


def brief(aanvraag, nummer):
    """A letter about the term that went by post, as the event that keeps it; 404 when there is none or its words are gone."""
    event = db.session.scalar(select(Event).where(Event.id == nummer, Event.thing_id == aanvraag.id, *IS_LETTER))
    if event is None or "alineas" not in event.data:
        raise NotFound
    return event


def letter_just_made(aanvraag):
    """The last that happened to it, when that is a letter to post; or None."""
    last = select(func.max(Event.id)).where(Event.kind == Aanvraag.kind, Event.thing_id == aanvraag.id).scalar_subquery()
    return db.session.scalar(select(Event).where(Event.id == last, *IS_LETTER))
