"""The clock of an application: from the day of receipt, with every day it stood still, to the last day to decide."""

from portal.buurtbonnen.termijnen import klok


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
