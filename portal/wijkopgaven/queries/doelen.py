"""Goals to edit: one, all of them in the order of the tree, and the indicators there are to choose from."""

from sqlalchemy import func, select

from portal.extensions import db
from portal.wijken.models import Indicator
from portal.wijkopgaven.models import Doel, DoelFocus, DoelIndicator
from portal.wijkopgaven.rules.doelen import fits_under


def doel(id):
    """A goal, or 404."""
    return db.one_or_404(select(Doel).where(Doel.id == id))


def doelen():
    """Every goal, those that lapsed included, each after the goal above it: [(Doel, how deep it stands)]."""
    rows = db.session.scalars(select(Doel).order_by(Doel.volgorde, Doel.id)).all()
    return in_order({ouder: [row for row in rows if row.ouder_id == ouder] for ouder in {row.ouder_id for row in rows}})


def places_for(doel):
    """The goals this one may hang under, as ``doelen``; one that lapsed only where it hangs now."""
    fit = [(row, depth) for row, depth in doelen() if fits_under(doel.niveau, row.niveau)]
    return [(row, depth) for row, depth in fit if not row.vervallen or row.id == doel.ouder_id]


def last_place(ouder_id):
    """The last ``volgorde`` of the goals under this one (None: at the top); 0 when there are none."""
    return db.session.scalar(select(func.coalesce(func.max(Doel.volgorde), 0)).where(Doel.ouder_id == ouder_id))


def in_order(under, ouder=None, depth=0):
    return [found for row in under.get(ouder, ()) for found in ((row, depth), *in_order(under, row.id, depth + 1))]


def indicatoren_of(doel_id):
    """The indicators of a goal, as rows of naam and streefwaarde."""
    query = select(DoelIndicator.naam, DoelIndicator.streefwaarde).where(DoelIndicator.doel_id == doel_id)
    return db.session.execute(query.order_by(DoelIndicator.naam)).all()


def indicatoren():
    """What is measured, by name: rows of naam and titel."""
    return db.session.execute(select(Indicator.naam, Indicator.titel).order_by(Indicator.titel)).all()


def focus_of(opgave_id):
    """{id of the goal: DoelFocus} of one wijkopgave."""
    rows = db.session.scalars(select(DoelFocus).where(DoelFocus.opgave_id == opgave_id))
    return {row.doel_id: row for row in rows}
