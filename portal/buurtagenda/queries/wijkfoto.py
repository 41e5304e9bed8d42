"""What a wijkfoto is made of: the buurten of an agenda, their figures, and the signalen that were placed."""

from dataclasses import dataclass, field
from functools import cache

from sqlalchemy import bindparam, literal, or_, select
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import NotFound

from portal.buurtagenda.models import Agenda, AgendaBuurt, Signaal
from portal.buurtagenda.rules.punt import SignaalStatus
from portal.extensions import db
from portal.paging import PER_PAGE, key_of, page_of
from portal.sql import first
from portal.wijken.models import Cijfer, Gebied, Indicator, Ligging
from portal.wijken.queries import LEAN
from portal.wijken.queries.figures import plain
from portal.wijken.rules import SOM


@dataclass
class Measured:
    """An indicator with its figures: {code of the area: {jaar: (waarde, aantal)}}."""

    indicator: Indicator
    areas: dict = field(default_factory=dict)

    def of(self, code):
        return self.areas.get(code, {})


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
def _buurten_in():
    return select(Ligging.buurt_code).where(Ligging.gebied_code == bindparam("code"))


def buurten_in(code):
    """The codes of the buurten an area holds."""
    return set(db.session.scalars(_buurten_in(), {"code": code}))


@cache
def _measured():
    named = or_(Cijfer.naam == Indicator.naam, Cijfer.naam == literal(SOM).concat(Indicator.naam))
    shown = or_(Cijfer.aantal.is_(None), Cijfer.aantal >= Indicator.groepsgrootte)
    here = Cijfer.gebied_code.in_(bindparam("codes", expanding=True))
    # Our own sum comes first, so that what was published of the same year takes its place.
    order = Indicator.titel, Indicator.naam, Cijfer.naam == Indicator.naam, Cijfer.jaar
    columns = Cijfer.gebied_code, Cijfer.jaar, Cijfer.waarde, Cijfer.aantal
    return select(Indicator, *columns).join(Cijfer, named).where(here, shown).order_by(*order)


def measured(codes):
    """{naam: Measured} of every indicator with a figure in one of these areas, by title."""
    found = {}
    for indicator, code, jaar, waarde, aantal in db.session.execute(_measured(), {"codes": sorted(codes)}):
        of_this = found.setdefault(indicator.naam, Measured(indicator))
        of_this.areas.setdefault(code, {})[jaar] = plain(waarde), aantal
    return found


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
