"""The clock of an application: from the day of receipt, with every day it stood still, to the last day to decide."""

from portal.buurtbonnen.termijnen import klok
from portal.regelingen.rules.parameters import waarde
from portal.termijn import dwangsom


def klok_of(aanvraag, schorsingen):
    """The Klok of an application that was received; ``schorsingen`` are its Schorsing rows.

    An outage of the portal does not move it: that is for the terms of who sends something (Wmebv), not for ours.
    """
    return klok(
        aanvraag.versie.regels,
        "beslistermijn",
        "8w",
        aanvraag.ontvangen_op,
        schorsingen=tuple((rest.van, rest.tot) for rest in schorsingen),
        verdaagd_dagen=aanvraag.verdaagd_dagen,
    )


def penalty(aanvraag, day):
    """What is forfeited up to this day, in cents (Awb 4:17); 0 when nobody said that it is too late."""
    if aanvraag.in_gebreke_op is None:
        return 0
    regels = aanvraag.versie.regels
    rates = tuple((row["dagen"], row["bedrag"]) for row in waarde(regels, "dwangsom", ()))
    return dwangsom(aanvraag.in_gebreke_op, day, rates, waarde(regels, "dwangsom_maximum"))
