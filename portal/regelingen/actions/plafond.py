"""The ledger of a plafond: each deed is an UPDATE that happens only where there is room, and its boekingen.

Nobody looks first and writes then, so many at once are one after the other. All amounts are whole cents.
"""

from sqlalchemy import BigInteger, Integer, Text, bindparam, cast, exists, func, insert, literal, select, update

from portal.clock import Moment, now
from portal.errors import NotNow
from portal.extensions import db
from portal.regelingen.models import Boeking, Plafond, Venster
from portal.regelingen.rules.plafond import Som, cents, lowered

P, B = Plafond.__table__, Boeking.__table__
THIS, CENTS = P.c.id == bindparam("plafond"), bindparam("cents", type_=BigInteger)
COMMITTED = P.c.gereserveerd + P.c.toegekend
STATE = P.c.bedrag, P.c.verlaagd_tot


def own(som):
    """What one application has of a sum: its own boekingen, added up by the database."""
    mine = B.c.plafond_id == bindparam("plafond"), B.c.aanvraag_id == bindparam("aanvraag"), B.c.soort == som
    return select(func.coalesce(cast(func.sum(B.c.bedrag), BigInteger), 0)).where(*mine).scalar_subquery()


HELD = own(Som.GERESERVEERD)
LOCK = select(P.c.id).where(THIS).with_for_update()
RESERVE = update(P).where(THIS, P.c.bedrag >= COMMITTED + CENTS).values(gereserveerd=P.c.gereserveerd + CENTS)
GRANT = (
    update(P)
    .where(THIS, P.c.bedrag >= COMMITTED - HELD + CENTS)
    .values(gereserveerd=P.c.gereserveerd - HELD, toegekend=P.c.toegekend + CENTS)
    .returning(HELD.label("held"), *STATE)
)
RELEASE = (
    update(P).where(THIS, HELD > 0).values(gereserveerd=P.c.gereserveerd - HELD).returning(HELD.label("held"), *STATE)
)
PAY = (
    update(P)
    .where(THIS, own(Som.TOEGEKEND) >= own(Som.UITBETAALD) + CENTS)
    .values(uitbetaald=P.c.uitbetaald + CENTS)
)
AIM_LOWER = (
    update(P).where(THIS, P.c.bedrag > CENTS).values(verlaagd_tot=CENTS).returning(COMMITTED.label("committed"), *STATE)
)
AIM_HIGHER = update(P).where(THIS, P.c.bedrag < CENTS).values(verlaagd_tot=None).returning(*STATE)
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
RESIZE = update(P).where(THIS).values(bedrag=P.c.bedrag + CENTS)


def open(versie_id, *, by, reden=""):
    """The first line of every plafond of a version, when it is published: how much there is."""
    opening = {"versie": versie_id, "at": now(), "by": by and by.id, "reden": reden}
    db.session.execute(OPEN, opening)


def reserve(plafond_id, aanvraag_id, bedrag, *, by, reden=""):
    """Keep this for an application whose turn it is; False when there is not enough left, and nothing happened."""
    if not change(RESERVE, plafond_id, cents=cents(bedrag)).rowcount:
        return False
    book(plafond_id, {Som.GERESERVEERD: bedrag}, by, reden, aanvraag_id)
    return True


def grant(plafond_id, aanvraag_id, bedrag, *, by, reden=""):
    """Grant this: out of what was reserved for the application, then out of the rest, or NotNow. What it needs no
    longer of its reservation is there for others."""
    given = change_own(GRANT, plafond_id, aanvraag_id, cents=cents(bedrag)).one_or_none()
    if given is None:
        raise NotNow("plafond")
    sums = {Som.TOEGEKEND: bedrag, Som.GERESERVEERD: -given.held}
    sums[Som.BEDRAG] = -approach(plafond_id, given, max(given.held - bedrag, 0))
    book(plafond_id, changed(sums), by, reden, aanvraag_id)


def release(plafond_id, aanvraag_id, *, by, reden=""):
    """What was reserved for an application is there for others again: how much that was, perhaps 0."""
    freed = change_own(RELEASE, plafond_id, aanvraag_id).one_or_none()
    if freed is None:
        return 0
    sums = {Som.GERESERVEERD: -freed.held, Som.BEDRAG: -approach(plafond_id, freed, freed.held)}
    book(plafond_id, changed(sums), by, reden, aanvraag_id)
    return freed.held


def pay(plafond_id, aanvraag_id, bedrag, *, by, reden=""):
    """Paid out; NotNow when an application would get more than it was granted."""
    if not change_own(PAY, plafond_id, aanvraag_id, cents=cents(bedrag)).rowcount:
        raise NotNow("uitbetalen")
    book(plafond_id, {Som.UITBETAALD: bedrag}, by, reden, aanvraag_id)


def lower(plafond_id, naar, *, al_gevraagd, by, reden):
    """Lower a plafond, for what is asked from now on (Awb 4:27 lid 2): how much it is at once.

    ``al_gevraagd``: all that applications already filed ask and that is not reserved for them. What cannot go yet,
    goes as reservations are released; ask again when such an application asks no more.
    """
    was = change(AIM_LOWER, plafond_id, cents=cents(naar, least=0)).one_or_none()
    if was is None:
        raise NotNow("verlagen")
    bedrag = lowered(was.bedrag, was.committed + cents(al_gevraagd, least=0), naar)
    resize(plafond_id, bedrag - was.bedrag)
    book(plafond_id, {Som.BEDRAG: bedrag - was.bedrag}, by, reden)
    return bedrag


def raise_to(plafond_id, naar, *, by, reden):
    """Raise a plafond; a lowering that was not done yet ends here."""
    was = change(AIM_HIGHER, plafond_id, cents=cents(naar)).one_or_none()
    if was is None:
        raise NotNow("verhogen")
    resize(plafond_id, naar - was.bedrag)
    book(plafond_id, {Som.BEDRAG: naar - was.bedrag}, by, reden)


def approach(plafond_id, state, freed):
    """Bring a plafond that is being lowered nearer to its end, by what came free: how much it was."""
    if state.verlaagd_tot is None:
        return 0
    drop = state.bedrag - lowered(state.bedrag, state.bedrag - freed, state.verlaagd_tot)
    resize(plafond_id, -drop)
    return drop


def resize(plafond_id, difference):
    """Only after an UPDATE in the same transaction told how much it was: from then on nobody else changes it."""
    if difference:
        change(RESIZE, plafond_id, cents=difference)


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
        db.session.expire(known, [*Som, "verlaagd_tot"])
    return done


def changed(sums):
    return {som: difference for som, difference in sums.items() if difference}


def book(plafond_id, sums, by, reden, aanvraag_id=None):
    """A line for every sum that changed; ``by`` is None when the portal did it by itself."""
    line = {"plafond_id": plafond_id, "aanvraag_id": aanvraag_id, "by_id": by and by.id, "reden": reden}
    db.session.execute(insert(B), [line | {"soort": som, "bedrag": difference} for som, difference in sums.items()])
