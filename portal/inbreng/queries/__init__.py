"""What is looked up about submissions."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from portal.extensions import db
from portal.inbreng.models import Inbreng
from portal.wijken.queries import LEAN


def one(id):
    """A submission with its area, or 404."""
    return db.one_or_404(select(Inbreng).where(Inbreng.id == id).options(joinedload(Inbreng.gebied).options(*LEAN)))
