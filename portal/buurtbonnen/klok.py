"""The clocks of an application and of a bezwaar: from their first day to the last day to decide, and what lateness costs."""

from portal.buurtbonnen.rules.bezwaar import kost_niets
from portal.buurtbonnen.rules.status import BezwaarStatus
from portal.buurtbonnen.termijnen import klok, reachable
from portal.clock import HERE
from portal.regelingen.rules.parameters import waarde
from portal.termijn import DAY, dwangsom


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


def begin_of(besluit, op_tijd, ingediend_op):
    """Where the clock of a bezwaar begins: where the term to object ended (Awb 7:10); for one that is late, when it came."""
    return besluit.bezwaar_tot if op_tijd else ingediend_op


def bezwaarklok(regels, begin, verdaagd_dagen=0, verzoeken=()):
    """The Klok of a bezwaar that begins there (``begin_of``). ``verzoeken``: its Herstelverzoek rows."""
    still = tuple((verzoek.gevraagd_op + DAY, waits_until(verzoek)) for verzoek in verzoeken)
    return klok(regels, "bezwaar_beslistermijn", "6w", begin, verdaagd_dagen=verdaagd_dagen, schorsingen=still)


def waits_until(verzoek):
    """The day on which we wait for it no more: when it came, or the day after the last one to send it (Awb 7:10 lid 2)."""
    over = reachable(verzoek.uiterlijk) + DAY
    return min(verzoek.aangevuld_op or over, over)


def waits(bezwaar, day):
    """Do we still wait on this day for what it lacks?"""
    return any(verzoek.aangevuld_op is None and day < waits_until(verzoek) for verzoek in bezwaar.verzoeken)


def penalty(aanvraag, day):
    """What is forfeited up to this day, in cents (Awb 4:17); 0 when nobody said that it is too late."""
    return forfeited(aanvraag.in_gebreke_op, aanvraag, day)


def bezwaar_penalty(bezwaar, day):
    """The same of a bezwaar (Awb 7:14): up to this day, and no further than the day it was decided on or withdrawn."""
    if kost_niets(bezwaar):
        return 0
    over = bezwaar.status != BezwaarStatus.INGEDIEND
    last = bezwaar.status_at.astimezone(HERE).date() if over else day
    return forfeited(bezwaar.in_gebreke_op, bezwaar.besluit.aanvraag, last)


def forfeited(in_gebreke_op, aanvraag, day):
    if in_gebreke_op is None:
        return 0
    regels = aanvraag.versie.regels
    rates = tuple((row["dagen"], row["bedrag"]) for row in waarde(regels, "dwangsom", ()))
    return dwangsom(in_gebreke_op, day, rates, waarde(regels, "dwangsom_maximum"))
