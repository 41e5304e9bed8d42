"""What holds for money spent of a budget: recorded by one, signed by two others."""

from enum import StrEnum

from portal.bewonersgroepen.rules import Rol, heeft_rol, huidige
from portal.rule import Rule
from portal.workflow import Move, Workflow


class Status(StrEnum):
    INGEDIEND = "ingediend"
    GOEDGEKEURD = "goedgekeurd"
    AFGEKEURD = "afgekeurd"
    TERUGBETAALD = "terugbetaald"
    INGETROKKEN = "ingetrokken"


class Soort(StrEnum):
    """Paid from the account of the group, or advanced by a member who wants it back."""

    REKENING = "rekening"
    VOORGESCHOTEN = "voorgeschoten"


S = Status
# More receipts than this for one expense are not kept.
MOST_BONNEN = 10
# What counts as spent; what still waits is committed.
UITGEGEVEN = frozenset({S.GOEDGEKEURD, S.TERUGBETAALD})
TEKENAARS = (Rol.PENNINGMEESTER, Rol.TWEEDE_TEKENAAR)

LEVEN = Workflow(
    Move("goedkeuren", frozenset({S.INGEDIEND}), S.GOEDGEKEURD, may="uitgaven.goedkeuren"),
    Move("afkeuren", frozenset({S.INGEDIEND}), S.AFGEKEURD, may="uitgaven.aftekenen", needs=frozenset({"reden"})),
    Move("terugbetalen", frozenset({S.GOEDGEKEURD}), S.TERUGBETAALD, may="uitgaven.terugbetalen"),
    Move("uitgave_intrekken", frozenset({S.INGEDIEND, S.GOEDGEKEURD}), S.INGETROKKEN, may="uitgaven.intrekken"),
)


def open_plekken(uitgave):
    """The roles in which nobody has signed yet."""
    signed = {Rol.PENNINGMEESTER: uitgave.penningmeester_at, Rol.TWEEDE_TEKENAAR: uitgave.tweede_at}
    return tuple(rol for rol, at in signed.items() if at is None)


def plek(person, groep, uitgave):
    """The role in which this person can sign now, or None: it is their own, they signed already, or nothing is left.

    Who holds both roles takes the one that nobody else can sign in.
    """
    if person.id in (uitgave.owner_id, uitgave.penningmeester_id, uitgave.tweede_id):
        return None
    free = [rol for rol in open_plekken(uitgave) if heeft_rol(person, groep, (rol,))]
    others = {rol: houders(groep, rol) - {person.id, uitgave.owner_id} for rol in free}
    return min(free, key=lambda rol: bool(others[rol]), default=None)


def houders(groep, rol):
    """The ids of those who hold this role now (``groep.leden`` must be loaded)."""
    return {lid.person_id for lid in huidige(groep) if lid.rol == rol}


def ontbreekt(groep, indiener_id):
    """The role in which nobody can sign what this person spent, as it takes two others; or None."""
    first, second = (houders(groep, rol) - {indiener_id} for rol in TEKENAARS)
    if not first:
        return Rol.PENNINGMEESTER
    return Rol.TWEEDE_TEKENAAR if not second or len(first | second) == 1 else None


@Rule
def is_indiener(person, uitgave):
    return person.is_authenticated and uitgave.owner_id == person.id


@Rule
def is_tekenaar(person, uitgave):
    """Is penningmeester or tweede tekenaar of the group whose money it is, now."""
    groep = uitgave.toekenning.aanvraag.groep
    return groep is not None and heeft_rol(person, groep, TEKENAARS)


@Rule
def heeft_getekend(person, uitgave):
    return person.is_authenticated and person.id in (uitgave.penningmeester_id, uitgave.tweede_id)


@Rule
def is_getekend(person, uitgave):
    """By both."""
    return not open_plekken(uitgave)


@Rule
def is_eigen(person, uitgave):
    """Of a resident alone, who has nobody to sign."""
    return uitgave.eigen


@Rule
def wacht_op_tekenen(person, uitgave):
    return uitgave.status == S.INGEDIEND


@Rule
def telt_mee(person, uitgave):
    """Counts as committed or spent."""
    return uitgave.status == S.INGEDIEND or uitgave.status in UITGEGEVEN


@Rule
def is_voorgeschoten(person, uitgave):
    return uitgave.soort == Soort.VOORGESCHOTEN and uitgave.status == S.GOEDGEKEURD
