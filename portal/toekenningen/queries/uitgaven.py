"""What was spent of grants: the list of one, those that wait for a signature, one expense whole, and its receipts."""

from functools import cache

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import joinedload, selectinload

from portal.activiteiten.models import Activiteit
from portal.activiteiten.rules import Status as ActiviteitStatus
from portal.buurtbonnen.models import Begrotingspost
from portal.clock import HERE
from portal.extensions import db
from portal.paging import PER_PAGE, key_of, page_of
from portal.people.models import Person
from portal.sql import first
from portal.toekenningen.models import Bon, Toekenning, Uitgave
from portal.toekenningen.queries.one import WHOLE
from portal.toekenningen.rules.status import Status as ToekenningStatus
from portal.toekenningen.rules.uitgave import Status, plek

U = Uitgave.__table__.c
GRANT = joinedload(Uitgave.toekenning).options(WHOLE)
# No more than these can be chosen as what an expense was for.
MOST_ACTIVITIES = 50


@cache
def _uitgave():
    return select(Uitgave).where(Uitgave.id == bindparam("id")).options(
        GRANT, joinedload(Uitgave.owner), selectinload(Uitgave.bonnen)
    )


def uitgave(id):
    """An expense with its grant and group, who recorded it and its receipts; 404 when there is none."""
    return db.one_or_404(_uitgave().params(id=id))


def bon(key):
    """A receipt with its expense and those who may see that; 404 when there is none."""
    return db.one_or_404(select(Bon).where(Bon.key == key).options(joinedload(Bon.uitgave).options(GRANT)))


@cache
def _spent(own, later):
    bonnen = select(func.count()).where(Bon.uitgave_id == U.id).scalar_subquery()
    columns = (
        U.id, U.omschrijving, U.bedrag, U.gedaan_op, U.status, U.soort, U.eigen, U.penningmeester_at, U.tweede_at,
        Person.name.label("wie"), Begrotingspost.omschrijving.label("post"), bonnen.label("bonnen"),
    )
    query = select(*columns).outerjoin(Person, Person.id == U.owner_id)
    query = query.outerjoin(Begrotingspost, Begrotingspost.id == U.post_id).where(U.toekenning_id == bindparam("id"))
    if own:
        query = query.where(U.owner_id == bindparam("person"))
    if later:
        query = query.where(U.id < bindparam("after"))
    return query.order_by(U.id.desc()).limit(first(PER_PAGE + 1))


def spent(toekenning, owner_id=None, after=None):
    """A page of the expenses of a grant, newest first; with ``owner_id`` only what that person recorded."""
    key = key_of(after, 1)
    given = {"id": toekenning.id} | ({"person": owner_id} if owner_id else {}) | ({"after": key[0]} if key else {})
    rows = db.session.execute(_spent(owner_id is not None, key is not None), given)
    return page_of(rows, lambda row: str(row.id))


@cache
def _waiting():
    columns = (
        U.id, U.toekenning_id, U.omschrijving, U.bedrag, U.gedaan_op, U.created_at, U.owner_id, U.penningmeester_id,
        U.penningmeester_at, U.tweede_id, U.tweede_at,
    )
    mine = U.toekenning_id.in_(bindparam("ids", expanding=True)), U.status == Status.INGEDIEND
    return select(*columns).where(*mine).order_by(U.id)


def to_sign(person, toekenningen):
    """The expenses of these grants that this person can sign now, oldest first: rows with id, toekenning_id,
    omschrijving, bedrag and gedaan_op. The grants must be whole."""
    groepen = {
        one.id: one.aanvraag.groep for one in toekenningen if one.aanvraag.groep and one.status == ToekenningStatus.LOPEND
    }
    rows, known = db.session.execute(_waiting(), {"ids": list(groepen)}) if groepen else (), {}
    return [row for row in rows if place(person, groepen[row.toekenning_id], row, known)]


def place(person, groep, row, known):
    """``plek``, asked once for expenses of one group, day and maker with the same signatures: a group has hundreds."""
    signed = row.penningmeester_id, row.penningmeester_at is None, row.tweede_id, row.tweede_at is None
    alike = groep.id, row.created_at.astimezone(HERE).date(), row.owner_id, *signed
    if alike not in known:
        known[alike] = plek(person, groep, row)
    return known[alike]


def unsigned():
    """The ids of expenses of groups that wait for a signature, while no account was handed in."""
    waits = Uitgave.status == Status.INGEDIEND, Uitgave.eigen.is_(False), Toekenning.status == ToekenningStatus.LOPEND
    query = select(Uitgave.id).join(Toekenning, Toekenning.id == Uitgave.toekenning_id).where(*waits)
    return db.session.scalars(query.order_by(Uitgave.id)).all()


@cache
def _activities():
    A = Activiteit.__table__.c
    mine = A.toekenning_id == bindparam("id"), A.status != ActiviteitStatus.AFGELAST
    return select(A.id, A.title).where(*mine).order_by(A.begint_at.desc(), A.id.desc()).limit(first(MOST_ACTIVITIES))


def activities(toekenning):
    """What is organised from this grant, latest first: rows of id and title."""
    return db.session.execute(_activities(), {"id": toekenning.id}).all()


def activity_title(id):
    """The title of an activity; "" for none."""
    return db.session.scalar(select(Activiteit.title).where(Activiteit.id == id)) or "" if id else ""


def names(*ids):
    """{id: name} of these people; who left has the name that is kept for all of them."""
    asked = [id for id in ids if id]
    return dict(db.session.execute(select(Person.id, Person.name).where(Person.id.in_(asked))).all()) if asked else {}
