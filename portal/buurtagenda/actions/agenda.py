"""An agenda is made, planned, goes from phase to phase and is closed with an evaluation."""

from sqlalchemy import delete, insert, select
from sqlalchemy.orm.attributes import flag_modified

from portal.buurtagenda import queries
from portal.buurtagenda.actions.holding import hold
from portal.buurtagenda.actions.punten import tell_enough
from portal.buurtagenda.models import Agenda, AgendaBuurt, FasePlan
from portal.buurtagenda.rules.fase import LEVEN, Fase
from portal.buurtagenda.rules.klaar import missing
from portal.buurtagenda.standaard import planned
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.people.rules import TEAM
from portal.permissions import require
from portal.story.actions import move, tell
from portal.wijken.models import Ligging


def start(values, buurten=(), *, by):
    """A new agenda as a draft, with the usual phases planned from its first day."""
    require(by, "agendas.maken")
    agenda = Agenda(owner_id=by.id, **values)
    db.session.add(agenda)
    db.session.flush()
    cover(agenda, buurten, by=by)
    plan(agenda, planned(agenda.van))
    tell(agenda, "maken", by=by)
    return agenda


def edit(agenda, values, buurten=(), *, by):
    """Change what the agenda says of itself and which buurten it is about."""
    require(by, "agendas.aanpassen", agenda)
    changed = sorted(name for name, value in values.items() if getattr(agenda, name) != value)
    for name in changed:
        setattr(agenda, name, values[name])
    renew(agenda)
    cover(agenda, buurten, by=by)
    if changed:
        tell(agenda, "bewerken", by=by, data={"velden": changed})
    if "drempel" in changed:
        tell_enough(agenda, by=by)


def cover(agenda, buurten, *, by):
    """The buurten it is about: these, or without them all of its area; Refused for others than this person works for.

    NotNow once a vote on it is fixed: they say who votes.
    """
    require(by, "agendas.beheren", agenda)
    hold(agenda)
    codes = sorted(set(buurten)) or db.session.scalars(
        select(Ligging.buurt_code).where(Ligging.gebied_code == agenda.gebied_code).order_by(Ligging.buurt_code)
    ).all()
    if set(codes) == set(db.session.scalars(select(AgendaBuurt.buurt_code).where(AgendaBuurt.agenda_id == agenda.id))):
        return
    if queries.is_voted_on(agenda.id):
        raise NotNow("buurten")
    if not by.reach(TEAM) >= set(codes):
        raise Refused("agendas.beheren")
    db.session.execute(delete(AgendaBuurt.__table__).where(AgendaBuurt.agenda_id == agenda.id))
    if codes:
        rows = [{"agenda_id": agenda.id, "buurt_code": code} for code in codes]
        db.session.execute(insert(AgendaBuurt.__table__), rows)


def renew(agenda):
    """Take its next version, so that two who change it or what hangs on it never cross. StaleDataError for the second."""
    flag_modified(agenda, "title")
    db.session.flush()


def plan(agenda, plans):
    """Write down when each phase is and what happens in it. ``plans``: dicts of the columns of FasePlan."""
    db.session.execute(delete(FasePlan.__table__).where(FasePlan.agenda_id == agenda.id))
    db.session.execute(insert(FasePlan.__table__), [{"agenda_id": agenda.id, **row} for row in plans])


def replan(agenda, plans, *, by):
    """Change the plan of the phases."""
    require(by, "agendas.aanpassen", agenda)
    renew(agenda)
    plan(agenda, plans)
    tell(agenda, "bewerken", by=by, data={"velden": ["fasen"]})


def go(agenda, name, note="", *, by):
    """Take a step to another phase; Needed names what must be filled in first. With an agenda that stops, nothing comes on it any
    more: its admitted points are answered with the same reason."""
    hold(agenda)
    step = LEVEN.moves.get(name)
    if step and (lacks := lacking(agenda, step.target)):
        raise Needed(lacks[0])
    event = move(agenda, name, by=by, note=note)
    if agenda.status == Fase.GESTOPT:
        for punt in queries.admitted(agenda.id):
            move(punt, "niet_kiezen", by=by, note=note)
    return event


def lacking(agenda, fase):
    """The names of what must be there before it can go to this phase."""
    return missing(agenda, fase, queries.has_open_vote(agenda.id), queries.waiting(agenda.id, fase))


def evaluate(agenda, text, *, by):
    """Write the evaluation and close the agenda with it."""
    agenda.evaluatie = text
    return go(agenda, "afsluiten", by=by)


