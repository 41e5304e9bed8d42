"""What somebody probably meant whose question found little: other words, and only those that find more."""

from functools import lru_cache

from portal.initiatieven.queries.lists import NEWEST, P, asked_for, asked_page, index, narrowed
from portal.sql import first
from portal.zoeken.rules import did_you_mean

LITTLE = 2
MOST_TITLES = 500


def meant(filters, found):
    """The words to look for instead, within the same filters; None when ``found`` is enough or nothing finds more."""
    if not filters["zoek"] or found > LITTLE:
        return None
    other = did_you_mean(filters["zoek"], titles(filters))
    return other if other and number(filters, other) > found else None


@lru_cache(100)
def _titles(names):
    return narrowed(names).with_only_columns(P.title).order_by(*NEWEST).limit(first(MOST_TITLES))


def titles(filters):
    """Of the newest plans within these filters: the words that are there to be meant."""
    return [row.title for row in asked_page(_titles, asked_for(filters | {"zoek": ""}))]


def number(filters, words):
    """How many plans these words find within the filters, up to a page of them."""
    return len(index(filters | {"zoek": words, "sorteer": ""}))
