"""What holds for versions: which overlap, what one still lacks before it can be published, what differs."""

import re
import unicodedata
from dataclasses import dataclass

from portal.regelingen.rules.parameters import PARAMETERS, is_empty, missing, schoon

LONGEST_KEY = 40
# Words in addresses that no regeling may be called by.
TAKEN = frozenset({"beheer", "kalender", "versies"})
NOTHING = {"waarde": None, "artikel": "", "voorbeeld": False}


def key_of(text, taken=()):
    """A key for what is called so: "Eten en drinken" is ``eten_en_drinken``, with a number when that is taken."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    key = "_".join(re.findall("[a-z0-9]+", plain))[: LONGEST_KEY - 4].strip("_")
    key = key if key[:1].isalpha() else f"r_{key}".rstrip("_")
    tries = (key, *(f"{key}_{number}" for number in range(2, len(taken) + 3)))
    return next(attempt for attempt in tries if attempt not in taken and attempt not in TAKEN)


def overlap(one, other):
    """Is there a day on which both would hold?"""
    return begins_in_time(one, other) and begins_in_time(other, one)


def begins_in_time(one, other):
    return other.geldig_tot is None or one.geldig_van <= other.geldig_tot


@dataclass(frozen=True)
class Gat:
    """What a version lacks. ``wat``: bron, geldig_van, leeg (of parameter ``sleutel``), fout (the same), venster,
    plafond (of the venster) or buiten (the venster lies outside the dates)."""

    wat: str
    sleutel: str = ""
    fout: str = ""
    venster: object = None


def gaten(versie, vensters):
    """All that stands in the way of publishing, in the order of the pages where it is mended."""
    wrong = schoon(versie.regels)
    return [
        *(Gat(name) for name in ("bron", "geldig_van") if not getattr(versie, name)),
        *(Gat("leeg", sleutel) for sleutel in missing(versie.regels)),
        *(Gat("fout", sleutel, fout) for sleutel, fout in wrong.items()),
        *gaten_of_vensters(versie, vensters),
    ]


def gaten_of_vensters(versie, vensters):
    if not vensters:
        return [Gat("venster")]
    empty = [Gat("plafond", venster=venster) for venster in vensters if not venster.plafonds]
    return empty + [Gat("buiten", venster=venster) for venster in vensters if is_outside(venster, versie)]


def is_outside(venster, versie):
    """Would it take applications on a day on which the version does not hold?"""
    if versie.geldig_van and venster.opent_op < versie.geldig_van:
        return True
    return bool(versie.geldig_tot and venster.sluit_op > versie.geldig_tot)


def differences(before, after):
    """The parameters that differ, in the order of the catalogue: (parameter, was, wordt), each with waarde,
    artikel and voorbeeld."""
    both = [(parameter, entry(before, parameter), entry(after, parameter)) for parameter in PARAMETERS]
    return [(parameter, was, wordt) for parameter, was, wordt in both if was != wordt]


def entry(regels, parameter):
    """What the rules hold of a parameter, with nothing left out."""
    found = NOTHING | (regels.get(parameter.sleutel) or {})
    return {name: NOTHING[name] if is_empty(found[name]) else found[name] for name in NOTHING}


def with_values(regels, given):
    """The rules with these values; a parameter of which nothing is left is taken out."""
    kept = {**regels, **given}
    return {sleutel: values for sleutel, values in kept.items() if not is_empty(values["waarde"]) or values["artikel"]}
