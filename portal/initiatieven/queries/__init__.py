"""What we look up about initiatieven. Every list comes back complete, and only what is public."""

from portal.initiatieven.queries.lists import SORTS, cards_in, counts, counts_in, index, running, similar_to, within
from portal.initiatieven.queries.one import (
    brief,
    by_kenmerk,
    drafts,
    foto,
    last_version,
    mijlpaal,
    mijlpalen,
    mine,
    of_person,
    one,
    versies,
)

__all__ = [
    "SORTS",
    "brief",
    "by_kenmerk",
    "cards_in",
    "counts",
    "counts_in",
    "drafts",
    "foto",
    "index",
    "last_version",
    "mijlpaal",
    "mijlpalen",
    "mine",
    "of_person",
    "one",
    "running",
    "similar_to",
    "versies",
    "within",
]
