"""The promise of an answer: does it run, is it kept, and who must hear that it is late."""

from enum import StrEnum

from portal.rule import Rule


class Uitkomst(StrEnum):
    """What became of a promised date."""

    LOOPT = "loopt"
    NAGEKOMEN = "nagekomen"
    VERZET = "verzet"
    TE_LAAT = "te_laat"
    VERVALLEN = "vervallen"


def outcome(afspraak, day):
    """Kept, moved in time, late or still running on this day; lapsed when nobody waits for it any more.

    A date moved after it had passed was not kept.
    """
    done = afspraak.beantwoord_op or afspraak.verzet_op
    if (done or day) > afspraak.beloofd and not afspraak.vervallen_op:
        return Uitkomst.TE_LAAT
    if afspraak.beantwoord_op:
        return Uitkomst.NAGEKOMEN
    if afspraak.verzet_op:
        return Uitkomst.VERZET
    return Uitkomst.VERVALLEN if afspraak.vervallen_op else Uitkomst.LOOPT


@Rule
def is_openbaar(person, inbreng):
    return inbreng.openbaar


@Rule
def is_aanvraag(person, inbreng):
    """About money: read by the applicant, who handles it and the regisseur, not by every moderator."""
    return inbreng.soort == "aanvragen"


@Rule
def is_bezig(person, inbreng):
    """Something can still come of it."""
    return not inbreng.afgerond
