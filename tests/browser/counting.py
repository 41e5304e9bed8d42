"""The results the browser visits: two of the village with thousands of votes, and rounds on their way to one."""

from sqlalchemy import select

from portal.extensions import db
from portal.stemmen import queries
from portal.stemmen.actions.tellen import request_count
from portal.stemmen.models import Stemronde, Stemtelling
from portal.stemmen.rules.ronde import Status
from tests.agenda import make_agenda, make_ronde, make_telling


def play(cast, keys):
    """``uitslag_geld`` and ``uitslag_punten`` are those of the village; the others are Mo's, without a single vote."""
    for ronde_id, budget in db.session.execute(select(Stemtelling.ronde_id, Stemronde.budget).join(Stemronde)).all():
        keys["uitslag_geld" if budget else "uitslag_punten"] = ronde_id
    chosen = {keuze.title: keuze.id for keuze in queries.one(keys["uitslag_geld"]).keuzes}
    keys["uitslag_gewonnen"] = chosen["Bomen en gras op het Esplein"]
    keys["uitslag_verloren"] = chosen["Een droge fietsenstalling bij de flats"]
    agenda = make_agenda(cast["mo"], title="Een agenda om te tellen")
    made = {name: make_ronde(agenda, Status.GESLOTEN) for name in ("gesloten", "gevraagd", "geteld")}
    made["leeg"] = make_ronde(agenda, Status.GETELD)
    for name in ("geteld", "leeg"):
        make_telling(made[name])
    request_count(made["gevraagd"], by=cast["mo"])
    keys |= {f"uitslag_{name}": ronde.id for name, ronde in made.items()}
