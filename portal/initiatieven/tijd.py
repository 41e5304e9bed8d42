"""What only time does to plans: telling that the time to complete one is over."""

from portal.clock import today
from portal.initiatieven import queries
from portal.limits import first_time
from portal.people.models import VANZELF
from portal.story.actions import tell
from portal.transaction import transaction, tried


def pass_by():
    """Tell of every plan that nobody completed in time, each once; how many."""
    with transaction():
        late = queries.not_completed(today())
    return sum(tried(tell_over, id, last) for id, last in late)


def tell_over(id, last):
    """True when this call told it, whatever the number of messengers. Completing it still can be done; what to do without
    is for the team."""
    told = first_time(f"aanvullen|{id}|{last}")
    if told:
        tell(queries.one(id), "aanvulling_verlopen", by=VANZELF, data={"datum": last.isoformat()})
    return told
