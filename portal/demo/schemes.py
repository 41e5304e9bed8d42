"""How the regelingen of the demo village come to hold: drawn up by one beheerder, published by a second."""

from portal.demo import cast
from portal.regelingen import actions, queries


def play(stage, scene):
    DEEDS[scene.deed](stage, scene.plan, scene.values)


def draw_up(stage, sleutel, values):
    by, inhoud = stage.colleague(cast.BEHEERDER), values["inhoud"]
    kop = inhoud.regeling
    regeling = queries.by_sleutel(kop["sleutel"]) or actions.start_regeling(
        kop["naam"], kop["omschrijving"], by=by, sleutel=kop["sleutel"]
    )
    versie = actions.start_example(regeling, inhoud, by=by)
    venster = queries.vensters(versie.id)[0]
    amounts = dict.fromkeys(values.get("zonder_plafond", ())) | values.get("plafonds", {})
    actions.set_plafonds(venster, amounts, by=by)
    stage.vensters[sleutel] = venster.id


def publish(stage, sleutel, values):
    versie = queries.venster(stage.vensters[sleutel]).versie
    actions.publish(versie, by=stage.colleague(cast.TWEEDE_BEHEERDER))


DEEDS = {"opstellen": draw_up, "publiceren": publish}
