"""The days an application and a bezwaar name, beside those that everything under a regeling has."""

from portal.regelingen.termijnen import betalen_voor, bezwaar_tot, klok, of_the_law, reachable

__all__ = [
    "beroep_tot", "betalen_voor", "bezwaar_tot", "buiten_behandeling_voor", "horen_voor", "klok", "of_the_law", "reachable",
    "week_na",
]


def horen_voor(regels, day):
    """Until when who objects may say that they want to be heard, asked on this day: as long as for any view (Awb 7:3 d)."""
    return klok(regels, "zienswijzetermijn", "2w", day).einde


def week_na(tot):
    """Until when a bezwaar may come in that was posted on the last day or before (Awb 6:9 lid 2)."""
    return of_the_law(tot, weken=1)


def beroep_tot(bekend):
    """The last day for beroep at the rechtbank: six weeks, whatever a regeling says (Awb 6:7, 6:8)."""
    return of_the_law(bekend, weken=6)


def buiten_behandeling_voor(verzoek):
    """The last day to leave an application unhandled: four weeks after it was completed, or could be (Awb 4:5)."""
    return of_the_law(verzoek.aangevuld_op or reachable(verzoek.uiterlijk), weken=4)
