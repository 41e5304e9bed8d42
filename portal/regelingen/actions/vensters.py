"""When a version takes applications and how much there is for each area, as long as it is a concept."""

from sqlalchemy import delete

from portal.extensions import db
from portal.regelingen import queries
from portal.regelingen.actions.versies import demand_concept, touch
from portal.regelingen.models import Plafond, Venster


def add_venster(versie, values, *, by):
    """A venster with naam, opent_op and sluit_op."""
    demand_concept(versie, by=by)
    touch(versie)
    venster = Venster(versie=versie, **values)
    db.session.add(venster)
    db.session.flush()
    return venster


def change_venster(venster, values, *, by):
    demand_concept(venster.versie, by=by)
    touch(venster.versie)
    for name, value in values.items():
        setattr(venster, name, value)


def drop_venster(venster, *, by):
    demand_concept(venster.versie, by=by)
    touch(venster.versie)
    db.session.execute(delete(Plafond).where(Plafond.venster_id == venster.id))
    db.session.delete(venster)


def set_plafonds(venster, amounts, *, by):
    """The plafond of each area in {code: cents or None}; None takes it away, other areas stay as they are."""
    demand_concept(venster.versie, by=by)
    touch(venster.versie)
    present = {plafond.gebied_code: plafond for plafond in queries.plafonds(venster.id)}
    for code, cents in amounts.items():
        if cents is None and code in present:
            db.session.delete(present[code])
        elif cents is not None and code in present:
            present[code].bedrag = cents
        elif cents is not None:
            db.session.add(Plafond(venster_id=venster.id, gebied_code=code, bedrag=cents))
    db.session.flush()
