"""What we look up about decisions: the besluit of an application, the public register, and objections."""

from datetime import date
from functools import cache

from sqlalchemy import Date, and_, bindparam, exists, func, or_, select, tuple_
from sqlalchemy.orm import aliased, joinedload, selectinload
from werkzeug.exceptions import NotFound

from portal.bewonersgroepen.models import Bewonersgroep
from portal.buurtbonnen.models import Aanvraag, Advies, Besluit, Bezwaar, Herstelverzoek
from portal.buurtbonnen.rules.behandelen import BEANTWOORD, GEHANDELD
from portal.buurtbonnen.rules.status import BezwaarStatus, Status
from portal.extensions import db
from portal.paging import PER_PAGE, key_of, page_of
from portal.regelingen.models import RegelingVersie
from portal.sql import first
from portal.story.models import Event
from portal.wijken.models import Gebied

# What only who handles an application does, and what who asks may say too: it counts when it was written down for them.
HANDLING = [f"{Aanvraag.kind}.{deed}" for deed in GEHANDELD]
NOTED = [f"{Aanvraag.kind}.{deed}" for deed in BEANTWOORD]


def besluit_of(aanvraag):
    """The besluit that holds on this application, or None."""
    return next(iter(besluiten_of(aanvraag)[::-1]), None)


@cache
def _besluiten():
    return select(Besluit).where(Besluit.aanvraag_id == bindparam("id")).order_by(Besluit.id)


def besluiten_of(aanvraag):
    """Every besluit on this application: the first, and what took its place; the last one holds."""
    return db.session.scalars(_besluiten(), {"id": aanvraag.id}).all()


def adviezen_of(aanvraag):
    """The advice asked on this application, each with its group, in the order it was asked."""
    return db.session.scalars(
        select(Advies).where(Advies.aanvraag_id == aanvraag.id).options(joinedload(Advies.groep)).order_by(Advies.id)
    ).all()


@cache
def _took_part():
    A, me = Aanvraag, bindparam("person")
    work = or_(Event.what.in_(HANDLING), and_(Event.what.in_(NOTED), Event.as_role != ""))
    handled = exists().where(Event.kind == A.kind, Event.thing_id == A.id, Event.actor_id == me, work)
    advised = exists().where(Advies.aanvraag_id == A.id, Advies.adviseur_id == me, Advies.uitkomst != "")
    return select(A.id).where(A.id == bindparam("id"), or_(handled, advised))


def took_part(aanvraag, person):
    """Did this person do any of the handling of it, or give advice on it?"""
    return db.session.scalar(_took_part(), {"id": aanvraag.id, "person": person.id}) is not None


@cache
def _register(after):
    """What anyone may know of a grant: what, where, how much and when. No names, and not the reasons."""
    later = aliased(Besluit)
    query = (
        select(
            Besluit.id, Besluit.bedrag, Besluit.besluit_op, Aanvraag.title, RegelingVersie.naam.label("regeling"),
            Gebied.naam.label("gebied_naam"), Aanvraag.gebied_code, Besluit.vervangt_id.is_not(None).label("na_bezwaar"),
        )
        .join(Aanvraag, Aanvraag.id == Besluit.aanvraag_id)
        .join(RegelingVersie, RegelingVersie.id == Aanvraag.versie_id)
        .join(Gebied, Gebied.code == Aanvraag.gebied_code)
        .where(Aanvraag.status == Status.TOEGEKEND, ~exists().where(later.vervangt_id == Besluit.id))
        .order_by(Besluit.id.desc())
        .limit(first(PER_PAGE + 1))
    )
    return query.where(Besluit.id < bindparam("after")) if after else query


def register(after=None):
    """A page of the public register of grants, newest first."""
    key = key_of(after, 1)
    rows = db.session.execute(_register(bool(key)), {"after": key[0]} if key else {})
    return page_of(rows, lambda row: str(row.id))


def bezwaar(id):
    """An objection with its besluit and the application under it; 404 when there is none."""
    whole = joinedload(Bezwaar.besluit).joinedload(Besluit.aanvraag)
    found = db.session.scalar(
        select(Bezwaar)
        .where(Bezwaar.id == id)
        .options(
            joinedload(Bezwaar.owner),
            joinedload(Bezwaar.nieuw),
            joinedload(Bezwaar.scan),
            selectinload(Bezwaar.verzoeken),
            whole.joinedload(Aanvraag.aanvrager),
            whole.joinedload(Aanvraag.owner),
            whole.joinedload(Aanvraag.versie),
            whole.joinedload(Aanvraag.groep).selectinload(Bewonersgroep.leden),
        )
    )
    if found is None:
        raise NotFound
    return found


@cache
def _bezwaren():
    query = select(Bezwaar).join(Besluit, Besluit.id == Bezwaar.besluit_id)
    return query.where(Besluit.aanvraag_id == bindparam("id")).order_by(Bezwaar.id)


def bezwaren_of(aanvraag):
    """The objections to what was decided on this application, the oldest first."""
    return db.session.scalars(_bezwaren(), {"id": aanvraag.id}).all()


def same_bezwaar(besluit, gronden, owner_id):
    """The objection of this person to it in these very words that still waits, or None."""
    mine = Bezwaar.besluit_id == besluit.id, Bezwaar.owner_id == owner_id, Bezwaar.status == BezwaarStatus.INGEDIEND
    return db.session.scalar(select(Bezwaar).where(*mine, Bezwaar.gronden == gronden).limit(1))


@cache
def _open_bezwaren(after):
    B = Bezwaar
    columns = B.id, B.kenmerk, B.beslissen_voor, B.ingediend_op, B.op_tijd, B.in_gebreke_op
    asked = Herstelverzoek.bezwaar_id == B.id, Herstelverzoek.aangevuld_op.is_(None)
    waiting = select(func.max(Herstelverzoek.uiterlijk)).where(*asked).scalar_subquery()
    query = (
        select(*columns, waiting.label("aanvullen_voor"), Aanvraag.title, Gebied.naam.label("gebied_naam"), Besluit.besluiter_id)
        .join(Besluit, Besluit.id == Bezwaar.besluit_id)
        .join(Aanvraag, Aanvraag.id == Besluit.aanvraag_id)
        .outerjoin(Gebied, Gebied.code == Bezwaar.gebied_code)
        .where(Bezwaar.status == BezwaarStatus.INGEDIEND, Bezwaar.gebied_code.in_(bindparam("codes", expanding=True)))
        .order_by(Bezwaar.beslissen_voor, Bezwaar.id)
        .limit(first(PER_PAGE + 1))
    )
    later = tuple_(Bezwaar.beslissen_voor, Bezwaar.id) > tuple_(bindparam("day", type_=Date), bindparam("id"))
    return query.where(later) if after else query


def open_bezwaren(codes, after=None):
    """A page of objections in these areas that wait for an answer, those due first: each with its application."""
    key = key_of(after, 2)
    seen = {"day": date.fromordinal(key[0]), "id": key[1]} if key and 0 < key[0] <= date.max.toordinal() else {}
    rows = db.session.execute(_open_bezwaren(bool(seen)), {"codes": sorted(codes)} | seen)
    return page_of(rows, lambda row: f"{row.beslissen_voor.toordinal()}.{row.id}")
