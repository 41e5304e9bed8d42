"""One grant with all that decides who may do what with it."""

from functools import cache

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import joinedload, selectinload
from werkzeug.exceptions import NotFound

from portal.bewonersgroepen.models import Bewonersgroep
from portal.buurtbonnen.models import Aanvraag
from portal.extensions import db
from portal.regelingen.models import RegelingVersie
from portal.toekenningen.models import Termijn, Toekenning
from portal.wijken.queries import LEAN

WHOLE = joinedload(Toekenning.aanvraag).options(
    joinedload(Aanvraag.groep).selectinload(Bewonersgroep.leden),
    joinedload(Aanvraag.versie).joinedload(RegelingVersie.regeling),
    joinedload(Aanvraag.gebied).options(*LEAN),
    joinedload(Aanvraag.owner),
    selectinload(Aanvraag.posten),
)


@cache
def _one():
    return select(Toekenning).where(Toekenning.id == bindparam("id")).options(WHOLE, selectinload(Toekenning.termijnen))


def find(id):
    """The grant of the application of this number, or None."""
    return db.session.scalars(_one(), {"id": id}).one_or_none()


def one(id):
    """A grant with its application, group, version, budget and instalments; 404 when there is none."""
    found = find(id)
    if found is None:
        raise NotFound
    return found


def next_termijn(toekenning_id):
    """The number of the next instalment."""
    last = select(func.max(Termijn.nummer)).where(Termijn.toekenning_id == toekenning_id)
    return (db.session.scalar(last) or 0) + 1
