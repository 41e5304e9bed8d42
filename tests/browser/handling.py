"""The applications as staff and adviseurs see them: asked for advice, advised on, expired, too late, and a part offered."""

from datetime import timedelta

from portal.buurtbonnen import queries
from portal.buurtbonnen.actions import adviseren, behandelen, hand_in, termijn
from portal.buurtbonnen.queries import advies as advice
from portal.buurtbonnen.queries import besluiten, dossier
from portal.clock import today
from portal.extensions import db
from portal.regelingen import queries as regelingen
from tests.browser import asking, groups
from tests.browser.newcomer import newcomer

TEXT = f"Stuur een offerte.\n\n{asking.LONG * 2}"


def play(cast, keys):
    """Kees handles, Ada advises; Eva may not, for she asks money herself."""
    cast["eva"] = newcomer("Eva")
    groups.join(keys["organisatie"], "adviseur", cast["eva"], cast["wil"])
    versie = regelingen.versie(keys["versie"])
    under = versie, versie.vensters[0], cast
    sent(*under, by="eva")
    keys["gevraagd_advies"], keys["in_advies"] = asked_for_advice(*under)
    keys["gegeven_advies"], _aanvraag = asked_for_advice(*under)
    advies, said = advice.advies(keys["gegeven_advies"]), {"reden": TEXT, "bedrag": 5_000, "geen_belang": True}
    adviseren.give_advice(advies, "deels", by=cast["ada"], **said)
    keys |= {"verlopen": expired(*under).id, "te_laat": late(*under).id, "deel": offered(*under).id, "nieuw": sent(*under).id}
    keys["stil"] = stopped(*under).id
    keys["brief_over"], keys["brief"] = posted(*under)


def sent(versie, venster, cast, by="wil", bad=False):
    """Handed in; as a page would load it."""
    aanvraag = asking.filled(versie, venster, cast[by], bad=bad)
    hand_in(queries.one(aanvraag.id), by=cast[by])
    db.session.flush()
    return queries.one(aanvraag.id)


def asked_for_advice(versie, venster, cast):
    """(id of what was asked of the organisation of Ada, id of the application)"""
    aanvraag = sent(versie, venster, cast, bad=True)
    behandelen.take_up(aanvraag, by=cast["kees"])
    behandelen.add_note(aanvraag, TEXT, by=cast["kees"])
    adviseren.ask_advice(aanvraag, by=cast["kees"])
    asked = besluiten.adviezen_of(aanvraag)
    return next(one.id for one in asked if one.groep.naam.startswith("Stichting Samen")), aanvraag.id


def expired(versie, venster, cast):
    aanvraag = sent(versie, venster, cast, bad=True)
    verzoek = behandelen.ask_completion(aanvraag, TEXT, today() + timedelta(1), by=cast["kees"])
    verzoek.gevraagd_op, verzoek.uiterlijk, verzoek.herinnerd = today() - timedelta(15), today() - timedelta(1), 2
    return aanvraag


def late(versie, venster, cast):
    aanvraag = sent(versie, venster, cast)
    aanvraag.ontvangen_op, aanvraag.beslissen_voor = today() - timedelta(90), today() - timedelta(20)
    return aanvraag


def stopped(versie, venster, cast):
    """The clock stands still since today, until nobody knows when."""
    aanvraag = sent(versie, venster, cast)
    aanvraag.ontvangen_op = today() - timedelta(3)
    termijn.stand_still(aanvraag, "overmacht", TEXT, today(), None, by=cast["kees"])
    return aanvraag


def posted(versie, venster, cast):
    """(id of an application of somebody without an account, id of the letter that it takes longer)"""
    aanvraag = sent(versie, venster, cast)
    aanvraag.owner_id, aanvraag.aanvrager.email = None, ""
    db.session.flush()
    aanvraag = queries.one(aanvraag.id)
    termijn.extend(aanvraag, 7, TEXT, by=cast["kees"])
    return aanvraag.id, dossier.letter_just_made(aanvraag).id


def offered(versie, venster, cast):
    """The rest of the money, as if it were not enough."""
    aanvraag = sent(versie, venster, cast)
    aanvraag.deel_bedrag = 5_000
    return aanvraag
