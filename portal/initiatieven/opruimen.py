"""Plans that were begun by somebody who never logged in, and that no browser can reach any more, go with their photos."""

from datetime import timedelta

from portal.clock import now
from portal.initiatieven import actions, queries
from portal.transaction import transaction, tried

# A browser forgets its drafts thirty days after the last visit.
BROWSER_REMEMBERS = timedelta(days=180)


def forget_lost():
    """Each in a transaction of its own; how many went."""
    with transaction():
        ids = queries.lost(now() - BROWSER_REMEMBERS)
    return sum(tried(forget, id) for id in ids)


def forget(id):
    actions.discard(queries.one(id), by=None)
    return True
