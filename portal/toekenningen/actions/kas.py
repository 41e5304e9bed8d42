"""The ledger of one grant: each deed is an UPDATE of its sums that happens only where it may, and the boekingen of its
plafond in the same transaction. All amounts are whole cents."""

from sqlalchemy import BigInteger, bindparam, case, cast, func, select, update

from portal.betalingen.models import Betaling
from portal.betalingen.rules import Stand
from portal.errors import NotNow
from portal.extensions import db
from portal.regelingen.actions import plafond as kasboek
from portal.regelingen.rules.plafond import NA_BESLUIT, Som, cents
from portal.toekenningen.models import Toekenning
from portal.toekenningen.rules.status import Status

T = Toekenning.__table__
THIS, CENTS = T.c.id == bindparam("toekenning"), bindparam("cents", type_=BigInteger)
KEPT = bindparam("spaar", type_=BigInteger)
PAID = T.c.uitbetaald - T.c.teruggevorderd
# What stands in a run: the bank may be paying it now.
ON_ITS_WAY = (
    select(func.coalesce(cast(func.sum(Betaling.bedrag), BigInteger), 0))
    .where(Betaling.toekenning_id == T.c.id, Betaling.stand == Stand.KLAAR)
    .correlate(T)
    .scalar_subquery()
)
SUMS = select(*(T.c[som] for som in NA_BESLUIT)).where(THIS)


def at_least(one, other):
    return case((one > other, one), else_=other)


# What may still move: granted, and neither paid, on its way nor settled.
FREE = T.c.toegekend - T.c.gespaard - at_least(T.c.vastgesteld, PAID + ON_ITS_WAY)


def still_claimed(paid, received):
    """What is claimed back when this was paid and received: never more than was paid beyond what may be paid."""
    beyond = paid - Toekenning.verschuldigd
    return at_least(received, case((T.c.teruggevorderd > beyond, beyond), else_=T.c.teruggevorderd))


BACK, UNRECEIVED = T.c.uitbetaald - CENTS, T.c.terugbetaald - CENTS
UNPAY = (
    update(T)
    .where(THIS, T.c.terugbetaald <= BACK)
    .values(uitbetaald=BACK, teruggevorderd=still_claimed(BACK, T.c.terugbetaald))
)
UNCLAIMED = still_claimed(T.c.uitbetaald, UNRECEIVED)
# What is on its way was reckoned with what came in; the bank may be paying it now.
HAS_ROOM = (ON_ITS_WAY == 0) | (T.c.uitbetaald - UNCLAIMED + ON_ITS_WAY <= Toekenning.verschuldigd)
UNRECEIVE = update(T).where(THIS, UNRECEIVED >= 0, HAS_ROOM).values(terugbetaald=UNRECEIVED, teruggevorderd=UNCLAIMED)
ACCOUNT = update(T).where(THIS).values(verantwoord=CENTS)
RAISE = update(T).where(THIS).values(toegekend=T.c.toegekend + CENTS)
SETTLE = (
    update(T)
    .where(THIS, T.c.toegekend + T.c.vrijgevallen >= CENTS + KEPT)
    .values(
        vastgesteld=CENTS,
        gespaard=KEPT,
        gespaard_tot=case((KEPT == 0, None), else_=T.c.gespaard_tot),
        vrijgevallen=T.c.vrijgevallen + T.c.toegekend - CENTS - KEPT,
        toegekend=CENTS + KEPT,
        teruggevorderd=at_least(T.c.terugbetaald, T.c.uitbetaald - CENTS),
    )
)
RECEIVE = update(T).where(THIS, T.c.terugbetaald + CENTS <= T.c.teruggevorderd).values(terugbetaald=T.c.terugbetaald + CENTS)
USE_SAVED = (
    update(T)
    .where(THIS, T.c.gespaard >= CENTS)
    .values(gespaard=T.c.gespaard - CENTS, gespaard_tot=case((T.c.gespaard == CENTS, None), else_=T.c.gespaard_tot))
)
END_SAVING = (
    update(T)
    .where(THIS, T.c.gespaard > 0)
    .values(
        toegekend=T.c.toegekend - T.c.gespaard, vrijgevallen=T.c.vrijgevallen + T.c.gespaard, gespaard=0, gespaard_tot=None
    )
)
GIVE = update(T).where(THIS, FREE >= CENTS).values(toegekend=T.c.toegekend - CENTS, overgedragen=T.c.overgedragen + CENTS)
# What of a transfer was paid already: within one group nobody pays that back, it is set off (Awb 4:93).
SET_OFF = case((CENTS > FREE, CENTS - FREE), else_=0)
GIVE_PAID = (
    update(T)
    .where(THIS, T.c.toegekend - T.c.gespaard - T.c.vastgesteld - ON_ITS_WAY >= CENTS)
    .values(
        toegekend=T.c.toegekend - CENTS,
        overgedragen=T.c.overgedragen + CENTS,
        teruggevorderd=T.c.teruggevorderd + SET_OFF,
        terugbetaald=T.c.terugbetaald + SET_OFF,
    )
)
TAKE = (
    update(T)
    .where(THIS, T.c.status == Status.LOPEND)
    .values(
        toegekend=T.c.toegekend + CENTS,
        overgedragen=T.c.overgedragen - CENTS,
        uitbetaald=T.c.uitbetaald + bindparam("verrekend", type_=BigInteger),
    )
)


def sums_of(toekenning_id):
    """Every sum of a grant as the database has it now: {Som: cents}."""
    row = db.session.execute(SUMS, {"toekenning": toekenning_id}).one()
    return dict(zip(NA_BESLUIT, row, strict=True))


def unpay(toekenning, bedrag, *, by, reden=""):
    """A payment came back, and with it what was claimed back of it; NotNow when so much was never paid."""
    deed(UNPAY, "terugkomen", toekenning, by, reden, cents=cents(bedrag))


def account(toekenning, bedrag, *, by, reden=""):
    """The recipient says that so much was spent; a new account takes the place of an earlier one."""
    deed(ACCOUNT, "verantwoorden", toekenning, by, reden, cents=cents(bedrag, least=0))


def raise_by(toekenning, bedrag, *, by):
    """More was granted after a bezwaar; the plafond has booked it already."""
    db.session.execute(RAISE, {"toekenning": toekenning.id, "cents": cents(bedrag)})
    db.session.expire(toekenning, list(NA_BESLUIT))


def settle(toekenning, bedrag, *, by, sparen=0, reden=""):
    """Settle the whole grant at this amount and keep ``sparen`` for later; what is left goes back to the plafond, and
    what was paid beyond it is claimed back (Awb 4:46, 4:57). Settling again takes the place of what was; NotNow when it
    is more than was ever granted, or the plafond has not enough left.
    """
    amounts = {"cents": cents(bedrag, least=0), "spaar": cents(sparen, least=0)}
    deed(SETTLE, "vaststellen", toekenning, by, reden, **amounts)


def receive(toekenning, bedrag, *, by, reden=""):
    """The recipient paid this back; NotNow when it is more than was claimed."""
    deed(RECEIVE, "ontvangen", toekenning, by, reden, cents=cents(bedrag))


def unreceive(toekenning, bedrag, *, by, reden=""):
    """It never came in like that: what was booked by ``receive`` is booked back; NotNow while more is on its way than may
    be paid without it."""
    deed(UNRECEIVE, "terugdraaien", toekenning, by, reden, cents=cents(bedrag))


def use_saved(toekenning, bedrag, *, by, reden=""):
    """Saved money is used now: it may be paid again; NotNow when so much is not saved."""
    deed(USE_SAVED, "opnemen", toekenning, by, reden, cents=cents(bedrag))


def end_saving(toekenning, *, by, reden=""):
    """What is still saved goes back to the plafond."""
    deed(END_SAVING, "sparen", toekenning, by, reden)


def save(toekenning, bedrag, tot, *, by, reden=""):
    """Keep this part of what is granted and not paid until a day (included), for a later year; never sooner than what was."""
    until = at_least(func.coalesce(T.c.gespaard_tot, tot), tot)
    statement = update(T).where(THIS, FREE >= CENTS).values(gespaard=T.c.gespaard + CENTS, gespaard_tot=until)
    deed(statement, "sparen", toekenning, by, reden, cents=cents(bedrag))


def transfer(van, naar, bedrag, *, by, reden="", verrekenen=False):
    """Granted money goes to another grant, with its place under the plafond; NotNow when it was settled or, unless it
    may be set off (``verrekenen``), paid, or when the other was accounted for. How many cents were set off: those count
    as paid there, the rest is still to be paid."""
    kasboek.lock(van.plafond_id, naar.plafond_id)
    amount, before = cents(bedrag), {one.id: sums_of(one.id) for one in (van, naar)}
    give = GIVE_PAID if verrekenen else GIVE
    if not db.session.execute(give, {"toekenning": van.id, "cents": amount}).rowcount:
        raise NotNow("overdragen")
    verrekend = sums_of(van.id)[Som.TERUGBETAALD] - before[van.id][Som.TERUGBETAALD]
    if not db.session.execute(TAKE, {"toekenning": naar.id, "cents": amount, "verrekend": verrekend}).rowcount:
        raise NotNow("overdragen")
    for one, more in ((van, -amount), (naar, amount)):
        book_growth(one, before[one.id], by, reden, {Som.BEDRAG: more})
    return verrekend


def free(toekenning_id):
    """How much of a grant may still move, in cents: neither paid, on its way, saved nor settled."""
    return db.session.scalar(select(FREE).where(THIS), {"toekenning": toekenning_id})


def deed(statement, name, toekenning, by, reden, **values):
    """Change the sums of one grant where that may be, and book what each of them grew or shrank by."""
    kasboek.lock(toekenning.plafond_id)
    before = sums_of(toekenning.id)
    if not db.session.execute(statement, {"toekenning": toekenning.id, **values}).rowcount:
        raise NotNow(name)
    book_growth(toekenning, before, by, reden)


def book_growth(toekenning, before, by, reden, more=None):
    """Book what each sum of a grant grew or shrank by since ``before``, and ``more`` of its plafond ({Som: cents})."""
    after = sums_of(toekenning.id)
    grown = {som: after[som] - before[som] for som in NA_BESLUIT} | (more or {})
    kasboek.shift(toekenning.plafond_id, toekenning.id, grown, by=by, reden=reden)
    db.session.expire(toekenning, [*NA_BESLUIT, "gespaard_tot"])
