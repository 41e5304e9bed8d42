"""What the browser visits of the end of a grant: an account in both forms, an intention, a proposal, a besluit and letters."""

from sqlalchemy import select

from portal.bewonersgroepen import queries as groepen
from portal.extensions import db
from portal.fotos import reencode
from portal.story.models import Event
from portal.verantwoording import queries
from portal.verantwoording.actions import vanzelf, vaststellen, verantwoorden
from tests.besteding import VERANTWOORDING, make_toekenning, make_uitgave, make_versie, pay
from tests.browser.groups import LONG
from tests.browser.newcomer import newcomer

POSTEN = (("Huur van de tent", 60_000), (f"Muziek {LONG}", 40_000))


def play(cast, keys, photo):
    """All of them are Wil's; Dora handles them, and Bes decides."""
    cast["dora"] = newcomer("Dora", "behandelaar")
    light, full = versie(cast, "licht", licht_tot=500_000), versie(cast, "vol")
    keys["verantwoording"] = begun(granted(cast, light), cast, photo)
    keys["verantwoording_vol"] = begun(granted(cast, full), cast, photo)
    keys["zaak_te_doen"] = granted(cast, light).id
    keys["zaak_te_beoordelen"] = handed_in(granted(cast, light), cast).id
    keys["voornemen"] = proposed(cast, light, 70_000)
    keys["voorstel"] = proposed(cast, light, 100_000)
    keys["terugvordering"] = claimed(proposed(cast, light, 60_000), cast)
    keys["kennisgeving"] = asked(granted(cast, light), cast)
    keys["verantwoording_ongetekend"] = unsigned(light, cast, keys)
    vanzelf.seal(light.id, 2025)


def versie(cast, naam, **values):
    values = {"steekproef": 10, "vaststellingsbesluit": "8w"} | values
    return make_versie(cast["bea"], sleutel=f"verantwoording-{naam}", **VERANTWOORDING | values)


def granted(cast, versie):
    made = make_toekenning(versie, cast["bes"], owner=cast["wil"], bedrag=100_000, posten=POSTEN, title="Zomerfeest")
    pay(made, 100_000, by=cast["bes"])
    db.session.flush()
    return queries.zaak(made.id)


def begun(toekenning, cast, photo):
    draft = queries.verantwoording(verantwoorden.start(toekenning, by=cast["wil"]).id)
    verantwoorden.keep(draft, {"verhaal": f"Het was vol. {LONG}"}, by=cast["wil"])
    verantwoorden.add_foto(draft, reencode(photo), "Kramen op het plein", by=cast["wil"])
    return draft.id


def unsigned(versie, cast, keys):
    """Of the group of Wil and Pien, with an expense that waits for a signature."""
    groep = groepen.one(keys["geldgroep"])
    made = make_toekenning(versie, cast["bes"], groep=groep, bedrag=100_000, posten=POSTEN, title="Winterfeest")
    make_uitgave(made, cast["wil"], 12_345, omschrijving=f"Lampionnen {LONG}")
    return verantwoorden.start(queries.zaak(made.id), by=cast["pien"]).id


def handed_in(toekenning, cast):
    draft = queries.verantwoording(verantwoorden.start(toekenning, by=cast["wil"]).id)
    lines = {regel.id: {"uitgegeven": 35_000, "toelichting": "Kleiner dan gedacht."} for regel in draft.regels if regel.post_id}
    told = {"verhaal": "Het was mooi.", "anders": "Het regende.", "deelnemers": 80, "naar_waarheid": True, "regels": lines}
    verantwoorden.keep(draft, told, by=cast["wil"])
    verantwoorden.hand_in(draft, nu_al=True, by=cast["wil"])
    return queries.zaak(toekenning.id)


def proposed(cast, versie, bedrag):
    toekenning = handed_in(granted(cast, versie), cast)
    return vaststellen.propose(toekenning, bedrag, f"U gaf minder uit. {LONG}", by=cast["dora"]).id


def claimed(id, cast):
    vaststelling = queries.vaststelling(id)
    vaststellen.respond(vaststelling, "De muziek kwam niet.", by=cast["wil"])
    vaststellen.decide(vaststelling, vaststelling.bedrag, "U gaf minder uit.", by=cast["bes"])
    return id


def asked(toekenning, cast):
    """Sent back to be completed; the number of the letter about it."""
    handed_in(toekenning, cast)
    verantwoorden.send_back(queries.zaak(toekenning.id), "Wat kostte de tent?", by=cast["dora"])
    return db.session.scalar(select(Event.id).where(Event.what == "toekenningen.terugvragen").order_by(Event.id.desc()))
