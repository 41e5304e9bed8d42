"""What only time does in this room: telling that the question whether work may become public waits too long."""

import logging

from portal.clock import today
from portal.transaction import transaction
from portal.wijkopgaven import queries
from portal.wijkopgaven.actions import publicatie

log = logging.getLogger(__name__)


def pass_by():
    """Tell of every question that is overdue, each once; how many. What goes wrong with one does not hold up the others."""
    with transaction():
        late = queries.overdue(today())
    return sum(map(tell_of, late))


def tell_of(id):
    try:
        with transaction():
            return publicatie.tell_overdue(id)
    except Exception:
        log.exception("Publicatievraag %s: melden ging mis", id)
        return False
