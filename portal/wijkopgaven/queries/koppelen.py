"""What a submission may belong to, and what an inspanning may have come from: suggestions, the nearest first."""

from dataclasses import dataclass
from heapq import nsmallest

from sqlalchemy import case, false, func, literal, select, true, union_all

from portal.extensions import db
from portal.inbreng.models import Inbreng
from portal.sql import first
from portal.story.queries import things, with_companions
from portal.wijken.models import Gebied
from portal.wijken.queries import overlapping
from portal.wijkopgaven.models import Inspanning, Koppeling, Wijkopgave
from portal.wijkopgaven.queries.lijn import WITHDRAWN
from portal.wijkopgaven.rules.inspanning import Status
from portal.wijkopgaven.rules.opgave import Status as OpgaveStatus
from portal.wijkopgaven.rules.verwant import Verwant, as_written, is_meant, verwant

# So many suggestions are read at a glance; of so many of the newest submissions the words are compared.
MOST, NEWEST = 12, 400
# What is compared with the work, beside the title.
TEXTS = ("title", "wat", "waarom", "tekst")


@dataclass(frozen=True)
class Voorstel:
    """A row that may be linked, with its text, and what it shares."""

    rij: object
    tekst: str
    deelt: Verwant

    @property
    def woorden(self):
        return as_written(self.tekst, self.deelt.woorden)


def here(column, code):
    """In an area that shares a buurt with this one; everywhere when the thing has no area."""
    return column.in_(overlapping([code])) if code else true()


def work_near(code):
    """Every wijkopgave that is not closed, and the inspanningen of those, in areas that overlap: as one select."""
    efforts = (
        select(
            literal(Inspanning.kind).label("kind"), Inspanning.id, Inspanning.title, Inspanning.wat.label("tekst"),
            Inspanning.thema, Inspanning.kenmerk, Inspanning.status, Inspanning.gebied_code, Gebied.naam.label("gebied_naam"),
        )
        .join(Inspanning.opgave)
        .join(Inspanning.gebied)
        .where(here(Inspanning.gebied_code, code))
    )
    opgaven = (
        select(
            literal(Wijkopgave.kind), Wijkopgave.id, Wijkopgave.title, Wijkopgave.samenvatting, literal(""), literal(""),
            Wijkopgave.status, Wijkopgave.gebied_code, Gebied.naam,
        )
        .join(Wijkopgave.gebied)
        .where(here(Wijkopgave.gebied_code, code))
    )
    runs = Wijkopgave.status != OpgaveStatus.AFGESLOTEN
    return union_all(efforts.where(runs, Inspanning.status != Status.GESTOPT), opgaven.where(runs))


def for_inbreng(inbreng, zoek=""):
    """What this submission may belong to: the nearest in its area, or with ``zoek`` what is meant by that, anywhere."""
    linked = {(row.kind, row.id) for row in db.session.execute(linked_to(inbreng.id))}
    rows = db.session.execute(work_near(None if zoek else inbreng.gebied_code)).all()
    free = [(row, f"{row.title} {row.tekst}") for row in rows if (row.kind, row.id) not in linked]
    if zoek:
        free = [(row, text) for row, text in free if is_meant(zoek, text, row.kenmerk)]
    mine = text_of(inbreng)
    return nearest(Voorstel(row, text, verwant(mine, inbreng.thema, text, row.thema)) for row, text in free)


def linked_to(inbreng_id):
    kind = case((Koppeling.inspanning_id.is_not(None), Inspanning.kind), else_=Wijkopgave.kind).label("kind")
    id = func.coalesce(Koppeling.inspanning_id, Koppeling.opgave_id).label("id")
    return select(kind, id).where(Koppeling.inbreng_id == inbreng_id, Koppeling.los_at.is_(None))


def text_of(inbreng):
    """The words of what was handed in, as far as it has any."""
    thing = next(iter(things(inbreng.soort, [inbreng.thing_id])), None)
    return " ".join(filter(None, (inbreng.title, *(getattr(thing, name, "") for name in TEXTS))))


def for_inspanning(inspanning, zoek=""):
    """What this inspanning may have come from: the newest submissions here that share most with it, or what is meant."""
    linked = select(Koppeling.inbreng_id).where(Koppeling.inspanning_id == inspanning.id, Koppeling.los_at.is_(None))
    there = here(Inbreng.gebied_code, inspanning.gebied_code)
    free = select(Inbreng.id, Inbreng.title, Inbreng.thema).where(there, Inbreng.status != WITHDRAWN, Inbreng.id.not_in(linked))
    free = (free.where(asked(zoek)) if zoek else free).order_by(Inbreng.id.desc()).limit(first(NEWEST))
    text = f"{inspanning.title} {inspanning.wat}"
    shares = {id: verwant(text, inspanning.thema, title, thema) for id, title, thema in db.session.execute(free)}
    near = nsmallest(MOST, shares, lambda id: nearness(shares[id], id))
    found = {row.id: row for row in submissions(near)}
    return [Voorstel(found[id], found[id].title, shares[id]) for id in near]


def asked(zoek):
    """By its kenmerk, or with every word in its title."""
    words = zoek.split()
    by_words = func.lower(Inbreng.title).contains(words[0].lower(), autoescape=True) if words else false()
    for word in words[1:]:
        by_words &= func.lower(Inbreng.title).contains(word.lower(), autoescape=True)
    return by_words | (Inbreng.kenmerk == zoek.strip().upper())


def nearest(found):
    return nsmallest(MOST, found, lambda one: nearness(one.deelt, one.rij.id))


def nearness(deelt, id):
    """The order of what may belong together: what shares most first, the newest of those that share as much."""
    return -deelt.punten, -id


def targets(chosen):
    """The wijkopgaven and inspanningen with these (kind, id), as they can be linked to."""
    found = []
    for model in (Inspanning, Wijkopgave):
        ids = [id for kind, id in chosen if kind == model.kind]
        found += db.session.scalars(select(model).where(model.id.in_(ids)).order_by(model.id)) if ids else ()
    return found


def submissions(ids):
    """The submissions with these ids, each with whom it is of (``mede_ids``)."""
    return with_companions(db.session.scalars(select(Inbreng).where(Inbreng.id.in_(ids)).order_by(Inbreng.id)).all())
