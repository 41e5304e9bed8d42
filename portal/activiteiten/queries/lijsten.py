"""Lists of activities, as rows: the public agenda, what comes in an area or of a group, and what a group plans."""

from datetime import datetime, time, timedelta
from functools import cache

from sqlalchemy import and_, bindparam, or_, select

from portal.activiteiten.models import Activiteit
from portal.activiteiten.rules import OPENBAAR, Status
from portal.bewonersgroepen.models import Bewonersgroep
from portal.clock import HERE, Moment, today
from portal.extensions import db
from portal.paging import PER_PAGE, key_of, page_of
from portal.sql import among, first, made_once
from portal.wijken.models import Gebied
from portal.wijken.queries import overlapping

A, G = Activiteit.__table__.c, Bewonersgroep.__table__.c
SOON = 5
# How long a group is asked to look back on what was held, and the most it sees at once.
LOOK_BACK, MOST = timedelta(days=400), 60


def start_of(day):
    """The moment at which a day begins here."""
    return datetime.combine(day, time(), HERE)


@cache
def listed():
    columns = A.id, A.title, A.waar, A.begint_at, A.eindigt_at, A.status, A.voor_iedereen, A.voor_wie
    names = Gebied.__table__.c.naam.label("gebied_naam"), G.naam.label("groep_naam")
    joined = Activiteit.__table__.join(Gebied.__table__, Gebied.__table__.c.code == A.gebied_code)
    return select(*columns, *names).select_from(joined.join(Bewonersgroep.__table__, G.id == A.groep_id))


def in_area():
    return A.gebied_code.in_(overlapping([bindparam("code")]))


@made_once
def _agenda(nearby, month, later):
    query = listed().where(among(A.status, OPENBAAR)).order_by(A.begint_at, A.id).limit(first(PER_PAGE + 1))
    since = bindparam("van", type_=Moment)
    query = query.where(A.begint_at >= since if month else A.eindigt_at >= since)
    if month:
        query = query.where(A.begint_at < bindparam("tot", type_=Moment))
    if later:
        at = bindparam("at", type_=Moment)
        query = query.where(or_(A.begint_at > at, and_(A.begint_at == at, A.id > bindparam("id"))))
    return query.where(in_area()) if nearby else query


def agenda(code="", month=None, after=""):
    """A page of what anyone may know of, the first first: from today on, or (first day, first day after) of a month."""
    values, key = {"code": code} if code else {}, key_of(after, 2)
    values["van"] = start_of(month[0] if month else today())
    if month:
        values["tot"] = start_of(month[1])
    if key:
        values |= {"at": datetime.fromtimestamp(key[0], HERE), "id": key[1]}
    rows = db.session.execute(_agenda(bool(code), bool(month), bool(key)), values)
    return page_of(rows, lambda row: f"{int(row.begint_at.timestamp())}.{row.id}")


@made_once
def _coming(of_group):
    to_come = among(A.status, (Status.AANGEKONDIGD, Status.AFGELAST)), A.eindigt_at >= bindparam("van", type_=Moment)
    where = A.groep_id == bindparam("groep") if of_group else in_area()
    return listed().where(*to_come, where).order_by(A.begint_at, A.id).limit(first(SOON))


def coming_in(code):
    """The next few from today on in an area that shares a buurt with this one: rows as ``agenda`` gives."""
    return db.session.execute(_coming(False), {"van": start_of(today()), "code": code}).all()


def coming_of(groep_id):
    """The next few of a group from today on: rows as ``agenda`` gives."""
    return db.session.execute(_coming(True), {"van": start_of(today()), "groep": groep_id}).all()


@cache
def _plans():
    theirs = A.groep_id == bindparam("groep"), A.begint_at >= bindparam("van", type_=Moment)
    return listed().where(*theirs).order_by(A.begint_at.desc(), A.id.desc()).limit(first(MOST))


def plans_of(groep_id):
    """For the group itself: all of the past year and to come, drafts included, the last first."""
    return db.session.execute(_plans(), {"van": start_of(today()) - LOOK_BACK, "groep": groep_id}).all()
