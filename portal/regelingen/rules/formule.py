"""What an organisation may ask for its year by the formula of a version: a fixed part, and a part per inhabitant."""

from dataclasses import dataclass

from portal.regelingen.rules.parameters import waarde

GEEN, GEGEVEN = "geen", "gegeven"
# The years a version can be for, counted from the day it is asked.
JAREN = {"dit_jaar": 0, "volgend_jaar": 1}


@dataclass(frozen=True)
class Omvang:
    """What the formula counts with. ``inwoners``: those of the werkgebied on the peildatum; None where nobody counted.

    ``alle_inwoners`` and ``organisaties``: of all recognised organisations under the plafond together, this one
    included; ``plafond``: what there is for all of them, in cents.
    """

    inwoners: int | None
    alle_inwoners: int = 0
    organisaties: int = 1
    plafond: int = 0


@dataclass(frozen=True)
class Jaarsom:
    """The sum, in cents: what is fixed, what comes of the inhabitants, and what the rate was divided from.

    ``te_verdelen``: what the plafond leaves after the fixed parts; None where the rate is given.
    """

    vast: int
    variabel: int
    omvang: Omvang
    per_inwoner: int | None = None
    te_verdelen: int | None = None

    @property
    def bedrag(self):
        return self.vast + self.variabel


def is_jaaraanvraag(regels):
    """Does an organisation ask this for a whole year?"""
    return waarde(regels, "subsidiejaar") in JAREN


def jaar_van(regels, day):
    """The year it is asked for on this day, or None."""
    later = JAREN.get(waarde(regels, "subsidiejaar"))
    return None if later is None else day.year + later


def heeft_formule(regels):
    return waarde(regels, "formule_tarief") is not None


def bereken(regels, omvang):
    """The Jaarsom of an organisation; None without a formula, or without a number of inhabitants it needs."""
    tarief, vast = waarde(regels, "formule_tarief"), waarde(regels, "formule_vast", 0)
    if tarief is None or omvang is None:
        return None
    if tarief == GEEN:
        return Jaarsom(vast, 0, omvang)
    if omvang.inwoners is None:
        return None
    if tarief == GEGEVEN:
        rate = waarde(regels, "formule_per_inwoner", 0)
        return Jaarsom(vast, rate * omvang.inwoners, omvang, per_inwoner=rate)
    return verdeeld(vast, omvang)


def verdeeld(vast, omvang):
    """Rate out of the plafond, (plafond − vast · n) / Σ inhabitants: exact, rounded down once for each organisation, so
    that all together never get more than there is. Where the fixed parts alone do not fit, they shrink alike."""
    number = max(1, omvang.organisaties)
    vast = min(vast, max(0, omvang.plafond) // number)
    left = max(0, omvang.plafond) - vast * number
    variabel = left * omvang.inwoners // omvang.alle_inwoners if omvang.alle_inwoners else 0
    return Jaarsom(vast, variabel, omvang, te_verdelen=left)
