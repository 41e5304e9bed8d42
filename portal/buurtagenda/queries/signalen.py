"""Signalen: one with its area and giver, and those that staff judge."""

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from portal.buurtagenda.models import Signaal
from portal.extensions import db
from portal.paging import PER_PAGE, key_of, page_of
from portal.sql import first
from portal.wijken.queries import LEAN

WHOLE = joinedload(Signaal.gebied).options(*LEAN), joinedload(Signaal.agenda)
ONE = select(Signaal).where(Signaal.id == bindparam("id")).options(*WHOLE, joinedload(Signaal.inbreng))


def signaal(id):
    """A signaal with its agenda and area, or 404."""
    return db.one_or_404(ONE.params(id=id))


def signalen(reach, *, agenda="", status="", after=None):
    """A page of the signalen in these areas, the newest first; of one agenda and with one status, if asked."""
    rows = select(Signaal).where(Signaal.gebied_code.in_(reach)).options(*WHOLE)
    if agenda:
        rows = rows.where(Signaal.agenda_id == int(agenda))
    if status:
        rows = rows.where(Signaal.status == status)
    (before,) = key_of(after, 1) or (2**31 - 1,)
    rows = rows.where(Signaal.id < before).order_by(Signaal.id.desc()).limit(first(PER_PAGE + 1))
    return page_of(db.session.scalars(rows), key=lambda row: row.id)
