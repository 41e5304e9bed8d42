"""What a besluit may say: the outcome that follows from the facts, and when it may not be taken."""

from enum import StrEnum


class Uitkomst(StrEnum):
    TOEKENNEN = "toekennen"
    AFWIJZEN = "afwijzen"
    BUITEN_BEHANDELING = "buiten_behandeling_stellen"


# What keeps a besluit from being taken now, each with a sentence in the forms.
VOLGORDE, AFWIJKING, DEEL_MAG_NIET, AKKOORD, TE_VEEL, NIETS, ADVIES, HERSTEL, OORDEEL, TEGENSPRAAK = (
    "volgorde", "afwijking", "deel_mag_niet", "akkoord", "te_veel", "niets", "advies", "herstel", "oordeel", "tegenspraak",
)
BINDEND = ("bindend_advies", "organisatie_beslist", "commissie")


def deviates(aanvraag, uitkomst, bedrag, adviezen):
    """Does it differ from what was advised: granted though advised against, refused though advised for, or another
    amount than the one advised (Awb 3:50)? A positive advice without an amount is one for all that was asked."""
    for advies in adviezen:
        if uitkomst == Uitkomst.TOEKENNEN:
            advised = aanvraag.gevraagd if advies.bedrag is None else advies.bedrag
            if advies.uitkomst == "negatief" or (advies.uitkomst and advised != bedrag):
                return True
        elif uitkomst == Uitkomst.AFWIJZEN and advies.uitkomst in ("positief", "deels"):
            return True
    return False


def objections(aanvraag, adviezen, uitkomst, bedrag, afwijking, *, deel_mag, gezag, day):
    """Why this besluit cannot be taken like this: a list of the names above, empty when it can. Advice is waited for
    up to the last day for it, and no longer (Awb 3:6 lid 2), and not of an organisation that advises no more."""
    found = []
    given = [advies for advies in adviezen if advies.uitkomst]
    awaited = [advies for advies in adviezen if advies.kan_nog and advies.uiterlijk >= day]
    if gezag in BINDEND and uitkomst != Uitkomst.BUITEN_BEHANDELING and awaited:
        found.append(ADVIES)
    if uitkomst == Uitkomst.TOEKENNEN:
        found += amount_objections(aanvraag, bedrag, deel_mag)
    if deviates(aanvraag, uitkomst, bedrag, given) and not afwijking.strip():
        found.append(AFWIJKING)
    return found


def amount_objections(aanvraag, bedrag, deel_mag):
    """An amount is more than nothing and never more than was asked; less only if the regeling and the applicant
    agree to it."""
    if not bedrag or bedrag < 0:
        return [NIETS]
    if bedrag > aanvraag.gevraagd:
        return [TE_VEEL]
    if bedrag == aanvraag.gevraagd:
        return []
    if not deel_mag:
        return [DEEL_MAG_NIET]
    agreed = aanvraag.deel_akkoord_op is not None and aanvraag.deel_bedrag == bedrag
    return [] if agreed else [AKKOORD]


def oordeel_objections(uitkomst, te_beoordelen, oordelen):
    """A grant says that every rule people judge is met: {sleutel: what lacks}. Other ends may leave rules open."""
    if uitkomst != Uitkomst.TOEKENNEN:
        return {}
    unmet = [sleutel for sleutel in te_beoordelen if not oordelen.get(sleutel)]
    return {sleutel: TEGENSPRAAK if sleutel in oordelen else OORDEEL for sleutel in unmet}


def had_its_chance(verzoek, waited, uiterlijk):
    """Was it completed, or waited for until after the last day to do so (Awb 4:5)? ``waited``: until which day we did."""
    return verzoek.aangevuld_op is not None or waited > uiterlijk
