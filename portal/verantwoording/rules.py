"""What holds for the end of a grant: when the account is due, what may be decided, and who decides."""

from enum import StrEnum
from hashlib import sha256

from portal.rule import Rule
from portal.toekenningen.rules.status import BESLOTEN, Vorm

# A recipient is reminded so many days before the last day: to account, and to pay back.
HERINNEREN, TERUG_HERINNEREN = (14, 3), (7,)
# So long after the final amount was set money can be claimed back (Awb 4:57).
VERJARING_JAREN = 5
MOST_FOTOS = 8
LICHT, VOLLEDIG = ("verslag",), ("verhaal", "geld", "bonnen", "fotos", "nakijken")
# On what a final amount may be set lower again: new facts, a known mistake, or duties not met (Awb 4:49 lid 1).
WIJZIGINGSGRONDEN = ("a", "b", "c")
# The channels by which an account comes in; who has no account of their own sends it on paper or tells it at the desk.
WEB, OP_PAPIER = "web", "post"


class Grond(StrEnum):
    """On what the final amount rests: the account, ex officio, or at once with the grant."""

    VERANTWOORDING = "verantwoording"
    AMBTSHALVE = "ambtshalve"
    DIRECT = "direct"


def paginas(vorm):
    """The pages of an account of this vorm, in order; on the last one it is handed in."""
    return VOLLEDIG if vorm == Vorm.BONNEN else LICHT


def ontbreekt(verantwoording, vorm, bonnen):
    """[(page, name of what lacks)] before it can be handed in; ``bonnen``: how many receipts there are."""
    first, money = ("verhaal", "geld") if vorm == Vorm.BONNEN else LICHT * 2
    asked = (
        (first, "verhaal", not verantwoording.verhaal),
        (first, "deelnemers", verantwoording.deelnemers is None),
        (money, "uitgegeven", any(regel.post_id and regel.uitgegeven is None for regel in verantwoording.regels)),
        ("bonnen", "bonnen", vorm == Vorm.BONNEN and not bonnen and totaal(verantwoording.regels) > 0),
    )
    return [(pagina, naam) for pagina, naam, lacks in asked if lacks]


def totaal(regels):
    """What was spent according to these lines, in cents."""
    return sum(regel.uitgegeven or 0 for regel in regels)


def vast_te_stellen(bedrag, uitbetaald, drempel):
    """The amount to settle at (cents): what little was paid beyond ``bedrag`` is not claimed back, so it counts as due.

    ``drempel``: below this nothing is claimed back.
    """
    return uitbetaald if 0 < uitbetaald - bedrag < drempel else bedrag


def trap(days_left, steps):
    """How many of the reminders are due with so many days left; one more when the day has passed."""
    return sum(days_left <= step for step in steps) + (days_left < 0)


def zegel_van(geheim):
    return sha256(geheim.encode()).hexdigest()


def is_getrokken(kenmerk, geheim, procent):
    """Does the lot fall on this grant? The first eight bytes of SHA-256 over ``geheim:kenmerk``, as a part of 2^64, lie
    below ``procent`` percent. Who knows the secret can do it again."""
    lot = int.from_bytes(sha256(f"{geheim}:{kenmerk}".encode()).digest()[:8])
    return lot * 100 < procent << 64


def is_verjaard(besluit_op, day):
    """Is it more than five years ago that the final amount was set (Awb 4:57)?"""
    return (day.year - VERJARING_JAREN, day.month, day.day) > (besluit_op.year, besluit_op.month, besluit_op.day)


@Rule
def is_concept(person, verantwoording):
    return verantwoording.ingediend_at is None


@Rule
def is_gemeld(person, vaststelling):
    """The recipient knows of it: it was decided, or they are asked what they think of it."""
    return vaststelling.besluit_op is not None or vaststelling.voornemen_op is not None


@Rule
def wacht_op_zienswijze(person, vaststelling):
    return vaststelling.besluit_op is None and vaststelling.voornemen_op is not None and not vaststelling.zienswijze


@Rule
def stelde_voor(person, vaststelling):
    return person.is_authenticated and vaststelling.behandelaar_id == person.id


@Rule
def nam_het_vorige(person, vaststelling):
    """Did this person take the besluit that is decided on again (Awb 10:3)? What follows once saved money is used is no such."""
    again = vaststelling.vervangt is not None and vaststelling.toekenning.status in BESLOTEN
    return again and person.is_authenticated and vaststelling.vervangt.besluiter_id == person.id
