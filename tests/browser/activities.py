"""What the groups of the town do: an activity in every state, one with everything long, one with a photo."""

from datetime import timedelta

from portal.activiteiten import actions, queries
from portal.bewonersgroepen import queries as groepen
from portal.clock import at, now
from portal.extensions import db
from portal.fotos import reencode
from tests.browser.groups import AREA, LONG

TEXT = {
    "title": "Koffie op het plein", "wat": "Elke buur is welkom.\n\nNeem je eigen kopje mee.", "waar": "Het plein",
    "gebied_code": AREA, "toegankelijk": "Gratis en zonder drempels", "aanmelden": "Aanmelden hoeft niet",
}


def play(cast, keys, photo):
    """Wil plans for the organisation; ``keys`` gets the number of each by name. ``photo``: the bytes of a picture."""
    keys["concept_activiteit"] = planned(cast, keys, 20).id
    keys["activiteit"] = announced(cast, keys, 8).id
    long = {"title": LONG, "wat": LONG, "waar": LONG + LONG, "toegankelijk": LONG, "aanmelden": LONG}
    small = {"voor_iedereen": False, "voor_wie": "Kinderen van 8 tot 12 jaar"}
    keys["lange_activiteit"] = announced(cast, keys, 40, days=3, **long, **small).id
    off = announced(cast, keys, 9, title="Buiten eten")
    actions.take_step(off, "afgelasten", by=cast["wil"], reden="Het gaat stormen.")
    away = announced(cast, keys, 10, title="Reclame")
    actions.take_step(away, "weghalen", by=cast["mo"], reden="Dit is reclame voor een winkel.")
    keys |= {"afgelaste_activiteit": off.id, "weggehaalde_activiteit": away.id}
    keys["gehouden_activiteit"], keys["voorbije_activiteit"] = held(cast, keys, photo), over(cast, keys)


def planned(cast, keys, ahead, days=0, **changes):
    begin = now() + timedelta(ahead)
    when = {"begint_at": begin, "eindigt_at": begin + timedelta(days=days, hours=2)}
    made = actions.start(groepen.one(keys["organisatie"]), TEXT | when | changes, by=cast["wil"])
    return fresh(made.id)


def announced(cast, keys, ahead, **changes):
    made = planned(cast, keys, ahead, **changes)
    actions.take_step(made, "aankondigen", by=cast["wil"])
    return fresh(made.id)


def held(cast, keys, photo):
    with at(now() - timedelta(30)):
        made = announced(cast, keys, 10, title="Plantdag")
    actions.look_back(made, 45, "Het was vol.\n\nAlle bakken staan er.", by=cast["wil"])
    actions.add_foto(made, reencode(photo), "Bakken met lavendel", True, by=cast["wil"])
    return made.id


def over(cast, keys):
    with at(now() - timedelta(30)):
        return announced(cast, keys, 5, title="Speurtocht").id


def fresh(id):
    db.session.flush()
    return queries.one(id)
