"""Results: the count of a round, and the points of an agenda that its votes chose."""

from sqlalchemy import select

from portal.extensions import db
from portal.stemmen.models import Keuze, Stemronde, Stemtelling
from portal.stemmen.rules.ronde import Status


def telling(ronde_id):
    """The count of a round, or None when nobody asked for it yet."""
    return db.session.get(Stemtelling, ronde_id)


def chosen_points(agenda_id):
    """The ids of the points the public results of this agenda chose, in the order in which they won; after those of a round
    what it pays in part."""
    rounds = select(Stemronde.id, Stemtelling.uitslag).join(Stemtelling, Stemtelling.ronde_id == Stemronde.id)
    rounds = rounds.where(Stemronde.agenda_id == agenda_id, Stemronde.status == Status.GETELD).order_by(Stemronde.sluit_at)
    won = []
    for ronde_id, uitslag in db.session.execute(rounds):
        numbers = select(Keuze.nummer, Keuze.punt_id).where(Keuze.ronde_id == ronde_id, Keuze.punt_id.is_not(None))
        points = dict(tuple(row) for row in db.session.execute(numbers))
        parts = [row["nummer"] for row in uitslag["keuzes"] if row["krijgt"] and not row["gewonnen"]]
        won += [points[number] for number in (*map(int, uitslag["winnaars"]), *parts) if number in points]
    return list(dict.fromkeys(won))
