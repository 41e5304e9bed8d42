"""The page of a wijkopgave: everything it shows of the wijkopgave itself, in one statement."""

from collections import namedtuple
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import Integer, bindparam, cast, exists, func, literal, null, select, union_all
from werkzeug.exceptions import NotFound

from portal.clock import Moment
from portal.extensions import db
from portal.sql import made_once
from portal.story.linked import STIL_OPGAVE
from portal.story.models import Follow
from portal.wijken.models import Gebied
from portal.wijken.queries.figures import newest, plain
from portal.wijken.rules import SOM
from portal.wijkopgaven.models import OpgaveJaar, OpgaveLid, Projectgroep, Wijkopgave
from portal.wijkopgaven.queries.opgave import Groep

JAAR, LID = "jaar", "lid"
Jaar = namedtuple("Jaar", "jaar objectief subjectief veranderd vastgesteld_at")
Lid = namedtuple("Lid", "functie organisatie intern")


@dataclass(frozen=True)
class Blad:
    """A wijkopgave as its page shows it: its columns, and what stands beside it.

    ``inwoners``: None when there are geen gegevens; ``volgt``: whether this visitor follows it, and ``stil``: wants to
    hear nothing of it; ``jaren``: the newest first;
    ``team``: {Groep, or None for the team itself: [Lid]}, in the order they were named.
    """

    kind, workflow, thema = Wijkopgave.kind, Wijkopgave.workflow, Wijkopgave.thema

    id: int
    title: str
    gebied_code: str
    van: date
    tot: date
    aanleiding: str
    aanleiding_tekst: str
    samenvatting: str
    trekker: str
    wethouder: str
    budget: int | None
    fase: str
    status: str
    status_at: object
    status_reden: str
    owner_id: int | None
    gebied_naam: str
    inwoners: object
    volgt: bool
    stil: bool
    jaren: list
    team: dict


OWN = [field.name for field in fields(Blad)][:16]


@made_once
def _blad():
    W, G = Wijkopgave.__table__.c, Gebied.__table__.c
    beside = union_all(_jaren(), _leden()).subquery().c
    inwoners = func.coalesce(newest("inwoners"), newest(f"{SOM}inwoners"))
    F = Follow.__table__.c
    mine = exists().where(F.person_id == bindparam("person"), F.key == bindparam("key"))
    heard = mine.where(F.kind == Wijkopgave.kind).label("volgt"), mine.where(F.kind == STIL_OPGAVE).label("stil")
    shown = G.naam.label("gebied_naam"), inwoners.label("inwoners"), *heard
    query = select(*(W[name] for name in OWN), *shown, *beside).join(G.code.table, G.code == W.gebied_code)
    query = query.outerjoin(beside.soort.table, literal(True))
    return query.where(W.id == bindparam("id")).order_by(beside.soort, beside.nummer)


def _jaren():
    J = OpgaveJaar.__table__.c
    groep = cast(null(), Integer).label("groep_id"), null().label("naam"), null().label("opdracht")
    told = J.jaar.label("nummer"), J.objectief.label("een"), J.subjectief.label("twee"), J.veranderd, J.vastgesteld_at
    query = select(literal(JAAR).label("soort"), *told, literal(False).label("intern"), *groep)
    return query.where(J.opgave_id == bindparam("id"))


def _leden():
    L, P = OpgaveLid.__table__.c, Projectgroep.__table__.c
    told = L.id, L.functie, L.organisatie, literal(""), cast(null(), Moment), L.intern, P.id, P.naam, P.opdracht
    query = select(literal(LID), *told).outerjoin(P.id.table, P.id == L.projectgroep_id)
    return query.where(L.opgave_id == bindparam("id"))


def blad(id, person_id=0):
    """The Blad of this wijkopgave as a person reads it (0: a stranger), or 404."""
    rows = db.session.execute(_blad(), {"id": id, "person": person_id, "key": str(id)}).all()
    if not rows:
        raise NotFound
    row = rows[0]
    jaren = [Jaar(one.nummer, one.een, one.twee, one.veranderd, one.vastgesteld_at) for one in rows if one.soort == JAAR]
    team = {}
    for one in rows:
        if one.soort == LID:
            groep = Groep(one.groep_id, one.naam, one.opdracht) if one.groep_id else None
            team.setdefault(groep, []).append(Lid(one.een, one.twee, one.intern))
    return Blad(*row[: len(OWN)], row.gebied_naam, plain(row.inwoners), row.volgt, row.stil, jaren[::-1], team)
