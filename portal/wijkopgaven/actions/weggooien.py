"""Throwing away the draft of an inspanning of which nobody was told."""

from sqlalchemy import delete

from portal.errors import NotNow
from portal.extensions import db
from portal.permissions import require
from portal.wijkopgaven import queries
from portal.wijkopgaven.models import InspanningDoel, InspanningGeld, InspanningMijlpaal


def discard(inspanning, *, by):
    """Throw a draft away, with its goals, money and milestones.

    NotNow when somebody was asked about it, or a submission or a risk belongs to it; StaleDataError when somebody else just
    changed it.
    """
    require(by, "inspanningen.weggooien", inspanning)
    if queries.in_the_way(inspanning.id):
        raise NotNow("weggooien")
    for part in (InspanningDoel, InspanningGeld, InspanningMijlpaal):
        db.session.execute(delete(part.__table__).where(part.inspanning_id == inspanning.id))
    db.session.delete(inspanning)
    db.session.flush()
