"""The life of a version of a regeling."""

from enum import StrEnum

from portal.rule import Rule
from portal.workflow import Move, Workflow


class VersieStatus(StrEnum):
    CONCEPT = "concept"
    GEPUBLICEERD = "gepubliceerd"
    VERVANGEN = "vervangen"


V = VersieStatus
LEVEN = Workflow(
    Move("publiceren", frozenset({V.CONCEPT}), V.GEPUBLICEERD, may="regelingversies.publiceren"),
    Move("vervangen", frozenset({V.GEPUBLICEERD}), V.VERVANGEN, may="regelingversies.vervangen"),
)


@Rule
def is_concept(person, versie):
    return versie.status == V.CONCEPT


@Rule
def is_opsteller(person, versie):
    return person.is_authenticated and versie.owner_id == person.id
