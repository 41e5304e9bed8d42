"""Deciding: the ledger, the besluit with all its dates, the status, and the word that a letter waits."""

from portal.buurtbonnen import brieven, feiten, queries
from portal.buurtbonnen.actions.vooraf import not_heard
from portal.buurtbonnen.besluitfeiten import facts_of, grant_facts, judged, late_facts, met_articles, te_beoordelen
from portal.buurtbonnen.jaar import jaarsom_of
from portal.buurtbonnen.models import Besluit
from portal.buurtbonnen.queries import besluiten, own
from portal.buurtbonnen.rules.besluit import (
    HERSTEL,
    VOLGORDE,
    Uitkomst,
    deviates,
    had_its_chance,
    objections,
    oordeel_objections,
)
from portal.buurtbonnen.rules.rij import is_ronde
from portal.buurtbonnen.termijnen import betalen_voor, bezwaar_tot, buiten_behandeling_voor, reachable
from portal.clock import today
from portal.errors import Needed, Refused
from portal.extensions import db
from portal.regelingen.actions import plafond as kas
from portal.regelingen.queries import sums_of
from portal.regelingen.rules.parameters import waarde
from portal.regelingen.rules.plafond import Som
from portal.story.actions import move
from portal.toekenningen import actions as toekenningen


def verdicts_of(aanvraag):
    """What each rule says of it. On the day it came in: what was in time then, stays so."""
    return feiten.verdicts_of(aanvraag, aanvraag.ontvangen_op, queries.plafond_of(aanvraag))


def what_stands_in_the_way(aanvraag, adviezen, uitkomst, bedrag, afwijking):
    """Names of what keeps this besluit from being taken like this; empty when nothing does."""
    regels = aanvraag.versie.regels
    found = objections(
        aanvraag, adviezen, uitkomst, bedrag, afwijking,
        deel_mag=bool(waarde(regels, "deel_toekennen")), gezag=waarde(regels, "gezag", "ambtelijk"), day=today(),
    )
    if uitkomst != Uitkomst.BUITEN_BEHANDELING and (unheard := not_heard(aanvraag)):
        found.append(unheard)
    if uitkomst == Uitkomst.TOEKENNEN and is_ronde(regels) and not is_served(aanvraag, bedrag):
        found.append(VOLGORDE)
    if uitkomst == Uitkomst.BUITEN_BEHANDELING and not may_be_left(aanvraag, last_request(aanvraag)):
        found.append(HERSTEL)
    return found


def is_served(aanvraag, bedrag):
    """Was this kept for it when the order of its round was fixed? Then nobody before it goes without."""
    plafond = queries.plafond_of(aanvraag)
    return plafond is not None and sums_of(plafond.id, aanvraag.id)[Som.GERESERVEERD] >= (bedrag or 0)


def last_request(aanvraag):
    return next(iter(queries.verzoeken(aanvraag)), None)


def may_be_left(aanvraag, verzoek):
    """Was it asked to be completed, did that help nothing, and is it not too late for that (Awb 4:5)?"""
    if verzoek is None or today() > buiten_behandeling_voor(verzoek):
        return False
    return had_its_chance(verzoek, own.taken_back_on(aanvraag) or today(), reachable(verzoek.uiterlijk))


def decide(aanvraag, uitkomst, *, by, bedrag=0, reden, afwijking="", verplichtingen=(), oordelen=None):
    """Take the besluit and announce it. Raises Needed (with the name of what lacks), Refused, or NotNow when the
    plafond has not enough left. The money is moved in the same transaction as the status, so it is both or neither.

    ``oordelen``: {sleutel: met or not} of the rules people judge; None: as the outcome has it, a grant says all are.
    """
    demand_impartial(aanvraag, by=by)
    adviezen, verdicts = besluiten.adviezen_of(aanvraag), verdicts_of(aanvraag)
    open_rules = te_beoordelen(verdicts)
    if oordelen is None:
        oordelen = dict.fromkeys(open_rules, True) if uitkomst == Uitkomst.TOEKENNEN else {}
    lacks = what_stands_in_the_way(aanvraag, adviezen, uitkomst, bedrag, afwijking)
    for name in [*lacks, *oordeel_objections(uitkomst, open_rules, oordelen).values()]:
        raise Needed(name)
    besluit = drawn_up(aanvraag, uitkomst, bedrag, adviezen, reden, by)
    found = judged(verdicts, oordelen)
    besluit.feiten = besluit.feiten | {"oordelen": found, "voldaan": met_articles(found)}
    besluit.afwijking = afwijking.strip() if deviates(aanvraag, uitkomst, bedrag, adviezen) else ""
    besluit.verplichtingen = list(verplichtingen) if besluit.bedrag else []
    move(aanvraag, uitkomst, by=by, note=reden, data={"brief": True})
    book(aanvraag, besluit, by=by)
    db.session.add(besluit)
    db.session.flush()
    brieven.decided(aanvraag)
    return besluit


def demand_impartial(aanvraag, *, by):
    """Who did any of the handling, or gave the advice, does not decide, whoever has it now (Awb 2:4)."""
    if besluiten.took_part(aanvraag, by):
        raise Refused("aanvragen.besluiten")


def drawn_up(aanvraag, uitkomst, bedrag, adviezen, reden, by):
    """The besluit with its dates and the facts of this moment; nothing has changed yet."""
    day, regels, plafond = today(), aanvraag.versie.regels, queries.plafond_of(aanvraag)
    granted = bedrag if uitkomst == Uitkomst.TOEKENNEN else 0
    return Besluit(
        aanvraag_id=aanvraag.id, uitkomst=uitkomst, bedrag=granted, reden=reden.strip(), besluit_op=day, bekend_op=day,
        feiten=facts_of(
            aanvraag, adviezen, plafond, feiten.left_for(aanvraag, plafond), last_request(aanvraag), jaarsom_of(aanvraag)
        ) | late_facts(aanvraag, day),
        bezwaar_tot=bezwaar_tot(day), betalen_voor=betalen_voor(regels, day) if granted else None,
        besluiter_id=by.id, behandelaar_id=aanvraag.behandelaar_id,
    )


def book(aanvraag, besluit, *, by):
    """A grant takes its money and begins; any other end gives back what was kept for it."""
    plafond, bedrag, kenmerk = queries.plafond_of(aanvraag), besluit.bedrag, aanvraag.kenmerk or ""
    if plafond is None:
        if bedrag:
            raise Needed("plafond")
    elif bedrag:
        kas.grant(plafond.id, aanvraag.id, bedrag, by=by, grens=plafond.grens, reden=kenmerk)
        begun = toekenningen.begin(aanvraag, plafond, bedrag, besluit.betalen_voor, by=by)
        besluit.feiten = besluit.feiten | grant_facts(begun)
    else:
        kas.release(plafond.id, aanvraag.id, by=by, reden=kenmerk)


def has_room(aanvraag, uitkomst, bedrag):
    """Is there enough left for this besluit? Another may still be earlier: then ``decide`` says NotNow."""
    if uitkomst != Uitkomst.TOEKENNEN:
        return True
    left = feiten.left_for(aanvraag, queries.plafond_of(aanvraag))
    return left is not None and left >= bedrag


def offer_part(aanvraag, bedrag, *, by):
    """Ask the applicant whether a part of what was asked will do."""
    if not waarde(aanvraag.versie.regels, "deel_toekennen"):
        raise Needed("deel_mag_niet")
    if not 0 < (bedrag or 0) < (aanvraag.gevraagd or 0):
        raise Needed("te_veel")
    aanvraag.deel_bedrag, aanvraag.deel_akkoord_op = bedrag, None
    brieven.part_offered(aanvraag)
