"""One inspanning, complete for its page: goals, money and milestones in one statement; and what staff choose from."""

from sqlalchemy import Date, Integer, bindparam, cast, literal, null, select, union_all
from sqlalchemy.orm import aliased

from portal.extensions import db
from portal.sql import made_once
from portal.wijkopgaven.models import Doel, Inspanning, InspanningDoel, InspanningGeld, InspanningMijlpaal
from portal.wijkopgaven.rules.geld import Begroting
from portal.wijkopgaven.rules.inspanning import KLAAR
from portal.wijkopgaven.rules.opgave import Niveau

DOEL, GELD, MIJLPAAL = "doel", "geld", "mijlpaal"


@made_once
def _parts():
    none, id = cast(null(), Integer), bindparam("id")
    G, M = InspanningGeld, InspanningMijlpaal
    day = cast(null(), Date)
    goals = select(
        literal(DOEL).label("soort"), Doel.id, Doel.titel.label("naam"), none.label("jaar"), none.label("gepland"),
        none.label("besteed"), literal(False).label("mede"), day.label("gepland_op"), day.label("gehaald_op"),
    ).join(InspanningDoel, InspanningDoel.doel_id == Doel.id).where(InspanningDoel.inspanning_id == id, ~Doel.vervallen)
    money = select(
        literal(GELD), G.id, G.bron, G.jaar, G.gepland, G.besteed, G.mede, day, day,
    ).where(G.inspanning_id == id)
    steps = select(
        literal(MIJLPAAL), M.id, M.titel, none, none, none, literal(False), M.gepland_op, M.gehaald_op,
    ).where(M.inspanning_id == id)
    return union_all(goals, money, steps)


def by_day(step):
    """Milestones go by the day they were reached or are planned for; without a day last."""
    day = step.gehaald_op or step.gepland_op
    return day is None, day, step.id


def parts(inspanning_id):
    """(goals that hold, Begroting, milestones in their order): rows with an id and a ``naam``."""
    found = {DOEL: [], GELD: [], MIJLPAAL: []}
    for row in db.session.execute(_parts(), {"id": inspanning_id}):
        found[row.soort].append(row)
    money = sorted(found[GELD], key=lambda row: (row.jaar, row.id))
    steps = sorted(found[MIJLPAAL], key=by_day)
    return sorted(found[DOEL], key=lambda row: row.id), Begroting(tuple(money)), tuple(steps)


def operational(chosen=()):
    """The goals an inspanning can serve, with the tactical goal above each: rows of id, titel and ``boven``.

    A goal that lapsed only when it is among the ``chosen``.
    """
    above = aliased(Doel)
    goals = select(Doel.id, Doel.titel, above.titel.label("boven")).join(above, above.id == Doel.ouder_id)
    goals = goals.where(Doel.niveau == Niveau.OPERATIONEEL, Doel.vervallen.is_(False) | Doel.id.in_(chosen))
    return db.session.execute(goals.order_by(above.volgorde, above.id, Doel.volgorde, Doel.id)).all()


def goal_ids(inspanning):
    """The ids of the goals it serves."""
    served = select(InspanningDoel.doel_id).where(InspanningDoel.inspanning_id == inspanning.id)
    return db.session.scalars(served.order_by(InspanningDoel.doel_id)).all()


def money(inspanning_id):
    """The lines of money, the first year first."""
    lines = select(InspanningGeld).where(InspanningGeld.inspanning_id == inspanning_id)
    return db.session.scalars(lines.order_by(InspanningGeld.jaar, InspanningGeld.id)).all()


def milestones(inspanning_id):
    """The milestones, in their order."""
    steps = select(InspanningMijlpaal).where(InspanningMijlpaal.inspanning_id == inspanning_id)
    return sorted(db.session.scalars(steps.order_by(InspanningMijlpaal.id)), key=by_day)


def milestone(inspanning, number):
    """The milestone of this inspanning, or 404."""
    mine = InspanningMijlpaal.id == number, InspanningMijlpaal.inspanning_id == inspanning.id
    return db.one_or_404(select(InspanningMijlpaal).where(*mine))


def of_opgave(opgave_id):
    """Every inspanning of a wijkopgave, drafts included, by name: rows of id and title."""
    mine = select(Inspanning.id, Inspanning.title).where(Inspanning.opgave_id == opgave_id)
    return db.session.execute(mine.order_by(Inspanning.title, Inspanning.id)).all()


def unfinished(opgave_id):
    """The inspanningen of a wijkopgave that are not done, drafts included, by name: rows of id, title and status."""
    mine = Inspanning.opgave_id == opgave_id, Inspanning.status.not_in(sorted(KLAAR))
    shown = select(Inspanning.id, Inspanning.title, Inspanning.status).where(*mine)
    return db.session.execute(shown.order_by(Inspanning.title, Inspanning.id)).all()
