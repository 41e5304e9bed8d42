"""Where a public initiatief counts and under which words it is found: kept in step with every change."""

from contextlib import contextmanager

from sqlalchemy import delete

from portal.extensions import db
from portal.initiatieven.models import Telling, Trefwoord
from portal.initiatieven.rules import is_openbaar, text_of
from portal.sql import insert
from portal.zoeken.rules import terms


@contextmanager
def kept(initiatief):
    """Whatever happens inside, the tellings and the search words follow it."""
    before = of(initiatief)
    yield
    db.session.flush()
    after = of(initiatief)
    if before == after:
        return
    count({spot: step for spot, step in ((before, -1), (after, +1)) if spot})
    if (before is None) != (after is None):
        rewrite_words(initiatief)


def of(initiatief):
    """Its area and status while it is public, else None."""
    public = is_openbaar(None, initiatief)
    return (initiatief.gebied_code, str(initiatief.status)) if public else None


def count(steps):
    """Add to the tellings, always in the same order so that two of these never wait for each other in a ring."""
    for (code, status), step in sorted(steps.items()):
        row = insert(Telling).values(gebied_code=code, status=status, aantal=step)
        db.session.execute(
            row.on_conflict_do_update(index_elements=["gebied_code", "status"], set_={"aantal": Telling.aantal + step})
        )


def rewrite_words(initiatief):
    """Make it findable under exactly its words now, or under none when it is not public."""
    db.session.execute(delete(Trefwoord).where(Trefwoord.initiatief_id == initiatief.id))
    if of(initiatief):
        words = sorted(terms(text_of(initiatief)))
        rows = [{"woord": word[:40], "initiatief_id": initiatief.id} for word in words]
        if rows:
            db.session.execute(insert(Trefwoord).on_conflict_do_nothing(), rows)
