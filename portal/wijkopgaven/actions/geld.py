"""The money of an inspanning: which source gives how much in which year, and what was spent of it."""

from sqlalchemy import delete, insert

from portal.extensions import db
from portal.permissions import require
from portal.story.actions import tell
from portal.wijkopgaven import queries
from portal.wijkopgaven.actions.inspanningen import hold
from portal.wijkopgaven.models import InspanningGeld

COLUMNS = ("jaar", "bron", "mede", "gepland", "besteed")


def set_money(inspanning, lines, *, by):
    """These lines and no others (dicts of COLUMNS, cents). IntegrityError when a source stands twice in a year."""
    require(by, "inspanningen.beheren", inspanning)
    before = [{name: getattr(line, name) for name in COLUMNS} for line in queries.money(inspanning.id)]
    if lines == before:
        return
    hold(inspanning)
    db.session.execute(delete(InspanningGeld.__table__).where(InspanningGeld.inspanning_id == inspanning.id))
    if lines:
        db.session.execute(insert(InspanningGeld.__table__), [{"inspanning_id": inspanning.id, **line} for line in lines])
    tell(inspanning, "plannen", by=by, data={"velden": ["geld"]})
