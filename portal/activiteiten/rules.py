"""What holds for an activity of a group: planned, announced, held, or called off."""

from enum import StrEnum

from portal.bewonersgroepen.rules import BESTUUR, heeft_rol, is_lid
from portal.rule import Rule
from portal.workflow import Move, Workflow


class Status(StrEnum):
    CONCEPT = "concept"
    AANGEKONDIGD = "aangekondigd"
    GEHOUDEN = "gehouden"
    AFGELAST = "afgelast"


S = Status
OPENBAAR = frozenset({S.AANGEKONDIGD, S.GEHOUDEN, S.AFGELAST})
LEVEN = Workflow(
    Move("aankondigen", frozenset({S.CONCEPT}), S.AANGEKONDIGD, may="activiteiten.beheren"),
    Move("terugblikken", frozenset({S.AANGEKONDIGD, S.CONCEPT}), S.GEHOUDEN, may="activiteiten.beheren"),
    Move("afgelasten", frozenset({S.AANGEKONDIGD}), S.AFGELAST, may="activiteiten.beheren", needs=frozenset({"reden"})),
)


@Rule
def is_openbaar(person, activiteit):
    return activiteit.status in OPENBAAR


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
