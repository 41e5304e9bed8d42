"""What holds for a plafond: the sums its ledger keeps, what an amount is, and how far it may be lowered."""

from enum import StrEnum


class Som(StrEnum):
    """The sums of a plafond, each with the name of its column. A boeking says by how much one of them changed."""

    BEDRAG = "bedrag"
    GERESERVEERD = "gereserveerd"
    TOEGEKEND = "toegekend"
    UITBETAALD = "uitbetaald"


def cents(amount, least=1):
    """An amount as it may stand in the ledger: a whole number of cents."""
    if type(amount) is not int or amount < least:
        raise ValueError(f"geen bedrag in hele centen vanaf {least}: {amount!r}")
    return amount


def lowered(bedrag, asked, target):
    """Where a plafond comes on its way down to ``target``: it takes nothing that was asked before (Awb 4:27 lid 2)."""
    return min(bedrag, max(asked, target))
