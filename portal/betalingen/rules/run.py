"""The life of a payment and of the run it goes in: one person composes, another approves."""

from enum import StrEnum

from portal.people.rules import Rol
from portal.rule import Rule
from portal.workflow import Move, Workflow

# Who pays, and who may read about it.
ROLLEN = (Rol.FINANCIEN, Rol.CONTROLLER)


class Stand(StrEnum):
    """How it stands with one payment. ``klaar``: it stands in a run; it is booked when the bank has carried it out."""

    KLAAR = "klaar"
    BETAALD = "betaald"
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
    Move(
        "run_uitvoeren", frozenset({R.GOEDGEKEURD}), R.UITGEVOERD, may="betaalruns.uitvoeren",
        needs=frozenset({"datum"}),
    ),
    Move(
        "run_intrekken", frozenset({R.SAMENGESTELD, R.GOEDGEKEURD}), R.INGETROKKEN, may="betaalruns.intrekken",
        needs=frozenset({"reden"}),
    ),
)


def zonder_geld(stand, run_status):
    """What becomes of a payment that does not reach its recipient; None when nobody may say so now.

    It is taken out of a run that waits for approval. What two people approved stands as they approved it until the bank
    has carried it out and all of it is booked: only then it can come back.
    """
    if stand == Stand.KLAAR and run_status == RunStatus.SAMENGESTELD:
        return Stand.VERVALLEN
    return Stand.TERUGGEKOMEN if stand == Stand.BETAALD else None


def kenmerk(year, number):
    """How the bank calls a run back to us: at most 35 signs, the same at every try (ISO 20022, MsgId)."""
    return f"BR-{year}-{number:05d}"


def overal(*rollen):
    """Holds one of these roles everywhere this run pays (its areas must be loaded)."""
    return Rule(lambda person, run: {gebied.code for gebied in run.gebieden} <= person.reach(rollen))


@Rule
def is_boeker(person, ontvangst):
    """Wrote down that this came in."""
    return person.is_authenticated and ontvangst.by_id == person.id


@Rule
def is_samensteller(person, run):
    return person.is_authenticated and run.owner_id == person.id
