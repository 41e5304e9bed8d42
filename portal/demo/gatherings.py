"""What the organisations of the demo village hold: announced in time, and looked back on."""

from datetime import timedelta

from portal.activiteiten import queries
from portal.activiteiten.actions import planning, terugblik
from portal.bewonersgroepen import queries as groepen
from portal.bewonersgroepen.rules import Rol
from portal.clock import now

OPEN_FOR = timedelta(hours=4)


def play(stage, scene):
    """By the contact of the group, from the budget of that year where it was granted."""
    groep = groepen.one(stage.groepen[scene.who])
    contact = next(lid.person_id for lid in groep.leden if lid.rol == Rol.CONTACT)
    DEEDS[scene.deed](stage, groep, scene, next(one for one in stage.people.values() if one.id == contact))


def announce(stage, groep, scene, by):
    written, begins = scene.values, now() + timedelta(days=scene.values["over"])
    begins = begins.replace(hour=12, minute=0)
    values = {
        "title": written["naam"], "wat": "Iedereen uit de wijk is welkom. We beginnen met koffie, thee en limonade.",
        "waar": groep.gebied.naam, "gebied_code": groep.gebied_code, "begint_at": begins, "eindigt_at": begins + OPEN_FOR,
        "toekenning_id": stage.aanvragen.get(written["budget"]), "begroot": written["begroot"], "voor_iedereen": True,
        "toegankelijk": "Zonder drempels. Er is een aangepast toilet.",
    }
    made = planning.start(groep, values, by=by)
    planning.take_step(queries.one(made.id), "aankondigen", by=by)
    stage.activiteiten[scene.plan] = made.id


def look_back(stage, groep, scene, by):
    made = queries.one(stage.activiteiten[scene.plan])
    terugblik.look_back(made, scene.values["deelnemers"], scene.values["verhaal"], by=by)


DEEDS = {"aankondigen": announce, "terugblikken": look_back}
