"""Advice: who is asked, who may give it, and what it says."""

from sqlalchemy import update

from portal.buurtbonnen.actions.vooraf import bodies
from portal.buurtbonnen.models import Advies
from portal.buurtbonnen.queries import advies as queries
from portal.buurtbonnen.queries import besluiten
from portal.buurtbonnen.rules.behandelen import UITKOMSTEN
from portal.buurtbonnen.rules.belang import interests, te_zien
from portal.buurtbonnen.rules.status import BIJ_GEMEENTE
from portal.buurtbonnen.termijnen import klok
from portal.clock import now, today
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.permissions import require
from portal.story.actions import move, tell


def ask_advice(aanvraag, *, by):
    """Ask every recognised organisation whose werkgebied it touches, at once, with the term of the regeling from today;
    who was asked before and did not answer has it again. Needed("organisatie") when there is none, NotNow when all
    have answered."""
    groups = bodies(aanvraag)
    if not groups:
        raise Needed("organisatie")
    asked = {advies.groep_id: advies for advies in besluiten.adviezen_of(aanvraag)}
    waits = [advies for advies in asked.values() if advies.kan_nog]
    fresh = [Advies(aanvraag_id=aanvraag.id, groep_id=groep.id) for groep in groups if groep.id not in asked]
    if not waits and not fresh:
        raise NotNow("advies_vragen")
    move(aanvraag, "advies_vragen", by=by, prepare=lambda thing, step: send(thing, [*waits, *fresh]))


def ask_newly_touched(aanvraag, *, by):
    """It was completed and touches more werkgebieden than when advice was asked: their organisations are asked too.
    What others advised stays as it is."""
    asked = {advies.groep_id for advies in besluiten.adviezen_of(aanvraag)}
    fresh = [Advies(aanvraag_id=aanvraag.id, groep_id=groep.id) for groep in bodies(aanvraag) if groep.id not in asked]
    if asked and fresh:
        send(aanvraag, fresh)
        tell(aanvraag, "advies_erbij", by=by, data={"groepen": [advies.groep_id for advies in fresh]})


def send(aanvraag, adviezen):
    """The requests are there before anybody is told, or the adviseurs would not hear of them."""
    day = today()
    uiterlijk = klok(aanvraag.versie.regels, "adviestermijn", "3w", day).einde
    for advies in adviezen:
        advies.gevraagd_op, advies.uiterlijk = day, uiterlijk
    db.session.add_all(adviezen)
    db.session.flush()


def interests_of(advies, person):
    """Why this person may not advise on it; empty when nothing is known of an interest."""
    return interests(person, advies.aanvraag, advies.groep, queries.surroundings(person, advies.aanvraag))


def open_file(advies, sleutel, *, by):
    """A file of the application, for an adviseur who can still advise on it; None when it has none by this key. That
    it was looked into, and by whom, is kept with the application."""
    require(by, "adviezen.inzien", advies)
    if interests_of(advies, by):
        raise Refused("adviezen.inzien")
    for bestand in [one for one in te_zien(advies.aanvraag.bestanden) if one.key == sleutel]:
        tell(advies.aanvraag, "inzien", by=by, note=bestand.naam, data={"groep": advies.groep.naam})
        return bestand


def give_advice(advies, uitkomst, *, by, reden, bedrag=None, criteria=(), geen_belang=False):
    """What the organisation advises. Refused to who has an interest, whatever they declare (Awb 2:4). Of two at the
    same moment, the second hears that it was given."""
    aanvraag = advies.aanvraag
    require(by, "adviezen.geven", advies)
    if interests_of(advies, by):
        raise Refused("adviezen.geven")
    if aanvraag.status not in BIJ_GEMEENTE or advies.uitkomst:
        raise NotNow("adviseren")
    if lacking := what_lacks(aanvraag, uitkomst, reden, bedrag, geen_belang):
        raise Needed(lacking)
    given = {
        "uitkomst": uitkomst, "reden": reden.strip(), "bedrag": None if uitkomst == "negatief" else bedrag,
        "criteria": list(criteria), "geen_belang": True, "adviseur_id": by.id, "gegeven_at": now(),
    }
    done = db.session.execute(update(Advies).where(Advies.id == advies.id, Advies.uitkomst == "").values(given))
    if done.rowcount != 1:
        raise NotNow("adviseren")
    tell(aanvraag, "adviseren", by=by, data={"groep": advies.groep.naam, "uitkomst": uitkomst})


def what_lacks(aanvraag, uitkomst, reden, bedrag, geen_belang):
    """The name of what is missing or wrong, or ""."""
    if not geen_belang:
        return "geen_belang"
    if uitkomst not in UITKOMSTEN:
        return "uitkomst"
    if not reden.strip():
        return "reden"
    too_much = bedrag is not None and not 0 < bedrag <= (aanvraag.gevraagd or 0)
    missing = uitkomst == "deels" and bedrag is None
    return "bedrag" if uitkomst != "negatief" and (too_much or missing) else ""
