"""What is to be paid now: instalments whose day has come, what of each may be paid, and to which account. In cents."""

from datetime import date
from functools import cache

from sqlalchemy import BigInteger, Date, Integer, String, bindparam, case, cast, exists, func, literal, or_, select
from sqlalchemy.orm import aliased

from portal.betalingen.models import Betaling, Rekening
from portal.betalingen.rules import ROLLEN, Stand
from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap
from portal.buurtbonnen.models import Aanvraag, Aanvrager
from portal.clock import Moment
from portal.extensions import db
from portal.people.models import Person
from portal.regelingen.models import RegelingVersie
from portal.sql import first
from portal.toekenningen.models import Termijn, Toekenning
from portal.verantwoording.models import Vaststelling

PER_PAGE = 50
# A file of more payments than this takes a bank too long.
MOST = 10_000
DAY, BEFORE, WHO = bindparam("day", type_=Date), bindparam("before", type_=Date), bindparam("who", type_=Integer)
AREAS = bindparam("areas", expanding=True)
T, A, B, V = Toekenning, Aanvraag, Betaling, Vaststelling
GROUPS, OWN = aliased(Rekening), aliased(Rekening)
MINE = select(Lidmaatschap.groep_id).where(Lidmaatschap.person_id == WHO, Lidmaatschap.geeindigd_op.is_(None))


def room():
    """What may still be paid of a grant. While a lower amount is announced to settle at, no more than that."""
    announced = V.toekenning_id == T.id, V.besluit_op.is_(None), V.voornemen_op.is_not(None)
    lower, whole = select(V.bedrag).where(*announced).correlate(T).scalar_subquery(), T.verschuldigd
    return case((lower < whole, lower), else_=whole) - T.uitbetaald + T.teruggevorderd


def on_its_way():
    """What stands in a run for a grant."""
    total = func.coalesce(cast(func.sum(B.bedrag), BigInteger), 0)
    return select(total).where(B.toekenning_id == T.id, B.stand == Stand.KLAAR).correlate(T).scalar_subquery()


def open_termijnen():
    """Instalments that may be paid on ``:day`` and are in no run: each with what may be paid before it (``eerder``) and
    what may be paid at all (``ruimte``)."""
    holds = exists().where(B.termijn_id == Termijn.id, B.stand.in_((Stand.KLAAR, Stand.BETAALD)))
    running = func.sum(Termijn.bedrag).over(partition_by=Termijn.toekenning_id, order_by=Termijn.nummer)
    columns = Termijn.id, Termijn.toekenning_id, Termijn.nummer, Termijn.bedrag, Termijn.betalen_voor
    return (
        select(*columns, (room() - on_its_way()).label("ruimte"), cast(running - Termijn.bedrag, BigInteger).label("eerder"))
        .join(T, T.id == Termijn.toekenning_id)
        .where(Termijn.vanaf <= DAY, ~Termijn.vervallen, ~holds, T.verschuldigd > T.uitbetaald - T.teruggevorderd)
        .subquery("open")
    )


OPEN = open_termijnen()
LEFT = OPEN.c.ruimte - OPEN.c.eerder
AMOUNT = case((OPEN.c.bedrag > LEFT, LEFT), else_=OPEN.c.bedrag).label("betalen")
ACCOUNT = func.coalesce(GROUPS.id, OWN.id)


def narrowed(columns):
    """What is due in ``:areas`` up to ``:before``, and not to ``:who`` or a group they are in."""
    mine = or_(func.coalesce(A.owner_id, 0) == WHO, func.coalesce(A.groep_id, 0).in_(MINE))
    return (
        select(*columns)
        .select_from(OPEN)
        .join(A, A.id == OPEN.c.toekenning_id)
        .outerjoin(GROUPS, (GROUPS.groep_id == A.groep_id) & GROUPS.geldig)
        .outerjoin(OWN, (OWN.toekenning_id == A.id) & OWN.geldig & A.groep_id.is_(None))
        .where(LEFT > 0, A.gebied_code.in_(AREAS), OPEN.c.betalen_voor <= BEFORE, ~mine)
    )


COLUMNS = (
    "kenmerk", "run_id", "termijn_id", "toekenning_id", "rekening_id", "bedrag", "iban", "tenaamstelling", "stand",
    "stand_at", "reden",
)


@cache
def payable():
    """What goes into run ``:run``: a select of COLUMNS of Betaling, at most MOST, the soonest last day first.

    The number a bank passes on (end-to-end) says which application, instalment and run it is.
    """
    run = bindparam("run", type_=Integer)
    name = A.kenmerk + "-" + cast(OPEN.c.nummer, String) + "-R" + cast(run, String)
    columns = (
        name, run, OPEN.c.id, OPEN.c.toekenning_id, ACCOUNT, AMOUNT, func.coalesce(GROUPS.iban, OWN.iban),
        func.coalesce(GROUPS.tenaamstelling, OWN.tenaamstelling), literal(Stand.KLAAR.value),
        bindparam("at", type_=Moment), literal(""),
    )
    return narrowed(columns).where(ACCOUNT.is_not(None)).order_by(OPEN.c.betalen_voor, OPEN.c.id).limit(first(MOST))


@cache
def _due():
    columns = (
        OPEN.c.id, OPEN.c.toekenning_id, OPEN.c.nummer, OPEN.c.betalen_voor, AMOUNT, A.kenmerk, A.title,
        ACCOUNT.label("rekening_id"), func.coalesce(GROUPS.tenaamstelling, OWN.tenaamstelling).label("tenaamstelling"),
        Bewonersgroep.naam.label("groep"), Aanvrager.naam.label("aanvrager"), Person.name.label("persoon"),
        RegelingVersie.naam.label("regeling"),
    )
    query = (
        narrowed(columns)
        .join(RegelingVersie, RegelingVersie.id == A.versie_id)
        .outerjoin(Bewonersgroep, Bewonersgroep.id == A.groep_id)
        .outerjoin(Aanvrager, Aanvrager.aanvraag_id == A.id)
        .outerjoin(Person, Person.id == A.owner_id)
    )
    return query.order_by(OPEN.c.betalen_voor, OPEN.c.id).limit(first(PER_PAGE)).offset(bindparam("skip", type_=Integer))


def due(person, day, blad=1):
    """One page of what this person may pay on a day, the soonest last day first: rows with ``betalen`` in cents and
    ``rekening_id`` None where no account was given yet."""
    return db.session.execute(_due(), asked(person, day) | {"skip": (blad - 1) * PER_PAGE}).all()


@cache
def _due_sums():
    ready = case((ACCOUNT.is_not(None), 1), else_=0)
    late = case((OPEN.c.betalen_voor < DAY, 1), else_=0)
    columns = (
        func.count().label("aantal"), func.coalesce(func.sum(ready), 0).label("klaar"),
        func.coalesce(func.sum(late), 0).label("te_laat"),
        func.coalesce(cast(func.sum(AMOUNT.element * ready), BigInteger), 0).label("totaal"),
    )
    return narrowed(columns)


def due_sums(person, day, before=None):
    """How many instalments are due, how many of them have an account (``klaar``) and come to ``totaal`` cents, and how many
    are late; up to a last day when it is given."""
    return db.session.execute(_due_sums(), asked(person, day, before)).one()


def asked(person, day, before=None):
    return {"areas": sorted(person.reach(ROLLEN)), "who": person.id, "day": day, "before": before or date.max}


def grants_due(asked):
    """A select of the ids of the grants of which something is due."""
    return narrowed((OPEN.c.toekenning_id,)).params(asked)
