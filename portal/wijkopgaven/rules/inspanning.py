"""The life of an inspanning: what is done for a goal, and when it may be told."""

from enum import StrEnum

from portal.rule import Rule
from portal.workflow import Move, Workflow


class Status(StrEnum):
    CONCEPT = "concept"
    INGEPLAND = "ingepland"
    IN_UITVOERING = "in_uitvoering"
    GEREED = "gereed"
    GESTOPT = "gestopt"


class Herkomst(StrEnum):
    """Whose work it is: of wijkregie itself, or of the line or a programme, which ask the regisseur first."""

    WIJK = "wijk"
    LIJN = "lijn"
    PROGRAMMA = "programma"


class Koers(StrEnum):
    """How the work goes, as its owner sees it."""

    OP_SCHEMA = "op_schema"
    LOOPT_ACHTER = "loopt_achter"
    LOOPT_VAST = "loopt_vast"


class Antwoord(StrEnum):
    """What the wijkregisseur answers before work of the line or a programme becomes public."""

    AKKOORD = "akkoord"
    VOORWAARDEN = "voorwaarden"
    NIET_AKKOORD = "niet_akkoord"


S = Status
REDEN = frozenset({"reden"})
LOPEND = frozenset({S.INGEPLAND, S.IN_UITVOERING})
KLAAR = frozenset({S.GEREED, S.GESTOPT})
MAY = "inspanningen.beheren"
LEVEN = Workflow(
    Move("publiceren", frozenset({S.CONCEPT}), S.INGEPLAND, may="inspanningen.publiceren"),
    Move("beginnen", frozenset({S.INGEPLAND}), S.IN_UITVOERING, may=MAY),
    Move("afronden", frozenset({S.IN_UITVOERING}), S.GEREED, may=MAY, needs=REDEN),
    Move("stoppen", LOPEND, S.GESTOPT, may=MAY, needs=REDEN),
    Move("hervatten", frozenset({S.GESTOPT}), S.IN_UITVOERING, may=MAY, needs=REDEN),
)


def kenmerk(year, id):
    """The reference of an inspanning: W-2026-0012."""
    return f"W-{year}-{id:04d}"


def had_klaar(inspanning, day):
    """The day on which it should have been done, when that is over while it is said to go well; else None."""
    over = inspanning.eindigt is not None and inspanning.eindigt < day
    return inspanning.eindigt if over and inspanning.status in LOPEND and inspanning.koers == Koers.OP_SCHEMA else None


def toont_koers(inspanning):
    """Is told how it goes? While it is being done, and before that once it is no longer on schedule; else only its status."""
    if inspanning.status == Status.INGEPLAND:
        return inspanning.koers != Koers.OP_SCHEMA
    return inspanning.status == Status.IN_UITVOERING


def due_before(inspanning, day):
    """A milestone planned before this day is late: only of work that goes on."""
    return day if inspanning.status in LOPEND else None


def must_ask(herkomst):
    """Work of the line or a programme is aligned with the wijkregisseur before it becomes public (contract, 7.4.3)."""
    return herkomst != Herkomst.WIJK


@Rule
def is_openbaar(person, inspanning):
    return inspanning.status != S.CONCEPT


@Rule
def is_concept(person, inspanning):
    return inspanning.status == S.CONCEPT
