"""The work of a period as the council may read it: wijkopgaven, inspanningen, goals and what succeeded."""

from datetime import datetime, time, timedelta
from functools import cache

from sqlalchemy import and_, bindparam, func, or_, select

from portal.clock import HERE
from portal.extensions import db
from portal.inbreng.models import Inbreng
from portal.rapportages.queries.tellingen import cents
from portal.story.models import Event
from portal.wijken.models import Gebied
from portal.wijkopgaven.models import (
    Doel,
    Inspanning,
    InspanningDoel,
    InspanningGeld,
    InspanningMijlpaal,
    Koppeling,
    Risico,
    Wijkopgave,
)
from portal.wijkopgaven.queries.kompas import last_news
from portal.wijkopgaven.queries.lijn import NOW
from portal.wijkopgaven.queries.werk import HAD_KLAAR
from portal.wijkopgaven.rules.inspanning import KLAAR, Status
from portal.wijkopgaven.rules.opgave import Status as OpgaveStatus

VAN, TOT = bindparam("van"), bindparam("tot")
WORK = (
    Inspanning.id, Inspanning.opgave_id, Inspanning.kenmerk, Inspanning.title, Inspanning.gebied_code, Inspanning.cluster,
    Inspanning.status, Inspanning.koers, Inspanning.voortgang, HAD_KLAAR,
)
# Realised plans and points carry this status; nothing else in the register does.
GEREALISEERD = "gerealiseerd"


def begun():
    """The moment an inspanning began: that of the event, or else that of its publication."""
    told = Event.kind == Inspanning.kind, Event.thing_id == Inspanning.id
    first = (func.min(Event.at).filter(Event.what == f"{Inspanning.kind}.{step}") for step in ("beginnen", "publiceren"))
    moment = select(func.coalesce(*first)).where(*told).correlate(Inspanning).scalar_subquery()
    return func.coalesce(moment, Inspanning.created_at)


def ran():
    """Public work that had begun before the end of the period and was not finished before it. That of a wijkopgave that is
    still a draft is told nowhere."""
    over = Inspanning.status.in_(KLAAR)
    told = select(Wijkopgave.id).where(Wijkopgave.status != OpgaveStatus.CONCEPT)
    public = Inspanning.status != Status.CONCEPT, Inspanning.opgave_id.in_(told)
    return and_(*public, begun() < bindparam("until"), ~and_(over, Inspanning.status_at < bindparam("since")))


@cache
def _opgaven():
    columns = Wijkopgave.id, Wijkopgave.title, Wijkopgave.gebied_code, Gebied.naam.label("gebied_naam"), Wijkopgave.van
    columns += Wijkopgave.tot, Wijkopgave.fase, Wijkopgave.status, Wijkopgave.budget
    query = select(*columns).join(Gebied, Gebied.code == Wijkopgave.gebied_code)
    query = query.add_columns(and_(Wijkopgave.van <= TOT, Wijkopgave.tot >= VAN).label("loopt"))
    return query.where(Wijkopgave.status != OpgaveStatus.CONCEPT).order_by(Gebied.naam, Wijkopgave.id)


def opgaven(van, tot):
    """Public wijkopgaven, each with ``loopt``: does this period fall within its own?"""
    return db.session.execute(_opgaven(), {"van": van, "tot": tot}).all()


def summed(model, *columns, where=True):
    """A subquery of these sums and counts for each inspanning."""
    return select(model.inspanning_id, *columns).where(where).group_by(model.inspanning_id).subquery()


@cache
def _work():
    money = summed(
        InspanningGeld, *(cents(InspanningGeld, name) for name in ("gepland", "besteed")),
        where=InspanningGeld.jaar.between(bindparam("first"), bindparam("last")),
    )
    steps = summed(
        InspanningMijlpaal, func.count().label("mijlpalen"), func.count(InspanningMijlpaal.gehaald_op).label("gehaald"),
    )
    links = select(Koppeling.inspanning_id, func.count().label("inbreng")).join(Inbreng, Inbreng.id == Koppeling.inbreng_id)
    links = links.where(Koppeling.inspanning_id.is_not(None), NOW).group_by(Koppeling.inspanning_id).subquery()
    counted = (money.c.gepland, money.c.besteed, steps.c.mijlpalen, steps.c.gehaald, links.c.inbreng)
    query = select(*WORK, *(func.coalesce(column, 0).label(column.name) for column in counted))
    for part in (money, steps, links):
        query = query.outerjoin(part, part.c.inspanning_id == Inspanning.id)
    return query.where(ran()).order_by(Inspanning.opgave_id, Inspanning.id)


def work(van, tot, day):
    """Public inspanningen of this period as they stand on ``day``, each with its money of those years (cents), its milestones
    and how many submissions are linked to it."""
    return db.session.execute(_work(), period(van, tot) | years(van, tot) | {"day": day}).all()


@cache
def _money():
    what = Inspanning.gebied_code, InspanningGeld.jaar, InspanningGeld.bron, InspanningGeld.mede
    query = select(*what, *(cents(InspanningGeld, name) for name in ("gepland", "besteed")))
    query = query.join(Inspanning, Inspanning.id == InspanningGeld.inspanning_id)
    query = query.where(ran(), InspanningGeld.jaar.between(bindparam("first"), bindparam("last")))
    return query.group_by(*what).order_by(InspanningGeld.jaar, InspanningGeld.bron)


def money(van, tot):
    """What the work of this period costs in its years: rows of gebied_code, jaar, bron, mede, gepland, besteed (cents)."""
    return db.session.execute(_money(), period(van, tot) | years(van, tot)).all()


def years(van, tot):
    return {"first": van.year, "last": tot.year}


def period(van, tot):
    """The first and last day, and the moments at which they begin and end here."""
    since, until = (datetime.combine(day, time.min, HERE) for day in (van, tot + timedelta(days=1)))
    return {"van": van, "tot": tot, "since": since, "until": until}


@cache
def _goals():
    columns = Doel.id, Doel.ouder_id, Doel.niveau, Doel.titel
    return select(*columns).where(Doel.vervallen.is_(False)).order_by(Doel.volgorde, Doel.id)


def goals():
    """The goals of the town, sisters in their order: rows of id, ouder_id, niveau and titel."""
    return db.session.execute(_goals()).all()


@cache
def _goals_of():
    pairs = select(InspanningDoel.doel_id, InspanningDoel.inspanning_id)
    return pairs.join(Inspanning, Inspanning.id == InspanningDoel.inspanning_id).where(ran())


def goals_of(van, tot):
    """{inspanning: the ids of the goals it serves} of the work of this period."""
    found = {}
    for doel_id, inspanning_id in db.session.execute(_goals_of(), period(van, tot)):
        found.setdefault(inspanning_id, []).append(doel_id)
    return found


@cache
def _wins():
    last = last_news(Event.at < bindparam("until"))
    done = and_(Inspanning.status == Status.GEREED, Inspanning.status_at < bindparam("until"))
    query = select(Inspanning.title, Inspanning.gebied_code, Inspanning.wat, Event.note)
    query = query.outerjoin(Event, Event.id == last).where(ran(), or_(Inspanning.succes, done))
    return query.order_by(Inspanning.status_at.desc(), Inspanning.id.desc())


def wins(van, tot):
    """What succeeded in this period, the newest first: rows of title, gebied_code, wat and the ``note`` told last (or None)."""
    return db.session.execute(_wins(), period(van, tot)).all()


@cache
def _done_by_residents():
    within = Inbreng.status_at >= bindparam("since"), Inbreng.status_at < bindparam("until")
    told = Inbreng.openbaar, Inbreng.status == GEREALISEERD, *within
    query = select(Inbreng.title, Inbreng.gebied_code, Inbreng.soort).where(*told)
    return query.order_by(Inbreng.status_at.desc(), Inbreng.id.desc())


def done_by_residents(van, tot):
    """Public plans and points that were realised in this period, the newest first: rows of title, gebied_code and soort."""
    return db.session.execute(_done_by_residents(), period(van, tot)).all()


@cache
def _risks_in():
    columns = Risico.id, Risico.soort, Risico.titel, Risico.maatregel, Risico.kans, Risico.gevolg, Risico.opgave_id
    query = select(*columns, Wijkopgave.title.label("opgave"), Wijkopgave.gebied_code)
    query = query.join(Wijkopgave, Wijkopgave.id == Risico.opgave_id)
    here = Wijkopgave.gebied_code.in_(bindparam("codes", expanding=True)), Risico.opgelost_op.is_(None)
    query = query.where(*here, Wijkopgave.status != OpgaveStatus.AFGESLOTEN)
    return query.order_by((Risico.kans * Risico.gevolg).desc(), Risico.id)


def risks_in(codes):
    """The open risks of wijkopgaven in these areas, the heaviest first, each with its gebied_code; for who steers there."""
    return db.session.execute(_risks_in(), {"codes": sorted(codes)}).all()
