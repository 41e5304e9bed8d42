"""What was sent on to a service is followed: by when they answer, and the link with which they can."""

from dataclasses import dataclass
from datetime import date

from flask import current_app
from sqlalchemy import update

from portal.clock import today
from portal.extensions import db
from portal.inbreng.models import Doorsturing
from portal.limits import keyed
from portal.story.mail import address
from portal.story.promise import registered
from portal.story.werkdagen import in_workdays


@dataclass(frozen=True)
class Vraag:
    """What the mail to a service says about its answer: where it is given, without an account, and by which day."""

    url: str
    voor: date


def ask(thing, event, naar, naar_mail):
    """Keep that a submission was sent on to this service; the Vraag for the mail to them. Who had it before is waited for
    no more.

    None for a thing that stands in no register: nobody is told of its answer.
    """
    inbreng = registered(thing)
    if inbreng is None:
        return None
    before = update(Doorsturing).where(Doorsturing.inbreng_id == inbreng.id, Doorsturing.beantwoord_at.is_(None))
    db.session.execute(before.values(beantwoord_at=event.at))
    voor = in_workdays(today(), current_app.profiel.wijkwerk.dienst_werkdagen)
    asked = Doorsturing(
        inbreng_id=inbreng.id, naar=naar, mail=naar_mail, at=event.at, by_id=event.actor_id, verwacht_op=voor
    )
    asked.sleutel_hash = hash_of(key_of(asked))
    db.session.add(asked)
    return question(asked)


def question(asked):
    return Vraag(address(f"/inbreng/antwoord/{key_of(asked)}"), asked.verwacht_op)


def key_of(asked):
    """The key of the link: 192 bits that only the portal can make, so that a reminder carries the same link."""
    return keyed(f"antwoord|{asked.inbreng_id}|{asked.mail}|{asked.at.timestamp()}")


def hash_of(key):
    """What is kept of a key: the table alone opens nothing."""
    return keyed(f"sleutel|{key}")
