"""The besluiten the browser visits: one to take, a grant, a refusal, and bezwaren: waiting, answered, on paper, late."""

from datetime import timedelta

from portal.buurtbonnen import queries
from portal.buurtbonnen.actions import adviseren, behandelen, besluiten, bezwaarherstel, bezwaren, hand_in
from portal.buurtbonnen.queries import besluiten as decided
from portal.buurtbonnen.rules.bezwaar import Gehoord, Herziening
from portal.clock import today
from portal.regelingen import queries as regelingen
from portal.story.actions import move
from tests.browser import asking
from tests.browser.newcomer import newcomer

LONG = asking.LONG * 2
REDEN = f"Uw plan past bij de regeling.\n\n{LONG}"


def play(cast, keys):
    """Bes decides on what Kees laid before her; Cas decides on the bezwaar of Wil."""
    cast["cas"] = newcomer("Cas", "besluitnemer")
    versie = regelingen.versie(keys["versie"])
    under = versie, versie.vensters[0], cast
    keys["te_besluiten"] = laid_before(*under, bad=True).id
    granted, refused = (laid_before(*under) for _number in range(2))
    given = besluiten.decide(granted, "toekennen", by=cast["bes"], bedrag=granted.gevraagd, reden=REDEN, verplichtingen=[LONG])
    denied = besluiten.decide(refused, "afwijzen", by=cast["bes"], reden=REDEN, oordelen={})
    keys |= {"toegekend": granted.id, "afgewezen": refused.id}
    keys["bezwaar"] = objected(given, granted, cast["wil"]).id
    answered = objected(denied, refused, cast["wil"])
    bezwaren.answer(decided.bezwaar(answered.id), "ongegrond_verklaren", LONG, by=cast["cas"], gehoord=Gehoord("afgezien"))
    keys["beantwoord_bezwaar"] = answered.id
    keys["herzien"], keys["gegrond_bezwaar"] = revised(*under)
    keys["papieren_bezwaar"] = on_paper(denied, cast["kees"]).id
    late = objected(denied, refused, cast["wil"])
    late.beslissen_voor, keys["laat_bezwaar"] = today() - timedelta(days=1), late.id
    keys["onvolledig_bezwaar"] = incomplete(denied, refused, cast).id


def laid_before(versie, venster, cast, bad=False):
    """Handed in, and laid before who decides after no advice came in time."""
    aanvraag = asking.filled(versie, venster, cast["wil"], bad=bad)
    hand_in(queries.one(aanvraag.id), by=cast["wil"])
    aanvraag = queries.one(aanvraag.id)
    behandelen.take_up(aanvraag, by=cast["kees"])
    adviseren.ask_advice(aanvraag, by=cast["kees"])
    for advies in decided.adviezen_of(aanvraag):
        advies.uiterlijk = today() - timedelta(days=1)
    move(aanvraag, "voorleggen", by=cast["kees"], note="Het past bij de regeling.")
    return queries.one(aanvraag.id)


def revised(versie, venster, cast):
    """(id of an application that was refused and then granted by Cas, id of the bezwaar)"""
    aanvraag = laid_before(versie, venster, cast)
    bezwaar = objected(besluiten.decide(aanvraag, "afwijzen", by=cast["bes"], reden=REDEN, oordelen={}), aanvraag, cast["wil"])
    nieuw = Herziening("toekennen", aanvraag.gevraagd, (LONG,))
    talk = Gehoord("gehoord", today(), LONG)
    bezwaren.answer(decided.bezwaar(bezwaar.id), "gegrond_verklaren", REDEN, by=cast["cas"], gehoord=talk, nieuw=nieuw)
    return aanvraag.id, bezwaar.id


def on_paper(besluit, by):
    """Posted and received today, entered by Kees."""
    days = {"ingediend_op": today(), "gepost_op": today()}
    return bezwaren.enter(besluit, f"Zie de brief.\n\n{LONG}", by=by, ontvangen_via="post", **days)


def incomplete(besluit, aanvraag, cast):
    """Cas asks Wil for what it lacks."""
    bezwaar = objected(besluit, aanvraag, cast["wil"], "Ik ben het er niet mee eens.")
    bezwaarherstel.ask(decided.bezwaar(bezwaar.id), LONG, today() + timedelta(days=14), by=cast["cas"])
    return bezwaar


def objected(besluit, aanvraag, person, gronden="Het bedrag klopt niet."):
    besluit.aanvraag = aanvraag
    return bezwaren.object_to(besluit, f"{gronden}\n\n{LONG}", by=person)
