"""The queue: what waits for the team, only as far as this person reaches."""

from datetime import timedelta

from sqlalchemy import and_, func, or_, select, true, type_coerce
from sqlalchemy.orm import selectinload

from portal.extensions import db
from portal.inbreng.models import Inbreng
from portal.initiatieven.models import Initiatief, Mede, Telling
from portal.initiatieven.queries import within
from portal.initiatieven.rules import BIJ_TEAM, LOPEND, OPEN_BIJ_TEAM, Status
from portal.moderatie.models import Misbruikmelding
from portal.moderatie.rules import DELEN, MOST_TOGETHER, WEEK, works
from portal.paging import PER_PAGE
from portal.people.models import Person, Role
from portal.people.rules import TEAM
from portal.sql import AtMostOne
from portal.wijken.models import Gebied, Ligging
from portal.wijken.queries import overlapping, to_filter

# The last day of the term that runs: for residents to complete it, or else for us to answer.
last_day = func.coalesce(Initiatief.aanvullen_voor, Initiatief.uiterlijk)
WAITS = Initiatief.status == Status.AANVULLING_GEVRAAGD
OPEN = or_(WAITS, and_(Initiatief.status.in_(OPEN_BIJ_TEAM), Initiatief.beoordeeld.is_(False)))
REPORTED = (
    select(func.count())
    .where(Misbruikmelding.soort == Initiatief.kind, Misbruikmelding.thing_id == Initiatief.id, Misbruikmelding.besluit == "")
    .correlate(Initiatief)
    .scalar_subquery()
)
# Its line in the register, which says whether the promised answer stands still.
LINE = and_(Inbreng.soort == Initiatief.kind, Inbreng.thing_id == Initiatief.id)
RESTS = select(Inbreng.id).where(LINE, Inbreng.rust_sinds.is_not(None)).correlate(Initiatief).exists()
ROW = (
    Initiatief.id, Initiatief.version, Initiatief.kenmerk, Initiatief.title, Initiatief.status, Initiatief.status_at,
    Initiatief.hidden_at, Initiatief.uiterlijk, Initiatief.aanvullen_voor, Initiatief.beoordeeld,
    Initiatief.owner_id, Initiatief.gebied_code, Initiatief.behandelaar_id,
    Inbreng.rust_sinds,
    Person.name.label("behandelaar_naam"), Gebied.naam.label("gebied_naam"), REPORTED.label("meldingen"),
)
ORDER = {
    "uiterlijk": (last_day.is_(None), last_day, Initiatief.id),
    "nieuw": (Initiatief.submitted_at.desc(), Initiatief.id.desc()),
    "oud": (Initiatief.submitted_at, Initiatief.id),
}


def scope(person):
    """The work of the own areas; who only reads sees what is public. Drafts belong to their writers."""
    if works(person):
        return and_(Initiatief.status != Status.CONCEPT, Initiatief.gebied_code.in_(person.reach(TEAM)))
    return Initiatief.openbaar


def part(deel, person, day):
    """One tab. "open" and "beoordeeld" together are everything; a late promise is in "laat" either way."""
    return {
        "open": OPEN,
        "mijn": and_(Initiatief.behandelaar_id == person.id, Initiatief.status.in_(BIJ_TEAM | LOPEND)),
        "laat": and_(Initiatief.status.in_(BIJ_TEAM), last_day < day),
        "wacht": WAITS,
        "beoordeeld": ~OPEN,
    }[deel]


def narrowed(query, person, filters, day):
    """Within the reach of this person and the filters of the address, which are from the lists by now."""
    query = query.where(scope(person))
    if filters["zoek"]:
        query = query.where(holds(filters["zoek"]))
    if filters["status"]:
        query = query.where(Initiatief.status == filters["status"])
    if filters["gebied"]:
        query = query.where(within(filters["gebied"]))
    return query.where(in_term(filters["termijn"], day), with_whom(filters["bij"], person))


def holds(text):
    """Has this text in its title or kenmerk; signs such as % mean nothing."""
    places = (Initiatief.title, Initiatief.kenmerk)
    return or_(*(column.icontains(text, autoescape=True) for column in places))


def in_term(termijn, day):
    return {
        "te_laat": last_day < day,
        "week": last_day.between(day, day + timedelta(days=WEEK)),
        "stil": or_(WAITS, RESTS),
    }.get(termijn, true())


def with_whom(bij, person):
    if bij == "niemand":
        return Initiatief.behandelaar_id.is_(None)
    if bij == "mij":
        return Initiatief.behandelaar_id == person.id
    return Initiatief.behandelaar_id == int(bij) if bij else true()


def counts(person, filters, day):
    """How many each tab holds with these filters, as {deel: number}; who only reads has one, "open"."""
    parts = [part(deel, person, day) for deel in DELEN] if works(person) else [true()]
    query = select(*(func.count().filter(of).label(deel) for deel, of in zip(DELEN, parts, strict=False)))
    query = narrowed(query.select_from(Initiatief), person, filters, day)
    return dict(db.session.execute(query).mappings().one())


def queue(person, filters, blad, day):
    """One page of rows for a tab and filters, from 1. Only what is on the page is looked at closely."""
    order = ORDER[filters["sorteer"]]
    keys = narrowed(select(Initiatief.id), person, filters, day).order_by(*order)
    if works(person):
        keys = keys.where(part(filters["deel"], person, day))
    return db.session.execute(
        select(*ROW, as_mede(person))
        .outerjoin(Person, Person.id == Initiatief.behandelaar_id)
        .outerjoin(Gebied, Gebied.code == Initiatief.gebied_code)
        .outerjoin(Inbreng, LINE)
        .where(Initiatief.id.in_(keys.limit(PER_PAGE).offset((blad - 1) * PER_PAGE)))
        .order_by(*order)
    ).all()


def as_mede(person):
    """Who pulls it along, as far as this person asks: only whether that is the person itself."""
    mine = select(Mede.person_id).where(Mede.initiatief_id == Initiatief.id, Mede.person_id == person.id)
    return type_coerce(mine.correlate(Initiatief).scalar_subquery(), AtMostOne).label("mede_ids")


def together(person, ids):
    """The initiatieven with these ids that this person reaches; the rest might as well not exist.

    Always in the same order, so that two people who change many at once never wait for each other in a ring.
    """
    if not works(person):
        return []
    query = select(Initiatief).where(Initiatief.id.in_(ids[:MOST_TOGETHER]), scope(person))
    query = query.options(selectinload(Initiatief.mede), selectinload(Initiatief.fotos))
    return db.session.scalars(query.order_by(Initiatief.gebied_code, Initiatief.id)).all()


def colleagues(codes):
    """Those of the team whose work overlaps one of these areas: rows of id and name, by name."""
    overlaps = Role.gebied_code.in_(overlapping(codes)) | Role.gebied_code.in_(codes)
    return db.session.execute(
        select(Person.id, Person.name)
        .where(Person.id.in_(select(Role.person_id).where(
            Role.rol.in_(TEAM), Role.geeindigd_op.is_(None), overlaps)))
        .order_by(Person.name, Person.id)
    ).all()


def judges(initiatief):
    """The colleagues who may judge it: they reach its area and do not pull it themselves."""
    return [row for row in colleagues({initiatief.gebied_code}) if row.id not in initiatief.trekker_ids]


def areas(person):
    """The areas to filter by, the largest kind first: code, naam, soort; for the team where it works."""
    return to_filter(person.reach(TEAM) if works(person) else None)


def per_wijk():
    """Public initiatieven of every wijk by status: rows of code, naam, status and aantal."""
    inside = select(Ligging.buurt_code).where(Ligging.gebied_code == Gebied.code).correlate(Gebied)
    return db.session.execute(
        select(Gebied.code, Gebied.naam, Telling.status, func.sum(Telling.aantal).label("aantal"))
        .join(Telling, (Telling.gebied_code == Gebied.code) | Telling.gebied_code.in_(inside))
        .where(Gebied.soort == "wijk")
        .group_by(Gebied.code, Gebied.naam, Telling.status)
        .order_by(Gebied.naam)
    ).all()
