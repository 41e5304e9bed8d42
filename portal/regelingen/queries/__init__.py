"""What we look up about regelingen, complete for who asks."""

from portal.regelingen.queries.aanbod import current, open_versies, published, vensters_from
from portal.regelingen.queries.plafond import grens_for, ledger, lowered_in, plafond_for, sums_of
from portal.regelingen.queries.versies import (
    areas,
    by_sleutel,
    last_number,
    plafonds,
    published_before,
    regeling,
    regelingen,
    venster,
    vensters,
    versie,
)

__all__ = [
    "by_sleutel",
    "areas",
    "current",
    "grens_for",
    "last_number",
    "ledger",
    "lowered_in",
    "open_versies",
    "plafond_for",
    "plafonds",
    "published",
    "published_before",
    "regeling",
    "regelingen",
    "sums_of",
    "venster",
    "vensters",
    "versie",
    "vensters_from",
]
