"""Agendas: one with its phases and buurten, and all that run or ran."""

from functools import cache

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload, selectinload

from portal.buurtagenda.models import Agenda, AgendaBuurt
from portal.buurtagenda.rules.fase import FASEN, Fase
from portal.extensions import db
from portal.sql import among, made_once
from portal.stemmen.models import Stemronde
from portal.stemmen.rules.ronde import Status
from portal.story.models import Follow
from portal.wijken.models import Gebied, Ligging
from portal.wijken.queries import LEAN

WHOLE = (
    joinedload(Agenda.gebied).options(*LEAN),
    selectinload(Agenda.fasen),
    selectinload(Agenda.buurten).joinedload(AgendaBuurt.buurt).options(*LEAN),
)


@cache
def by_id():
    return select(Agenda).where(Agenda.id == bindparam("id")).options(*WHOLE)


def one(id):
    """The agenda with its phases and buurten, or 404."""
    return db.one_or_404(by_id().params(id=id))


@made_once
def _running_in():
    here = select(Ligging.buurt_code).where(Ligging.gebied_code == bindparam("code"))
    there = select(AgendaBuurt.agenda_id).where(AgendaBuurt.buurt_code.in_(here))
    going = select(Agenda.id, Agenda.title, Agenda.status, Gebied.naam.label("gebied_naam")).join(Agenda.gebied)
    return going.where(among(Agenda.status, FASEN), Agenda.id.in_(there)).order_by(Agenda.id.desc())


def running_in(code):
    """The agendas that run now and touch this area, the newest first: rows of id, title, status and ``gebied_naam``."""
    return db.session.execute(_running_in(), {"code": code}).all()


def everything():
    """Every agenda, drafts included, the newest first: for staff."""
    return db.session.scalars(select(Agenda).options(joinedload(Agenda.gebied).options(*LEAN)).order_by(Agenda.id.desc())).all()


def follows(person_id, thing):
    """Does this person follow the agenda or the point?"""
    mine = Follow.person_id == person_id, Follow.kind == thing.kind, Follow.key == str(thing.id)
    return db.session.scalar(select(Follow.person_id).where(*mine)) is not None


def agendas():
    """Every agenda that is public, the newest first."""
    public = select(Agenda).where(Agenda.status != Fase.CONCEPT).options(joinedload(Agenda.gebied).options(*LEAN))
    return db.session.scalars(public.order_by(Agenda.id.desc())).all()


def is_voted_on(agenda_id):
    """Is a round on this agenda fixed, or was one that was not called off?"""
    return _has_round(agenda_id, Stemronde.status.not_in((Status.CONCEPT, Status.VERVALLEN)))


def has_open_vote(agenda_id):
    """Is a round on this agenda fixed and not closed or called off yet?"""
    return _has_round(agenda_id, Stemronde.status == Status.VASTGELEGD)


def awaits_result(agenda_id):
    """Is there a vote on this agenda that is still to come, open, or closed and without a public result?"""
    return _has_round(agenda_id, Stemronde.status.in_((Status.VASTGELEGD, Status.GESLOTEN)))


def _has_round(agenda_id, stands):
    """Is there a round on this agenda that stands so?"""
    return db.session.scalar(select(Stemronde.id).where(Stemronde.agenda_id == agenda_id, stands).limit(1)) is not None
