"""The last day on which somebody was asked to answer is over: whoever was asked hears so, and so does the team."""

from portal.clock import today
from portal.limits import first_time
from portal.people.models import VANZELF
from portal.story.actions import tell
from portal.story.queries import lapsed
from portal.transaction import transaction, tried


def tell_lapsed(what, last, waits, load):
    """Tell of every thing of which the day ``last`` (a column) is over and that still waits (conditions), each once; how many.
    ``load``: id → the thing."""
    with transaction():
        over = lapsed(what, last, waits, today())
    return sum(tried(_tell_one, what, load, id, day) for id, day in over)


def _tell_one(what, load, id, day):
    """True when this call told it, whatever the number of messengers. The answer can still be given; what to do without is for
    the team."""
    thing = load(id)
    told = first_time(f"{thing.kind}.{what}|{id}|{day}")
    if told:
        tell(thing, what, by=VANZELF, data={"datum": day.isoformat()})
    return told
