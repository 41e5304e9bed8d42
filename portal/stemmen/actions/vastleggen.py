"""Fixing a round for good, and calling a fixed one off."""

import secrets

from sqlalchemy import delete, select

from portal.buurtagenda.actions.holding import hold
from portal.clock import now
from portal.errors import NotNow
from portal.extensions import db
from portal.stemmen import queries, vastgelegd
from portal.stemmen.actions import sluiten
from portal.stemmen.actions.maken import demand_concept
from portal.stemmen.models import Papier, Stemconcept, Stemronde
from portal.stemmen.rules.klaar import gaten
from portal.stemmen.rules.regels import Regels, renewed
from portal.story.actions import move
from portal.tellen import bundel


def fix(ronde, *, by):
    """Fix everything in the round and publish its hashes; from now on the database refuses every change.

    NotNow when something is missing. Draws the seed of the lottery and, where a vote may be changed, the key for that.
    """
    demand_concept(ronde, by=by)
    hold(ronde.agenda)
    if gaten(ronde, now(), queries.gone(ronde)):
        raise NotNow("vastleggen")
    for keuze in ronde.keuzes:
        keuze.kosten = keuze.kosten or 0
    db.session.flush()
    return move(ronde, "vastleggen", by=by, prepare=commit)


def commit(ronde, _step):
    ronde.zaad = secrets.token_hex(32)
    ronde.zaad_hash = bundel.commitment(ronde.zaad)
    ronde.sleutel = secrets.token_hex(32) if Regels.of(ronde.regels).wijzigen else ""
    ronde.regels = renewed(ronde.regels)
    ronde.kop_voor = bundel.head(vastgelegd.lines(ronde))


def lapse(ronde, reason, *, by):
    """Call the round off, with a public reason. Drafts go and the key dies, as at closing."""
    db.session.execute(select(Stemronde.id).where(Stemronde.id == ronde.id).with_for_update())
    return move(ronde, "laten_vervallen", by=by, note=reason, prepare=forget)


def forget(ronde, _step):
    """No ballot leads to a voter any more, and nothing waits to be cast, neither on a screen nor on paper."""
    for waiting in (Stemconcept, Papier):
        db.session.execute(delete(waiting.__table__).where(waiting.ronde_id == ronde.id))
    sluiten.seal(ronde)
    ronde.sleutel, ronde.sleutel_vernietigd_at = "", ronde.sleutel_vernietigd_at or now()
