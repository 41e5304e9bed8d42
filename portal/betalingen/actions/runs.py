"""A run of payments: composed by one, approved by another, booked when the bank has carried it out.

Each deed waits for whoever else works on the same run or the same plafonds, so that many at once are one after the other.
"""

from flask import current_app
from sqlalchemy import insert, literal, select, update

from portal.betalingen import pain, queries
from portal.betalingen.models import Betaalrun, Betaling
from portal.betalingen.rules import Stand
from portal.betalingen.rules.run import kenmerk
from portal.clock import now, today
from portal.errors import NotNow, Refused
from portal.extensions import db
from portal.permissions import require
from portal.story.actions import move, tell
from portal.story.werkdagen import from_workday
from portal.toekenningen.actions import reeks

B = Betaling.__table__


def compose(uitvoeren_op, *, by, before=None):
    """Put everything that may be paid in a new run for this day, or only what must be paid ``before`` (included).

    NotNow when there is nothing: somebody else may just have taken it.
    """
    require(by, "betaalruns.maken")
    asked = queries.asked(by, today(), before)
    reeks.lock_plafonds(queries.grants_due(asked))
    run = Betaalrun(owner_id=by.id, uitvoeren_op=uitvoeren_op)
    db.session.add(run)
    db.session.flush()
    run.kenmerk = kenmerk(today().year, run.id)
    rows = insert(B).from_select(queries.COLUMNS, queries.payable())
    db.session.execute(rows, asked | {"run": run.id, "at": now()})
    count(run)
    if not run.aantal:
        raise NotNow("run_samenstellen")
    tell(run, "samenstellen", by=by, data={"aantal": run.aantal, "bedrag": run.totaal})
    return queries.run(run.id)


def count(run):
    """How many payments still stand in it, and what they come to."""
    found = {stand: rest for stand, *rest in queries.totals(run)}
    run.aantal, run.totaal = found.get(Stand.KLAAR, (0, 0))


def approve(run, *, by):
    """Approve what somebody else composed, and seal the file for the bank. NotNow when a payment may not be made as it
    stands, Refused when one goes to who approves."""
    queries.lock(run.id)
    if queries.interested(run, by):
        raise Refused("betaalruns.goedkeuren")
    reeks.lock_plafonds(select(B.c.toekenning_id).where(B.c.run_id == run.id))
    if not run.aantal or queries.stale(run):
        raise NotNow("run_goedkeuren")
    move(run, "run_goedkeuren", by=by, prepare=lambda run, step: put_in_file(run, by))


def pay_day(run):
    """The day on which the bank is asked to pay when the run is approved now: the one it was composed for, or the first
    working day after it that is not over yet."""
    return from_workday(max(run.uitvoeren_op, today()))


def put_in_file(run, by):
    rows = queries.for_bank(run)
    run.goedgekeurd_door_id = by.id
    run.uitvoeren_op = pay_day(run)
    run.bericht = pain.file_of(run, rows, current_app.profiel.betalen, now())
    run.zegel = pain.seal(run.bericht)


def execute(run, paid_on, *, by):
    """The bank has carried it out on this day: every payment that still stands in it is booked, all or none."""
    queries.lock(run.id)
    move(run, "run_uitvoeren", by=by, data={"datum": paid_on.isoformat()})
    mine = B.c.run_id == run.id, B.c.stand == Stand.KLAAR
    reeks.pay_all(select(B.c.toekenning_id, B.c.bedrag, B.c.kenmerk.label("reden")).where(*mine), by=by)
    paid = {"stand": Stand.BETAALD, "stand_at": now(), "betaald_op": paid_on}
    db.session.execute(update(B).where(*mine).values(paid))


def withdraw(run, reden, *, by):
    """None of it is paid; every instalment is free for another run."""
    queries.lock(run.id)
    move(run, "run_intrekken", by=by, note=reden)
    mine = B.c.run_id == run.id, B.c.stand == Stand.KLAAR
    db.session.execute(update(B).where(*mine).values(stand=literal(Stand.VERVALLEN.value), stand_at=now(), reden=reden))
