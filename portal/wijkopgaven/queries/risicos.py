"""The risks of a wijkopgave and of one inspanning; for staff."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from portal.extensions import db
from portal.wijkopgaven.models import Inspanning, Risico


def risico(id):
    """A risk with the wijkopgave it belongs to, or 404."""
    return db.one_or_404(select(Risico).where(Risico.id == id).options(joinedload(Risico.opgave)))


def risks(opgave_id):
    """Every risk of a wijkopgave, with the title of the inspanning it is about, if any."""
    about = joinedload(Risico.inspanning).load_only(Inspanning.id, Inspanning.title)
    return db.session.scalars(select(Risico).where(Risico.opgave_id == opgave_id).options(about).order_by(Risico.id)).all()


def all_risks(inspanning_id):
    """The risks of one inspanning, those that are solved too."""
    return db.session.scalars(select(Risico).where(Risico.inspanning_id == inspanning_id).order_by(Risico.id)).all()


def open_risks(inspanning_id):
    """The risks of one inspanning that are not solved."""
    mine = Risico.inspanning_id == inspanning_id, Risico.opgelost_op.is_(None)
    return db.session.scalars(select(Risico).where(*mine).order_by(Risico.id)).all()
