"""What holds for a plafond: the sums its ledger keeps, what an amount is, and for whom a lowering counts."""

from enum import StrEnum


class Som(StrEnum):
    """The sums of a plafond, each with the name of its column. A boeking says by how much one of them changed."""

    BEDRAG = "bedrag"
    VERLAGING = "verlaging"
    GERESERVEERD = "gereserveerd"
    TOEGEKEND = "toegekend"
    UITBETAALD = "uitbetaald"
    VERANTWOORD = "verantwoord"
    VASTGESTELD = "vastgesteld"
    VRIJGEVALLEN = "vrijgevallen"
    OVERGEDRAGEN = "overgedragen"
    GESPAARD = "gespaard"
    TERUGGEVORDERD = "teruggevorderd"
    TERUGBETAALD = "terugbetaald"


# The sums that follow a grant to its end; each grant has them too (``toekenningen.models.Toekenning``).
NA_BESLUIT = tuple(Som)[3:]


def cents(amount, least=1):
    """An amount as it may stand in the ledger: a whole number of cents."""
    if type(amount) is not int or amount < least:
        raise ValueError(f"geen bedrag in hele centen vanaf {least}: {amount!r}")
    return amount


def grens(lines, received):
    """By how many cents the plafond is lower for what was received at this moment (Awb 4:27 lid 2).

    ``lines``: (moment, cents) of every lowering and, below nought, of every raise after it, in order. What was
    lowered later does not count; what was raised later does.
    """
    total = sum(cents for at, cents in lines if at <= received)
    least = total
    for _at, cents in [line for line in lines if line[0] > received]:
        total += cents
        least = min(least, total)
    return least
