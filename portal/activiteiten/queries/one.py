"""One activity with its group and area."""

from functools import cache

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import NotFound

from portal.activiteiten.models import Activiteit
from portal.bewonersgroepen.models import Bewonersgroep
from portal.extensions import db
from portal.wijken.queries import LEAN


@cache
def _one():
    group = joinedload(Activiteit.groep).selectinload(Bewonersgroep.leden)
    area = joinedload(Activiteit.gebied).options(*LEAN)
    return select(Activiteit).where(Activiteit.id == bindparam("id")).options(group, area)


def one(id):
    """An activity with its group, the people in that, and its area; 404 when there is none."""
    found = db.session.scalars(_one(), {"id": id}).one_or_none()
    if found is None:
        raise NotFound
    return found
