"""The regelingen the browser visits: one that is open, its next version for another to publish, and an empty one."""

from datetime import date

from portal.clock import today
from portal.regelingen import actions, examples, queries
from tests.browser.newcomer import newcomer

EVIL = "<script>alert(2)</script>" + "Gemeenschapsvoorzieningensubsidieverordening" * 2


def play(cast, keys):
    bo, bea = newcomer("Bo", "beheerder"), cast["bea"]
    regeling = actions.start_regeling("Toneelbon", "Voor wat er op het toneel gebeurt.", by=bea)
    opened = version(regeling, bea)
    actions.publish(opened, by=bo)
    following = actions.start_versie(regeling, by=bea, like=opened, naam="Toneelbon, volgend jaar")
    rows = [{"sleutel": "kwaad", "tekst": EVIL}, {"sleutel": "vuurwerk", "tekst": "Vuurwerk", "artikel": "art. 4"}]
    actions.set_regels(following, {"niet_voor": {"waarde": rows, "artikel": EVIL[:80], "voorbeeld": True}}, by=bea)
    other = version(regeling, bo)
    empty = actions.start_versie(actions.start_regeling("Leeg fonds", by=bea), by=bea)
    venster = actions.add_venster(empty, {"naam": "Voorjaar", "opent_op": today(), "sluit_op": today()}, by=bea)
    keys |= {"versie": opened.id, "concept": following.id, "nakijken": other.id, "leeg_concept": empty.id}
    keys |= {"venster": venster.id, "toneelbon": regeling.id}


def version(regeling, by, example="hengelo-buurtbon"):
    """Complete, and open this whole year."""
    versie = actions.start_example(regeling, examples.read(example), by=by)
    year = today().year
    actions.set_frame(versie, {"geldig_van": date(year, 1, 1), "geldig_tot": None}, by=by)
    for venster in queries.vensters(versie.id):
        actions.change_venster(venster, {"opent_op": date(year, 1, 1), "sluit_op": date(year, 12, 31)}, by=by)
    return versie
