"""After the vote: the agenda is adopted, and each chosen point is planned, done and told of."""

from sqlalchemy import update

from portal.buurtagenda import queries
from portal.buurtagenda.actions.holding import hold
from portal.buurtagenda.models import PuntMijlpaal
from portal.buurtagenda.rules.fase import NA_DE_STEMMING
from portal.buurtagenda.rules.punt import Status
from portal.clock import today
from portal.errors import NotNow
from portal.extensions import db
from portal.permissions import require
from portal.story.actions import move, tell


def adopt(agenda, punten, chosen, *, by):
    """Put the points of ``chosen`` on the agenda, in that order, and answer all other admitted ones.

    ``punten``: those of the agenda; ``chosen``: {point id: reason} in the order of the agenda, after what is on it already,
    ``None`` as key for the reason of those not chosen. Everybody concerned hears once. NotNow before the phase in which this
    is decided, and while the result of a vote is still to come.
    """
    require(by, "agendas.beheren", agenda)
    hold(agenda)
    if agenda.status not in NA_DE_STEMMING or queries.awaits_result(agenda.id):
        raise NotNow("vaststellen")
    reasons = dict(chosen)
    otherwise = reasons.pop(None)
    last = max((punt.plaats or 0 for punt in punten), default=0)
    places = {id: place for place, id in enumerate(reasons, last + 1)}
    for punt in punten:
        if punt.status != Status.TOEGELATEN:
            continue
        if punt.id in places:
            punt.plaats = places[punt.id]
            move(punt, "kiezen", by=by, note=reasons[punt.id])
        else:
            move(punt, "niet_kiezen", by=by, note=otherwise)


def plan(punt, values, *, by):
    """Say who does it, by when, and what it costs (cents)."""
    require(by, "agendapunten.uitvoeren", punt)
    changed = sorted(name for name, value in values.items() if getattr(punt, name) != value)
    for name in changed:
        setattr(punt, name, values[name])
    if changed:
        tell(punt, "plannen", by=by, data={"velden": changed})


def report(punt, text, *, by):
    """News about the work: everyone who brought, supports or follows the point hears it once."""
    require(by, "agendapunten.uitvoeren", punt)
    return tell(punt, "voortgang", by=by, note=text)


def add_milestone(punt, titel, gepland_op, *, by):
    require(by, "agendapunten.uitvoeren", punt)
    stap = PuntMijlpaal(punt_id=punt.id, titel=titel, gepland_op=gepland_op)
    db.session.add(stap)
    db.session.flush()
    tell(punt, "mijlpaal", by=by, note=titel)
    return stap


def reach_milestone(punt, stap, *, by):
    """Reached today; a second click changes nothing, also at the same moment. NotNow for a step of another point."""
    require(by, "agendapunten.uitvoeren", punt)
    if stap.punt_id != punt.id:
        raise NotNow("mijlpaal")
    table = PuntMijlpaal.__table__
    ahead = update(table).where(table.c.id == stap.id, table.c.gehaald_op.is_(None))
    if db.session.execute(ahead.values(gehaald_op=today())).rowcount:
        tell(punt, "mijlpaal_gehaald", by=by, note=stap.titel)
