"""The days a besluit and a bezwaar name, by the parameters of the version and the calendar."""

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


def bezwaar_tot(regels, bekend):
    """The last day for a bezwaar (Awb 6:7, 6:8); later when the portal could not be reached on it (Wmebv)."""
    return klok(regels, "bezwaartermijn", "6w", bekend, storingen=kalender.storingen()).einde


def betalen_voor(regels, bekend):
    """The last day to pay (Awb 4:87)."""
    return klok(regels, "betaaltermijn", "6w", bekend).einde


def bezwaar_beslissen_voor(regels, bezwaar_tot):
    """The last day to decide on a bezwaar: counted from the end of the term for it (Awb 7:10)."""
    return klok(regels, "bezwaar_beslistermijn", "6w", bezwaar_tot).einde


def week_na(tot):
    """Until when a bezwaar may come in that was posted on the last day or before (Awb 6:9 lid 2)."""
    return of_the_law(tot, weken=1)


def beroep_tot(bekend):
    """The last day for beroep at the rechtbank: six weeks, whatever a regeling says (Awb 6:7, 6:8)."""
    return of_the_law(bekend, weken=6)


def of_the_law(start, **length):
    """The end of a term that the law itself states."""
    return Klok(start, feestdagen=kalender.feestdagen(start.year, start.year + 1), **length).einde


def buiten_behandeling_voor(verzoek):
    """The last day to leave an application unhandled: four weeks after it was completed, or could be (Awb 4:5)."""
    return of_the_law(verzoek.aangevuld_op or verzoek.uiterlijk, weken=4)


def reachable(day):
    """The last day for what somebody was asked to send before ``day``: later when the portal was down then (Wmebv)."""
    spans, year = kalender.storingen(), day.year
    return Klok(day - DAY, dagen=1, storingen=spans, atw=False, feestdagen=kalender.feestdagen(year, year + 1)).einde
