"""A plan of which one thing at a time is counted: how many pull it, how many photos it has."""

from sqlalchemy import select

from portal.extensions import db
from portal.initiatieven import queries
from portal.initiatieven.models import Initiatief


def hold(id):
    """The plan as it is now; nobody else holds it until this transaction ends."""
    db.session.execute(select(Initiatief.id).where(Initiatief.id == id).with_for_update(key_share=True))
    return queries.one(id)
