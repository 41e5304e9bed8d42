"""Rounds: one with everything that is agreed in it, those of an agenda, and those that are open now."""

from functools import cache

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload, selectinload

from portal.buurtagenda.models import Agenda, AgendaBuurt
from portal.extensions import db
from portal.sql import made_once
from portal.stemmen.models import Keuze, Stemronde, Stemtelling
from portal.stemmen.rules.regels import SMALLEST
from portal.stemmen.rules.ronde import Status
from portal.wijken.queries import LEAN

WHOLE = (
    joinedload(Stemronde.gebied).options(*LEAN),
    joinedload(Stemronde.agenda),
    selectinload(Stemronde.keuzes).joinedload(Keuze.gebied).options(*LEAN),
    selectinload(Stemronde.strijdig),
)


@made_once
def by_id():
    return select(Stemronde).where(Stemronde.id == bindparam("id")).options(*WHOLE)


def one(id):
    """The round with its options and pairs that exclude each other, or 404."""
    return db.one_or_404(by_id().params(id=id))


@cache
def _announced():
    phases = joinedload(Stemronde.agenda).selectinload(Agenda.fasen)
    return select(Stemronde).where(Stemronde.id == bindparam("id")).options(phases)


def announced(id):
    """The round with the plan of its agenda, or 404: what goes on changing around a result."""
    return db.one_or_404(_announced().params(id=id))


@made_once
def _with_result():
    buurten = selectinload(Agenda.buurten).joinedload(AgendaBuurt.buurt).options(*LEAN)
    return select(Stemronde).where(Stemronde.id == bindparam("id")).options(
        joinedload(Stemronde.telling),
        joinedload(Stemronde.agenda).options(buurten),
        selectinload(Stemronde.keuzes),
    )


def with_result(id):
    """The round with its options, its count and the buurten of its agenda, or 404."""
    return db.one_or_404(_with_result().params(id=id))


def keuze(id):
    """An option with its round, or 404."""
    statement = select(Keuze).where(Keuze.id == id).options(joinedload(Keuze.ronde), joinedload(Keuze.gebied).options(*LEAN))
    return db.one_or_404(statement)


def of_agenda(agenda_id):
    """The rounds of an agenda, in the order of their opening."""
    rounds = select(Stemronde).where(Stemronde.agenda_id == agenda_id)
    return db.session.scalars(rounds.order_by(Stemronde.opent_at, Stemronde.id)).all()


@made_once
def _public():
    shown = select(Stemronde).where(Stemronde.status != Status.CONCEPT).options(joinedload(Stemronde.gebied).options(*LEAN))
    return shown.order_by(Stemronde.sluit_at.desc(), Stemronde.id.desc())


def public_rounds():
    """Every round the public may see, with its area, the last to close first."""
    return db.session.scalars(_public()).all()


def drafts():
    """The rounds that are being made, with their area, the newest first."""
    made = select(Stemronde).where(Stemronde.status == Status.CONCEPT).options(joinedload(Stemronde.gebied).options(*LEAN))
    return db.session.scalars(made.order_by(Stemronde.id.desc())).all()


def fixed():
    """The rounds that are fixed and not closed yet, with their area, the first to close first."""
    rounds = select(Stemronde).where(Stemronde.status == Status.VASTGELEGD).options(joinedload(Stemronde.gebied).options(*LEAN))
    return db.session.scalars(rounds.order_by(Stemronde.sluit_at, Stemronde.id)).all()


def counted(ronde):
    """The rounds with a result other than this one, the newest first: rows of id and title. Not those with few ballots: whoever
    counts these in many ways finds what is on each."""
    others = Stemronde.status == Status.GETELD, Stemronde.id != ronde.id, Stemtelling.biljetten >= SMALLEST
    earlier = select(Stemronde.id, Stemronde.title).join(Stemtelling, Stemtelling.ronde_id == Stemronde.id).where(*others)
    return db.session.execute(earlier.order_by(Stemronde.sluit_at.desc(), Stemronde.id.desc())).all()


def to_announce(moment):
    """The ids of the rounds that are open at this moment and of which nobody heard so yet."""
    open_now = Stemronde.status == Status.VASTGELEGD, Stemronde.opent_at <= moment, Stemronde.sluit_at > moment
    return db.session.scalars(select(Stemronde.id).where(*open_now, Stemronde.geopend_gemeld_at.is_(None))).all()


def awaits_count():
    """Does any round wait for its count?"""
    return db.session.scalar(select(Stemtelling.ronde_id).where(Stemtelling.klaar_at.is_(None)).limit(1)) is not None
