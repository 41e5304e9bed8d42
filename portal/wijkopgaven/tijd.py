"""What only time does in this room: telling that the question whether work may become public waits too long."""

from portal.clock import today
from portal.transaction import transaction, tried
from portal.wijkopgaven import queries
from portal.wijkopgaven.actions import publicatie


def pass_by():
    """Tell of every question that is overdue, each once; how many. What goes wrong with one does not hold up the others."""
    with transaction():
        late = queries.overdue(today())
    return sum(tried(publicatie.tell_overdue, id) for id in late)
