"""What holds for money spent of a budget: recorded by one, signed by two others who were in the board before that."""

from enum import StrEnum

from portal.bewonersgroepen.rules import Rol, heeft_rol, huidige, is_lid, vast_bestuur
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

    Who holds both roles takes the one that nobody else can sign in; who is not in the group, where nobody in it can.
    """
    if not is_lid(person, groep):
        return ontbreekt(groep, uitgave)
    able = kunnen_tekenen(groep, uitgave)
    free = [rol for rol in able if person.id in able[rol]]
    return min(free, key=lambda rol: bool(able[rol] - {person.id}), default=None)


def kunnen_tekenen(groep, uitgave):
    """{each open place: the ids of those who can sign in it}: they were in the board well before it was recorded, and have
    no other part in it."""
    able = vast_bestuur(groep, uitgave.created_at) - {uitgave.owner_id, uitgave.penningmeester_id, uitgave.tweede_id}
    return {rol: houders(groep, rol) & able for rol in open_plekken(uitgave)}


def houders(groep, rol):
    """The ids of those who hold this role now (``groep.leden`` must be loaded)."""
    return {lid.person_id for lid in huidige(groep) if lid.rol == rol}


def ontbreekt(groep, uitgave):
    """The open place in which nobody in the group can sign, as it takes somebody for each; or None."""
    able = kunnen_tekenen(groep, uitgave)
    empty = next((rol for rol in able if not able[rol]), None)
    return empty or (Rol.TWEEDE_TEKENAAR if len(set().union(*able.values())) < len(able) else None)


@Rule
def is_indiener(person, uitgave):
    return person.is_authenticated and uitgave.owner_id == person.id


@Rule
def is_tekenaar(person, uitgave):
    """Is penningmeester or tweede tekenaar of the group whose money it is, now."""
    groep = uitgave.toekenning.aanvraag.groep
    return groep is not None and heeft_rol(person, groep, TEKENAARS)


@Rule
def zat_in_bestuur(person, uitgave):
    """Was in the board of that group well before it was recorded."""
    return person.id in vast_bestuur(uitgave.toekenning.aanvraag.groep, uitgave.created_at)


@Rule
def heeft_geen_tekenaar(person, uitgave):
    """Nobody in the group can sign it in one of its places."""
    groep = uitgave.toekenning.aanvraag.groep
    return groep is not None and ontbreekt(groep, uitgave) is not None


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
