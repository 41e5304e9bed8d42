"""What happens next with a submission, so that no line ends in silence."""

from enum import StrEnum

from portal.inbreng.rules.afspraak import AANVRAGEN, BIJ_INDIENER
from portal.inbreng.rules.wachtrij import is_laat


class Vervolg(StrEnum):
    """What whoever follows the line may expect now."""

    INDIENER = "indiener"
    RUST = "rust"
    TE_LAAT = "te_laat"
    BELOOFD = "beloofd"
    DIENST = "dienst"
    WERK = "werk"
    BEZIG = "bezig"
    INGETROKKEN = "ingetrokken"
    SAMEN = "samen"
    OVERNEMEN = "overnemen"
    WEG = "weg"
    WIJKFOTO = "wijkfoto"
    GELD = "geld"
    BESLUIT = "besluit"
    KLAAR = "klaar"


# What an end means, where more is to be said than that it is one: {(soort or "" for each, status): what comes next}.
ENDS = {
    ("", "ingetrokken"): Vervolg.INGETROKKEN,
    ("", "samengevoegd"): Vervolg.SAMEN,
    ("initiatieven", "gestopt"): Vervolg.OVERNEMEN,
    ("signalen", "geplaatst"): Vervolg.WIJKFOTO,
    (AANVRAGEN, "toegekend"): Vervolg.GELD,
    (AANVRAGEN, "afgewezen"): Vervolg.BESLUIT,
    (AANVRAGEN, "buiten_behandeling"): Vervolg.BESLUIT,
}


def vervolg(inbreng, day, *, wacht_op_dienst, werk, weg=False):
    """What happens next. ``wacht_op_dienst``: a service still has to answer; ``werk``: linked work goes on; ``weg``: staff took
    it off the site."""
    if not inbreng.afgerond and inbreng.rust_sinds:
        return Vervolg.INDIENER if inbreng.status in BIJ_INDIENER else Vervolg.RUST
    if inbreng.beloofd:
        return Vervolg.TE_LAAT if is_laat(inbreng, day) else Vervolg.BELOOFD
    if wacht_op_dienst:
        return Vervolg.DIENST
    if ("", inbreng.status) in ENDS:
        return ENDS["", inbreng.status]
    if weg and not inbreng.afgerond:
        return Vervolg.WEG
    if werk:
        return Vervolg.WERK
    return ENDS.get((inbreng.soort, inbreng.status), Vervolg.KLAAR if inbreng.afgerond else Vervolg.BEZIG)
