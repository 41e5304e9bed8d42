"""What belongs to one zaak, the reports and requests of everyone, and the texts to begin a reason with."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from portal.activiteiten.models import Activiteit
from portal.bewonersgroepen.models import Bewonersgroep
from portal.buurtagenda.models import Agendapunt
from portal.extensions import db
from portal.initiatieven.models import Initiatief
from portal.moderatie.models import Heroverweging, Misbruikmelding, Notitie, Redentekst
from portal.moderatie.queries.reach import THINGS, within_reach
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
        .where(Misbruikmelding.soort == initiatief.kind, Misbruikmelding.thing_id == initiatief.id)
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


# What reports and requests are about, with its area.
ABOUT = {
    kind: [joinedload(thing).joinedload(model.gebied) for thing, model in things.items()] for kind, things in THINGS.items()
}
# Those who made it: they may not judge it; and of a point its agenda.
MAKERS = {
    Misbruikmelding: (
        joinedload(Misbruikmelding.initiatief).selectinload(Initiatief.mede),
        joinedload(Misbruikmelding.activiteit).joinedload(Activiteit.groep).selectinload(Bewonersgroep.leden),
        joinedload(Misbruikmelding.groep).selectinload(Bewonersgroep.leden),
        joinedload(Misbruikmelding.punt).joinedload(Agendapunt.agenda),
        joinedload(Misbruikmelding.by),
    ),
    Heroverweging: (joinedload(Heroverweging.initiatief).selectinload(Initiatief.mede),),
}


def report(id):
    return one_of(Misbruikmelding, id)


def request(id):
    return one_of(Heroverweging, id)


def one_of(kind, id):
    """One of these, with what it is about and those who made that, or 404."""
    return db.one_or_404(select(kind).where(kind.id == id).options(*ABOUT[kind], *MAKERS[kind]))


def reports(person, decided, after=None):
    return listed(Misbruikmelding, person, decided, after)


def requests(person, decided, after=None):
    return listed(Heroverweging, person, decided, after)


def listed(kind, person, decided, after):
    """A page of the open or the decided ones where this person works, newest first, each with what it is about."""
    query = select(kind).where(within_reach(kind, person), kind.besluit != "" if decided else kind.besluit == "")
    query = query.options(*ABOUT[kind])
    key = key_of(after, 1)
    if key:
        query = query.where(kind.id < key[0])
    rows = db.session.scalars(query.order_by(kind.id.desc()).limit(PER_PAGE + 1))
    return page_of(rows, lambda zaak: str(zaak.id))


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
