"""The money behind activities: the budgets a group can pay one from, and what was spent on it. In cents."""

from functools import cache

from sqlalchemy import bindparam, exists, func, or_, select
from sqlalchemy.orm import joinedload

from portal.activiteiten.models import Activiteit
from portal.activiteiten.rules import TELT_MEE
from portal.buurtbonnen.models import Aanvraag
from portal.extensions import db
from portal.toekenningen.models import Toekenning, Uitgave
from portal.toekenningen.rules.status import Status
from portal.toekenningen.rules.uitgave import UITGEGEVEN
from portal.toekenningen.rules.uitgave import Status as UitgaveStatus

VERSIE = joinedload(Toekenning.aanvraag).joinedload(Aanvraag.versie)


@cache
def _potjes():
    running = or_(Toekenning.status == Status.LOPEND, Toekenning.id == bindparam("besides"))
    theirs = running, Aanvraag.groep_id == bindparam("groep")
    columns = Toekenning.id, Aanvraag.title, Aanvraag.kenmerk, Toekenning.jaar
    return select(*columns).join(Toekenning.aanvraag).where(*theirs).order_by(Toekenning.jaar.desc(), Toekenning.id)


def potjes(groep_id, besides=None):
    """The budgets of a group that run, and the one numbered ``besides``: rows of id, title, kenmerk and jaar."""
    return db.session.execute(_potjes(), {"groep": groep_id, "besides": besides or 0}).all()


@cache
def _potje():
    return select(Toekenning).where(Toekenning.id == bindparam("id")).options(VERSIE)


def potje(id):
    """A budget with the version of its regeling."""
    return db.session.scalars(_potje(), {"id": id}).one()


def board_activities(toekenning_id, besides=0):
    """How many activities for the board itself this budget has, without the one numbered ``besides``."""
    theirs = Activiteit.toekenning_id == toekenning_id, Activiteit.bestuur, Activiteit.status.in_(TELT_MEE)
    return db.session.scalar(select(func.count()).where(*theirs, Activiteit.id != besides))


@cache
def _money():
    sums = select(Uitgave.status, func.sum(Uitgave.bedrag)).where(Uitgave.activiteit_id == bindparam("id"))
    return sums.group_by(Uitgave.status)


def money_of(activiteit):
    """(spent, waiting): what was spent on it, and what two people still have to sign for."""
    sums = {status: int(cents) for status, cents in db.session.execute(_money(), {"id": activiteit.id})}
    return sum(sums.get(status, 0) for status in UITGEGEVEN), sums.get(UitgaveStatus.INGEDIEND, 0)


def has_expenses(activiteit):
    """Was anything ever recorded as spent on it, whatever became of that?"""
    return db.session.scalar(select(exists().where(Uitgave.activiteit_id == activiteit.id)))
