"""What tests of expenses do: record one, take a step with it, look at it as it stands."""

from portal.clock import today
from portal.extensions import db
from portal.toekenningen import queries
from portal.toekenningen.models import Uitgave


def fields(toekenning, **given):
    base = {"post": str(toekenning.aanvraag.posten[0].id), "omschrijving": "Huur van de tent", "bedrag": "125,50"}
    return base | {"gedaan_op": today().isoformat(), "soort": "voorgeschoten"} | given


def record(client, toekenning, **given):
    return client.post(f"/toekenningen/{toekenning.id}/uitgave", data=fields(toekenning, **given))


def step(client, uitgave, name, **data):
    return client.post(f"/toekenningen/uitgaven/{uitgave.id}/stap/{name}", data=data)


def only():
    db.session.expire_all()
    return queries.uitgave(db.session.scalar(db.select(Uitgave.id)))
