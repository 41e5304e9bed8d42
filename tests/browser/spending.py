"""What the browser visits of money that was granted: the budget of a group, and an expense in every state of signing."""

from datetime import timedelta
from io import BytesIO

from sqlalchemy import update

from portal.bewonersgroepen import queries as groepen
from portal.bewonersgroepen.models import Lidmaatschap
from portal.clock import today
from portal.documents import recognise
from portal.extensions import db
from portal.regelingen.models import Venster
from portal.toekenningen import queries
from portal.toekenningen.actions import uitgeven
from tests.besteding import VERANTWOORDING, make_toekenning, make_versie
from tests.browser import groups
from tests.browser.groups import LONG
from tests.browser.newcomer import newcomer

POSTEN = (("Huur van de zaal", 30_000), (f"Koffie {LONG}", 20_000), ("Muziek", 10_000))


def play(cast, keys, photo):
    """Wil is contact of a group with Pien as penningmeester, Twan as tweede tekenaar and Lot as lid."""
    groep = groups.begin("Buren van de Lindestraat", "groep", cast)
    for name, rol in (("pien", "penningmeester"), ("twan", "tweede_tekenaar"), ("lot", "lid")):
        cast[name] = newcomer(name.capitalize())
        groups.join(groep, rol, cast[name], cast["wil"])
    sat_long(groep)
    versie, bes = accounted_for(cast["bea"]), cast["bes"]
    made = granted(versie, bes, groep=groepen.one(groep))
    keys["eigen_toekenning"] = granted(versie, bes, owner=cast["wil"]).id
    keys |= {"geldgroep": groep, "groepstoekenning": made.id} | expenses(made.id, cast, photo)
    keys["toekenning_zonder_tekenaar"] = granted(versie, bes, groep=groepen.one(keys["organisatie"])).id


def sat_long(groep_id):
    """Who is in the board was so for months: their word on its money counts."""
    mine = update(Lidmaatschap).where(Lidmaatschap.groep_id == groep_id)
    db.session.execute(mine.values(begonnen_op=today() - timedelta(60)))


def accounted_for(by):
    """A version under which money is accounted for; nobody can ask any of it now."""
    versie = make_versie(by, "groepsgeld", **VERANTWOORDING)
    db.session.execute(update(Venster).where(Venster.versie_id == versie.id).values(sluit_op=today() - timedelta(1)))
    return versie


def granted(versie, by, **whose):
    return make_toekenning(versie, by, bedrag=50_000, posten=POSTEN, title="Jaarfeest", **whose)


def expenses(id, cast, photo):
    """One that waits with a receipt, one that Pien signed, one that was paid back, one refused, and one far too high."""
    waits = spent(id, cast["wil"], 4_250, bonnen=[(recognise(BytesIO(photo)), "bon.jpg")])
    half = spent(id, cast["lot"], 1_000)
    uitgeven.sign(queries.uitgave(half), by=cast["pien"])
    back = spent(id, cast["lot"], 12_000, 2, soort="voorgeschoten", omschrijving=LONG)
    for name in ("pien", "twan"):
        uitgeven.sign(queries.uitgave(back), by=cast[name])
    no = spent(id, cast["lot"], 700)
    uitgeven.go(queries.uitgave(no), "afkeuren", by=cast["pien"], note=f"De bon is onleesbaar.\n\n{LONG}")
    return {"uitgave": waits, "half_getekend": half, "voorgeschoten": back, "afgekeurd": no}


def spent(id, by, bedrag, post=0, bonnen=(), **values):
    toekenning = queries.one(id)
    fields = {"omschrijving": "Huur van de zaal", "gedaan_op": today(), "post_id": toekenning.aanvraag.posten[post].id}
    return uitgeven.spend(toekenning, fields | {"bedrag": bedrag} | values, bonnen, by=by).id
