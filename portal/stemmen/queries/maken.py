"""What staff choose from when they make a round: admitted points, themes and areas of the agenda."""

from functools import cache

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import joinedload

from portal.buurtagenda.models import AgendaBuurt, Agendapunt, FasePlan
from portal.buurtagenda.rules.fase import Fase
from portal.buurtagenda.rules.punt import Status
from portal.extensions import db
from portal.stemmen.models import Keuze
from portal.wijken.models import Gebied
from portal.wijken.queries import LEAN


def points_for(ronde):
    """The admitted points of its agenda, on the site, that are no option of this round yet, with their area, by title."""
    there = select(Keuze.punt_id).where(Keuze.ronde_id == ronde.id, Keuze.punt_id.is_not(None))
    points = select(Agendapunt).where(
        Agendapunt.agenda_id == ronde.agenda_id, Agendapunt.status == Status.TOEGELATEN, Agendapunt.openbaar,
        Agendapunt.id.not_in(there),
    )
    points = points.options(joinedload(Agendapunt.gebied).options(*LEAN))
    return db.session.scalars(points.order_by(Agendapunt.title, Agendapunt.id)).all()


def gone(ronde):
    """The titles of its options of which the point was withdrawn, merged, forwarded or taken off the site, or already decided
    on."""
    away = or_(Agendapunt.status != Status.TOEGELATEN, ~Agendapunt.openbaar)
    titles = select(Keuze.title).join(Keuze.punt).where(Keuze.ronde_id == ronde.id, away)
    return db.session.scalars(titles.order_by(Keuze.nummer)).all()


def is_last(keuze):
    """Is this the only option that is still on the ballot of its round?"""
    others = Keuze.ronde_id == keuze.ronde_id, Keuze.id != keuze.id, Keuze.ingetrokken_at.is_(None)
    return db.session.scalar(select(Keuze.id).where(*others).limit(1)) is None


def areas_of(ronde):
    """The area of the round and the buurten of its agenda: rows of code and naam."""
    inside = select(AgendaBuurt.buurt_code).where(AgendaBuurt.agenda_id == ronde.agenda_id)
    areas = select(Gebied.code, Gebied.naam).where((Gebied.code == ronde.gebied_code) | Gebied.code.in_(inside))
    return db.session.execute(areas.order_by(Gebied.code != ronde.gebied_code, Gebied.naam)).all()


def planned(agenda_id):
    """When the phase of voting is planned: a row of begint and eindigt, or None."""
    plan = select(FasePlan.begint, FasePlan.eindigt)
    return db.session.execute(plan.where(FasePlan.agenda_id == agenda_id, FasePlan.fase == Fase.STEMMING)).first()


@cache
def _buurten():
    named = select(Gebied.code, Gebied.naam).join(AgendaBuurt, AgendaBuurt.buurt_code == Gebied.code)
    return named.where(AgendaBuurt.agenda_id == bindparam("agenda")).order_by(Gebied.naam, Gebied.code)


def voters_buurten(ronde):
    """The buurten whose residents may vote: rows of code and naam, by name."""
    return db.session.execute(_buurten(), {"agenda": ronde.agenda_id}).all()
