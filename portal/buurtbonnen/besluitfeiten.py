"""The facts a besluit rests on, as they were on that day: kept with it, so that the letter never changes."""

import re
from dataclasses import asdict
from datetime import date
from zlib import crc32

from portal.buurtbonnen.klok import penalty
from portal.buurtbonnen.letters import is_stranger
from portal.buurtbonnen.termijnen import reachable
from portal.regelingen.rules.parameters import waarde
from portal.regelingen.rules.verdict import Oordeel
from portal.regelingen.sentences import formal
from portal.toekenningen.feiten import written_to
from portal.verantwoording.queries import open_termijnen

# What the check leaves to people. How much is left is not theirs to say: the ledger knows.
OPEN = (Oordeel.GEMEENTE, Oordeel.INVULLEN)
KAS = "plafond"
# The days on which a grant comes to its end.
LATER = "verantwoorden_voor", "vaststellen_voor"
# An article that is one number or code, such as 7 or HB12: several of those may stand between commas.
CODE = re.compile(r"[A-Z]*[0-9]\S*")


def facts_of(aanvraag, adviezen, plafond, over, verzoek, jaarsom=None):
    """What the letter is composed from beside the rules, as plain values. ``over``: what there was for this one;
    ``jaarsom``: what the formula of its version gives, if it has one."""
    versie = aanvraag.versie
    return written_to(aanvraag) | {
        "online": not is_stranger(aanvraag),
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
        "jaarsom": jaarsom and asdict(jaarsom) | {"bedrag": jaarsom.bedrag, "is_grens": True},
        "plafond": {"gebied": plafond.gebied.naam, "bedrag": plafond.geldend, "over": over} if plafond else None,
        "verzoek": verzoek and {
            "vraag": verzoek.vraag, "gevraagd_op": verzoek.gevraagd_op.isoformat(),
            "uiterlijk": reachable(verzoek.uiterlijk).isoformat(), "aangevuld": verzoek.aangevuld_op is not None,
        },
    }


def verzoek_of(facts):
    """What was asked to complete it as the letter tells it, with days for dates; None when nothing was asked."""
    asked = facts["verzoek"]
    return asked and asked | {name: date.fromisoformat(asked[name]) for name in ("gevraagd_op", "uiterlijk")}


def grant_facts(toekenning):
    """What follows from a grant that begins now, for the letter that announces it: by when each instalment is paid, and
    whether and by when it is accounted for (Awb 4:37, 4:44) or settled ex officio (4:47)."""
    regels = toekenning.aanvraag.versie.regels
    return {"toekenning": {
        "termijnen": [
            {"bedrag": termijn.bedrag, "voor": termijn.betalen_voor.isoformat()} for termijn in open_termijnen(toekenning.id)
        ],
        "vaststelling": waarde(regels, "vaststelling"),
        "vorm": toekenning.vorm,
        "steekproef": bool(waarde(regels, "steekproef", 0)),
        **{name: (day := getattr(toekenning, name)) and day.isoformat() for name in LATER},
    }}


def toekenning_of(facts):
    """The same as the letter tells it, with days for dates; None where nothing was granted or it was not kept."""
    kept = facts.get("toekenning")
    return kept and kept | {name: kept[name] and date.fromisoformat(kept[name]) for name in LATER} | {
        "termijnen": [row | {"voor": date.fromisoformat(row["voor"])} for row in kept["termijnen"]]
    }


def late_facts(aanvraag, day):
    """What it costs that it is decided on this day (Awb 4:18); None where nobody put us in default."""
    einde, op = aanvraag.beslissen_voor, aanvraag.in_gebreke_op
    return {"te_laat": op and {
        "uiterlijk": einde and einde.isoformat(), "in_gebreke_op": op.isoformat(), "dwangsom": penalty(aanvraag, day),
    }}


def te_laat_of(facts):
    """The same as the letter tells it, with days for dates; None where it is not in what was kept."""
    kept = facts.get("te_laat")
    return kept and kept | {name: kept[name] and date.fromisoformat(kept[name]) for name in ("uiterlijk", "in_gebreke_op")}


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


def met_articles(oordelen):
    """The articles of the rules that the portal found met, each once, without those of a rule that is not met."""
    met = [rule for rule in oordelen if rule["oordeel"] == rule["portaal"] == Oordeel.VOLDOET]
    failed = {nummer for rule in oordelen if rule["oordeel"] == Oordeel.VOLDOET_NIET for nummer in articles(rule["artikel"])}
    found = dict.fromkeys(nummer for rule in met for nummer in articles(rule["artikel"]))
    return [nummer for nummer in found if nummer not in failed]


def articles(artikel):
    """The articles named in one text; one with a comma in its name stays whole."""
    parts = artikel.split(", ")
    return parts if all(map(CODE.fullmatch, parts)) else [artikel] if artikel else []
