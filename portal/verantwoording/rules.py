"""What holds for the end of a grant: when the account is due, what may be decided, and who decides."""

from enum import StrEnum

from portal.rule import Rule

# A recipient is reminded so many days before the last day.
HERINNEREN = (14, 3)


class Grond(StrEnum):
    """On what the final amount rests: the account, ex officio, or at once with the grant."""

    VERANTWOORDING = "verantwoording"
    AMBTSHALVE = "ambtshalve"
    DIRECT = "direct"


@Rule
def is_concept(person, verantwoording):
    return verantwoording.ingediend_at is None


@Rule
def is_besloten(person, vaststelling):
    """Announced; before that it is an intention on which the recipient is heard."""
    return vaststelling.besluit_op is not None


@Rule
def is_gemeld(person, vaststelling):
    """The recipient knows of it: it was decided, or they are asked what they think of it."""
    return vaststelling.besluit_op is not None or vaststelling.voornemen_op is not None


@Rule
def wacht_op_zienswijze(person, vaststelling):
    return vaststelling.besluit_op is None and vaststelling.voornemen_op is not None and not vaststelling.zienswijze


@Rule
def stelde_voor(person, vaststelling):
    return person.is_authenticated and vaststelling.behandelaar_id == person.id
