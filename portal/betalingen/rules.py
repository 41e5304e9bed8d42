"""What holds for payments: two people, one file, and nothing twice."""

from enum import StrEnum

from portal.bewonersgroepen.rules import BESTUUR, heeft_rol
from portal.rule import Rule
from portal.workflow import Move, Workflow


class Stand(StrEnum):
    """How it stands with one payment. ``klaar``: it stands in a run; it is booked when the bank has carried it out."""

    KLAAR = "klaar"
    BETAALD = "betaald"
    MISLUKT = "mislukt"
    TERUGGEKOMEN = "teruggekomen"
    VERVALLEN = "vervallen"


class RunStatus(StrEnum):
    SAMENGESTELD = "samengesteld"
    GOEDGEKEURD = "goedgekeurd"
    UITGEVOERD = "uitgevoerd"
    INGETROKKEN = "ingetrokken"


R = RunStatus
LEVEN = Workflow(
    Move("run_goedkeuren", frozenset({R.SAMENGESTELD}), R.GOEDGEKEURD, may="betaalruns.goedkeuren"),
    Move("run_uitvoeren", frozenset({R.GOEDGEKEURD}), R.UITGEVOERD, may="betaalruns.uitvoeren"),
    Move(
        "run_intrekken", frozenset({R.SAMENGESTELD, R.GOEDGEKEURD}), R.INGETROKKEN, may="betaalruns.intrekken",
        needs=frozenset({"reden"}),
    ),
)


@Rule
def is_samensteller(person, run):
    return person.is_authenticated and run.owner_id == person.id


@Rule
def is_opgever(person, rekening):
    return person.is_authenticated and rekening.opgegeven_door_id == person.id


@Rule
def is_rekeninghouder(person, rekening):
    """May speak for whom this account is of: the board of the group, or the resident."""
    if rekening.groep_id is not None:
        return heeft_rol(person, rekening.groep, BESTUUR)
    return person.is_authenticated and rekening.toekenning.owner_id == person.id


@Rule
def is_van_groep(person, rekening):
    return rekening.groep_id is not None


@Rule
def wacht_op_tweede(person, rekening):
    """Was given to take the place of another, and nobody else has confirmed it yet."""
    return not rekening.geldig and rekening.vervallen_at is None
