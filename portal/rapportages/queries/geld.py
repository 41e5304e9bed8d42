"""What stands beside the balances of the money (``balans.py``): the boekingen one by one, what the besluiten say, and
what a question can be narrowed to."""

from functools import cache

from sqlalchemy import BigInteger, bindparam, case, cast, exists, extract, func, or_, select
from sqlalchemy.orm import aliased

from portal.bewonersgroepen.models import Bewonersgroep
from portal.buurtbonnen.models import Aanvraag, Besluit
from portal.clock import Moment
from portal.extensions import db
from portal.paging import PER_PAGE, key_of, page_of
from portal.rapportages.queries.werk import period
from portal.regelingen.models import Boeking, Plafond, Regeling, RegelingVersie, Venster
from portal.sql import first
from portal.toekenningen.models import Toekenning
from portal.wijken.models import Gebied
from portal.wijken.rules import Soort

B, A, P = Boeking.__table__, Aanvraag.__table__, Plafond.__table__
Waar, Wijk, VanPlafond = aliased(Gebied), aliased(Gebied), aliased(Gebied)
UNTIL = bindparam("until", type_=Moment)
JAAR = func.coalesce(Toekenning.jaar, cast(extract("year", func.coalesce(A.c.begin, A.c.ontvangen_op)), BigInteger))
# How many rows are read at once when all of them are wanted.
AT_ONCE = 2000


def joined(booked):
    """Each boeking with its plafond and regeling, and with its application, group and area if any."""
    whole = case((Waar.soort == Soort.BUURT, Waar.ouder_code), else_=Waar.code)
    return (
        booked.join(P, P.c.id == booked.c.plafond_id)
        .join(Venster, Venster.id == P.c.venster_id)
        .join(RegelingVersie, RegelingVersie.id == Venster.versie_id)
        .join(Regeling, Regeling.id == RegelingVersie.regeling_id)
        .join(VanPlafond, VanPlafond.code == P.c.gebied_code)
        .outerjoin(A, A.c.id == booked.c.aanvraag_id)
        .outerjoin(Toekenning, Toekenning.id == A.c.id)
        .outerjoin(Bewonersgroep, Bewonersgroep.id == A.c.groep_id)
        .outerjoin(Waar, Waar.code == A.c.gebied_code)
        .outerjoin(Wijk, Wijk.code == whole)
    )


def narrowed(vraag):
    """The conditions a question adds, and the names of what they are filled with stand in ``given``."""
    chosen = {
        "regeling": Regeling.id == bindparam("regeling"), "groep": A.c.groep_id == bindparam("groep"),
        "jaar": bindparam("jaar") == JAAR, "codes": A.c.gebied_code.in_(bindparam("codes", expanding=True)),
    }
    return tuple(condition for name, condition in chosen.items() if getattr(vraag, name) is not None)


def given(vraag):
    named = {"regeling": vraag.regeling, "groep": vraag.groep, "jaar": vraag.jaar}
    codes = None if vraag.codes is None else sorted(vraag.codes)
    asked = named | {"codes": codes, "until": period(vraag.op, vraag.op)["until"]}
    return {name: value for name, value in asked.items() if value is not None}


def decided(vraag):
    """What the besluiten that held on that day granted, in cents: what the lines say was besloten, from another source."""
    later, day = aliased(Besluit), bindparam("day")
    replaced = exists().where(later.vervangt_id == Besluit.id, later.besluit_op <= day)
    query = select(cast(func.coalesce(func.sum(Besluit.bedrag), 0), BigInteger)).join(A, A.c.id == Besluit.aanvraag_id)
    query = query.join(RegelingVersie, RegelingVersie.id == A.c.versie_id)
    query = query.join(Regeling, Regeling.id == RegelingVersie.regeling_id).outerjoin(Toekenning, Toekenning.id == A.c.id)
    query = query.where(Besluit.besluit_op <= day, ~replaced, *narrowed(vraag))
    return db.session.scalar(query, {"day": vraag.op} | given(vraag))


def booked_lines():
    columns = B.c.id, B.c.at, B.c.soort, B.c.bedrag, Regeling.naam.label("regeling"), Venster.naam.label("venster")
    columns += VanPlafond.naam.label("plafond"), A.c.kenmerk, Bewonersgroep.naam.label("groep"), Waar.naam.label("gebied")
    # Why a plafond was lowered is told; what was written about one application stays in its file.
    reden = case((B.c.aanvraag_id.is_(None), B.c.reden), else_="").label("reden")
    return select(*columns, reden, B.c.aanvraag_id).select_from(joined(B))


def of_question(vraag):
    return booked_lines().where(B.c.at < UNTIL, *narrowed(vraag))


def ledger(vraag, after=None):
    """A page of boekingen up to that day, the newest first, without who booked them."""
    key = key_of(after, 1) or (2**31 - 1,)
    query = of_question(vraag).where(B.c.id < bindparam("before")).order_by(B.c.id.desc()).limit(first(PER_PAGE + 1))
    return page_of(db.session.execute(query, given(vraag) | {"before": key[0]}), lambda row: str(row.id))


def streamed(query, values):
    """The rows of a statement, some thousands at a time, on a connection of its own: for an answer that is still being
    sent when its request is over."""
    with db.engine.connect() as connection:
        yield from connection.execution_options(yield_per=AT_ONCE).execute(query, values)


def all_booked(vraag):
    """Every boeking up to that day, the oldest first, as they come from the database."""
    return streamed(of_question(vraag).order_by(B.c.id), given(vraag))


@cache
def _regelingen():
    booked = select(Plafond.id).join(Venster).join(RegelingVersie).where(RegelingVersie.regeling_id == Regeling.id)
    return select(Regeling.id, Regeling.naam).where(booked.exists()).order_by(Regeling.naam)


@cache
def _groepen():
    asks = select(A.c.id).where(A.c.groep_id == Bewonersgroep.id).exists()
    here = or_(bindparam("town"), Bewonersgroep.gebied_code.in_(bindparam("codes", expanding=True)))
    return select(Bewonersgroep.id, Bewonersgroep.naam).where(asks, here).order_by(Bewonersgroep.naam)


@cache
def _jaren():
    return select(Toekenning.jaar).distinct().order_by(Toekenning.jaar.desc())


def choices(codes=None):
    """What the money can be narrowed to: {"regeling", "groep": [(id, naam)], "jaar": [(jaar, jaar)]}; of groups those in
    these areas (None: all)."""
    here = {"town": codes is None, "codes": sorted(codes or ())}
    return {
        "regeling": [tuple(row) for row in db.session.execute(_regelingen())],
        "groep": [tuple(row) for row in db.session.execute(_groepen(), here)],
        "jaar": [(jaar, str(jaar)) for jaar in db.session.scalars(_jaren())],
    }
