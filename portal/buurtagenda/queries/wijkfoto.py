"""What a wijkfoto is made of beside figures: the buurten of an agenda, and the signalen that were placed."""

from functools import cache

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import NotFound

from portal.buurtagenda.models import Agenda, AgendaBuurt, Signaal
from portal.buurtagenda.rules.punt import SignaalStatus
from portal.extensions import db
from portal.paging import PER_PAGE, key_of, page_of
from portal.sql import first
from portal.wijken.models import Gebied
from portal.wijken.queries import LEAN


@cache
def _with_buurten():
    around = joinedload(Gebied.ouder).options(*LEAN)
    there = joinedload(Agenda.buurten).joinedload(AgendaBuurt.buurt).options(*LEAN, around)
    here = joinedload(Agenda.gebied).options(*LEAN, joinedload(Gebied.ouder).options(*LEAN))
    return select(Agenda).where(Agenda.id == bindparam("id")).options(there, here)


def with_buurten(id):
    """The agenda with its area and buurten and the wijk of each, in one statement; or 404."""
    agenda = db.session.scalars(_with_buurten(), {"id": id}).unique().one_or_none()
    if agenda is None:
        raise NotFound
    return agenda


@cache
def _placed():
    here = Signaal.agenda_id == bindparam("agenda_id"), Signaal.status == SignaalStatus.GEPLAATST
    rows = (
        select(Signaal)
        .where(*here, Signaal.id < bindparam("before"))
        .options(joinedload(Signaal.gebied).options(*LEAN))
    )
    return rows.order_by(Signaal.id.desc()).limit(first(PER_PAGE + 1))


def placed(agenda_id, after=None):
    """A page of the signalen on a wijkfoto, the newest first, from the key a page gave."""
    (before,) = key_of(after, 1) or (2**31 - 1,)
    rows = db.session.scalars(_placed(), {"agenda_id": agenda_id, "before": before})
    return page_of(rows, key=lambda signaal: signaal.id)
