"""What is looked up for reports."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from portal.extensions import db
from portal.rapportages.models import Verslag
from portal.wijken.queries import LEAN


def one(id):
    """A report with its area, or 404."""
    return db.one_or_404(select(Verslag).where(Verslag.id == id).options(joinedload(Verslag.gebied).options(*LEAN)))
