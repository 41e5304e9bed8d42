"""The facts a besluit rests on, as they were on that day: kept with it, so that the letter never changes."""

from dataclasses import asdict
from datetime import date
from zlib import crc32

from portal.regelingen.rules.verdict import Oordeel
from portal.regelingen.sentences import formal

# What the check leaves to people. How much is left is not theirs to say: the ledger knows.
OPEN = (Oordeel.GEMEENTE, Oordeel.INVULLEN)
KAS = "plafond"


def facts_of(aanvraag, adviezen, plafond, over, verzoek, jaarsom=None):
    """What the letter is composed from beside the rules, as plain values. ``over``: what there was for this one;
    ``jaarsom``: what the formula of its version gives, if it has one."""
    versie = aanvraag.versie
    return addressee(aanvraag) | {
        "online": aanvraag.owner_id is not None,
        "regeling": versie.naam,
        "bron": versie.bron,
        "ontvangen_op": aanvraag.ontvangen_op.isoformat(),
        "gevraagd": aanvraag.gevraagd,
        "gebied": aanvraag.gebied.naam if aanvraag.gebied else "",
        "adviezen": [
            {"groep": advies.groep.naam, "uitkomst": advies.uitkomst, "bedrag": advies.bedrag, "reden": advies.reden}
            for advies in adviezen
            if advies.uitkomst
        ],
        "jaarsom": jaarsom and asdict(jaarsom) | {"bedrag": jaarsom.bedrag},
        "plafond": {"gebied": plafond.gebied.naam, "bedrag": plafond.geldend, "over": over} if plafond else None,
        "verzoek": verzoek and {
            "vraag": verzoek.vraag, "gevraagd_op": verzoek.gevraagd_op.isoformat(),
            "uiterlijk": verzoek.uiterlijk.isoformat(), "aangevuld": verzoek.aangevuld_op is not None,
        },
    }


def addressee(aanvraag):
    """To whom a letter about it goes."""
    who = aanvraag.aanvrager
    return {
        "aan": {"naam": who.naam, "adres": who.adres, "postcode": who.postcode, "plaats": who.plaats},
        "groep": aanvraag.groep.naam if aanvraag.groep else "",
    }


def verzoek_of(facts):
    """What was asked to complete it as the letter tells it, with days for dates; None when nothing was asked."""
    asked = facts["verzoek"]
    return asked and asked | {name: date.fromisoformat(asked[name]) for name in ("gevraagd_op", "uiterlijk")}


def te_beoordelen(verdicts):
    """{sleutel: verdict} of each rule that people judge. The sleutel is the same as long as the rule says the same."""
    return {sleutel_of(rule): rule for rule in verdicts if rule.oordeel in OPEN and rule.regel != KAS}


def sleutel_of(rule):
    return f"{rule.regel}-{crc32(repr((rule.zin, rule.artikel, rule.waarden)).encode()):08x}"


def judged(verdicts, oordelen):
    """Every rule in Dutch, the language of a besluit, with what people made of it: ``oordelen`` as {sleutel: bool}."""
    return [one_judged(rule, oordelen.get(sleutel_of(rule))) for rule in verdicts]


def one_judged(rule, oordeel):
    """``portaal``: what the portal said; people judged it where that differs."""
    by_people = rule.oordeel in OPEN and oordeel is not None
    outcome = (Oordeel.VOLDOET if oordeel else Oordeel.VOLDOET_NIET) if by_people else rule.oordeel
    return {"oordeel": outcome, "portaal": rule.oordeel, "artikel": rule.artikel, "zin": formal(rule)}
