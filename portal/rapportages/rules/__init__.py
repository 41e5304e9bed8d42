"""What holds for figures and reports: areas, the seal on a report, sums that add up, and small numbers."""

from portal.rapportages.rules import bereik, geld
from portal.rapportages.rules.verslag import (
    EERSTE_JAAR,
    MOST_INLEIDING,
    MOST_NAMED,
    controlegetal,
    inside,
)

__all__ = [
    "EERSTE_JAAR", "MOST_INLEIDING", "MOST_NAMED", "bereik", "controlegetal", "geld", "inside",
]
