"""Who hears of what. The whole table, and nothing but the table."""

from functools import cache
from types import SimpleNamespace

from sqlalchemy import Integer, String, bindparam, func, select, union

from portal.story.audience.agenda import AGENDA
from portal.story.audience.besteding import BESTEDING
from portal.story.audience.geld import GELD
from portal.story.audience.huis import HUIS
from portal.story.audience.opgaven import OPGAVEN
from portal.story.who import niemand

HEARS = HUIS | GELD | AGENDA | OPGAVEN | BESTEDING
# What nobody learns by of a thing: told to nobody, or of a report, of which only the team and whoever made it know.
UNHEARD = {what for what, who in HEARS.items() if who == (niemand,) or what.endswith((".misbruik", ".misbruik_besluit"))}


def asked(name, kind):
    return bindparam(f"event_{name}", type_=kind)


# What is asked of an event, to make each statement once: of which one it is, only the kind is known then.
ASKED = {
    **{name: asked(name, String) for name in ("key", "gebied_code", "thema")},
    **{name: asked(name, Integer) for name in ("id", "thing_id", "owner_id", "actor_id", "named_id")},
}


@cache
def hearers(what):
    """The people who hear of such an event, each once, as a select; the actor already knows.

    Execute it with ``values_of(event)``.
    """
    event = SimpleNamespace(kind=what.partition(".")[0], **ASKED)
    people = union(*(who(event) for who in HEARS[what])).subquery()
    return select(people.c[0], event.id).distinct().where(people.c[0] != func.coalesce(event.actor_id, 0))


def values_of(event):
    return {f"event_{name}": getattr(event, name) for name in ASKED}
