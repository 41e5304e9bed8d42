"""The questions whether work may become public: one, the last of an inspanning, and those that wait too long."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from portal.extensions import db
from portal.wijken.queries import LEAN
from portal.wijkopgaven.models import Inspanning, Publicatievraag

WITH_ALL = (
    joinedload(Publicatievraag.inspanning).options(
        joinedload(Inspanning.gebied).options(*LEAN), joinedload(Inspanning.opgave)
    ),
    joinedload(Publicatievraag.gevraagd_door),
    joinedload(Publicatievraag.beantwoord_door),
)
AS_IT_IS_NOW = {"populate_existing": True}


def publicatievraag(id):
    """A question with its inspanning and who asked and answered, as it is now, or 404."""
    found = select(Publicatievraag).where(Publicatievraag.id == id).options(*WITH_ALL)
    return db.one_or_404(found.execution_options(**AS_IT_IS_NOW))


def last_question(inspanning_id):
    """The newest question about an inspanning with who asked and answered, or None."""
    asked = select(Publicatievraag).where(Publicatievraag.inspanning_id == inspanning_id).options(*WITH_ALL[1:])
    newest = asked.order_by(Publicatievraag.id.desc()).limit(1)
    return db.session.scalar(newest.execution_options(**AS_IT_IS_NOW))


def was_asked(inspanning_id):
    """Was the question ever put for this inspanning?"""
    asked = select(Publicatievraag.id).where(Publicatievraag.inspanning_id == inspanning_id).limit(1)
    return db.session.scalar(asked) is not None


def overdue(day):
    """The ids of the questions whose term ended before this day, that wait still and were not told of."""
    waiting = Publicatievraag.antwoord == "", Publicatievraag.te_laat_gemeld_at.is_(None)
    late = select(Publicatievraag.id).where(*waiting, Publicatievraag.antwoord_voor < day)
    return db.session.scalars(late.order_by(Publicatievraag.id)).all()
