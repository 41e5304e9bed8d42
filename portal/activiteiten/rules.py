"""What holds for an activity of a group: planned, announced, held, or called off."""

from enum import StrEnum

from portal.bewonersgroepen.rules import BESTUUR, TOEZICHT, heeft_rol, is_actief, is_lid
from portal.rule import Rule
from portal.workflow import Move, Workflow


class Status(StrEnum):
    CONCEPT = "concept"
    AANGEKONDIGD = "aangekondigd"
    GEHOUDEN = "gehouden"
    AFGELAST = "afgelast"
    WEGGEHAALD = "weggehaald"


S = Status
OPENBAAR = frozenset({S.AANGEKONDIGD, S.GEHOUDEN, S.AFGELAST})
# What a board did or still may do for itself.
TELT_MEE = frozenset({S.CONCEPT, S.AANGEKONDIGD, S.GEHOUDEN, S.WEGGEHAALD})
REDEN = frozenset({"reden"})
MOST_FOTOS = 8
LEVEN = Workflow(
    Move("aankondigen", frozenset({S.CONCEPT}), S.AANGEKONDIGD, may="activiteiten.aankondigen"),
    Move("terugblikken", frozenset({S.AANGEKONDIGD, S.CONCEPT}), S.GEHOUDEN, may="activiteiten.beheren"),
    Move("afgelasten", frozenset({S.AANGEKONDIGD}), S.AFGELAST, may="activiteiten.afgelasten", needs=REDEN),
    Move("weghalen", OPENBAAR, S.WEGGEHAALD, may="activiteiten.weghalen", needs=REDEN),
    Move("terugzetten", frozenset({S.WEGGEHAALD}), S.AANGEKONDIGD, may="activiteiten.weghalen"),
)


@Rule
def is_openbaar(person, activiteit):
    return activiteit.status in OPENBAAR


@Rule
def is_te_bewerken(person, activiteit):
    return activiteit.status in (S.CONCEPT, S.AANGEKONDIGD)


@Rule
def is_concept(person, activiteit):
    return activiteit.status == S.CONCEPT


@Rule
def is_van_mijn_groep(person, activiteit):
    """Is in the group that organises it (``activiteit.groep.leden`` must be loaded)."""
    return is_lid(person, activiteit.groep)


@Rule
def is_bestuur(person, activiteit):
    """Signs for the group that organises it."""
    return heeft_rol(person, activiteit.groep, BESTUUR)


@Rule
def is_van_gestopte_groep(person, activiteit):
    """Has the group that organises it stopped?"""
    return not is_actief(person, activiteit.groep)


@Rule
def is_weggehaald(person, activiteit):
    return activiteit.status == S.WEGGEHAALD


@Rule
def is_toezichthouder(person, activiteit):
    """Staff whose area overlaps the place of it, and who are not in the group themselves."""
    return person.holds(TOEZICHT, activiteit) and not is_lid(person, activiteit.groep)
