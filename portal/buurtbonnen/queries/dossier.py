"""What belongs to one application for who handles it or decides: notes, the whole history, and what came earlier."""

from functools import cache

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import joinedload

from portal.buurtbonnen.models import Aanvraag, Aanvrager, Werknotitie
from portal.buurtbonnen.rules.status import Status
from portal.extensions import db
from portal.sql import first
from portal.story.models import Event

MOST_EVENTS, MOST_EARLIER = 200, 20


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


@cache
def _earlier():
    A, who = Aanvraag, Aanvrager
    same_address = (who.adres_hash == bindparam("adres")) & (who.adres_hash != "")
    here = A.venster_id == bindparam("venster"), A.id != bindparam("id"), A.status != Status.CONCEPT
    return (
        select(A.id, A.kenmerk, A.title, A.status, A.gevraagd, same_address.label("adres"))
        .join(who, who.aanvraag_id == A.id)
        .where(*here, or_(same_address, A.groep_id == bindparam("groep")))
        .order_by(A.id)
        .limit(first(MOST_EARLIER))
    )


def earlier(aanvraag):
    """Other applications in the same venster from this address or this group; ``adres`` tells which of the two."""
    who = aanvraag.aanvrager
    given = {"adres": who.adres_hash if who else "", "groep": aanvraag.groep_id or 0}
    return db.session.execute(_earlier(), given | {"venster": aanvraag.venster_id, "id": aanvraag.id}).all()
