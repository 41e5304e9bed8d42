"""News that is taken off the site again; was it an answer, what was promised is still to come, unless a later one stands."""

from sqlalchemy import delete, select, update

from portal.clock import HERE
from portal.extensions import db
from portal.inbreng.models import Afspraak
from portal.inbreng.rules.afspraak import BIJ_INDIENER
from portal.sql import first
from portal.story import mail
from portal.story.loops import LOOPS
from portal.story.models import Event, Notification
from portal.story.promise import registered, rest
from portal.story.things import place


def withdraw(event):
    """Take this off the public story, with the berichten and the waiting mails that carry it; False when it was off already."""
    if not take_off(Event.id == event.id):
        return False
    db.session.execute(delete(Notification).where(Notification.event_id == event.id))
    mail.take_back(place(event.kind, event.thing_id), event.note)
    return True


def take_off(*which):
    """Events leave the public story: how many did so now. What was written stays for the team."""
    return db.session.execute(update(Event).where(*which, Event.openbaar).values(openbaar=False)).rowcount


def take_back(thing, event):
    """Was this the promised answer, then the next one that stands is, or the promise runs on to the same day. What was
    promised anew since, or ended, stays as it is."""
    afspraak = db.session.get(Afspraak, event.data.get("afspraak", 0))
    if afspraak is None:
        return
    later, inbreng = next_answer(event), registered(thing)
    if later:
        afspraak.beantwoord_op = later.at.astimezone(HERE).date()
        later.data = {"afspraak": afspraak.id} | later.data
    elif inbreng.beloofd is None and not inbreng.afgerond:
        afspraak.beantwoord_op, inbreng.beloofd = None, afspraak.beloofd
        if inbreng.status in BIJ_INDIENER:
            rest(inbreng, thing.status_reden)


def next_answer(event):
    """The first answer of staff after this one that still stands, or None."""
    answers = {f"{event.kind}.{name}" for name in LOOPS[event.kind].answers}
    about = Event.kind == event.kind, Event.thing_id == event.thing_id, Event.id > event.id
    stands = Event.what.in_(sorted(answers)), Event.as_role != "", Event.openbaar
    return db.session.scalar(select(Event).where(*about, *stands).order_by(Event.id).limit(first(1)))
