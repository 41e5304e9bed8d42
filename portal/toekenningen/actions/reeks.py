"""Paying many grants at once: one statement for each table, however many there are. All amounts are whole cents."""

from sqlalchemy import BigInteger, case, cast, func, insert, literal, select, union_all, update

from portal.clock import Moment, now
from portal.extensions import db
from portal.regelingen.actions import plafond as kasboek
from portal.regelingen.models import Boeking, Plafond
from portal.regelingen.rules.plafond import NA_BESLUIT, Som
from portal.toekenningen.actions.kas import PAID, T
from portal.toekenningen.models import Toekenning

P = Plafond.__table__
LINE = ("plafond_id", "aanvraag_id", "soort", "bedrag", "reden", "at", "by_id")


def pay_all(payments, *, by):
    """Book what the bank has paid. ``payments``: a select of toekenning_id, bedrag (cents) and reden, one row a payment.

    The bank cannot be told no: what by now is more than may be paid, after a lower settlement, is claimed back.
    """
    payments = payments.subquery("payments")
    lock_plafonds(select(payments.c.toekenning_id))
    owed = per_grant(payments)
    db.session.execute(insert(Boeking).from_select(LINE, lines(payments, owed, by)))
    db.session.execute(grown_plafonds(owed))
    db.session.execute(grown_grants(payments))
    forget_sums()


def lock_plafonds(toekenning_ids):
    """Wait for whoever else books under the plafonds of these grants (a select of ids)."""
    plafonds = select(T.c.plafond_id).where(T.c.id.in_(toekenning_ids)).distinct()
    kasboek.lock(*db.session.scalars(plafonds))


def sums(payments):
    total = cast(func.sum(payments.c.bedrag), BigInteger).label("bedrag")
    return select(payments.c.toekenning_id, total).group_by(payments.c.toekenning_id).subquery("sums")


def beyond(paid):
    """How much of these cents is more than may still be paid to a grant."""
    too_much = PAID + paid - Toekenning.verschuldigd
    return case((too_much < 0, 0), (too_much > paid, paid), else_=too_much)


def per_grant(payments):
    """Of each grant: its plafond, what is paid now and what of that is claimed back."""
    paid = sums(payments)
    back = beyond(paid.c.bedrag).label("terug")
    return select(T.c.id, T.c.plafond_id, paid.c.bedrag, back).join(paid, paid.c.toekenning_id == T.c.id).subquery("owed")


def lines(payments, owed, by):
    """The boekingen: one for each payment, and one for each grant of which something is claimed back."""
    who = literal(now(), Moment), literal(by.id)
    paid = select(
        T.c.plafond_id, T.c.id, literal(Som.UITBETAALD.value), payments.c.bedrag, payments.c.reden, *who
    ).join(payments, payments.c.toekenning_id == T.c.id)
    back = select(
        owed.c.plafond_id, owed.c.id, literal(Som.TERUGGEVORDERD.value), owed.c.terug, literal(""), *who
    ).where(owed.c.terug > 0)
    return union_all(paid, back)


def grown_plafonds(owed):
    columns = (cast(func.sum(owed.c[name]), BigInteger).label(name) for name in ("bedrag", "terug"))
    more = select(owed.c.plafond_id, *columns).group_by(owed.c.plafond_id).subquery("more")
    return update(P).where(P.c.id == more.c.plafond_id).values(
        uitbetaald=P.c.uitbetaald + more.c.bedrag, teruggevorderd=P.c.teruggevorderd + more.c.terug
    )


def grown_grants(payments):
    paid = sums(payments)
    return update(T).where(T.c.id == paid.c.toekenning_id).values(
        uitbetaald=T.c.uitbetaald + paid.c.bedrag, teruggevorderd=T.c.teruggevorderd + beyond(paid.c.bedrag)
    )


def forget_sums():
    """Grants and plafonds the session remembers are read again."""
    for thing in db.session:
        if isinstance(thing, Toekenning | Plafond):
            db.session.expire(thing, list(NA_BESLUIT))
