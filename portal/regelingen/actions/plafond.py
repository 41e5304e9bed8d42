"""The ledger of a plafond: each deed is an UPDATE that happens only where there is room, and its boekingen.

Nobody looks first and writes then, so many at once are one after the other. All amounts are whole cents.
"""

from sqlalchemy import BigInteger, Integer, Text, bindparam, case, cast, exists, func, insert, literal, select, update

from portal.clock import Moment, now
from portal.errors import NotNow
from portal.extensions import db
from portal.permissions import require
from portal.regelingen.models import Boeking, Plafond, Venster
from portal.regelingen.rules.plafond import NA_BESLUIT, Som, cents

P, B = Plafond.__table__, Boeking.__table__
THIS, CENTS = P.c.id == bindparam("plafond"), bindparam("cents", type_=BigInteger)
COMMITTED = P.c.gereserveerd + P.c.toegekend
# What a lowering leaves out for this application (see ``rules.plafond.grens``).
GRENS = bindparam("grens", type_=BigInteger)


def own(som):
    """What one application has of a sum: its own boekingen, added up by the database."""
    mine = B.c.plafond_id == bindparam("plafond"), B.c.aanvraag_id == bindparam("aanvraag"), B.c.soort == som
    return select(func.coalesce(cast(func.sum(B.c.bedrag), BigInteger), 0)).where(*mine).scalar_subquery()


def booked(som):
    """What all boekingen of a plafond add up to for one sum."""
    mine = B.c.plafond_id == bindparam("plafond"), B.c.soort == som
    return select(func.coalesce(cast(func.sum(B.c.bedrag), BigInteger), 0)).where(*mine).scalar_subquery()


HELD = own(Som.GERESERVEERD)
LOCK = select(P.c.id).where(THIS).with_for_update()
LOCK_ALL = (
    select(P.c.id).where(P.c.id.in_(bindparam("plafonds", expanding=True))).order_by(P.c.id).with_for_update()
)
RESERVE = (
    update(P).where(THIS, P.c.bedrag >= COMMITTED + CENTS + GRENS).values(gereserveerd=P.c.gereserveerd + CENTS)
)
GRANT = (
    update(P)
    .where(THIS, P.c.bedrag >= COMMITTED - HELD + CENTS + GRENS)
    .values(gereserveerd=P.c.gereserveerd - HELD, toegekend=P.c.toegekend + CENTS)
    .returning(HELD)
)
RELEASE = (
    update(P).where(THIS, HELD > CENTS).values(gereserveerd=P.c.gereserveerd - HELD + CENTS).returning(HELD - CENTS)
)
ADDED = {som: bindparam(f"meer_{som}", type_=BigInteger) for som in (Som.BEDRAG, *NA_BESLUIT)}
SHIFT = (
    update(P)
    .where(THIS, P.c.bedrag + ADDED[Som.BEDRAG] >= COMMITTED + ADDED[Som.TOEGEKEND])
    .values({som: P.c[som] + more for som, more in ADDED.items()})
)
AIM = (
    update(P)
    .where(THIS)
    .values(
        bedrag=case((P.c.bedrag < CENTS, CENTS), else_=P.c.bedrag),
        verlaging=case((P.c.bedrag > CENTS, P.c.bedrag - CENTS), else_=0),
    )
    .returning(P.c.bedrag - booked(Som.BEDRAG), P.c.verlaging - booked(Som.VERLAGING))
)
LOWER, RAISE = AIM.where(P.c.bedrag - P.c.verlaging > CENTS), AIM.where(P.c.bedrag - P.c.verlaging < CENTS)
FIRST = select(
    P.c.id,
    literal(Som.BEDRAG.value),
    P.c.bedrag,
    bindparam("at", type_=Moment),
    bindparam("by", type_=Integer),
    bindparam("reden", type_=Text),
).where(
    P.c.venster_id.in_(select(Venster.id).where(Venster.versie_id == bindparam("versie"))),
    ~exists().where(B.c.plafond_id == P.c.id),
)
OPEN = insert(B).from_select(["plafond_id", "soort", "bedrag", "at", "by_id", "reden"], FIRST)


def open(versie_id, *, by, reden=""):
    """The first line of every plafond of a version, when it is published: how much there is."""
    opening = {"versie": versie_id, "at": now(), "by": by and by.id, "reden": reden}
    db.session.execute(OPEN, opening)


def reserve(plafond_id, aanvraag_id, bedrag, *, by, grens=0, reden=""):
    """Keep this for an application whose turn it is; False when there is not enough left, and nothing happened.

    ``grens``: by how much the plafond is lower for this application.
    """
    if not change(RESERVE, plafond_id, cents=cents(bedrag), grens=grens).rowcount:
        return False
    book(plafond_id, {Som.GERESERVEERD: bedrag}, by, reden, aanvraag_id)
    return True


def grant(plafond_id, aanvraag_id, bedrag, *, by, grens=0, reden=""):
    """Grant this: out of what was reserved for the application, then out of the rest, or NotNow. What it needs no
    longer of its reservation is there for others."""
    held = change_own(GRANT, plafond_id, aanvraag_id, cents=cents(bedrag), grens=grens).scalar_one_or_none()
    if held is None:
        raise NotNow("plafond")
    book(plafond_id, {Som.TOEGEKEND: bedrag, Som.GERESERVEERD: -held}, by, reden, aanvraag_id)


def release(plafond_id, aanvraag_id, *, by, tot=0, reden=""):
    """What was reserved for an application beyond ``tot`` is there for others again: how much that was, perhaps 0."""
    freed = change_own(RELEASE, plafond_id, aanvraag_id, cents=cents(tot, least=0)).scalar_one_or_none()
    if freed is None:
        return 0
    book(plafond_id, {Som.GERESERVEERD: -freed}, by, reden, aanvraag_id)
    return freed


def shift(plafond_id, aanvraag_id, sums, *, by, reden=""):
    """After the besluit: let these sums grow or shrink, ``{Som: cents}``; NotNow when the plafond has no room for it.

    What one grant may do is for ``toekenningen.actions.kas``, which locks this row first and keeps the sums of the grant.
    """
    sums = {som: more for som, more in sums.items() if more}
    values = {f"meer_{som}": sums.get(som, 0) for som in ADDED}
    if sums and not change(SHIFT, plafond_id, **values).rowcount:
        raise NotNow("plafond")
    if sums:
        book(plafond_id, sums, by, reden, aanvraag_id)


def lock(*plafond_ids):
    """Wait for whoever else books here; always before the row of a grant, and the lowest number first."""
    db.session.execute(LOCK_ALL, {"plafonds": plafond_ids})


def lower(plafond_id, naar, *, by, reden):
    """Lower a plafond for what is asked from now on; who asked before keeps the old one (Awb 4:27 lid 2). NotNow when
    it is not lower than it was."""
    aim(LOWER, "verlagen", plafond_id, cents(naar, least=0), by, reden)


def raise_to(plafond_id, naar, *, by, reden):
    """Raise a plafond, for everybody; NotNow when it is not higher than it was."""
    aim(RAISE, "verhogen", plafond_id, cents(naar), by, reden)


def adjust(plafond_id, naar, *, was, by, reden):
    """Lower or raise it, whichever ``naar`` is from ``was``; NotNow when somebody else just did."""
    require(by, "plafonds.bijstellen")
    (lower if naar < was else raise_to)(plafond_id, naar, by=by, reden=reden)


def aim(statement, name, plafond_id, naar, by, reden):
    """Whoever else books here is waited for first, or an UPDATE of PostgreSQL would not see what was booked."""
    db.session.execute(LOCK, {"plafond": plafond_id})
    moved = change(statement, plafond_id, cents=naar).one_or_none()
    if moved is None:
        raise NotNow(name)
    book(plafond_id, dict(zip((Som.BEDRAG, Som.VERLAGING), moved, strict=True)), by, reden)


def change_own(statement, plafond_id, aanvraag_id, **values):
    """A change that looks at the boekingen of an application. Whoever else books here is waited for first: an
    UPDATE of PostgreSQL that waits itself does not see what was booked meanwhile."""
    db.session.execute(LOCK, {"plafond": plafond_id})
    return change(statement, plafond_id, aanvraag=aanvraag_id, **values)


def change(statement, plafond_id, **values):
    """Do it in the database, and let a plafond the session remembers be read again."""
    done = db.session.execute(statement, {"plafond": plafond_id, **values})
    known = db.session.identity_map.get(db.session.identity_key(Plafond, plafond_id))
    if known is not None:
        db.session.expire(known, list(Som))
    return done


def book(plafond_id, sums, by, reden, aanvraag_id=None):
    """A line for every sum that changed; ``by`` is None when the portal did it by itself."""
    sums = {som: difference for som, difference in sums.items() if difference}
    line = {"plafond_id": plafond_id, "aanvraag_id": aanvraag_id, "by_id": by and by.id, "reden": reden}
    db.session.execute(insert(B), [line | {"soort": som, "bedrag": difference} for som, difference in sums.items()])
