"""One account, or one final amount, with the grant it is about."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from portal.extensions import db
from portal.toekenningen.queries import WHOLE
from portal.verantwoording.models import Vaststelling, Verantwoording


def verantwoording(id):
    """An account with its lines, photos and grant; 404 when there is none."""
    A = Verantwoording
    query = select(A).where(A.id == id).options(joinedload(A.toekenning).options(WHOLE), selectinload(A.regels))
    return db.one_or_404(query.options(selectinload(A.fotos)))


def vaststelling(id):
    """A final amount, decided or intended, with its grant; 404 when there is none."""
    V = Vaststelling
    return db.one_or_404(select(V).where(V.id == id).options(joinedload(V.toekenning).options(WHOLE)))
