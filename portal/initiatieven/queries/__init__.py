"""What we look up about initiatieven. Every list comes back complete, and only what is public."""

from portal.initiatieven.queries.answers import days_to_first_answer
from portal.initiatieven.queries.lists import cards_in, counts, counts_in, index, running, within
from portal.initiatieven.queries.lookalikes import similar_to
from portal.initiatieven.queries.meant import meant
from portal.initiatieven.queries.of_people import (
    addresses,
    alone,
    draft,
    drafts,
    earlier_owners,
    held,
    invitations,
    is_sought,
    lost,
    of_person,
    pulled_along,
    supported_by,
)
from portal.initiatieven.queries.one import (
    brief,
    by_kenmerk,
    foto,
    is_last_version_open,
    last_version,
    mijlpaal,
    mijlpalen,
    mine,
    nieuws,
    one,
    versies,
)

__all__ = [
    "addresses",
    "alone",
    "brief",
    "by_kenmerk",
    "cards_in",
    "counts",
    "counts_in",
    "days_to_first_answer",
    "draft",
    "drafts",
    "earlier_owners",
    "foto",
    "held",
    "index",
    "invitations",
    "is_last_version_open",
    "is_sought",
    "last_version",
    "lost",
    "meant",
    "mijlpaal",
    "mijlpalen",
    "mine",
    "nieuws",
    "of_person",
    "one",
    "pulled_along",
    "running",
    "similar_to",
    "supported_by",
    "versies",
    "within",
]
