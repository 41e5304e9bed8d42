"""The queue of staff: what was asked in the areas of this person, with the last day to decide."""

from collections import Counter

from sqlalchemy import case, false, func, or_, select, true

from portal.bewonersgroepen.models import Lidmaatschap
from portal.buurtbonnen.models import Aanvraag
from portal.buurtbonnen.rules.status import OPEN, Status
from portal.buurtbonnen.rules.wachtrij import LICHTEN, ROLLEN, SOON, stoplicht
from portal.extensions import db
from portal.paging import PER_PAGE
from portal.people.models import Person
from portal.regelingen.models import Regeling, RegelingVersie
from portal.sql import first
from portal.wijken.models import Gebied, Ligging
from portal.wijken.queries import to_filter

A = Aanvraag
IS_OPEN = A.status.in_(sorted(OPEN))
ROW = (
    A.id, A.kenmerk, A.title, A.status, A.gevraagd, A.ontvangen_op, A.beslissen_voor, A.in_gebreke_op, A.compleet_op,
    A.owner_id, A.behandelaar_id, Person.name.label("behandelaar_naam"), Gebied.naam.label("gebied_naam"),
    RegelingVersie.naam.label("regeling_naam"),
)
ORDER = {
    "termijn": (A.beslissen_voor.nulls_last(), A.id),
    "nieuw": (A.ontvangen_op.desc(), A.id.desc()),
    "oud": (A.ontvangen_op, A.id),
    "bedrag": (A.gevraagd.desc(), A.id),
}


def light(name, day):
    """The condition that an open application shows this light (see ``rules.wachtrij.stoplicht``)."""
    last = A.beslissen_voor
    return {
        "rood": last < day,
        "oranje": last.between(day, day + SOON),
        "groen": last > day + SOON,
        "stil": last.is_(None),
    }[name]


def narrowed(query, person, filters, day):
    """Within the reach of this person and the filters of the address, which are from the lists by now."""
    query = query.where(A.gebied_code.in_(person.reach(ROLLEN)))
    query = query.where(A.status == filters["status"] if filters["status"] else IS_OPEN)
    if filters["zoek"]:
        query = query.where(holds(filters["zoek"]))
    if filters["gebied"]:
        inside = select(Ligging.buurt_code).where(Ligging.gebied_code == filters["gebied"])
        query = query.where(or_(A.gebied_code == filters["gebied"], A.gebied_code.in_(inside)))
    if filters["regeling"]:
        versies = select(RegelingVersie.id).where(RegelingVersie.regeling_id == int(filters["regeling"]))
        query = query.where(A.versie_id.in_(versies))
    return query.where(with_whom(filters["bij"], person))


def holds(text):
    """Has this text in its title or kenmerk; signs such as % mean nothing."""
    return or_(*(column.icontains(text, autoescape=True) for column in (A.title, A.kenmerk)))


def with_whom(bij, person):
    return {"mij": A.behandelaar_id == person.id, "niemand": A.behandelaar_id.is_(None)}.get(bij, true())


def counts(person, filters, day):
    """How many there are with these filters for each light, and ``alle`` as {name: number}.

    Counted for each last day: an index holds all of that, and what a day means the rule itself says.
    """
    columns, found = (A.status, A.beslissen_voor), Counter()
    query = narrowed(select(*columns, func.count().label("aantal")), person, filters, day)
    for row in db.session.execute(query.group_by(*columns)):
        found[stoplicht(row, day)] += row.aantal
    return {name: found[name] for name in LICHTEN if name} | {"alle": found.total()}


def queue(person, filters, blad, day):
    """One page of rows for these filters, from 1. Only what is on the page is looked at closely."""
    order = ORDER[filters["sorteer"]]
    keys = narrowed(select(A.id), person, filters, day).order_by(*order)
    if filters["licht"]:
        keys = keys.where(IS_OPEN, light(filters["licht"], day))
    return db.session.execute(
        select(*ROW, own(person).label("eigen"))
        .join(RegelingVersie, RegelingVersie.id == A.versie_id)
        .outerjoin(Person, Person.id == A.behandelaar_id)
        .outerjoin(Gebied, Gebied.code == A.gebied_code)
        .where(A.id.in_(keys.limit(PER_PAGE).offset((blad - 1) * PER_PAGE)))
        .order_by(*order)
    ).all()


def own(person):
    """Asked by this person, or by a group this person is in: that is for colleagues."""
    groups = select(Lidmaatschap.groep_id).where(
        Lidmaatschap.person_id == person.id, Lidmaatschap.geeindigd_op.is_(None)
    )
    mine = func.coalesce(A.owner_id, 0) == person.id
    return case((or_(mine, A.groep_id.in_(groups)), true()), else_=false())


def on_paper():
    """What came on paper or by telephone and was not typed in to the end, the oldest first: its term runs already."""
    asked = A.status == Status.CONCEPT, A.owner_id.is_(None), A.ingevoerd_door_id.is_not(None)
    typist = Person.name.label("invoerder_naam")
    query = select(A.id, A.title, A.ontvangen_op, A.ingevoerd_door_id, typist, RegelingVersie.naam.label("regeling_naam"))
    query = query.join(RegelingVersie, RegelingVersie.id == A.versie_id).outerjoin(Person, Person.id == A.ingevoerd_door_id)
    return db.session.execute(query.where(*asked).order_by(A.ontvangen_op, A.id).limit(first(PER_PAGE))).all()


def areas(person):
    """The areas to filter by, the largest kind first: rows of code, naam and soort."""
    return to_filter(person.reach(ROLLEN))


def regelingen():
    """The regelingen to filter by: rows of id and naam."""
    return db.session.execute(select(Regeling.id, Regeling.naam).order_by(Regeling.naam, Regeling.id)).all()
