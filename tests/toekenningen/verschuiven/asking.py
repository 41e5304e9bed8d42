"""Grants of this year, and asking for their money to go elsewhere."""

from datetime import date

from portal.clock import today
from portal.extensions import db
from portal.toekenningen import queries
from portal.toekenningen.actions import verschuiven
from tests.besteding import VERANTWOORDING, make_toekenning

YEAR = today().year
RULES = VERANTWOORDING | {"rest_naar": "activiteiten", "overdragen": True, "sparen_jaren": 3}


def granted(versie, bea, groep, **values):
    return make_toekenning(versie, bea, groep=groep, begin=date(YEAR, 1, 1), eind=date(YEAR, 12, 31), **values)


def asked(toekenning, soort, bedrag, by, **values):
    made = verschuiven.ask(toekenning, soort, bedrag, "Voor een feest.", by=by, **values)
    db.session.commit()
    return queries.verschuiving(made.id)
