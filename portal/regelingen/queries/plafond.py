"""The plafond an application falls under, and its ledger: line by line, added up, and whether they agree."""

from functools import cache

from sqlalchemy import bindparam, case, exists, func, or_, select, union_all
from sqlalchemy.orm import aliased, contains_eager, joinedload
from werkzeug.exceptions import NotFound

from portal.buurtbonnen.models import Aanvraag
from portal.extensions import db
from portal.paging import PER_PAGE, key_of, page_of
from portal.people.models import Person
from portal.regelingen.models import Boeking, Boekstand, Plafond, RegelingVersie, Venster
from portal.regelingen.rules.plafond import Som, grens
from portal.regelingen.rules.status import VersieStatus
from portal.sql import first
from portal.wijken.models import Gebied, Ligging
from portal.wijken.rules import Soort

NEAREST = Soort.WERKGEBIED, Soort.WIJK, Soort.STADSDEEL, Soort.GEMEENTE
CODE, VENSTER = bindparam("code"), bindparam("venster")
B = Boeking.__table__


@cache
def _plafond_for():
    lean = contains_eager(Plafond.gebied).load_only(Gebied.code, Gebied.naam, Gebied.soort, raiseload=True)
    query = select(Plafond).join(Plafond.gebied).where(*holds(CODE))
    return query.order_by(distance(CODE), Gebied.code).limit(first(1)).options(lean)


def nearest(code, venster=VENSTER):
    """The id of the plafond an area falls under in a venster (``:venster``, or a column beside ``code``), for ``code``,
    a column of another query.

    Ordered outside what looks at that column: SQLite takes no name from outside in an ORDER BY.
    """
    found = select(Plafond.id, distance(code).label("distance"), Gebied.code).join(Plafond.gebied).where(*holds(code, venster))
    rows = found.correlate(code.table).subquery()
    return select(rows.c.id).order_by(rows.c.distance, rows.c.code).limit(first(1)).correlate(code.table).scalar_subquery()


def distance(code):
    near = {soort: place for place, soort in enumerate(NEAREST, 1)}
    return case((Plafond.gebied_code == code, 0), else_=case(near, value=Gebied.soort, else_=9))


def holds(code, venster=VENSTER):
    return Plafond.venster_id == venster, or_(Plafond.gebied_code == code, around(code))


def around(code):
    """The area of the plafond holds every buurt of the area asked for."""
    mine, theirs = aliased(Ligging), aliased(Ligging)
    here, outside = mine.gebied_code == code, [Plafond, *([code.table] if hasattr(code, "table") else [])]
    held = exists().where(theirs.gebied_code == Plafond.gebied_code, theirs.buurt_code == mine.buurt_code)
    left_out = exists().where(here, ~held.correlate(mine, Plafond))
    return exists().where(here).correlate(*outside) & ~left_out.correlate(*outside)


def plafond_for(venster_id, gebied_code):
    """The plafond of an area in a venster, or else of the area around it: werkgebied, wijk, then gemeente; or None."""
    return db.session.scalar(_plafond_for(), {"venster": venster_id, "code": gebied_code})


@cache
def _published_plafond():
    whole = contains_eager(Plafond.venster).contains_eager(Venster.versie).joinedload(RegelingVersie.regeling)
    query = select(Plafond).join(Plafond.venster).join(Venster.versie).options(whole, joinedload(Plafond.gebied))
    return query.where(Plafond.id == bindparam("id"), RegelingVersie.status != VersieStatus.CONCEPT)


def published_plafond(id):
    """A plafond of a version that was published, with venster, version and area; 404 when there is none."""
    found = db.session.scalar(_published_plafond(), {"id": id})
    if found is None:
        raise NotFound
    return found


@cache
def _ledger(from_the_top):
    columns = B.c.id, B.c.at, B.c.soort, B.c.bedrag, B.c.reden, B.c.aanvraag_id
    query = (
        select(*columns, Aanvraag.kenmerk, Person.name.label("door"))
        .outerjoin(Aanvraag, Aanvraag.id == B.c.aanvraag_id)
        .outerjoin(Person, Person.id == B.c.by_id)
        .where(B.c.plafond_id == bindparam("plafond"))
    )
    if not from_the_top:
        query = query.where(B.c.id < bindparam("before"))
    return query.order_by(B.c.id.desc()).limit(first(PER_PAGE + 1))


def ledger(plafond_id, after=None):
    """One page of boekingen, newest first: rows of id, at, soort, bedrag, reden, aanvraag_id, kenmerk and door."""
    key = key_of(after, 1)
    given = {"plafond": plafond_id} | ({"before": key[0]} if key else {})
    return page_of(db.session.execute(_ledger(key is None), given), lambda row: str(row.id))


@cache
def _sums(of_one):
    query = select(B.c.soort, func.sum(B.c.bedrag)).where(B.c.plafond_id == bindparam("plafond"))
    if of_one:
        query = query.where(B.c.aanvraag_id == bindparam("aanvraag"))
    return query.group_by(B.c.soort)


def sums_of(plafond_id, aanvraag_id=None):
    """Each sum of a plafond, or of one application in it, added up from the boekingen: {soort: cents}."""
    given = {"plafond": plafond_id} | ({"aanvraag": aanvraag_id} if aanvraag_id else {})
    found = dict(db.session.execute(_sums(aanvraag_id is not None), given).all())
    return {som: int(found.get(som, 0)) for som in Som}


LOWERED = (
    select(B.c.at, B.c.bedrag)
    .where(B.c.plafond_id == bindparam("plafond"), B.c.soort == Som.VERLAGING)
    .order_by(B.c.at, B.c.id)
)


def grens_for(plafond, received):
    """By how many cents a plafond is lower for what was received at this moment; None: for what is asked now."""
    return grenzen_of(plafond)(received)


def grenzen_of(plafond):
    """``grens_for`` of one plafond, for many moments in one statement at most."""
    lines = db.session.execute(LOWERED, {"plafond": plafond.id}).all() if plafond.verlaging else []
    return lambda received: grens(lines, received) if received else plafond.verlaging


@cache
def _last_lowered():
    last = select(func.max(B.c.id)).where(B.c.soort == Som.VERLAGING, B.c.bedrag > 0).group_by(B.c.plafond_id)
    of = Plafond.venster_id.in_(bindparam("vensters", expanding=True))
    query = select(B.c.plafond_id, B.c.at, B.c.reden).join(Plafond, Plafond.id == B.c.plafond_id)
    return query.where(B.c.id.in_(last), of, Plafond.verlaging > 0)


def lowered_in(vensters):
    """{id of a plafond: when it was last lowered and why} of those in these vensters that are lower now."""
    lower = [venster.id for venster in vensters if any(plafond.verlaging for plafond in venster.plafonds)]
    rows = db.session.execute(_last_lowered(), {"vensters": lower}) if lower else ()
    return {row.plafond_id: row for row in rows}


@cache
def _compared():
    booked = booked_on(B.c.plafond_id)
    other = [Plafond.__table__.c[som] != func.coalesce(booked.c[som], 0) for som in Som]
    return (
        select(Plafond.id, or_(*other).label("unequal"))
        .join(Plafond.venster)
        .join(Venster.versie)
        .outerjoin(booked, booked.c.plafond_id == Plafond.id)
        .where(RegelingVersie.status != VersieStatus.CONCEPT)
        .order_by(Plafond.id)
    )


def compared():
    """Every plafond that was published, in rows of id and unequal: a sum is not what its boekingen add up to."""
    return db.session.execute(_compared()).all()


def booked_on(*keys):
    """A subquery of what the boekingen with the same keys add up to, each sum under its own name."""
    sums = (func.sum(case((B.c.soort == som, B.c.bedrag), else_=0)).label(som) for som in Som)
    return select(*keys, *sums).group_by(*keys).subquery()


def astray(kept, sommen=tuple(Som)):
    """A statement: the keys (plafond_id, aanvraag_id) of which these kept sums are not what the boekingen add up to, also
    where one of both is missing. ``kept``: a select of those keys and sums."""
    kept, of = kept.subquery(), func.coalesce(B.c.aanvraag_id, 0).label("aanvraag_id")
    booked = booked_on(B.c.plafond_id, of)
    names = "plafond_id", "aanvraag_id"
    both = union_all(
        select(*(kept.c[name] for name in names), *(kept.c[som] for som in sommen)),
        select(*(booked.c[name] for name in names), *((-booked.c[som]).label(som) for som in sommen)),
    ).subquery()
    keys = [both.c[name] for name in names]
    return select(*keys).group_by(*keys).having(or_(*(func.sum(both.c[som]) != 0 for som in sommen))).order_by(*keys)


def standen_astray():
    """The keys of what the database keeps of each application (``Boekstand``) and is not what was booked."""
    return db.session.execute(astray(select(Boekstand.__table__))).all()
