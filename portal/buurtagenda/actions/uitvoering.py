"""After the vote: the agenda is adopted, and each chosen point is planned, done and told of."""

from portal.buurtagenda.models import PuntMijlpaal
from portal.buurtagenda.rules.punt import Status
from portal.clock import today
from portal.errors import NotNow
from portal.extensions import db
from portal.permissions import require
from portal.story.actions import move, tell


def adopt(punten, chosen, *, by):
    """Put the points of ``chosen`` on the agenda, in that order, and answer all other admitted ones.

    ``punten``: the admitted points; ``chosen``: {point id: reason} in the order of the agenda, ``None`` as key for the
    reason of those not chosen. Everybody concerned hears once.
    """
    reasons = dict(chosen)
    otherwise = reasons.pop(None)
    places = {id: place for place, id in enumerate(reasons, 1)}
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
    """Reached today; a second click changes nothing. NotNow for a step of another point."""
    require(by, "agendapunten.uitvoeren", punt)
    if stap.punt_id != punt.id:
        raise NotNow("mijlpaal")
    if stap.gehaald_op is None:
        stap.gehaald_op = today()
        tell(punt, "mijlpaal_gehaald", by=by, note=stap.titel)
