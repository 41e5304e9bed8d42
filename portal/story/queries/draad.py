"""The public story: of one thing, with the work it led to, and of the whole town."""

from sqlalchemy import bindparam, case, desc, func, literal, literal_column, or_, select, union, union_all
from sqlalchemy.orm import joinedload, outerjoin

from portal.extensions import db
from portal.inbreng.models import Inbreng
from portal.initiatieven.models import Initiatief
from portal.initiatieven.rules import Status
from portal.people.models import Person
from portal.sql import among, first, made_once
from portal.story.audience import HEARS
from portal.story.linked import gekoppelde_indieners
from portal.story.models import Event
from portal.wijken.models import Gebied, Ligging
from portal.wijkopgaven.models import Inspanning, Koppeling, Wijkopgave
from portal.wijkopgaven.rules.inspanning import Status as InspanningStatus

E = Event.__table__.c
# What the people behind a linked submission hear of the work; and the line that says that it is linked.
TOLD_BEHIND = sorted(what for what, who in HEARS.items() if gekoppelde_indieners in who)
LINKED = "inbreng.koppelen"
# What leaves a long story last: how it was answered and what it became; and first: that a text was changed.
LAST, OTHER, EARLY = range(3)
WEIGHT = case(
    (or_(E.before != E.after, E.what.endswith(".antwoord")), LAST), (E.what.endswith(".bewerken"), EARLY), else_=OTHER
)


@made_once
def _story(limit):
    none = literal("")
    own = (
        select(
            E.id.label("id"), E.what, E.at.label("at"), E.note, E.before, E.after, E.data, E.as_role.label("rol"),
            none.label("werk"), literal(0).label("werk_id"), none.label("titel"), WEIGHT.label("rang"),
        )
        .where(E.kind == bindparam("kind"), E.thing_id == bindparam("thing_id"), E.openbaar)
    )
    told = (
        select(
            E.id, E.what, E.at, E.note, none, none, E.data, E.as_role,
            literal(Inspanning.kind), Inspanning.id, Inspanning.title, literal(OTHER),
        )
        .where(*linked_thing(), Inspanning.id == Koppeling.inspanning_id, Inspanning.status != InspanningStatus.CONCEPT)
        .where(E.kind == Inspanning.kind, E.thing_id == Inspanning.id, E.openbaar, among(E.what, TOLD_BEHIND))
    )
    return union_all(own, told, _links()).order_by("rang", desc("at"), desc("id")).limit(first(limit))


def linked_thing():
    """The conditions under which a thing asked for by kind and number is linked to something now."""
    return (
        Inbreng.soort == bindparam("kind"), Inbreng.thing_id == bindparam("thing_id"),
        Inbreng.status != Status.INGETROKKEN, Koppeling.inbreng_id == Inbreng.id, Koppeling.los_at.is_(None),
    )


def _links():
    """What a thing belongs to and anyone may know of, each as a line of its story."""
    none, status = literal(""), func.coalesce(Inspanning.status, Wijkopgave.status)
    kind = case((Koppeling.inspanning_id.is_not(None), Inspanning.kind), else_=Wijkopgave.kind)
    ends = outerjoin(Koppeling, Inspanning, Inspanning.id == Koppeling.inspanning_id)
    return (
        select(
            Koppeling.id, literal(LINKED), Koppeling.at, Koppeling.bijdrage, none, none, literal_column("'{}'"), none,
            kind, func.coalesce(Inspanning.id, Wijkopgave.id), func.coalesce(Inspanning.title, Wijkopgave.title), literal(LAST),
        )
        .select_from(ends.outerjoin(Wijkopgave, Wijkopgave.id == Koppeling.opgave_id))
        .where(*linked_thing(), status != InspanningStatus.CONCEPT)
    )


def public_story(kind, thing_id, limit=100):
    """The public events of a thing, oldest first; of what staff did with their ``rol``, never a name. Of more than the limit
    answers and steps stay: nobody edits them away.

    With the news of public work it is linked to: of ``werk`` (a kind) and ``werk_id``, called ``titel``. A link itself
    is such a line too, with LINKED as its ``what`` and in ``note`` what the thing contributes.
    """
    rows = db.session.execute(_story(limit), {"kind": kind, "thing_id": thing_id}).all()
    return sorted(rows, key=lambda row: (row.at, row.id))


def told_news(thing, id):
    """This news of this thing, also when it was taken off the site; 404 for anything else."""
    about = Event.kind == thing.kind, Event.thing_id == thing.id, Event.what == f"{thing.kind}.voortgang"
    return db.one_or_404(select(Event).where(Event.id == id, *about))


def latest(kind, thing_id):
    """The last thing that happened to a thing, with who did it; None when nothing did."""
    mine = Event.kind == kind, Event.thing_id == thing_id
    last = select(Event).where(*mine).order_by(Event.id.desc()).limit(1)
    return db.session.scalar(last.options(joinedload(Event.actor).load_only(Person.id, Person.name)))


@made_once
def _latest(limit):
    P, G = Initiatief.__table__, Gebied.__table__
    about = E.thing_id == P.c.id
    return (
        select(E.id.label("event_id"), E.what, E.at, E.note, E.after, P.c.id, P.c.title, G.c.naam.label("gebied_naam"))
        .select_from(Event.__table__.join(P, about).outerjoin(G, G.c.code == P.c.gebied_code))
        .where(E.openbaar, E.kind == Initiatief.kind, P.c.openbaar)
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
