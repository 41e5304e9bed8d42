"""Saving a choice that does not count yet, and handing it on once somebody says who they are."""

from sqlalchemy import delete, or_, select, update

from portal.clock import now
from portal.errors import NotNow
from portal.extensions import db
from portal.sql import insert
from portal.stemmen.actions.uitbrengen import hold_open
from portal.stemmen.models import Stemconcept, Stemronde
from portal.stemmen.rules.ronde import Kanaal, is_gaande

TABLE = Stemconcept.__table__


def save(ronde, choices, kiezer):
    """Keep {option id: value} for this voter in the place of what was saved; nothing chosen waits for nothing.

    What is not an option of the round now is left out. NotNow("gesloten") outside the hours of the round.
    """
    hold_open(ronde, None, Kanaal.WEB)
    # Whoever had to wait may be too late by now.
    if not is_gaande(ronde):
        raise NotNow("gesloten")
    options = {keuze.id for keuze in ronde.keuzes if keuze.ingetrokken_at is None}
    keep(ronde.id, {key: value for key, value in choices.items() if key in options}, *kiezer.keeps_under)


def keep(ronde_id, choices, column, value):
    if not choices:
        mine = TABLE.c.ronde_id == ronde_id, TABLE.c[column] == value
        db.session.execute(update(TABLE).where(*mine).values(keuzes={}))
        return
    row = insert(Stemconcept).values(
        ronde_id=ronde_id, keuzes={str(key): worth for key, worth in choices.items()}, at=now(), **{column: value}
    )
    new = {"keuzes": row.excluded.keuzes, "at": row.excluded.at}
    db.session.execute(row.on_conflict_do_update(index_elements=["ronde_id", column], set_=new))


def hand_on(browser_hash, code_ids=(), *, column, to, ronde_id=None):
    """Give what waits for this browser, or for one of these codes, to an account or a code: each once, whoever asks.

    It takes the place of what that account or code had saved before. ``ronde_id`` limits it to one round.
    """
    waits = or_(TABLE.c.browser_hash == browser_hash, TABLE.c.code_id.in_(list(code_ids)))
    if ronde_id is not None:
        waits = waits & (TABLE.c.ronde_id == ronde_id)
    there = select(Stemronde.id).where(Stemronde.id.in_(select(TABLE.c.ronde_id).where(waits))).order_by(Stemronde.id)
    db.session.execute(there.with_for_update(read=True))
    for row in db.session.execute(delete(TABLE).where(waits).returning(TABLE.c.ronde_id, TABLE.c.keuzes)).all():
        if row.keuzes:
            keep(row.ronde_id, {int(key): worth for key, worth in row.keuzes.items()}, column, to)
