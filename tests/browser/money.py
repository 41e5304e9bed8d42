"""The stage of the money line: a buurtbon of its own, an adviseur of the organisation, and somebody who decides."""

from datetime import date

from portal.bewonersgroepen import actions as groepen
from portal.bewonersgroepen.queries import recognised_for
from portal.clock import today
from portal.regelingen import actions, examples, queries
from tests.browser import groups
from tests.browser.newcomer import newcomer

NAAM, MOST, WIJK, LEFT = "Straatbon", 50_000, "WK016402", 100_000


def play(cast, keys):
    """Ada advises for the organisation of De Noork, Bes decides in the whole town, Kees handles what comes in."""
    ada, cast["bes"] = newcomer("Ada"), newcomer("Bes", "besluitnemer")
    groups.join(keys["organisatie"], "adviseur", ada, cast["wil"])
    cast["ada"] = ada
    leave_advice_to(keys["organisatie"], by=cast["mo"])
    versie = drawn_up(cast["bea"])
    actions.publish(versie, by=newcomer("Cor", "beheerder"))
    keys["straatbon"] = versie.id


def leave_advice_to(organisatie, by):
    """That of the demo village advises here no more: one advice is enough for the story."""
    for groep in recognised_for([WIJK, groups.AREA]):
        if groep.id != organisatie:
            groepen.end_recognition(groep, "Een ander neemt het over.", by=by)


def drawn_up(by):
    """As the example says, but for less money than any other: the wegwijzer has one door for a small plan."""
    regeling = actions.start_regeling(NAAM, "Voor een feest of een bank in je straat.", by=by)
    versie = actions.start_example(regeling, examples.read("hengelo-buurtbon"), by=by)
    year = today().year
    actions.set_frame(versie, {"naam": NAAM, "geldig_van": date(year, 1, 1), "geldig_tot": None}, by=by)
    actions.set_regels(versie, {"maximum": {"waarde": MOST, "artikel": "3", "voorbeeld": False}}, by=by)
    [venster] = queries.vensters(versie.id)
    actions.change_venster(venster, {"opent_op": date(year, 1, 1), "sluit_op": date(year, 12, 31)}, by=by)
    actions.set_plafonds(venster, dict.fromkeys(areas(venster)) | {WIJK: LEFT}, by=by)
    return versie


def areas(venster):
    return [plafond.gebied_code for plafond in queries.plafonds(venster.id)]
