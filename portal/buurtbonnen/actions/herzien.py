"""Deciding anew after a bezwaar: the besluit that takes the place of another, the status and the money, or nothing."""

from portal.buurtbonnen import feiten, queries
from portal.buurtbonnen.besluitfeiten import grant_facts
from portal.buurtbonnen.models import Besluit
from portal.buurtbonnen.rules.bezwaar import STAP, objections
from portal.buurtbonnen.termijnen import betalen_voor
from portal.clock import today
from portal.errors import Needed
from portal.extensions import db
from portal.regelingen.actions import plafond as kas
from portal.regelingen.rules.parameters import waarde
from portal.story.actions import move
from portal.toekenningen import actions as toekenningen


def what_stands_in_the_way(aanvraag, was, nieuw):
    """Names of what keeps this Herziening from taking the place of the besluit; empty when nothing does."""
    deel_mag = bool(waarde(aanvraag.versie.regels, "deel_toekennen"))
    return objections(was, nieuw, aanvraag.gevraagd, deel_mag=deel_mag)


def left_for(aanvraag):
    """What is left of its plafond in cents; 0 where there is none."""
    return feiten.left_for(aanvraag, queries.plafond_of(aanvraag)) or 0


def revise(aanvraag, was, nieuw, reden, *, by):
    """Write down the besluit that takes the place of ``was``. Of two at once the database lets one in."""
    for name in what_stands_in_the_way(aanvraag, was, nieuw):
        raise Needed(name)
    day, plafond, regels = today(), queries.plafond_of(aanvraag), aanvraag.versie.regels
    more = nieuw.bedrag - was.bedrag
    if more and plafond is None:
        raise Needed("plafond")
    besluit = Besluit(
        aanvraag_id=aanvraag.id, vervangt_id=was.id, uitkomst=nieuw.uitkomst, bedrag=nieuw.bedrag, reden=reden.strip(),
        verplichtingen=list(nieuw.verplichtingen), feiten=was.feiten | {"eerder": was.bedrag}, besluit_op=day,
        bekend_op=day, betalen_voor=betalen_voor(regels, day) if more else was.betalen_voor, besluiter_id=by.id,
        behandelaar_id=aanvraag.behandelaar_id,
    )
    db.session.add(besluit)
    db.session.flush()
    return besluit


def carry_out(aanvraag, besluit, *, by):
    """The status, and what is granted beyond what was granted before; NotNow when the plafond has not enough left. No day to
    pay on is promised where it must be settled again first."""
    move(aanvraag, STAP[besluit.uitkomst], by=by, note=besluit.reden, data={"bedrag": besluit.bedrag})
    if more := besluit.bedrag - besluit.feiten["eerder"]:
        plafond = queries.plafond_of(aanvraag)
        kas.grant(plafond.id, aanvraag.id, more, by=by, grens=plafond.grens, reden=aanvraag.kenmerk or "")
        grown = toekenningen.grow(aanvraag, plafond, more, besluit.betalen_voor, by=by)
        if grown.is_opnieuw_vast_te_stellen:
            besluit.betalen_voor = None
        if not besluit.feiten["eerder"]:
            besluit.feiten = besluit.feiten | grant_facts(grown)
