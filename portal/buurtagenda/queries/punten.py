"""Points: one with its agenda, those of an agenda, what was found about them."""

from functools import cache

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import contains_eager, joinedload

from portal.buurtagenda.models import Agendapunt, PuntMijlpaal, PuntSteun, Toets
from portal.buurtagenda.rules import toets
from portal.buurtagenda.rules.klaar import WAITING
from portal.buurtagenda.rules.punt import Status
from portal.extensions import db
from portal.initiatieven.models import Initiatief
from portal.initiatieven.rules import LOPEND
from portal.stemmen.models import Keuze, Stemronde
from portal.stemmen.rules.ronde import Status as Ronde
from portal.story.models import Event
from portal.wijken.queries import LEAN

WHOLE = (
    joinedload(Agendapunt.agenda),
    joinedload(Agendapunt.gebied).options(*LEAN),
    joinedload(Agendapunt.owner),
    joinedload(Agendapunt.doel),
    joinedload(Agendapunt.initiatief),
    joinedload(Agendapunt.inbreng),
)


@cache
def by_id():
    return select(Agendapunt).where(Agendapunt.id == bindparam("id")).options(*WHOLE)


def punt(id):
    """A point with its agenda, area, submitter and what it was merged into, or 404."""
    return db.one_or_404(by_id().params(id=id))


def why_off(punt):
    """Why it was taken off the site, as its submitter reads it; "" for one that was not."""
    if punt.weggehaald_at is None:
        return ""
    off = Event.kind == punt.kind, Event.thing_id == punt.id, Event.what == f"{punt.kind}.weghalen"
    return db.session.scalar(select(Event.note).where(*off).order_by(Event.id.desc()).limit(1))


def punt_by_kenmerk(kenmerk):
    """The point of this kenmerk, or None."""
    return db.session.scalar(select(Agendapunt).where(Agendapunt.kenmerk == kenmerk.strip().upper()))


def punt_of_initiatief(agenda_id, initiatief_id):
    """The id of the point an initiatief became on this agenda, or None."""
    here = Agendapunt.agenda_id == agenda_id, Agendapunt.initiatief_id == initiatief_id
    return db.session.scalar(select(Agendapunt.id).where(*here))


def points_of_initiatief(initiatief_id):
    """The points on the site that an initiatief became, as rows of id, kenmerk and title."""
    P = Agendapunt
    became = P.initiatief_id == initiatief_id, P.openbaar
    return db.session.execute(select(P.id, P.kenmerk, P.title).where(*became).order_by(P.id)).all()


def found(punt_id):
    """What was found on each criterium: {criterium: Toets}."""
    rows = db.session.scalars(select(Toets).where(Toets.punt_id == punt_id))
    return {row.criterium: row for row in rows}


def open_criteria(punt_id):
    """The criteria of the feasibility test that have no answer yet."""
    return toets.open_criteria({name: row.oordeel for name, row in found(punt_id).items()})


def kept_by(punt):
    """The option an admitted point is in a round that is fixed, with that round; None when there is none, it was taken off that
    ballot, the round was called off, or its agenda is at its end: nothing is adopted there any more."""
    if punt.status != Status.TOEGELATEN or punt.agenda.voorbij:
        return None
    agreed = Stemronde.status.not_in((Ronde.CONCEPT, Ronde.VERVALLEN)), Keuze.ingetrokken_at.is_(None)
    rows = select(Keuze).join(Keuze.ronde).where(Keuze.punt_id == punt.id, *agreed)
    return db.session.scalars(rows.options(contains_eager(Keuze.ronde)).order_by(Keuze.id.desc()).limit(1)).first()


def supports(person_id, punt_id):
    """Does this person support the point?"""
    mine = PuntSteun.punt_id == punt_id, PuntSteun.person_id == person_id
    return db.session.scalar(select(PuntSteun.punt_id).where(*mine)) is not None


def milestones(punt_id):
    """The steps of the work on a point, by the day they were reached or are planned for; without a day last."""
    day = func.coalesce(PuntMijlpaal.gehaald_op, PuntMijlpaal.gepland_op)
    rows = select(PuntMijlpaal).where(PuntMijlpaal.punt_id == punt_id)
    return db.session.scalars(rows.order_by(day.is_(None), day, PuntMijlpaal.id)).all()


def milestone(id):
    """One step of the work, or 404."""
    return db.get_or_404(PuntMijlpaal, id)


def public_points(agenda_id):
    """The points of an agenda that anyone may see, in the order of the agenda once it is adopted."""
    shown = Agendapunt.agenda_id == agenda_id, Agendapunt.openbaar.is_(True)
    order = Agendapunt.plaats.is_(None), Agendapunt.plaats, Agendapunt.steun_count.desc(), Agendapunt.id
    rows = select(Agendapunt).where(*shown).options(joinedload(Agendapunt.gebied).options(*LEAN)).order_by(*order)
    return db.session.scalars(rows).all()


def all_points(agenda_id):
    """Every point of an agenda for those who work on it, the longest waiting first."""
    rows = select(Agendapunt).where(Agendapunt.agenda_id == agenda_id).options(joinedload(Agendapunt.gebied).options(*LEAN))
    return db.session.scalars(rows.order_by(Agendapunt.status_at, Agendapunt.id)).all()


def waiting(agenda_id, fase):
    """The points an agenda would leave behind if it went to this phase now, the longest waiting first."""
    rows = select(Agendapunt).where(Agendapunt.agenda_id == agenda_id, Agendapunt.status.in_(WAITING.get(fase, ())))
    return db.session.scalars(rows.order_by(Agendapunt.status_at, Agendapunt.id)).all()


def admitted(agenda_id):
    """The points of an agenda of which it is not decided yet whether they come on it, the longest waiting first."""
    rows = select(Agendapunt).where(Agendapunt.agenda_id == agenda_id, Agendapunt.status == Status.TOEGELATEN)
    return db.session.scalars(rows.order_by(Agendapunt.status_at, Agendapunt.id)).all()


def initiatieven_for(agenda):
    """Public initiatieven under way in the buurten of an agenda, not on it yet, the most supported first."""
    codes = [row.buurt_code for row in agenda.buurten] + [agenda.gebied_code]
    there = select(Agendapunt.initiatief_id).where(Agendapunt.agenda_id == agenda.id, Agendapunt.initiatief_id.is_not(None))
    going = Initiatief.openbaar.is_(True), Initiatief.status.in_(LOPEND), Initiatief.gebied_code.in_(codes)
    rows = select(Initiatief.id, Initiatief.title, Initiatief.kenmerk, Initiatief.status, Initiatief.steun_count)
    rows = rows.where(*going, Initiatief.id.not_in(there))
    return db.session.execute(rows.order_by(Initiatief.steun_count.desc(), Initiatief.id)).all()
