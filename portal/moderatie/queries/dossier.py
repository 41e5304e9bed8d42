"""What belongs to one zaak, the reports and requests of everyone, and the texts to begin a reason with."""

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from portal.extensions import db
from portal.initiatieven.models import Initiatief
from portal.moderatie.models import Heroverweging, Misbruikmelding, Notitie, Redentekst
from portal.moderatie.queries.queue import within_reach
from portal.paging import PER_PAGE, key_of, page_of
from portal.story.models import Event

MOST_EVENTS = 200


def notes(initiatief):
    """The notes of colleagues, oldest first, each with who wrote it."""
    return db.session.scalars(
        select(Notitie)
        .where(Notitie.initiatief_id == initiatief.id)
        .options(joinedload(Notitie.by))
        .order_by(Notitie.id)
    ).all()


def history(initiatief):
    """Everything that happened to it, also what is not public, newest first, each with who did it."""
    return db.session.scalars(
        select(Event)
        .where(Event.kind == Initiatief.kind, Event.thing_id == initiatief.id)
        .options(joinedload(Event.actor))
        .order_by(Event.id.desc())
        .limit(MOST_EVENTS)
    ).all()


def reports_of(initiatief):
    """The reports of abuse about it, newest first, each with who reported."""
    return db.session.scalars(
        select(Misbruikmelding)
        .where(Misbruikmelding.initiatief_id == initiatief.id)
        .options(joinedload(Misbruikmelding.by))
        .order_by(Misbruikmelding.id.desc())
        .limit(MOST_EVENTS)
    ).all()


def requests_of(initiatief):
    """The requests for a second look at it, newest first."""
    return db.session.scalars(
        select(Heroverweging)
        .where(Heroverweging.initiatief_id == initiatief.id)
        .order_by(Heroverweging.id.desc())
        .limit(MOST_EVENTS)
    ).all()


def open_request(initiatief):
    """The request for a second look that waits for a decision, or None: there is never more than one."""
    row = Heroverweging.initiatief_id == initiatief.id, Heroverweging.besluit == ""
    return db.session.scalar(select(Heroverweging).where(*row))


def report(id):
    return db.one_or_404(one_of(Misbruikmelding, id).options(joinedload(Misbruikmelding.by)))


def request(id):
    return db.one_or_404(one_of(Heroverweging, id))


def one_of(kind, id):
    """One of these, with its plan and those who pull that: they may not judge it."""
    pullers = contains_eager(kind.initiatief).selectinload(Initiatief.mede)
    return with_plan(kind).where(kind.id == id).options(pullers)


def reports(person, decided, after=None):
    return listed(Misbruikmelding, person, decided, after)


def requests(person, decided, after=None):
    return listed(Heroverweging, person, decided, after)


def listed(kind, person, decided, after):
    """A page of the open or the decided ones where this person works, newest first, each with its plan."""
    query = with_plan(kind).where(within_reach(person), kind.besluit != "" if decided else kind.besluit == "")
    key = key_of(after, 1)
    if key:
        query = query.where(kind.id < key[0])
    rows = db.session.scalars(query.order_by(kind.id.desc()).limit(PER_PAGE + 1))
    return page_of(rows, lambda zaak: str(zaak.id))


def with_plan(kind):
    plan = contains_eager(kind.initiatief).joinedload(Initiatief.gebied)
    return select(kind).join(kind.initiatief).options(plan)


def text(id):
    return db.get_or_404(Redentekst, id)


def texts(stap):
    """The texts to begin the reason of a step with."""
    return db.session.scalars(
        select(Redentekst).where(Redentekst.stap == stap).order_by(Redentekst.titel, Redentekst.id)
    ).all()


def all_texts():
    """Every text as {stap: [texts]}."""
    by_step = {}
    for row in db.session.scalars(select(Redentekst).order_by(Redentekst.titel, Redentekst.id)):
        by_step.setdefault(row.stap, []).append(row)
    return by_step
