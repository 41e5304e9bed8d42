"""What time asks of grants: which are to be drawn, reminded of, settled ex officio, or claimed again."""

from datetime import timedelta

from sqlalchemy import and_, case, exists, extract, select
from sqlalchemy.orm import aliased, joinedload

from portal.buurtbonnen.models import Aanvraag
from portal.extensions import db
from portal.regelingen.models import RegelingVersie
from portal.toekenningen.models import Toekenning
from portal.toekenningen.rules.status import Status, Vorm
from portal.verantwoording.models import Trekking, Vaststelling
from portal.verantwoording.rules import HERINNEREN, TERUG_HERINNEREN

T, V, Later = Toekenning, Vaststelling, aliased(Vaststelling)
SMALL = T.status == Status.LOPEND, T.vorm != Vorm.BONNEN, T.getrokken_op.is_(None), T.klaar_op.is_not(None)
YEAR = extract("year", T.klaar_op)
# A final amount holds while none that was decided took its place.
HOLDS = V.besluit_op.is_not(None), ~exists().where(Later.vervangt_id == V.id, Later.besluit_op.is_not(None))
# Nobody has proposed an amount for it.
UNTOUCHED = ~exists().where(V.toekenning_id == T.id, V.besluit_op.is_(None))


def te_trekken(day):
    """The ids of small grants whose activity is over and on which no lot fell yet."""
    return db.session.scalars(select(T.id).where(*SMALL, T.klaar_op < day).order_by(T.id)).all()


def te_verzegelen():
    """[(id of a version, year)] in which small grants end while nothing was sealed for it yet."""
    sealed = exists().where(Trekking.versie_id == Aanvraag.versie_id, Trekking.jaar == YEAR)
    rows = select(Aanvraag.versie_id, YEAR).join(T, T.id == Aanvraag.id).where(*SMALL, ~sealed)
    return [(versie, int(year)) for versie, year in db.session.execute(rows.distinct())]


def trekking(versie_id, jaar):
    """What was sealed for this version and year, or None."""
    return db.session.scalar(select(Trekking).where(Trekking.versie_id == versie_id, Trekking.jaar == jaar))


def trekkingen():
    """Everything that was sealed and draws anything, the newest year first, with its version and regeling."""
    version = joinedload(Trekking.versie).joinedload(RegelingVersie.regeling)
    drawn = select(Trekking).where(Trekking.procent > 0).options(version)
    return db.session.scalars(drawn.order_by(Trekking.jaar.desc(), Trekking.id)).all()


def behind(last, done, day, steps):
    """The condition that a reminder is due: so many of ``steps`` days before ``last`` have come, and it is not ``done``."""
    levels = [(last < day, len(steps) + 1)]
    levels += [(last <= day + timedelta(step), place) for place, step in reversed(list(enumerate(steps, 1)))]
    return and_(last <= day + timedelta(steps[0]), case(*levels, else_=0) > done)


def te_herinneren(day):
    """The ids of grants whose recipient is to hear that the account is due, or is late."""
    due = T.status == Status.LOPEND, behind(T.verantwoorden_voor, T.herinnerd, day, HERINNEREN)
    return db.session.scalars(select(T.id).where(*due).order_by(T.id)).all()


def vanzelf_vast_te_stellen(day):
    """The ids of small grants that are to be settled ex officio today at the latest."""
    due = T.status == Status.LOPEND, T.vaststellen_voor <= day, T.vorm == Vorm.GEEN, UNTOUCHED
    return db.session.scalars(select(T.id).where(*due, T.getrokken_op.is_not(None)).order_by(T.id)).all()


def terug_te_herinneren(day):
    """The ids of final amounts whose recipient is to hear that money must be paid back, or is late with it; not of those that
    are to be settled again first."""
    owed = T.status == Status.TERUG, ~T.is_opnieuw_vast_te_stellen
    rows = select(V.id).join(T, T.id == V.toekenning_id).where(*owed, *HOLDS)
    return db.session.scalars(rows.where(behind(V.terug_voor, V.terug_herinnerd, day, TERUG_HERINNEREN)).order_by(V.id)).all()


def teruggekomen():
    """The ids of grants of which all that was claimed has come back."""
    back = T.status == Status.TERUG, T.terugbetaald >= T.teruggevorderd
    return db.session.scalars(select(T.id).where(*back).order_by(T.id)).all()
