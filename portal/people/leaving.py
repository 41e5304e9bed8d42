"""Deleting an account: the person goes, what belongs to the neighbourhood stays without a name."""

import re

from sqlalchemy import delete, select, update

from portal.buurtbonnen.models import Aanvraag, Aanvrager
from portal.clock import now, today
from portal.errors import Refused
from portal.extensions import db
from portal.people.actions import free_cases, fresh_stamp
from portal.people.models import LoginToken, Role
from portal.people.queries import leaving as queries
from portal.people.queries.own import column_of
from portal.people.rules import VERTROKKEN, is_full_name
from portal.people.tokens import EMAIL_WIJZIGEN
from portal.people.traces import GONE, LOOSE, TRACES
from portal.permissions import can
from portal.story.models import Mail
from portal.zoeken.rules import fold

# What in the data of an event is text that somebody wrote.
WRITTEN = frozenset({"alt", "titel", "voorstel", "was"})


def forget(person, *, by):
    """Take the person out of everything, by the sheet of traces. Steun keeps counting, plans stay.

    Drafts are thrown away and plans passed on before this, by the room they belong to.
    """
    if by.id != person.id or not can(by, "people.vertrekken"):
        raise Refused("people.vertrekken")
    take_name_out(person)
    take_contact_out(person)
    follow_the_sheet(person)
    drop_keys_and_mail(person)
    end_roles(person)
    person.email, person.name, person.buurt_code, person.wants_mail = None, VERTROKKEN, None, False
    person.forgotten_at, person.stamp, person.taal = now(), fresh_stamp(), "nl"


def take_name_out(person):
    """Out of the events and reasons around this person and out of mail that waits, in which links go on.

    What this person wrote loses every name they ever showed. What others wrote, and officials answer for, loses the address
    and a name that can only be a person's: somebody called "De buurt" takes no word out of a reason that speaks of the
    buurt, and cannot by choosing a name.
    """
    names = [person.name, *queries.earlier_names(person)]
    own = pattern_of(person.email, *names)
    theirs = [person.email, *full_names(names)]
    others, events = pattern_of(*theirs), queries.events_around(person)
    said = {event.note for event in events if event.actor_id == person.id}
    for event in events:
        take_out_of(event, own if event.actor_id == person.id else others)
    for thing in (*queries.plans_of(person), *queries.answered(person)):
        thing.status_reden = without(thing.status_reden, own if thing.status_reden in said else others)
    for row, text in queries.written_by(person):
        take_out_of_text(row, text, own)
    for row, text in queries.written_about(person):
        take_out_of_text(row, text, others)
    for row, text in queries.ways_to_reach(person):
        if others.search(getattr(row, text)):
            setattr(row, text, "")
    for mail in queries.waiting_mail_with(theirs):
        lines = [line if "://" in line else without(line, others) for line in mail.body.split("\n")]
        take_out_of_text(mail, "subject", others)
        mail.body = "\n".join(lines)


def full_names(names):
    """Those of these names that are no phrase of ordinary words and names of what is here."""
    here = frozenset(fold(word) for name in queries.names_here() for word in name.split())
    return [name for name in names if is_full_name(name, here)]


def pattern_of(*words):
    """Any of these as whole words, the longest first: "Amina Zwart" before "Amina"."""
    longest = sorted(filter(None, words), key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in longest))


def take_out_of(event, pattern):
    """In its data only what people wrote: whoever is called after a date or a status changes none of those."""
    event.note = without(event.note, pattern)
    event.data = event.data | {name: without(event.data[name], pattern) for name in WRITTEN & event.data.keys()}


def take_out_of_text(row, name, pattern):
    """What stands there instead may be longer than the name: no more of the text than there is room for."""
    room = getattr(type(row).__table__.c[name].type, "length", None)
    setattr(row, name, without(getattr(row, name), pattern)[:room])


def without(value, pattern, instead=VERTROKKEN):
    """The same text, list or dict with another name in it."""
    if isinstance(value, str):
        return pattern.sub(instead, value)
    if isinstance(value, dict):
        return {key: without(part, pattern, instead) for key, part in value.items()}
    if isinstance(value, list):
        return [without(part, pattern, instead) for part in value]
    return value


def take_contact_out(person):
    """Out of what this person asked money for: the law wants a name and an address, and letters come by post from now on. Of a
    group that goes on, no other way to reach it than this person's own."""
    filed = select(Aanvraag.id).where(Aanvraag.owner_id == person.id)
    alone = Aanvrager.aanvraag_id.in_(filed.where(Aanvraag.groep_id.is_(None)))
    own = Aanvrager.aanvraag_id.in_(filed) & (Aanvrager.email == person.email)
    db.session.execute(update(Aanvrager).where(alone | own).values(email="", telefoon=""))


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
    free_cases(person.id)


def drop_keys_and_mail(person):
    """A key for another address that this person asked for goes too."""
    asked = (LoginToken.purpose == EMAIL_WIJZIGEN) & (LoginToken.subject_id == person.id)
    db.session.execute(delete(LoginToken).where((LoginToken.email == person.email) | asked))
    db.session.execute(delete(Mail).where(Mail.to == person.email))
