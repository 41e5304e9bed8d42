"""Closing a round: the key dies, the drafts go, and the ballots are sealed, all in one transaction.

Where paper may still be typed in, staff close; there the key, the links and the drafts go at the end of the time to vote.

Sealed: every ballot gets a new random key and is written anew, shuffled, so that neither its place in the table nor
the transaction it came with says anything of when or by whom it was cast. Its channel goes unless channels weigh.
"""

import secrets
from contextlib import nullcontext

from sqlalchemy import bindparam, delete, exists, func, insert, select, update

from portal.clock import now
from portal.errors import Needed, NotNow
from portal.extensions import db
from portal.people.models import VANZELF
from portal.stemmen import bundel, queries
from portal.stemmen.models import Gestemd, Papier, Stembiljet, Stemcode, Stemconcept, Stemronde
from portal.stemmen.queries import uitgebracht
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Status
from portal.stemmen.rules.toegang import takes_codes
from portal.story.actions import move, tell
from portal.transaction import transaction, tried

MOMENT = Stemronde.opent_at.type
# Waits for every cast and every paper under way (they hold the row); reading after it sees them all.
HOLD = select(Stemronde.id).where(Stemronde.id == bindparam("ronde")).with_for_update()
# Lets only one closing through, and none past a paper that waits.
CLAIM = (
    update(Stemronde.__table__)
    .where(
        Stemronde.id == bindparam("ronde"),
        Stemronde.status == Status.VASTGELEGD,
        Stemronde.sluit_at <= bindparam("moment", type_=MOMENT),
        ~exists().where(Papier.ronde_id == Stemronde.id),
    )
    .values(sleutel="", sleutel_vernietigd_at=func.coalesce(Stemronde.sleutel_vernietigd_at, bindparam("moment", type_=MOMENT)))
)
# The key dies once, at the end of the time to vote, whatever paper waits.
END = (
    update(Stemronde.__table__)
    .where(
        Stemronde.id == bindparam("ronde"),
        Stemronde.status == Status.VASTGELEGD,
        Stemronde.sluit_at <= bindparam("moment", type_=MOMENT),
        Stemronde.sleutel_vernietigd_at.is_(None),
    )
    .values(sleutel="", sleutel_vernietigd_at=bindparam("moment", type_=MOMENT))
)


def close(ronde, *, by):
    """Close the round for good. NotNow before its time or when it is closed; Needed("papier") while paper waits.

    Who refuses has changed nothing.
    """
    db.session.execute(HOLD, {"ronde": ronde.id})
    if db.session.execute(CLAIM, {"ronde": ronde.id, "moment": now()}).rowcount != 1:
        raise Needed("papier") if half_typed(ronde.id) else NotNow("sluiten")
    db.session.refresh(ronde, ["sleutel", "sleutel_vernietigd_at"])
    forget_drafts(ronde.id)
    sealed = seal(ronde)
    ronde.kop_na = bundel.published_head(ronde, uitgebracht.grouped(ronde.id), uitgebracht.tracking_codes(ronde.id))
    return move(ronde, "sluiten", by=by, data={"biljetten": sealed, "sleutel_vernietigd": True, "kop": ronde.kop_na})


def close_due():
    """Close every round whose time is over and that takes no paper, and end the time of the others; how many.

    Who votes with a code may also hand in paper, which is typed in after the vote: that round is closed by staff.
    """
    with transaction():
        due = queries.past_their_time(now())
    papers = {row.id for row in due if takes_codes(Regels.of(row.regels))}
    over = [row.id for row in due if row.id in papers and row.sleutel_vernietigd_at is None]
    done = [tried(end, id) for id in over] + [tried(closed, row.id, within=nullcontext) for row in due if row.id not in papers]
    return sum(done)


def end(ronde_id):
    """No vote leads to its voter any more and nothing waits to be cast on a screen; the team hears that it can be closed.

    True when this call did it.
    """
    db.session.execute(HOLD, {"ronde": ronde_id})
    ended = db.session.execute(END, {"ronde": ronde_id, "moment": now()}).rowcount == 1
    if ended:
        table = Stembiljet.__table__
        db.session.execute(update(table).where(table.c.ronde_id == ronde_id).values(wissel=None))
        forget_drafts(ronde_id)
        tell(queries.one(ronde_id), "aflopen", by=VANZELF)
    return ended


def forget_drafts(ronde_id):
    db.session.execute(delete(Stemconcept.__table__).where(Stemconcept.ronde_id == ronde_id))


def closed(ronde_id):
    """True when this call closed it; another messenger may have been first."""
    try:
        with transaction():
            close(queries.one(ronde_id), by=VANZELF)
    except NotNow:
        return False
    return True


def half_typed(ronde_id):
    """How many paper ballots wait for a second person or for agreement."""
    return db.session.scalar(select(func.count(Papier.id)).where(Papier.ronde_id == ronde_id))


def seal(ronde):
    """Write all ballots of a round anew, in the order of new random keys; how many there are. Addresses go."""
    table, channels_weigh = Stembiljet.__table__, Regels.of(ronde.regels).gewichten
    kept = db.session.execute(select(table.c.keuzes, table.c.kanaal).where(table.c.ronde_id == ronde.id)).all()
    db.session.execute(delete(table).where(table.c.ronde_id == ronde.id))
    db.session.execute(update(Gestemd.__table__).where(Gestemd.ronde_id == ronde.id).values(adres_hash=None))
    db.session.execute(update(Stemcode.__table__).where(Stemcode.ronde_id == ronde.id).values(adres_hash=""))
    rows = [
        {"key": secrets.token_urlsafe(16), "ronde_id": ronde.id, "keuzes": row.keuzes,
         "kanaal": row.kanaal if channels_weigh else "", "wissel": None}
        for row in kept
    ]
    if rows:
        db.session.execute(insert(table), sorted(rows, key=lambda row: row["key"]))
    return len(rows)
