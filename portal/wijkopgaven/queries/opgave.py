"""One wijkopgave and one inspanning, with what their pages always need."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from portal.extensions import db
from portal.wijken.queries import LEAN
from portal.wijkopgaven.models import Inspanning, Wijkopgave


def one(id):
    """A wijkopgave with its area, or 404."""
    area = joinedload(Wijkopgave.gebied).options(*LEAN)
    return db.one_or_404(select(Wijkopgave).where(Wijkopgave.id == id).options(area))


def inspanning(id):
    """An inspanning with its area and the wijkopgave it is part of, or 404."""
    with_it = joinedload(Inspanning.gebied).options(*LEAN), joinedload(Inspanning.opgave)
    return db.one_or_404(select(Inspanning).where(Inspanning.id == id).options(*with_it))
