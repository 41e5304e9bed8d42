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


# What must be told before a wijkopgave can be adopted; beside these the version of a year.
VERTELD = ("samenvatting", "trekker", "wethouder")


def missing(opgave, jaren):
    """What still lacks before it can be adopted: names of fields, and "jaar" without the version of a year."""
    lacks = [name for name in VERTELD if not getattr(opgave, name).strip()]
    return lacks if any(jaar.objectief.strip() or jaar.subjectief.strip() for jaar in jaren) else [*lacks, "jaar"]


def in_period(opgave, jaar):
    return opgave.van.year <= jaar <= opgave.tot.year


def next_year(opgave, jaren, today):
    """The year that waits for a version: the one after the newest, or the first of a new wijkopgave; None when the period is
    over. ``jaren``: the years that were adopted."""
    first = min(max(today.year, opgave.van.year), opgave.tot.year)
    coming = max(jaren) + 1 if jaren else first
    return coming if in_period(opgave, coming) else None


@Rule
def is_openbaar(person, opgave):
    return opgave.status != S.CONCEPT


@Rule
def loopt(person, opgave):
    return opgave.status != S.AFGESLOTEN
