"""What holds while an application is handled: what may be proposed, and what must be done first."""

from enum import StrEnum

from portal.buurtbonnen.rules.status import OPEN
from portal.regelingen.rules.parameters import waarde

UITKOMSTEN = ("positief", "deels", "negatief")
# Who decides on the word of an organisation must have asked for it.
VRAAGT_ADVIES = ("bindend_advies", "organisatie_beslist")


# What is told of the work of who handles an application.
GEHANDELD = (
    "oppakken", "compleet", "aanvulling_vragen", "verdergaan", "raadplegen", "advies_vragen", "loten", "deel_aanbieden",
    "verdagen", "schorsen", "hervatten", "voorleggen", "waarderen", "rangschikken",
)
# What the applicant says, or who handles it writes down for them.
BEANTWOORD = ("indienen", "aanvullen", "deel_akkoord", "deel_weigeren", "intrekken")


class Grond(StrEnum):
    """Why a term stands still though nothing was asked (Awb 4:15 lid 2); the last two last as long as they last."""

    INSTEMMING = "instemming"
    VERTRAGING = "vertraging"
    OVERMACHT = "overmacht"


class Voorstel(StrEnum):
    """What is proposed to who decides; it is kept as an amount, as nought, and as no amount at all."""

    TOEKENNEN = "toekennen"
    AFWIJZEN = "afwijzen"
    BUITEN_BEHANDELING = "buiten_behandeling_stellen"


def voorstel_of(aanvraag):
    """What was proposed, or None before that."""
    if not aanvraag.voorstel_reden:
        return None
    if aanvraag.voorstel_bedrag is None:
        return Voorstel.BUITEN_BEHANDELING
    return Voorstel.TOEKENNEN if aanvraag.voorstel_bedrag else Voorstel.AFWIJZEN


def vraagt_raadpleging(regels, gevraagd):
    """Is so much asked that the area must be consulted first?"""
    threshold = waarde(regels, "raadpleging_boven")
    return threshold is not None and (gevraagd or 0) > threshold


def is_te_laat(aanvraag, day):
    """The last day to decide has passed, and nothing was decided."""
    return aanvraag.status in OPEN and aanvraag.beslissen_voor is not None and aanvraag.beslissen_voor < day
