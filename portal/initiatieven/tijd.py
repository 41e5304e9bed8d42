"""What only time does to plans: telling that the time to complete one is over."""

from portal.initiatieven.models import Initiatief
from portal.initiatieven.queries import one
from portal.initiatieven.rules import Status
from portal.story.lapse import tell_lapsed

WAITS = Initiatief.status == Status.AANVULLING_GEVRAAGD, Initiatief.hidden_at.is_(None)


def pass_by():
    """Tell of every plan that nobody completed in time, each once; how many."""
    return tell_lapsed("aanvulling_verlopen", Initiatief.aanvullen_voor, WAITS, one)
