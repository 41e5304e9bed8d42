"""Money that did not reach its recipient, and money that a recipient pays back."""

from sqlalchemy import update

from portal.betalingen import queries
from portal.betalingen.actions.rekeningen import R
from portal.betalingen.actions.runs import B, count
from portal.betalingen.models import Ontvangst
from portal.betalingen.rules import Stand, zonder_geld
from portal.clock import now
from portal.errors import NotNow
from portal.extensions import db
from portal.permissions import require
from portal.story.actions import move, tell
from portal.toekenningen.actions import kas
from portal.toekenningen.rules.status import BESLOTEN, Status


def came_back(betaling, reden, *, by, account_wrong=False):
    """This payment did not arrive: it is taken out of a run that nobody approved, or came back after it was booked; NotNow
    in between. Its instalment may be paid again; with ``account_wrong`` only to another account."""
    require(by, "betalingen.terugmelden", betaling)
    queries.lock(betaling.run_id)
    run, was = betaling.run, betaling.stand
    db.session.refresh(run, ["status", "version"])
    becomes = zonder_geld(was, run.status)
    if becomes is None or not changed(betaling, was, becomes, reden):
        raise NotNow("terugmelden")
    if was == Stand.BETAALD:
        kas.unpay(betaling.toekenning, betaling.bedrag, by=by, reden=betaling.kenmerk)
        close(betaling.toekenning, by)
        tell(betaling.toekenning, "teruggekomen", by=by, note=reden, data={"bedrag": betaling.bedrag})
    else:
        count(run)
    if account_wrong:
        end_account(betaling, by)


def changed(betaling, was, becomes, reden):
    """True for the one call that changes it from what it was."""
    mine = B.c.id == betaling.id, B.c.stand == was
    values = {"stand": becomes, "stand_at": now(), "reden": reden}
    done = db.session.execute(update(B).where(*mine).values(values)).rowcount == 1
    db.session.expire(betaling, list(values))
    return done


def end_account(betaling, by):
    """Nothing more is paid to this account; the recipient gives another, which a second person confirms."""
    lapsed = update(R).where(R.c.id == betaling.rekening_id, R.c.vervallen_at.is_(None))
    if db.session.execute(lapsed.values(geldig=False, vervallen_at=now())).rowcount:
        tell(betaling.toekenning, "rekening_nodig", by=by)


def receive(toekenning, bedrag, ontvangen_op, omschrijving="", *, by):
    """So many cents came in from the recipient; the case is closed when nothing is left to pay back."""
    require(by, "betalingen.ontvangen", toekenning)
    kas.receive(toekenning, bedrag, by=by, reden=omschrijving)
    db.session.add(Ontvangst(
        toekenning_id=toekenning.id, bedrag=bedrag, ontvangen_op=ontvangen_op, omschrijving=omschrijving, by_id=by.id
    ))
    tell(toekenning, "ontvangen", by=by, data={"bedrag": bedrag})
    close(toekenning, by)


def undo(ontvangst, reden, *, by):
    """What was booked as received did not come in like that: it is booked back by somebody else, and is open again. NotNow
    while a payment is on its way that there is no room for without it: first that is carried out or withdrawn."""
    require(by, "ontvangsten.terugdraaien", ontvangst)
    toekenning, told = ontvangst.toekenning, {"bedrag": ontvangst.bedrag, "ontvangst": ontvangst.id}
    kas.unreceive(toekenning, ontvangst.bedrag, by=by, reden=reden)
    if ontvangst.id in queries.undone(toekenning):
        raise NotNow("terugdraaien")
    owes = toekenning.terug_te_betalen and toekenning.status in BESLOTEN
    (move if owes else tell)(toekenning, "ontvangst_terugdraaien", by=by, note=reden, data=told)


def close(toekenning, by):
    """Nothing is left to pay back."""
    if toekenning.status == Status.TERUG and not toekenning.terug_te_betalen:
        move(toekenning, "afhandelen", by=by)
