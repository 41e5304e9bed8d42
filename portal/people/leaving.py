"""Deleting an account: the person goes, what belongs to the neighbourhood stays without a name."""

import re

from sqlalchemy import delete, update

from portal.clock import now, today
from portal.errors import Refused
from portal.extensions import db
from portal.people import queries
from portal.people.actions import fresh_stamp
from portal.people.models import LoginToken, Role
from portal.people.queries.own import column_of
from portal.people.rules import VERTROKKEN
from portal.people.tokens import EMAIL_WIJZIGEN
from portal.people.traces import GONE, LOOSE, TRACES
from portal.permissions import can
from portal.story.models import Mail

# What in the data of an event is text that somebody wrote.
WRITTEN = frozenset({"alt", "titel", "voorstel", "was"})


def forget(person, *, by):
    """Take the person out of everything, by the sheet of traces. Steun keeps counting, plans stay.

    Drafts are thrown away before this, by the room they belong to.
    """
    if by.id != person.id or not can(by, "people.vertrekken"):
        raise Refused("people.vertrekken")
    take_name_out(person)
    follow_the_sheet(person)
    drop_keys_and_mail(person)
    end_roles(person)
    person.email, person.name, person.buurt_code, person.wants_mail = None, VERTROKKEN, None, False
    person.forgotten_at, person.stamp, person.taal = now(), fresh_stamp(), "nl"


def take_name_out(person):
    """Out of the events and reasons around this person and out of mail that waits, in which links go on. In the data of an
    event only what people wrote: whoever is called after a date or a status changes none of those."""
    words = [word for word in (person.email, person.name) if word]
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words))
    for event in queries.events_around(person):
        event.note = without(event.note, pattern)
        event.data = event.data | {name: without(event.data[name], pattern) for name in WRITTEN & event.data.keys()}
    for plan in queries.owned(person):
        plan.status_reden = without(plan.status_reden, pattern)
        plan.hidden_reden = without(plan.hidden_reden, pattern)
    for answered in queries.answered(person):
        answered.status_reden = without(answered.status_reden, pattern)
    for row, text in queries.written_about(person):
        setattr(row, text, without(getattr(row, text), pattern))
    for mail in queries.waiting_mail_with(words):
        lines = [line if "://" in line else without(line, pattern) for line in mail.body.split("\n")]
        mail.subject, mail.body = without(mail.subject, pattern), "\n".join(lines)


def without(value, pattern, instead=VERTROKKEN):
    """The same text, list or dict with another name in it."""
    if isinstance(value, str):
        return pattern.sub(instead, value)
    if isinstance(value, dict):
        return {key: without(part, pattern, instead) for key, part in value.items()}
    if isinstance(value, list):
        return [without(part, pattern, instead) for part in value]
    return value


def follow_the_sheet(person):
    for place, (_name, fate) in TRACES.items():
        column = column_of(place)
        if fate == GONE:
            db.session.execute(delete(column.table).where(column == person.id))
        elif fate == LOOSE:
            db.session.execute(update(column.table).where(column == person.id).values({column.name: None}))


def end_roles(person):
    held = Role.person_id == person.id, Role.geeindigd_op.is_(None)
    db.session.execute(update(Role).where(*held).values(geeindigd_op=today()))


def drop_keys_and_mail(person):
    """A key for another address that this person asked for goes too."""
    asked = (LoginToken.purpose == EMAIL_WIJZIGEN) & (LoginToken.subject_id == person.id)
    db.session.execute(delete(LoginToken).where((LoginToken.email == person.email) | asked))
    db.session.execute(delete(Mail).where(Mail.to == person.email))
