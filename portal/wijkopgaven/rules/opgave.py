"""The life of a wijkopgave and what it is made of."""

from enum import StrEnum

from portal.rule import Rule
from portal.workflow import Move, Workflow


class Status(StrEnum):
    CONCEPT = "concept"
    VASTGESTELD = "vastgesteld"
    AFGESLOTEN = "afgesloten"


class Aanleiding(StrEnum):
    """Who began it: residents (bottom-up) or the municipality and its partners (top-down)."""

    VAN_ONDEROP = "van_onderop"
    VAN_BOVENAF = "van_bovenaf"


class Niveau(StrEnum):
    """The levels of a doelen-inspanningennetwerk (DIN), from the top."""

    VISIE = "visie"
    STRATEGISCH = "strategisch"
    TACTISCH = "tactisch"
    OPERATIONEEL = "operationeel"


class Voorrang(StrEnum):
    HOOG = "hoog"
    GEWOON = "gewoon"
    LAAG = "laag"


class Risicosoort(StrEnum):
    """What may fail: reaching the goal, or doing the work (contract Wijksturing Almelo 2020, 10.1)."""

    DOEL = "doel"
    INSPANNING = "inspanning"


S = Status
LEVEN = Workflow(
    Move("vaststellen", frozenset({S.CONCEPT}), S.VASTGESTELD, may="wijkopgaven.beheren"),
    Move("afsluiten", frozenset({S.VASTGESTELD}), S.AFGESLOTEN, may="wijkopgaven.beheren", needs=frozenset({"reden"})),
)


@Rule
def is_openbaar(person, opgave):
    return opgave.status != S.CONCEPT


@Rule
def loopt(person, opgave):
    return opgave.status != S.AFGESLOTEN
