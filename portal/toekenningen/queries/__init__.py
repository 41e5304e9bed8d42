"""What we look up about grants."""

from portal.toekenningen.queries.lijst import of_groep, of_person
from portal.toekenningen.queries.one import WHOLE, find, next_termijn, one
from portal.toekenningen.queries.plan import plan_of, waiting_plans
from portal.toekenningen.queries.stand import stand, stands
from portal.toekenningen.queries.uitgaven import bon, spent, to_sign, uitgave, unsigned
from portal.toekenningen.queries.verschuiven import (
    asked,
    letter,
    saved_too_long,
    targets,
    verschuiving,
    verschuivingen,
    waiting_moves,
)

__all__ = [
    "WHOLE", "asked", "bon", "find", "letter", "next_termijn", "of_groep", "of_person", "one", "plan_of", "saved_too_long",
    "spent", "stand", "stands", "targets", "to_sign", "uitgave", "unsigned", "verschuiving", "verschuivingen",
    "waiting_moves", "waiting_plans",
]
