"""The milestones of an inspanning: planned, changed, reached once, or dropped while they still lie ahead."""

from sqlalchemy import delete, update

from portal.clock import today
from portal.errors import NotNow
from portal.extensions import db
from portal.permissions import require
from portal.story.actions import tell
from portal.wijkopgaven.actions.inspanningen import change, hold
from portal.wijkopgaven.models import InspanningMijlpaal
from portal.wijkopgaven.rules.inspanning import Status


def add_milestone(inspanning, titel, gepland_op, *, by):
    require(by, "inspanningen.beheren", inspanning)
    stap = InspanningMijlpaal(inspanning_id=inspanning.id, titel=titel, gepland_op=gepland_op)
    db.session.add(stap)
    hold(inspanning)
    tell(inspanning, "mijlpaal", by=by, note=titel)
    return stap


def change_milestone(inspanning, stap, values, *, by):
    """Another name or day, while it is not reached."""
    require(by, "inspanningen.beheren", inspanning)
    if stap.gehaald_op:
        raise NotNow("mijlpaal")
    if change(stap, values):
        hold(inspanning)
        tell(inspanning, "plannen", by=by, data={"velden": ["mijlpalen"]})


def reach_milestone(inspanning, stap, *, by):
    """Reached today; told once, however many press at the same time. A draft reaches nothing: NotNow."""
    require(by, "inspanningen.beheren", inspanning)
    if inspanning.status == Status.CONCEPT:
        raise NotNow("mijlpaal")
    table = InspanningMijlpaal.__table__
    ahead = table.c.id == stap.id, table.c.gehaald_op.is_(None)
    if db.session.execute(update(table).where(*ahead).values(gehaald_op=today())).rowcount:
        tell(inspanning, "mijlpaal_gehaald", by=by, note=stap.titel)


def drop_milestone(inspanning, stap, *, by):
    """Take it away; one that was reached stays as history."""
    require(by, "inspanningen.beheren", inspanning)
    table = InspanningMijlpaal.__table__
    ahead = table.c.id == stap.id, table.c.gehaald_op.is_(None)
    if not db.session.execute(delete(table).where(*ahead)).rowcount:
        raise NotNow("mijlpaal")
    tell(inspanning, "plannen", by=by, data={"velden": ["mijlpalen"]})
