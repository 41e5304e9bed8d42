"""What holds for money spent of a budget: recorded by one, signed by two others."""

from enum import StrEnum

from portal.bewonersgroepen.rules import Rol, heeft_rol
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
# What counts as spent; what still waits is committed.
UITGEGEVEN = frozenset({S.GOEDGEKEURD, S.TERUGBETAALD})
TEKENAARS = (Rol.PENNINGMEESTER, Rol.TWEEDE_TEKENAAR)

LEVEN = Workflow(
    Move("goedkeuren", frozenset({S.INGEDIEND}), S.GOEDGEKEURD, may="uitgaven.aftekenen"),
    Move("afkeuren", frozenset({S.INGEDIEND}), S.AFGEKEURD, may="uitgaven.aftekenen", needs=frozenset({"reden"})),
    Move("terugbetalen", frozenset({S.GOEDGEKEURD}), S.TERUGBETAALD, may="uitgaven.terugbetalen"),
    Move("uitgave_intrekken", frozenset({S.INGEDIEND}), S.INGETROKKEN, may="uitgaven.intrekken"),
)


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
def wacht_op_tekenen(person, uitgave):
    return uitgave.status == S.INGEDIEND


@Rule
def is_voorgeschoten(person, uitgave):
    return uitgave.soort == Soort.VOORGESCHOTEN and uitgave.status == S.GOEDGEKEURD
