"""Voting for tests, as a visitor does it: the fields of a ballot, the declaration, and what is left in the database."""

from sqlalchemy import func, select

from portal.extensions import db
from portal.stemmen.models import Gestemd, Keuze, Stembiljet

VERKLAARD = {"leeftijd": "y", "woont": "y"}


def count(model):
    """How many rows there are now, seen afresh."""
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model))


def ballots():
    """(how many voted, what stands on the ballots)."""
    return count(Gestemd), sorted(db.session.scalars(select(Stembiljet.keuzes)))


def option_ids(ronde):
    return db.session.scalars(select(Keuze.id).where(Keuze.ronde_id == ronde.id).order_by(Keuze.nummer)).all()


def choose(browser, ronde, *ids, actie="nakijken", **more):
    return browser.post(f"/stemmen/{ronde.id}/stem", data={"keuze": [*map(str, ids)], "actie": actie} | more)


def cast(browser, ronde, *ids, **more):
    """Press "Ik stem" on the page that shows these choices."""
    return browser.post(f"/stemmen/{ronde.id}/nakijken", data={"keuze": [*map(str, ids)]} | VERKLAARD | more)
