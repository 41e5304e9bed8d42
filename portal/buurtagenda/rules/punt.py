"""The life of an agendapunt: received, on the list, tested, chosen or not, and done. None is lost."""

from enum import StrEnum

from portal.rule import Rule
from portal.workflow import Move, Workflow


class Status(StrEnum):
    INGEDIEND = "ingediend"
    GEPLAATST = "geplaatst"
    IN_OVERLEG = "in_overleg"
    TOEGELATEN = "toegelaten"
    NIET_TOEGELATEN = "niet_toegelaten"
    GEKOZEN = "gekozen"
    NIET_GEKOZEN = "niet_gekozen"
    IN_UITVOERING = "in_uitvoering"
    GEREALISEERD = "gerealiseerd"
    GESTOPT = "gestopt"
    SAMENGEVOEGD = "samengevoegd"
    DOORGESTUURD = "doorgestuurd"
    INGETROKKEN = "ingetrokken"


S = Status
# Before the vote; afterwards only the chosen ones go on.
OPEN = frozenset({S.INGEDIEND, S.GEPLAATST, S.IN_OVERLEG})
LOOPT = frozenset({S.GEKOZEN, S.IN_UITVOERING})
REDEN = frozenset({"reden"})
# What takes an admitted point off the agenda, or off the site: not while people vote on it.
WEG = frozenset({"intrekken", "samenvoegen", "doorsturen", "weghalen"})
# Only in one go for all admitted points, when the agenda is adopted.
VASTSTELLEN = frozenset({"kiezen", "niet_kiezen"})
TEAM, EIGENAAR = "agendapunten.toetsen", "agendapunten.reageren"

LEVEN = Workflow(
    Move("plaatsen", frozenset({S.INGEDIEND}), S.GEPLAATST, may=TEAM),
    Move(
        "aanpassing_voorstellen", frozenset({S.INGEDIEND, S.GEPLAATST}), S.IN_OVERLEG, may=TEAM, needs=REDEN
    ),
    Move("aanpassing_aannemen", frozenset({S.IN_OVERLEG}), S.TOEGELATEN, may=EIGENAAR),
    Move("aanpassing_weigeren", frozenset({S.IN_OVERLEG}), S.GEPLAATST, may=EIGENAAR, needs=REDEN),
    Move("toelaten", frozenset({S.GEPLAATST}), S.TOEGELATEN, may=TEAM, needs=REDEN),
    Move("niet_toelaten", OPEN, S.NIET_TOEGELATEN, may=TEAM, needs=REDEN),
    Move("samenvoegen", OPEN | {S.TOEGELATEN}, S.SAMENGEVOEGD, may=TEAM, needs=REDEN | {"doel"}),
    Move("doorsturen", OPEN | {S.TOEGELATEN, S.NIET_GEKOZEN}, S.DOORGESTUURD, may=TEAM, needs=REDEN | {"naar"}),
    Move("intrekken", OPEN | {S.TOEGELATEN}, S.INGETROKKEN, may="agendapunten.intrekken", needs=REDEN),
    Move("kiezen", frozenset({S.TOEGELATEN}), S.GEKOZEN, may="agendapunten.vaststellen", needs=REDEN),
    Move("niet_kiezen", frozenset({S.TOEGELATEN}), S.NIET_GEKOZEN, may="agendapunten.vaststellen", needs=REDEN),
    Move("uitvoeren", frozenset({S.GEKOZEN}), S.IN_UITVOERING, may="agendapunten.uitvoeren"),
    Move("realiseren", LOOPT, S.GEREALISEERD, may="agendapunten.uitvoeren", needs=REDEN),
    Move("stoppen", LOOPT, S.GESTOPT, may="agendapunten.uitvoeren", needs=REDEN),
)


def kenmerk(year, id):
    """The reference people quote at the desk: A-2026-0147."""
    return f"A-{year}-{id:04d}"


class SignaalStatus(StrEnum):
    INGEDIEND = "ingediend"
    GEPLAATST = "geplaatst"
    NIET_GEPLAATST = "niet_geplaatst"
    DOORGESTUURD = "doorgestuurd"


class Bron(StrEnum):
    """Whose eyes a signaal looks through: tellen en vertellen."""

    BEWONER = "bewoner"
    PROFESSIONAL = "professional"
    GEMEENTE = "gemeente"


G = SignaalStatus
SIGNAAL = Workflow(
    Move("plaatsen", frozenset({G.INGEDIEND}), G.GEPLAATST, may="signalen.beoordelen"),
    Move(
        "niet_plaatsen", frozenset({G.INGEDIEND, G.GEPLAATST}), G.NIET_GEPLAATST, may="signalen.beoordelen", needs=REDEN
    ),
    Move(
        "doorsturen",
        frozenset({G.INGEDIEND, G.GEPLAATST}),
        G.DOORGESTUURD,
        may="signalen.beoordelen",
        needs=REDEN | {"naar"},
    ),
)


@Rule
def is_openbaar(person, punt):
    return punt.openbaar


@Rule
def is_weggehaald(person, punt):
    """Was on the site until staff took it off."""
    return punt.weggehaald_at is not None


@Rule
def is_zonder_account(person, punt):
    """Nobody can log in and answer for it: it was told at the desk, or who brought it has left. The team notes the answer."""
    return punt.owner_id is None or punt.owner.email is None


@Rule
def is_steunbaar(person, punt):
    """Support counts towards the test: before it, once the point is on the list of an agenda that goes on (``agenda`` must be
    loaded)."""
    return punt.status == S.GEPLAATST and not punt.agenda.voorbij


@Rule
def loopt(person, punt):
    """Was chosen and is not finished: the work on it is planned, done and told of."""
    return punt.status in LOOPT


@Rule
def is_geplaatst_signaal(person, signaal):
    return signaal.status == G.GEPLAATST
