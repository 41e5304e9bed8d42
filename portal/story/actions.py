"""The one place where a status changes, an event is written and people are told."""

from functools import cache

from sqlalchemy import delete, insert, update

from portal.clock import now
from portal.errors import Needed
from portal.extensions import db
from portal.permissions import require
from portal.sql import insert_once
from portal.story import mail
from portal.story.audience import hearers, values_of
from portal.story.linked import QUIET
from portal.story.models import Event, Follow, Notification
from portal.story.promise import keep
from portal.story.things import KINDS

# What the public story shows; everything else is for those involved and for audit.
OPENBAAR = {
    "indienen", "publiceren", "in_behandeling", "uitvoeren", "realiseren", "niet_haalbaar", "stoppen",
    "intrekken", "samenvoegen", "opnemen", "doorsturen", "heropenen", "overnemen", "bewerken", "voortgang",
    "antwoord", "mijlpaal", "mijlpaal_gehaald", "plaatsen", "drempel", "toch_toetsen", "aanpassing_voorstellen",
    "aanpassing_aannemen", "toelaten", "niet_toelaten", "kiezen", "niet_kiezen", "vaststellen", "naar_fase", "bijwerken",
    "beginnen", "afronden", "hervatten", "verlaten",
}


def move(thing, name, *, by, note="", data=None, prepare=None, back_to=None):
    """Take a step: check the workflow and the permission, set the status, write it down and tell.

    ``prepare(thing, step)`` changes what goes with the status, once nothing can be refused any more. ``back_to``: the
    status it had before, for a step that undoes another.
    """
    step = thing.workflow.step(name, thing.status)
    require(by, step.may, thing)
    if "reden" in step.needs and not note.strip():
        raise Needed("reden")
    if prepare:
        prepare(thing, step)
    before, thing.status = thing.status, back_to or step.target
    thing.status_at, thing.status_reden = now(), note
    return tell(thing, name, by=by, before=before, note=note, data=data)


def tell(thing, what, *, by, before=None, note="", data=None):
    """Write one event and tell everyone the audience sheet names: as many statements for one as for all."""
    event = Event(
        what=f"{thing.kind}.{what}",
        kind=thing.kind,
        thing_id=thing.id,
        owner_id=owner_of(thing),
        actor_id=by.id,
        as_role=role_in(by, thing),
        gebied_code=thing.gebied_code,
        thema=thing.thema,
        openbaar=KINDS[thing.kind].openbaar and what in OPENBAAR,
        before=before or thing.status,
        after=thing.status,
        note=note,
        data=data or {},
    )
    db.session.add(event)
    db.session.flush()
    db.session.execute(telling(event.what), values_of(event))
    keep(thing, event)
    return event


def owner_of(thing):
    """The person it belongs to; None for what is a group's: whoever filed that may have left."""
    return None if getattr(thing, "groep_id", None) else thing.owner_id


@cache
def telling(what):
    return insert(Notification.__table__).from_select(["person_id", "event_id"], hearers(what))


def role_in(person, thing):
    """The role in which staff act on what they do not pull themselves, or "" for a resident."""
    here = thing.gebied_code
    names = [role.rol for role in person.roles if here is None or here in role.reach]
    return names[0] if names and not pulls(person, thing) else ""


def pulls(person, thing):
    """Owns it or, where people pull together, is one of them."""
    return thing.owner_id == person.id or person.id in getattr(thing, "mede_ids", ())


def follow(kind, key, *, by):
    """Follow a thing; following twice is following once."""
    insert_once(Follow, person_id=by.id, kind=kind, key=str(key))


def unfollow(kind, key, *, by):
    db.session.execute(
        delete(Follow).where(Follow.person_id == by.id, Follow.kind == kind, Follow.key == str(key))
    )


def stop_mail(kind, key, *, by):
    """No more mail at all or, with a kind, about one thing that was followed. Twice is once.

    Who is behind what led to work in the wijk follows nothing: such a person asks for quiet about it. Of who left nothing is
    kept: a mail from before stops nothing any more.
    """
    if by.forgotten_at is not None:
        return
    if not kind:
        by.wants_mail = False
        mail.keep_back(by.email)
        return
    work = next((work for work, name in QUIET.items() if name == kind), None)
    unfollow(work or kind, key, by=by)
    if work:
        follow(kind, key, by=by)


def mark_read(up_to, *, by):
    """Everything up to this event has been seen; what came after it has not."""
    seen = (Notification.person_id == by.id, Notification.event_id <= up_to, Notification.read_at.is_(None))
    db.session.execute(update(Notification).where(*seen).values(read_at=now()))
