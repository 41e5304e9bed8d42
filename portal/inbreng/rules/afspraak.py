"""The promise of an answer: does it run, is it kept, and who must hear that it is late."""

from enum import StrEnum

from portal.rule import Rule
from portal.termijn import DAY, next_workday, workdays_after

# Who hears that an answer is late → the name of that event.
TE_LAAT = {"regisseur": "te_laat_regisseur", "cmt": "te_laat_cmt", "wijkwethouder": "te_laat_college"}
# Statuses in which we wait for whoever handed it in: their own step ends the wait.
BIJ_INDIENER = frozenset({"aanvulling_gevraagd", "in_overleg"})
AANVRAGEN, DOORGESTUURD = "aanvragen", "doorgestuurd"
# A new date lies no further away than this.
VERST = 366 * DAY
# A service can answer so long after it was asked.
GELDIG = 90 * DAY
# Groups of fewer promises than this are not broken down.
KLEINSTE_AANTAL = 5


def share(part, whole):
    """``part`` as a whole percentage of ``whole``, rounded down so that 100 means all; None of nothing."""
    return 100 * part // whole if whole else None


class Uitkomst(StrEnum):
    """What became of a promised date."""

    LOOPT = "loopt"
    NAGEKOMEN = "nagekomen"
    VERZET = "verzet"
    TE_LAAT = "te_laat"
    VERVALLEN = "vervallen"


def outcome(afspraak, day):
    """Kept, moved in time, late or still running on this day; lapsed when nobody waits for it any more.

    What was moved or lapsed after the promised day was not kept.
    """
    done = afspraak.beantwoord_op or afspraak.verzet_op or afspraak.vervallen_op
    if (done or day) > afspraak.beloofd:
        return Uitkomst.TE_LAAT
    if afspraak.beantwoord_op:
        return Uitkomst.NAGEKOMEN
    if afspraak.verzet_op:
        return Uitkomst.VERZET
    return Uitkomst.VERVALLEN if afspraak.vervallen_op else Uitkomst.LOOPT


def after_rest(beloofd, since, day, holidays):
    """The promised day when a wait that began on ``since`` ends on ``day``: as many days later as it stood still, on a
    working day. A promise that was late before the wait is not moved."""
    return beloofd if since > beloofd else next_workday(beloofd + (day - since), holidays)


def last_due(day, number, holidays):
    """The last promised day after which so many working days have passed on ``day``."""
    due = day - DAY
    while workdays_after(due, number, holidays) >= day:
        due -= DAY
    return due


def is_verlopen(doorsturing, moment):
    """Is it too long ago that this service was asked?"""
    return moment > doorsturing.at + GELDIG


@Rule
def is_openbaar(person, inbreng):
    return inbreng.openbaar


@Rule
def is_aanvraag(person, inbreng):
    """About money: read by the applicant, who handles it and the regisseur, not by every moderator."""
    return inbreng.soort == AANVRAGEN


@Rule
def is_mede(person, inbreng):
    """Pulls it along, or is in the group that asks (``mede_ids``: of a submission looked up by itself, or in the queue)."""
    return person.is_authenticated and person.id in getattr(inbreng, "mede_ids", ())


@Rule
def is_tekenaar(person, inbreng):
    """Signs for the group that asks (``tekenaar_ids``, which comes with a submission looked up by itself)."""
    return person.is_authenticated and person.id in getattr(inbreng, "tekenaar_ids", ())


@Rule
def is_bezig(person, inbreng):
    """Something can still come of it."""
    return not inbreng.afgerond


@Rule
def wacht_op_indiener(person, inbreng):
    """Whoever handed it in has to answer first: that step of their own ends the wait."""
    return inbreng.rust_sinds is not None and inbreng.status in BIJ_INDIENER


@Rule
def staat_stil(person, inbreng):
    return inbreng.rust_sinds is not None


@Rule
def is_onbeantwoord(person, doorsturing):
    """The service gave no answer: one that comes now still counts, whether somebody waits for it or not."""
    return not doorsturing.antwoord


@Rule
def wacht_op_dienst(person, doorsturing):
    """The answer of the service is still to come: nobody stopped waiting for it, or took up the submission again."""
    return doorsturing.beantwoord_at is None and doorsturing.inbreng.status == DOORGESTUURD


@Rule
def is_beloofd(person, inbreng):
    """A promised answer is still to be given."""
    return inbreng.beloofd is not None
