"""What we look up about events and berichten."""

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter

from sqlalchemy import and_, bindparam, case, exists, literal, select, tuple_, union, union_all
from sqlalchemy.orm import contains_eager

from portal.buurtagenda.models import Agenda, Agendapunt
from portal.buurtagenda.rules.fase import Fase
from portal.extensions import db
from portal.initiatieven.models import Initiatief
from portal.paging import PER_PAGE, page_of
from portal.people.models import Person
from portal.sql import first
from portal.story import audience
from portal.story import who as people
from portal.story.models import Event, Follow, Mail, Notification
from portal.story.things import KINDS, Bericht
from portal.wijken.models import Gebied, Ligging

E = Event.__table__.c
FOLLOWERS = (
    people.volgers, people.buurtvolgers, people.themavolgers, people.agendavolgers, people.rondevolgers,
)

# What can be followed by its number, and when everybody may know its name.
PUBLIC = {
    Initiatief.kind: (Initiatief, Initiatief.openbaar),
    Agenda.kind: (Agenda, Agenda.status != Fase.CONCEPT),
    Agendapunt.kind: (Agendapunt, Agendapunt.openbaar),
}


@dataclass(frozen=True)
class Reason:
    """Why somebody hears of an event: a name from the audience sheet and, for followers, what they follow."""

    who: str
    kind: str = ""
    key: str = ""


def berichten(person, before=None):
    """A page of somebody's berichten, newest first."""
    query = select(Notification).join(Notification.event).options(contains_eager(Notification.event))
    query = query.where(Notification.person_id == person.id)
    if before is not None:
        query = query.where(Notification.event_id < before)
    rows = db.session.execute(query.order_by(Notification.event_id.desc()).limit(PER_PAGE + 1)).all()
    return page_of(with_things(rows), lambda bericht: bericht.event.id)


def told(keys):
    """The berichten with these (person id, event id), each with its person, by event."""
    key = tuple_(Notification.person_id, Notification.event_id)
    query = select(Notification, Person).join(Notification.event).join(Notification.person)
    query = query.where(key.in_(keys)).order_by(Notification.event_id)
    return with_things(db.session.execute(query.options(contains_eager(Notification.event))).all())


def with_things(rows):
    """Rows of Notification (and more) as berichten: one statement for each kind of thing, however many there are."""
    about = {(row.Notification.event.kind, row.Notification.event.thing_id) for row in rows}
    found = {}
    for kind, group in groupby(sorted(about), key=itemgetter(0)):
        found |= {(kind, thing.id): thing for thing in things(kind, [id for _kind, id in group])}
    return [
        Bericht(row.Notification, found.get((row.Notification.event.kind, row.Notification.event.thing_id)), *row[1:])
        for row in rows
    ]


def things(kind, ids):
    model, load = KINDS[kind].model, KINDS[kind].load
    return db.session.scalars(select(model).where(model.id.in_(ids)).options(*load)).unique()


def why(event, person_ids):
    """person id → Reason, for those of these people whom the audience sheet still names for this event."""
    sheet = audience.HEARS[event.what]
    order = [who.__name__ for who in sheet]
    rows = db.session.execute(union_all(*(reason(who, event, person_ids) for who in sheet)))
    least_first = sorted(rows, key=lambda row: order.index(row[1]), reverse=True)
    return {person_id: Reason(*rest) for person_id, *rest in least_first}


def reason(who, event, person_ids):
    """One function of the sheet, asked about these people; with what they follow if that is why."""
    query = who(event)
    followed = (Follow.kind, Follow.key) if who in FOLLOWERS else (literal(""), literal(""))
    named = query.where(query.selected_columns[0].in_(person_ids))
    return named.add_columns(literal(who.__name__), *followed)


@cache
def _story(limit):
    wie = case((Event.as_role == "", Person.name), else_="").label("wie")
    return (
        select(
            E.id, E.what, E.at, E.note, E.before, E.after, E.data, wie, E.as_role.label("rol"),
        )
        .select_from(Event.__table__.outerjoin(Person.__table__, Person.id == E.actor_id))
        .where(E.kind == bindparam("kind"), E.thing_id == bindparam("thing_id"), E.openbaar)
        .order_by(E.id.desc())
        .limit(first(limit))
    )


def public_story(kind, thing_id, limit=100):
    """The last public events of a thing, oldest first: by a resident, named in ``wie``, or in a ``rol``."""
    return db.session.execute(_story(limit), {"kind": kind, "thing_id": thing_id}).all()[::-1]


@cache
def _latest(limit):
    P, G = Initiatief.__table__, Gebied.__table__
    about = and_(E.kind == Initiatief.kind, E.thing_id == P.c.id)
    return (
        select(E.id.label("event_id"), E.what, E.at, E.note, E.after, P.c.id, P.c.title, G.c.naam.label("gebied_naam"))
        .select_from(Event.__table__.join(P, about).outerjoin(G, G.c.code == P.c.gebied_code))
        .where(E.openbaar, P.c.openbaar)
        .order_by(E.id.desc())
        .limit(first(limit))
    )


def latest_public(limit, codes=None, initiatief_id=None):
    """The newest public events of initiatieven that are public now, with title, id and ``gebied_naam``.

    ``codes`` narrows to initiatieven in these areas: a collection of codes, or a select of them.
    """
    query = _latest(limit)
    if codes is not None:
        query = query.where(Initiatief.gebied_code.in_(codes))
    if initiatief_id is not None:
        query = query.where(Initiatief.id == initiatief_id)
    return db.session.execute(query).all()


def inside(code):
    """A select of the codes an area holds: its buurten and itself."""
    return union(select(Ligging.buurt_code).where(Ligging.gebied_code == code), select(literal(code)))


def reader(id):
    return db.get_or_404(Person, id)


def follows(person, kind, key):
    """Whether this person follows it: a condition another query can carry along."""
    return exists().where(Follow.person_id == (person.id or 0), Follow.kind == kind, Follow.key == str(key))


def followed_name(kind, key):
    """What is followed is called in public, or "" when it is not public (any more)."""
    if kind in PUBLIC:
        thing, is_public = PUBLIC[kind]
        query = select(thing.title).where(thing.id == int(key), is_public)
    else:
        query = select(Gebied.naam).where(Gebied.code == key)
    return db.session.scalar(query) or ""


def mails(before=None):
    """A page of the outbox, newest first."""
    query = select(Mail) if before is None else select(Mail).where(Mail.id < before)
    rows = db.session.scalars(query.order_by(Mail.id.desc()).limit(PER_PAGE + 1))
    return page_of(rows, lambda mail: mail.id)
