"""One activity with its group and area, and its photos."""

from functools import cache

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import NotFound

from portal.activiteiten.models import Activiteit, ActiviteitFoto
from portal.activiteiten.rules import Status
from portal.bewonersgroepen.models import Bewonersgroep
from portal.extensions import db
from portal.story.models import Event
from portal.wijken.queries import LEAN

GROUP = joinedload(Activiteit.groep).selectinload(Bewonersgroep.leden)
# Who is in the group may have changed since this session first met it.
AS_IT_IS_NOW = {"populate_existing": True}


@cache
def _one():
    area = joinedload(Activiteit.gebied).options(*LEAN)
    return select(Activiteit).where(Activiteit.id == bindparam("id")).options(GROUP, area)


def one(id):
    """An activity with its group, the people in that, and its area; 404 when there is none."""
    return found(_one(), id=id)


def of_this_group(groep_id, id):
    """An activity by its number when this group organises it, else None."""
    return db.session.scalar(select(Activiteit).where(Activiteit.id == id, Activiteit.groep_id == groep_id))


@cache
def _fotos():
    F = ActiviteitFoto
    return select(F).where(F.activiteit_id == bindparam("id")).order_by(F.at, F.key)


def fotos(activiteit):
    """The photos of an activity, the oldest first."""
    return db.session.scalars(_fotos(), {"id": activiteit.id}).all()


@cache
def _foto():
    whole = joinedload(ActiviteitFoto.activiteit).options(GROUP)
    return select(ActiviteitFoto).where(ActiviteitFoto.key == bindparam("key")).options(whole)


def foto(key):
    """A photo with its activity, the group of that and the people in it; 404 when there is none."""
    return found(_foto(), key=key)


@cache
def _before_taken_away():
    E, names = Event.__table__.c, [f"{Activiteit.kind}.{step}" for step in ("weghalen", "afgelasten")]
    mine = E.kind == Activiteit.kind, E.thing_id == bindparam("id"), E.what.in_(names)
    return select(E.what, E.before, E.note).where(*mine).order_by(E.id)


def before_taken_away(activiteit):
    """(status, reason) of an activity as it was before staff took it off the site; (None, "") when it never was."""
    rows = {row.what: row for row in db.session.execute(_before_taken_away(), {"id": activiteit.id})}
    gone, off = (rows.get(f"{Activiteit.kind}.{step}") for step in ("weghalen", "afgelasten"))
    before = gone and gone.before
    return before, off.note if off and before == Status.AFGELAST else ""


def found(query, **values):
    thing = db.session.scalars(query, values, execution_options=AS_IT_IS_NOW).one_or_none()
    if thing is None:
        raise NotFound
    return thing
