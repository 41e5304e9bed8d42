"""The rounds the browser visits: one in which a committee ranks, and one whose order was fixed and where lots were drawn."""

from datetime import timedelta

from portal import clock
from portal.buurtbonnen.actions import rij
from portal.buurtbonnen.actions import ronde as rondes
from portal.buurtbonnen.queries import ronde as queries
from portal.clock import now, today
from portal.extensions import db
from portal.regelingen import actions, examples
from portal.regelingen import queries as regelingen
from portal.regelingen.actions import plafond as kas
from tests.browser import handling
from tests.browser.newcomer import newcomer

CHOSEN = {"verdeling": "ronde_rangschikking", "gezag": "commissie", "bestanden": None}


def play(cast, keys):
    """Lia is of the committee, Kees fixes the order; Wil asked three times in each round."""
    cast["lia"] = newcomer("Lia", "commissielid")
    versie = published(cast["bea"])
    first, second = (around(cast, versie, venster) for venster in versie.vensters)
    rank(first, cast["lia"], 8)
    rank(second, cast["lia"], 6)
    fixed = queries.ronde(second)
    places = dict(zip(fixed.aanvragen, (1, 1, 3), strict=True))
    rondes.fix_order(fixed, places, handling.TEXT, "Verslag van de commissie", by=cast["kees"])
    aanvraag = handling.queries.one(next(iter(places)))
    rij.draw_lots(aanvraag, by=cast["kees"])
    kas.lower(first, 5_000, by=cast["bea"], reden="Raadsbesluit van vandaag")
    keys |= {"ronde": first, "vaste_ronde": second, "in_ronde": next(iter(queries.ronde(first).aanvragen))}
    keys |= {"rondeversie": versie.id, "geplaatst": aanvraag.id}


def published(bea):
    """A version with two vensters of which the last day was yesterday, and € 200 for the town in each."""
    versie = actions.start_example(actions.start_regeling("Wijkronde", by=bea), examples.read("hengelo-buurtbon"), by=bea)
    began, ended = today() - timedelta(30), today() - timedelta(1)
    actions.set_frame(versie, {"naam": "Wijkronde", "geldig_van": began, "geldig_tot": None}, by=bea)
    chosen = {name: {"waarde": value, "artikel": "", "voorbeeld": True} for name, value in CHOSEN.items()}
    actions.set_regels(versie, chosen, by=bea)
    for venster in regelingen.vensters(versie.id):
        actions.drop_venster(venster, by=bea)
    for naam in ("Eerste ronde", "Tweede ronde"):
        venster = actions.add_venster(versie, {"naam": naam, "opent_op": began, "sluit_op": ended}, by=bea)
        actions.set_plafonds(venster, {"GM0164": 20_000}, by=bea)
    db.session.flush()
    db.session.expire_all()
    versie = regelingen.versie(versie.id)
    actions.publish(versie, by=newcomer("Bob", "beheerder"))
    return regelingen.versie(versie.id)


def around(cast, versie, venster):
    """The id of the plafond of this round, once three applications came in under it."""
    with clock.at(now() - timedelta(5)):
        for bad in (False, False, True):
            handling.sent(versie, venster, cast, bad=bad)
    return regelingen.plafonds(venster.id)[0].id


def rank(id, by, points):
    ronde = queries.ronde(id)
    for number in list(ronde.aanvragen)[:2]:
        rondes.rank(ronde, number, points, "Goed voor de buurt.", by=by, geen_belang=True)
