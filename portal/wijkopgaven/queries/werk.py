"""Inspanningen as lists draw them: which there are and for which goals, a few of them complete, or a page of all."""

from sqlalchemy import Boolean, String, and_, bindparam, case, cast, func, or_, select

from portal.clock import today
from portal.extensions import db
from portal.paging import PER_PAGE, key_of, page_of
from portal.sql import first, made_once
from portal.story.loops import LOOPS
from portal.wijken.models import Gebied
from portal.wijkopgaven.models import Doel, Inspanning, InspanningDoel, Wijkopgave
from portal.wijkopgaven.queries.lijn import counted_by_kind
from portal.wijkopgaven.rules.inspanning import LOPEND, Koers, Status
from portal.wijkopgaven.rules.opgave import Status as OpgaveStatus

E, G, W, D = Inspanning.__table__.c, Gebied.__table__.c, Wijkopgave.__table__.c, InspanningDoel.__table__.c
# What ``rules.inspanning.had_klaar`` says, of rows.
SAID = E.status.in_(sorted(LOPEND)), E.koers == Koers.OP_SCHEMA
HAD_KLAAR = case((and_(*SAID, E.eindigt < bindparam("day")), E.eindigt)).label("had_klaar")
SHOWN = E.id, E.title, E.eigenaar, E.partners, E.koers, E.status, E.voortgang, E.opgave_id, HAD_KLAAR
# What is being done comes first, then what will be, then drafts, and what is over comes last.
PLACE = case({Status.IN_UITVOERING: 0, Status.INGEPLAND: 1, Status.CONCEPT: 2}, value=E.status, else_=3).label("plaats")


def _there(of_one):
    """Which are in view: of one wijkopgave, with ``concepten`` also drafts; or the public ones of those that run."""
    if of_one:
        return E.opgave_id == bindparam("opgave"), or_(E.status != Status.CONCEPT, bindparam("concepten", type_=Boolean))
    running = select(W.id).where(W.status == OpgaveStatus.VASTGESTELD)
    return E.opgave_id.in_(running), E.status != Status.CONCEPT


@made_once
def _served(of_one):
    goals = func.aggregate_strings(cast(D.doel_id, String), " ").label("doelen")
    query = select(E.id, goals).outerjoin(D.doel_id.table, D.inspanning_id == E.id).group_by(E.id)
    return query.where(*_there(of_one)).order_by(PLACE, E.id)


def served(opgave_id, concepten):
    """Each inspanning in view with the goals it serves: rows of id and ``doelen``, their ids in a string or None."""
    return db.session.execute(_served(opgave_id is not None), {"opgave": opgave_id, "concepten": concepten}).all()


def _complete(chosen):
    """The inspanningen of these ids with their area and how many submissions of each kind (``LOOPS``) they came from."""
    brought = counted_by_kind(chosen).c
    query = select(*SHOWN, G.naam.label("gebied_naam"), PLACE, *(brought[kind] for kind in LOOPS))
    query = query.join(G.code.table, G.code == E.gebied_code)
    query = query.outerjoin(brought.inspanning_id.table, brought.inspanning_id == E.id)
    return query.where(E.id.in_(chosen)).order_by(PLACE, E.id)


@made_once
def _chosen():
    return _complete(bindparam("ids", expanding=True))


def complete(ids):
    """{id: row of ``_complete``} of these."""
    asked = {"ids": sorted(ids), "day": today()}
    return {row.id: row for row in db.session.execute(_chosen(), asked)} if ids else {}


@made_once
def _listed(of_one, doel):
    after = or_(PLACE.element > bindparam("place"), and_(PLACE.element == bindparam("place"), E.id > bindparam("last")))
    query = select(E.id).where(*_there(of_one), after)
    if doel is not None:
        serves = select(D.inspanning_id).join(Doel, Doel.id == D.doel_id).where(~Doel.vervallen)
        query = query.where(E.id.in_(serves.where(D.doel_id == bindparam("doel"))) if doel else E.id.not_in(serves))
    chosen = query.order_by(PLACE.element, E.id).limit(first(PER_PAGE + 1)).subquery()
    return _complete(select(chosen.c.id))


def listed(opgave_id=None, doel=None, concepten=False, after=None):
    """A page of the inspanningen of one wijkopgave or of all that run, from the key a page gave.

    ``doel``: only those that serve this goal; 0: only those that serve none.
    """
    place, last = key_of(after, 2) or (-1, 0)
    asked = {"opgave": opgave_id, "doel": doel, "concepten": concepten, "place": place, "last": last, "day": today()}
    rows = db.session.execute(_listed(opgave_id is not None, doel and True if doel else doel), asked)
    return page_of(rows, key=lambda row: f"{row.plaats}.{row.id}")
