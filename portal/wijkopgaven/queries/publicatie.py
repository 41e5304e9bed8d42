"""The questions whether work may become public: one, the last of an inspanning, who answers, and those that wait too long."""

from sqlalchemy import exists, select
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import NotFound

from portal.extensions import db
from portal.people.models import Role
from portal.people.rules import Rol
from portal.wijken.queries import LEAN, overlapping
from portal.wijkopgaven.models import Inspanning, Publicatievraag

WITH_ALL = (
    joinedload(Publicatievraag.inspanning).options(
        joinedload(Inspanning.gebied).options(*LEAN), joinedload(Inspanning.opgave)
    ),
    joinedload(Publicatievraag.gevraagd_door),
    joinedload(Publicatievraag.beantwoord_door),
)
AS_IT_IS_NOW = {"populate_existing": True}
HERE = select(Inspanning.gebied_code).where(Inspanning.id == Publicatievraag.inspanning_id).correlate(Publicatievraag)


def regisseurs(codes, besides):
    """Is there a regisseur in these areas besides this person, as a condition; ``codes`` as IN takes them."""
    held = Role.rol == Rol.REGISSEUR, Role.geeindigd_op.is_(None), Role.gebied_code.in_(overlapping(codes))
    return exists().where(*held, Role.person_id.is_distinct_from(besides))


QUESTION = select(Publicatievraag, ~regisseurs(HERE, Publicatievraag.gevraagd_door_id))


def publicatievraag(id):
    """A question with its inspanning and who asked and answered, as it is now, or 404."""
    found = first_of(QUESTION.where(Publicatievraag.id == id).options(*WITH_ALL))
    if found is None:
        raise NotFound
    return found


def last_question(inspanning_id):
    """The newest question about an inspanning with who asked and answered, or None."""
    asked = QUESTION.where(Publicatievraag.inspanning_id == inspanning_id).options(*WITH_ALL[1:])
    return first_of(asked.order_by(Publicatievraag.id.desc()).limit(1))


def first_of(query):
    """The first question of a QUESTION as it is now, with ``zonder_regisseur``: is there none but whoever asked? Or None."""
    row = db.session.execute(query.execution_options(**AS_IT_IS_NOW)).first()
    if row is None:
        return None
    vraag, vraag.zonder_regisseur = row
    return vraag


def is_alone(inspanning, person):
    """Is there no regisseur of the area of this inspanning besides this person?"""
    return not db.session.scalar(select(regisseurs([inspanning.gebied_code], person.id)))


def was_asked(inspanning_id):
    """Was the question ever put for this inspanning?"""
    asked = select(Publicatievraag.id).where(Publicatievraag.inspanning_id == inspanning_id).limit(1)
    return db.session.scalar(asked) is not None


def overdue(day):
    """The ids of the questions whose term ended before this day, that wait still and were not told of."""
    waiting = Publicatievraag.antwoord == "", Publicatievraag.te_laat_gemeld_at.is_(None)
    late = select(Publicatievraag.id).where(*waiting, Publicatievraag.antwoord_voor < day)
    return db.session.scalars(late.order_by(Publicatievraag.id)).all()
