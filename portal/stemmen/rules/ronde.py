"""The life of a voting round: a draft, fixed, closed, counted. Whether it is open is a matter of the clock."""

from enum import StrEnum

from portal.clock import now
from portal.rule import Rule
from portal.workflow import Move, Workflow


class Status(StrEnum):
    CONCEPT = "concept"
    VASTGELEGD = "vastgelegd"
    GESLOTEN = "gesloten"
    GETELD = "geteld"
    VERVALLEN = "vervallen"


class Vorm(StrEnum):
    """The forms of a ballot. ``een``: one choice. ``mandje``: plans up to the budget. ``volgorde``: a ranking."""

    KIES = "kies"
    MANDJE = "mandje"
    PUNTEN = "punten"
    EEN = "een"
    VOLGORDE = "volgorde"


class Toegang(StrEnum):
    """How the portal knows that somebody may vote."""

    ACCOUNT = "account"
    CODE = "code"
    BALIE = "balie"
    PAS = "pas"


class Kanaal(StrEnum):
    WEB = "web"
    BALIE = "balie"
    PAPIER = "papier"


S = Status
REDEN = frozenset({"reden"})
LEVEN = Workflow(
    Move("vastleggen", frozenset({S.CONCEPT}), S.VASTGELEGD, may="stemrondes.vastleggen"),
    Move("sluiten", frozenset({S.VASTGELEGD}), S.GESLOTEN, may="stemrondes.sluiten"),
    Move("uitslag_bekendmaken", frozenset({S.GESLOTEN}), S.GETELD, may="stemrondes.tellen"),
    Move("laten_vervallen", frozenset({S.VASTGELEGD}), S.VERVALLEN, may="stemrondes.vervallen", needs=REDEN),
)


def is_gaande(ronde, at=None):
    """Can votes be cast now? Half-open: from ``opent_at`` up to, not including, ``sluit_at``."""
    return ronde.status == S.VASTGELEGD and ronde.opent_at <= (at or now()) < ronde.sluit_at


def stand(ronde, at=None):
    """What the public sees: "gepland", "open", "gesloten", or the status itself."""
    if ronde.status != S.VASTGELEGD:
        return ronde.status
    at = at or now()
    return "gepland" if at < ronde.opent_at else "open" if at < ronde.sluit_at else "gesloten"


@Rule
def is_openbaar(person, ronde):
    return ronde.status != S.CONCEPT


@Rule
def is_concept(person, ronde):
    return ronde.status == S.CONCEPT


@Rule
def is_geteld(person, ronde):
    return ronde.status == S.GETELD


@Rule
def is_vastgelegd(person, ronde):
    return ronde.status == S.VASTGELEGD


@Rule
def is_voorbij(person, ronde):
    """Its time is over, whether or not somebody has closed it yet."""
    return ronde.status != S.CONCEPT and now() >= ronde.sluit_at
