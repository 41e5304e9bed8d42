"""Why somebody hears of an event, so that it can be told in words of their own and stopped for that reason alone."""

from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace

from sqlalchemy import String, bindparam, cast, literal, union_all

from portal.extensions import db
from portal.inbreng.models import Inbreng
from portal.story import audience
from portal.story import who as people
from portal.story.ballots import rondevolgers
from portal.story.linked import BEHIND, QUIET, opgavevolgers, wijkvolgers
from portal.story.models import Event, Follow

E = Event.__table__.c
FOLLOWERS = (
    people.volgers, people.buurtvolgers, people.themavolgers, people.agendavolgers, rondevolgers,
    people.groepsvolgers, opgavevolgers, wijkvolgers,
)


@dataclass(frozen=True)
class Reason:
    """Why somebody hears of an event: a name from the audience sheet and, for followers, what they follow.

    For who is behind something linked also what that is: its ``soort`` and ``titel``.
    """

    who: str
    kind: str = ""
    key: str = ""
    soort: str = ""
    titel: str = ""


def why(event, person_ids):
    """person id → Reason, for those of these people whom the audience sheet still names for this event."""
    sheet = audience.HEARS[event.what]
    asked = ((who, who(event)) for who in sheet)
    named = ((who, query.where(query.selected_columns[0].in_(person_ids))) for who, query in asked)
    rows = (query.add_columns(*told(who, event.kind, literal(event.key))) for who, query in named)
    return nearest(db.session.execute(union_all(*rows)), sheet)


def told(who, kind, key):
    """The columns of a Reason for one function of the sheet: what these people follow, or what of theirs is linked.

    ``kind`` and ``key``: the thing itself, as people follow it.
    """
    how = (literal(""),) * 4
    if who in FOLLOWERS:
        how = Follow.kind, Follow.key, literal(""), literal("")
    elif who in BEHIND:
        how = literal(QUIET[kind]), key, Inbreng.soort, Inbreng.title
    return literal(who.__name__), *how


def nearest(rows, sheet):
    """{what the row begins with: Reason}, of several reasons the one that stands first on the sheet."""
    order = [who.__name__ for who in sheet]
    least_first = sorted(rows, key=lambda row: (order.index(row[1]), row[2:]), reverse=True)
    return {key: Reason(*rest) for key, *rest in least_first}


@cache
def _own_words(kind):
    """The event as columns, to ask about several of a kind at once."""
    event = SimpleNamespace(kind=kind, thing_id=E.thing_id, key=cast(E.thing_id, String))
    wanted = E.id.in_(bindparam("events", expanding=True))
    asked = ((who, who(event).where(wanted)) for who in BEHIND)
    mine = ((who, query.where(query.selected_columns[0] == bindparam("person_id"))) for who, query in asked)
    return union_all(*(query.with_only_columns(E.id, *told(who, kind, event.key)) for who, query in mine))


def own_words(person, events):
    """event id → Reason, for those of these events that are about work which came from something of this person."""
    found = {}
    for kind in QUIET:
        about_work = [event.id for event in events if event.kind == kind]
        if about_work:
            rows = db.session.execute(_own_words(kind), {"person_id": person.id, "events": about_work})
            found |= nearest(rows, BEHIND)
    return found
