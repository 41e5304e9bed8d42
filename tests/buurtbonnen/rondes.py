"""What tests of a round do again and again: give points, fix the order, see what is kept for whom."""

from portal.buurtbonnen.actions import ronde as actions
from portal.buurtbonnen.queries import ronde as queries
from portal.extensions import db
from portal.regelingen.queries.plafond import sums_of


def rank(id, nummer, punten, by, **more):
    actions.rank(queries.ronde(id), nummer, punten, "Goed plan.", by=by, **{"geen_belang": True} | more)
    db.session.commit()


def fix(id, plaatsen, by, reden="De commissie heeft zo geadviseerd.", bron=""):
    made = actions.fix_order(queries.ronde(id), plaatsen, reden, bron, by=by)
    db.session.commit()
    return made


def held(pot, ids):
    return [sums_of(pot, id)["gereserveerd"] for id in ids]
