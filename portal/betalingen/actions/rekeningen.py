"""Giving an account. The first holds at once; another, or one that staff write down, only after a second person said yes."""

from sqlalchemy import update

from portal.betalingen import letters, queries
from portal.betalingen.models import Rekening
from portal.clock import now
from portal.errors import NotNow
from portal.extensions import db
from portal.permissions import require
from portal.story.actions import tell
from portal.toekenningen.rules.who import is_zonder_account

R = Rekening.__table__


def give(toekenning, iban, tenaamstelling, *, by):
    """Give the account to pay this grant to: the Rekening. Where one was given before, everyone who must know is warned
    at once, and it waits for a second person; so does one that staff write down for who has no account here."""
    require(by, "toekenningen.rekening", toekenning)
    another = queries.ever_given(toekenning)
    drop(queries.holder(toekenning), ~R.c.geldig)
    waits = another or is_zonder_account(by, toekenning)
    made = Rekening(
        **queries.holder(toekenning), iban=iban, tenaamstelling=tenaamstelling, geldig=not waits, opgegeven_door_id=by.id
    )
    db.session.add(made)
    db.session.flush()
    tell(toekenning, "rekening_veranderen" if waits else "rekening", by=by)
    if another:
        letters.account_changes(toekenning, made, by)
    return made


def confirm(rekening, toekenning, *, by):
    """The second person says yes: this account takes the place of the other. NotNow when it does not wait any more."""
    check(rekening, by)
    drop(queries.holder(toekenning), R.c.geldig)
    holds = {"geldig": True, "bevestigd_door_id": by.id, "bevestigd_at": now()}
    take(rekening, "rekening_bevestigen", **holds)
    tell(toekenning, "rekening_bevestigd", by=by)


def reject(rekening, toekenning, *, by):
    """The second person says no: the account that held still holds."""
    check(rekening, by)
    take(rekening, "rekening_afwijzen", vervallen_at=now())
    tell(toekenning, "rekening_afgewezen", by=by)


def check(rekening, by):
    require(by, "rekeningen.bevestigen", rekening)


def take(rekening, name, **values):
    """Change an account that waits, for the first who comes."""
    waits = R.c.id == rekening.id, ~R.c.geldig, R.c.vervallen_at.is_(None)
    if not db.session.execute(update(R).where(*waits).values(**values)).rowcount:
        raise NotNow(name)
    db.session.expire(rekening, list(values))


def drop(holder, *which):
    """The accounts of a recipient of which this is true hold and wait no more."""
    mine = [R.c[name] == value for name, value in holder.items()]
    lapsed = update(R).where(*mine, *which, R.c.vervallen_at.is_(None)).values(geldig=False, vervallen_at=now())
    db.session.execute(lapsed)
