"""The money of one grant outside its budget: instalments and their payments, the account, the final amount, the story."""

from functools import cache

from sqlalchemy import and_, bindparam, or_, select

from portal.betalingen.models import Betaling, Rekening
from portal.betalingen.rules import Stand
from portal.extensions import db
from portal.sql import first
from portal.story.models import Event
from portal.toekenningen.models import Termijn, Toekenning
from portal.toekenningen.rules.volgende import is_lager_aangekondigd
from portal.verantwoording.models import Vaststelling

# What the recipient reads → whether what was written with it is for the recipient too.
FOR_RECIPIENT = {
    "beginnen": False, "betaald": False, "teruggekomen": False, "rekening": False, "rekening_veranderen": False,
    "rekening_bevestigd": False, "rekening_afgewezen": False, "rekening_nodig": False, "ontvangen": False,
    "ontvangst_terugdraaien": True,
    "herinneren": False, "te_laat": False, "steekproef": False, "terug_herinneren": False, "terug_te_laat": False,
    "bestedingsplan": False, "plan_goedkeuren": True, "plan_terugsturen": True, "zienswijze": False,
    "verantwoorden": False, "terugvragen": True, "voornemen_melden": True, "vaststellen": True,
    "meteen_vaststellen": False, "vanzelf_vaststellen": False, "opnieuw_vaststellen": True, "terugvorderen": True,
    "afhandelen": False, "opnemen_spaargeld": True, "sparen_voorbij": False,
}
MOST_EVENTS = 100


@cache
def _termijnen():
    T, B = Termijn.__table__.c, Betaling.__table__.c
    holds = and_(B.termijn_id == T.id, B.stand.in_((Stand.KLAAR, Stand.BETAALD)))
    columns = T.nummer, T.bedrag, T.vanaf, T.betalen_voor, T.vervallen, B.stand, B.betaald_op
    query = select(*columns).outerjoin(Betaling.__table__, holds).where(T.toekenning_id == bindparam("id"))
    return query.order_by(T.nummer)


def termijnen(toekenning):
    """The instalments in order, each with its payment: rows of nummer, bedrag (cents), vanaf, betalen_voor, vervallen,
    stand and betaald_op."""
    return db.session.execute(_termijnen(), {"id": toekenning.id}).all()


@cache
def _account():
    of_it = or_(Rekening.groep_id == bindparam("groep"), Rekening.toekenning_id == bindparam("id"))
    return select(Rekening.id).where(of_it, Rekening.geldig, Rekening.vervallen_at.is_(None)).limit(first(1))


def has_account(toekenning):
    """Is there an account to pay this grant to?"""
    given = {"groep": toekenning.aanvraag.groep_id, "id": toekenning.id}
    return db.session.scalar(_account(), given) is not None


@cache
def _latest():
    V = Vaststelling.__table__.c
    columns = V.id, V.bedrag, V.terug, V.voornemen_op, V.zienswijze_tot, V.zienswijze, V.besluit_op, V.terug_voor
    told = or_(V.voornemen_op.is_not(None), V.besluit_op.is_not(None))
    query = select(*columns).where(V.toekenning_id == bindparam("id"), told)
    return query.order_by(V.id.desc()).limit(first(1))


def final_amount(toekenning):
    """The last intention or besluit on the final amount that the recipient knows of: a row, or None."""
    return db.session.execute(_latest(), {"id": toekenning.id}).first()


def is_lower_announced(toekenning):
    """Does the recipient know of a lower amount that is not decided on?"""
    return is_lager_aangekondigd(final_amount(toekenning))


@cache
def _verloop():
    E = Event.__table__.c
    names = [f"{Toekenning.kind}.{what}" for what in FOR_RECIPIENT]
    mine = E.kind == Toekenning.kind, E.thing_id == bindparam("id"), E.what.in_(names)
    return select(E.id, E.what, E.at, E.note).where(*mine).order_by(E.id.desc()).limit(first(MOST_EVENTS))


def verloop(toekenning):
    """What happened, oldest first, as pairs of the event and what the recipient may read with it."""
    rows = reversed(db.session.execute(_verloop(), {"id": toekenning.id}).all())
    return [(row, row.note if FOR_RECIPIENT[row.what.partition(".")[2]] else "") for row in rows]
