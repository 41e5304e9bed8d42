"""The last days a version states and those the law itself states, by the calendar of the Algemene termijnenwet."""

from portal.regelingen.queries import kalender
from portal.regelingen.rules.parameters import waarde
from portal.termijn import DAY, Klok, length_of


def klok(regels, parameter, default, start, **moved):
    """The Klok of the term that this parameter of the version states, from ``start`` on."""
    return Klok(
        start=start,
        atw=waarde(regels, "atw", True),
        feestdagen=kalender.feestdagen(start.year, start.year + 2),
        **length_of(waarde(regels, parameter, default)),
        **moved,
    )


def bezwaar_tot(bekend):
    """The last day for a bezwaar: six weeks, whatever a regeling says (Awb 6:7, 6:8); later when the portal could not be reached
    on it (Wmebv)."""
    return of_the_law(bekend, weken=6, storingen=kalender.storingen())


def beslissen_voor(gevraagd):
    """The last day to decide on what was asked where nothing else names a term: eight weeks (Awb 4:13)."""
    return of_the_law(gevraagd, weken=8)


def betalen_voor(regels, bekend):
    """The last day to pay (Awb 4:87)."""
    return klok(regels, "betaaltermijn", "6w", bekend).einde


def of_the_law(start, **length):
    """The end of a term that the law itself states."""
    return Klok(start, feestdagen=kalender.feestdagen(start.year, start.year + 1), **length).einde


def reachable(day):
    """The last day for what somebody was asked to send before ``day``: later when the portal was down then (Wmebv)."""
    return moved(day, kalender.storingen(), kalender.feestdagen(day.year, day.year + 1))


def not_over(day):
    """The days up to this one that, as a last day, are not over on it by an outage (``reachable``)."""
    spans, free = kalender.storingen(), kalender.feestdagen(day.year - 1, day.year + 1)
    held = [(van, tot) for van, tot in spans if van < day <= moved(tot, spans, free)]
    return {van + DAY * n for van, tot in held for n in range((tot - van).days + 1)}


def moved(day, storingen, feestdagen):
    """The day itself, or the first working day after the outages it falls in."""
    return Klok(day - DAY, dagen=1, storingen=storingen, atw=False, feestdagen=feestdagen).einde
