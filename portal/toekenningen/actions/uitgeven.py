"""Money spent of a budget: recorded by one, signed by two others; a resident alone records it and that is all."""

from sqlalchemy import func, select, update

from portal import files
from portal.bewonersgroepen.rules import Rol
from portal.clock import now
from portal.errors import NotNow
from portal.extensions import db
from portal.permissions import require
from portal.story.actions import move, tell
from portal.story.models import Event
from portal.toekenningen.models import Bon, Toekenning, Uitgave
from portal.toekenningen.rules.status import Status as ToekenningStatus
from portal.toekenningen.rules.uitgave import MOST_BONNEN, Status, is_getekend, ontbreekt, plek

FOLDER = "bonnen"
CALLED = "uitgaven.zonder_tekenaar"
T, U = Toekenning.__table__, Uitgave.__table__
COLUMNS = {Rol.PENNINGMEESTER: ("penningmeester_id", "penningmeester_at"), Rol.TWEEDE_TEKENAAR: ("tweede_id", "tweede_at")}
SIGNED = [name for pair in COLUMNS.values() for name in pair]


def spend(toekenning, values, bonnen=(), *, by):
    """Record an expense with its receipts, as pairs of a Document and its name. It may be more than is left.

    NotNow once the account was handed in.
    """
    hold(toekenning, "uitgeven")
    eigen = toekenning.aanvraag.groep_id is None
    uitgave = Uitgave(toekenning=toekenning, owner_id=by.id, eigen=eigen, **values)
    db.session.add(uitgave)
    db.session.flush()
    keep_bonnen(uitgave, bonnen, by=by)
    tell(uitgave, "indienen", by=by, data={"bedrag": uitgave.bedrag})
    if eigen:
        move(uitgave, "goedkeuren", by=by)
    else:
        call_finance(uitgave, by=by)
    return uitgave


def call_finance(uitgave, *, by):
    """Tell who pays at the gemeente, once, that nobody in the group can sign in one of its places; True when this did."""
    told = select(Event.id).where(Event.kind == uitgave.kind, Event.thing_id == uitgave.id, Event.what == CALLED)
    if ontbreekt(uitgave.toekenning.aanvraag.groep, uitgave) is None or db.session.scalar(told.limit(1)):
        return False
    tell(uitgave, CALLED.partition(".")[2], by=by)
    return True


def hold(toekenning, deed):
    """Nobody hands in the account until this transaction ends; NotNow when that has been done."""
    runs = T.c.id == toekenning.id, T.c.status == ToekenningStatus.LOPEND
    if not db.session.execute(update(T).where(*runs).values(jaar=T.c.jaar)).rowcount:
        raise NotNow(deed)


def add_bonnen(uitgave, bonnen, *, by):
    """More receipts with an expense, up to the most that are kept of one."""
    hold(uitgave.toekenning, "bonnen")
    kept = db.session.scalar(select(func.count()).where(Bon.uitgave_id == uitgave.id))
    if kept + len(bonnen) > MOST_BONNEN:
        raise NotNow("bonnen")
    keep_bonnen(uitgave, bonnen, by=by)


def keep_bonnen(uitgave, bonnen, *, by):
    db.session.add_all(Bon(uitgave_id=uitgave.id, by_id=by.id, **kept) for kept in files.keep(FOLDER, *bonnen))
    db.session.flush()


def go(uitgave, name, *, by, note=""):
    """Take a step of ``uitgave.LEVEN``: sign it, refuse it, take it back, or say that the member got the money back."""
    if name == "goedkeuren":
        return sign(uitgave, by=by)
    if name != "terugbetalen":
        hold(uitgave.toekenning, name)
    return move(uitgave, name, by=by, note=note)


def sign(uitgave, *, by):
    """Sign in the role of this person, where nobody did so yet; with the second signature it is spent.

    NotNow when somebody else was first, or the account was handed in.
    """
    hold(uitgave.toekenning, "aftekenen")
    require(by, "uitgaven.aftekenen", uitgave)
    place = plek(by, uitgave.toekenning.aanvraag.groep, uitgave)
    if place is None or not take(uitgave, place, by):
        raise NotNow("aftekenen")
    db.session.refresh(uitgave, [*SIGNED, "version"])
    if is_getekend(by, uitgave):
        move(uitgave, "goedkeuren", by=by)
    else:
        tell(uitgave, "aftekenen", by=by)
    return uitgave


def take(uitgave, place, by):
    """Put the signature in its place, only where that is still empty; True when this call did."""
    who, when = COLUMNS[place]
    empty = U.c.id == uitgave.id, U.c.status == Status.INGEDIEND, U.c[who].is_(None), U.c[when].is_(None)
    signed = {who: by.id, when: now(), "version": U.c.version + 1}
    return db.session.execute(update(U).where(*empty).values(signed)).rowcount == 1
