"""What is fixed in a round, as lines of text anybody can read and hash again: its rules, options and commitment."""

import json

from portal.stemmen.queries.maken import voters_buurten


def lines(ronde):
    """The round as a list of lines of canonical JSON: what is voted on, by which rules, in which buurten, the options in
    the order of their numbers, those that exclude each other, and the sha256 of the seed. Money in cents, moments in UTC."""
    options = sorted(ronde.keuzes, key=lambda keuze: keuze.nummer)
    numbers = {keuze.id: keuze.nummer for keuze in options}
    pairs = sorted(sorted((numbers[pair.een_id], numbers[pair.ander_id])) for pair in ronde.strijdig)
    told = [of_ronde(ronde), {"regels": ronde.regels}, {"buurten": buurten(ronde)}, *map(of_keuze, options)]
    told += [{"strijdig": pair} for pair in pairs] + [{"zaad_hash": ronde.zaad_hash}]
    return [canonical(line) for line in told]


def buurten(ronde):
    """The codes of the buurten whose residents may vote."""
    return sorted(buurt.code for buurt in voters_buurten(ronde))


def of_ronde(ronde):
    moments = {"opent": ronde.opent_at.isoformat(), "sluit": ronde.sluit_at.isoformat()}
    names = ("agenda_id", "gebied_code", "title", "uitleg", "vorm", "budget")
    return {"ronde": ronde.id} | moments | {name: getattr(ronde, name) for name in names}


def of_keuze(keuze):
    names = ("nummer", "punt_id", "title", "tekst", "kosten", "thema", "gebied_code")
    return {"keuze": keuze.id} | {name: getattr(keuze, name) for name in names}


def canonical(value):
    """JSON in one spelling: keys in order, no spaces, letters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
