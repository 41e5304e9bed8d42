"""Counting a closed round: asked for once, done by the messenger step by step, and kept as it came out.

Each step of the count is a transaction of its own, so that its progress shows. A count that breaks off is done again:
the same ballots and rules give the same result.
"""

from contextlib import nullcontext
from datetime import timedelta

from sqlalchemy import select, update

from portal.clock import now
from portal.errors import NotNow
from portal.extensions import db
from portal.sql import insert_once
from portal.stemmen import opkomst, uitslag, verkiezing
from portal.stemmen.models import Stemtelling
from portal.stemmen.queries import one, uitgebracht
from portal.stemmen.rules.ronde import Status
from portal.story.actions import move, tell
from portal.tellen.tel import tel
from portal.transaction import transaction, tried

STEPS = ("lezen", "tellen", "vergelijken", "bewaren")
# A count that says nothing for so long has died with its process.
LEASE = timedelta(minutes=10)


def request_count(ronde, *, by):
    """Ask for the count of a closed round; asking twice is asking once. NotNow before it is closed."""
    if ronde.status != Status.GESLOTEN:
        raise NotNow("tellen")
    if insert_once(Stemtelling, ronde_id=ronde.id, gevraagd_at=now(), gevraagd_door_id=by.id, **UNTOUCHED):
        tell(ronde, "tellen", by=by)


UNTOUCHED = {"gedaan": 0, "totaal": len(STEPS), "fout": "", "biljetten": 0, "ongeldig": 0, "uitslag": {}, "opkomst": {}}


def count_requested():
    """Count every round that waits for it; how many were done. For the messenger: outside any request."""
    done = 0
    while ronde_id := claim():
        done += tried(count, ronde_id, within=nullcontext) or went_wrong(ronde_id)
    return done


def claim():
    """A round that waits, or whose count died: for one process only. None when nothing waits."""
    moment, table = now(), Stemtelling.__table__
    waits = table.c.klaar_at.is_(None) & (table.c.begonnen_at.is_(None) | (table.c.begonnen_at < moment - LEASE))
    first = select(table.c.ronde_id).where(waits).order_by(table.c.gevraagd_at).limit(1)
    first = first.with_for_update(skip_locked=True).scalar_subquery()
    claimed = update(table).where(table.c.ronde_id == first).values(begonnen_at=moment, gedaan=0).returning(table.c.ronde_id)
    with transaction():
        return db.session.execute(claimed).scalar()


def count(ronde_id):
    """Count the ballots of a round and keep the outcome beside that of the other rule; 1, one round."""
    with transaction():
        ronde = one(ronde_id)
        rows = uitgebracht.grouped(ronde_id)
        votes, announced = verkiezing.election(ronde, rows), verkiezing.rules(ronde)
        turnout = opkomst.per_buurt(ronde_id, votes.channels if announced.kanalen else None)
        invalid = uitgebracht.invalid(ronde_id)
    progress(ronde_id, 1)
    outcome = tel(votes, announced)
    progress(ronde_id, 2)
    other = tel(votes, verkiezing.alternative(announced))
    progress(ronde_id, 3)
    with transaction():
        keep(ronde_id, uitslag.of(outcome, other), turnout, ballots=votes.cast, invalid=invalid)
    return 1


def went_wrong(ronde_id):
    """Staff read that it did, and that it is tried again once the lease is over; 0, no round."""
    with transaction():
        change(ronde_id, fout="ging mis")
    return 0


def progress(ronde_id, steps):
    with transaction():
        change(ronde_id, gedaan=steps, begonnen_at=now())


def keep(ronde_id, result, turnout, *, ballots, invalid):
    what = {"uitslag": result, "opkomst": turnout, "biljetten": ballots, "ongeldig": invalid}
    change(ronde_id, fout="", gedaan=len(STEPS), klaar_at=now(), **what)


def change(ronde_id, **values):
    """Only a count that is not finished changes; the database refuses the rest."""
    table = Stemtelling.__table__
    db.session.execute(update(table).where(table.c.ronde_id == ronde_id, table.c.klaar_at.is_(None)).values(values))


def publish(ronde, telling, *, by):
    """Make the result known to everybody. NotNow while the count is not finished."""
    if telling is None or telling.klaar_at is None:
        raise NotNow("uitslag")
    return move(ronde, "uitslag_bekendmaken", by=by)
