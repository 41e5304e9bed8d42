"""What holds for an initiatief, whoever asks and however it is stored."""

import re
from enum import StrEnum

from portal.rule import Rule
from portal.workflow import Move, Workflow


class Status(StrEnum):
    CONCEPT = "concept"
    INGEDIEND = "ingediend"
    AANVULLING_GEVRAAGD = "aanvulling_gevraagd"
    GEPUBLICEERD = "gepubliceerd"
    IN_BEHANDELING = "in_behandeling"
    IN_UITVOERING = "in_uitvoering"
    GEREALISEERD = "gerealiseerd"
    NIET_HAALBAAR = "niet_haalbaar"
    GESTOPT = "gestopt"
    INGETROKKEN = "ingetrokken"
    SAMENGEVOEGD = "samengevoegd"
    DOORGESTUURD = "doorgestuurd"


S = Status
BIJ_TEAM = frozenset({S.INGEDIEND, S.AANVULLING_GEVRAAGD})
# What its residents have still to send to the team.
TE_VERSTUREN = frozenset({S.CONCEPT, S.AANVULLING_GEVRAAGD})
LOPEND = frozenset({S.GEPUBLICEERD, S.IN_BEHANDELING, S.IN_UITVOERING})
EINDE = frozenset({S.GEREALISEERD, S.NIET_HAALBAAR, S.GESTOPT, S.INGETROKKEN, S.SAMENGEVOEGD, S.DOORGESTUURD})
# What anyone may see, once it has been published and unless it is hidden.
OPENBAAR = LOPEND | EINDE
BEWERKBAAR = TE_VERSTUREN | BIJ_TEAM | LOPEND
STEUNBAAR = LOPEND
OPEN_BIJ_TEAM = BIJ_TEAM | {S.GEPUBLICEERD, S.IN_BEHANDELING}
REDEN = frozenset({"reden"})
# News that can be taken off the site by itself, as the story calls it.
NIEUWS = ("initiatieven.voortgang", "initiatieven.antwoord", "initiatieven.mijlpaal_gehaald")

LEVEN = Workflow(
    Move("indienen", frozenset({S.CONCEPT}), S.INGEDIEND, may="initiatieven.bewerken"),
    Move("aanvullen", frozenset({S.AANVULLING_GEVRAAGD}), S.INGEDIEND, may="initiatieven.bewerken"),
    Move("publiceren", BIJ_TEAM, S.GEPUBLICEERD, may="initiatieven.publiceren"),
    Move(
        "aanvulling_vragen",
        frozenset({S.INGEDIEND}),
        S.AANVULLING_GEVRAAGD,
        may="initiatieven.beoordelen",
        needs=REDEN | {"datum"},
    ),
    Move("in_behandeling", frozenset({S.GEPUBLICEERD}), S.IN_BEHANDELING, may="initiatieven.beoordelen"),
    Move("uitvoeren", frozenset({S.GEPUBLICEERD, S.IN_BEHANDELING}), S.IN_UITVOERING, may="initiatieven.trekken"),
    Move("realiseren", frozenset({S.IN_UITVOERING}), S.GEREALISEERD, may="initiatieven.trekken", needs=REDEN),
    Move("niet_haalbaar", OPEN_BIJ_TEAM, S.NIET_HAALBAAR, may="initiatieven.beoordelen", needs=REDEN),
    Move("samenvoegen", OPEN_BIJ_TEAM, S.SAMENGEVOEGD, may="initiatieven.beoordelen", needs=REDEN | {"doel"}),
    Move("doorsturen", OPEN_BIJ_TEAM, S.DOORGESTUURD, may="initiatieven.beoordelen", needs=REDEN | {"naar"}),
    Move("stoppen", LOPEND, S.GESTOPT, may="initiatieven.trekken", needs=REDEN),
    Move("intrekken", OPEN_BIJ_TEAM, S.INGETROKKEN, may="initiatieven.intrekken", needs=REDEN),
    Move(
        "heropenen",
        frozenset({S.NIET_HAALBAAR, S.GESTOPT, S.DOORGESTUURD, S.SAMENGEVOEGD}),
        S.GEPUBLICEERD,
        may="initiatieven.beoordelen",
        needs=REDEN,
    ),
    Move("overnemen", frozenset({S.GESTOPT}), S.GEPUBLICEERD, may="initiatieven.overnemen"),
    Move("hervatten", frozenset({S.GESTOPT}), S.GEPUBLICEERD, may="initiatieven.hervatten"),
)

FIELDS = ("title", "wat", "waarom", "voor_wie", "hulp_gevraagd", "wie_helpt", "thema", "gebied_code", "lat", "lon")
# What anyone may read and find it by.
TEXTS = ("title", "wat", "waarom", "voor_wie", "hulp_gevraagd", "wie_helpt")
# Without these a plan cannot be handed in.
NEEDED = ("title", "wat", "waarom", "thema", "gebied_code")
MOST_FOTOS = 5
LOTS = 1_000_000
# What the key of an invitation is for.
UITNODIGING = "meedoen"
KENMERK = re.compile(r"I-[0-9]{4}-[0-9]{4,}", re.IGNORECASE)


def kenmerk(year, id):
    """The reference people quote at the desk: I-2026-0147."""
    return f"I-{year}-{id:04d}"


def is_kenmerk(text):
    """Is this such a reference, and nothing else?"""
    return KENMERK.fullmatch(text) is not None


def text_of(initiatief):
    """Everything that is written in it."""
    return words_of({name: getattr(initiatief, name) for name in TEXTS})


def words_of(values):
    """The same of its text as it once stood."""
    return "\n".join(values.get(name) or "" for name in TEXTS)


def all_text_of(initiatief):
    """That, and what is said to be on its photos (``fotos`` must be loaded): all that anyone will read."""
    return "\n".join((text_of(initiatief), *(foto.alt for foto in initiatief.fotos)))


def is_read_at_once(initiatief, move):
    """Will the reason of this step stand on the site as soon as it is taken?"""
    comes = initiatief.published_at or move.name != "intrekken"
    return move.target in OPENBAAR and initiatief.hidden_at is None and bool(comes)


def is_complete(initiatief):
    """Is everything there that handing in needs?"""
    return all(getattr(initiatief, name) for name in NEEDED)


def says(initiatief, values):
    """Is this what stands there already?"""
    return all(getattr(initiatief, name) == values[name] for name in FIELDS if name in values)


def daily_start(day, span):
    """Where today's random order begins: spreads the days evenly over ``span`` places, never two alike."""
    return (day.toordinal() * 7919) % span


@Rule
def is_openbaar(person, initiatief):
    return initiatief.status in OPENBAAR and initiatief.published_at is not None and initiatief.hidden_at is None


@Rule
def is_bewerkbaar(person, initiatief):
    return initiatief.status in BEWERKBAAR


@Rule
def is_steunbaar(person, initiatief):
    return initiatief.status in STEUNBAAR


@Rule
def is_concept(person, initiatief):
    return initiatief.status == S.CONCEPT


@Rule
def is_verborgen(person, initiatief):
    return initiatief.hidden_at is not None


@Rule
def is_te_verbergen(person, initiatief):
    """It is on the site, or will be with whatever the team decides."""
    return initiatief.hidden_at is None and (initiatief.status in BIJ_TEAM or is_openbaar(person, initiatief))


@Rule
def is_lopend(person, initiatief):
    return initiatief.status in LOPEND


@Rule
def is_vertrokken(person, initiatief):
    """Who had it is gone (``owner`` must be loaded)."""
    return initiatief.owner is None or initiatief.owner.forgotten_at is not None


@Rule
def is_verlaten(person, initiatief):
    """Who had it is gone, and nobody pulls it but perhaps this person."""
    return is_vertrokken(person, initiatief) and initiatief.mede_ids <= {person.id}


@Rule
def is_begonnen(person, initiatief):
    """Past the draft: staff never see what somebody has not handed in."""
    return initiatief.status != S.CONCEPT
