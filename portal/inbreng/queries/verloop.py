"""What happened with a submission, and to whom it was sent on."""

from sqlalchemy import and_, bindparam, or_, select, true
from sqlalchemy.orm import joinedload

from portal.extensions import db
from portal.inbreng.models import Doorsturing, Inbreng
from portal.initiatieven.rules import NIEUWS
from portal.sql import among, first, made_once
from portal.story.audience import HEARS
from portal.story.models import Event
from portal.story.queries import TOLD_BEHIND
from portal.story.who import eigenaar
from portal.wijkopgaven.models import Inspanning

MOST_EVENTS = 100
# News is public, or it was taken off the site.
TOLD_OWNER = sorted(what for what, who in HEARS.items() if eigenaar in who and what not in NIEUWS)


@made_once
def _events(eigen, intern, with_work):
    told = among(Event.what, TOLD_OWNER)
    own = Event.kind == bindparam("soort"), Event.thing_id == bindparam("thing_id")
    did = and_(Event.actor_id == bindparam("owner_id"), Event.as_role == "", Event.before != Event.after)
    shown = [and_(*own, or_(Event.openbaar, told, did) if eigen else Event.openbaar)]
    if eigen or intern:
        shown.append(and_(Event.kind == Inbreng.kind, Event.thing_id == bindparam("id"), true() if intern else told))
    if with_work:
        work = Event.thing_id.in_(bindparam("werk", expanding=True))
        shown.append(and_(Event.kind == Inspanning.kind, work, Event.openbaar, among(Event.what, TOLD_BEHIND)))
    query = select(Event).where(or_(*shown)).order_by(Event.id.desc()).limit(first(MOST_EVENTS))
    return query.options(joinedload(Event.actor)) if intern else query


def events(inbreng, werk=(), *, eigen, intern):
    """What happened to it, oldest first: what is public; with ``eigen`` the steps of whoever handed it in and what they were
    told, with ``intern`` everything about it in the register. With the news of the public inspanningen in ``werk`` (ids)."""
    about = {"soort": inbreng.soort, "thing_id": inbreng.thing_id, "id": inbreng.id, "owner_id": inbreng.owner_id}
    return db.session.scalars(_events(eigen, intern, bool(werk)), about | {"werk": list(werk)}).all()[::-1]


@made_once
def _forwardings():
    return select(Doorsturing).where(Doorsturing.inbreng_id == bindparam("id")).order_by(Doorsturing.id)


def forwardings(id):
    """To whom a submission was sent on, oldest first."""
    return db.session.scalars(_forwardings(), {"id": id}).all()
