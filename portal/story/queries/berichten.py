"""Who was told what, and the mail that waits or went out."""

from itertools import groupby
from operator import itemgetter

from sqlalchemy import case, func, select, tuple_
from sqlalchemy.orm import contains_eager

from portal.extensions import db
from portal.inbreng.models import Inbreng
from portal.paging import PER_PAGE, page_of
from portal.people.models import Person
from portal.story.audience import hearers, values_of
from portal.story.models import Event, Mail, Notification
from portal.story.queries.samen import with_companions
from portal.story.things import KINDS, Bericht


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
    found = db.session.scalars(select(model).where(model.id.in_(ids)).options(*load)).unique().all()
    return with_companions(found) if model is Inbreng else found


def reader(id):
    return db.get_or_404(Person, id)


def reach(thing, what, *, by):
    """How many people would hear of this now, each counted once, when this person does it."""
    event = Event(kind=thing.kind, thing_id=thing.id, owner_id=thing.owner_id, actor_id=by.id, gebied_code=thing.gebied_code,
                  thema=thing.thema, data={})
    people = hearers(f"{thing.kind}.{what}").subquery()
    return db.session.scalar(select(func.count()).select_from(people), values_of(event))


def mails(before=None):
    """A page of the outbox, newest first."""
    query = select(Mail) if before is None else select(Mail).where(Mail.id < before)
    rows = db.session.scalars(query.order_by(Mail.id.desc()).limit(PER_PAGE + 1))
    return page_of(rows, lambda mail: mail.id)


def undelivered(moment):
    """(how many mails should have been tried before this moment, how many were given up) of those we still know of."""
    waits = Mail.sent_at.is_(None) & Mail.try_at.is_not(None)
    given_up = Mail.sent_at.is_(None) & Mail.try_at.is_(None)
    numbers = (func.count(case((condition, 1))) for condition in (waits & (Mail.try_at < moment), given_up))
    return db.session.execute(select(*numbers)).one()
