"""Who hears of what. The whole table, and nothing but the table."""

from functools import cache
from types import SimpleNamespace

from sqlalchemy import Integer, String, bindparam, func, select, union

from portal.story.who import (
    adviseurs,
    behandelaars,
    besluitnemers,
    buurtvolgers,
    contacten,
    eigenaar,
    genoemde,
    groepsbestuur,
    leden,
    mede,
    niemand,
    steuners,
    team,
    themavolgers,
    volgers,
)

TREKKERS = (eigenaar, mede)
AANVRAGERS = (eigenaar, groepsbestuur)
IEDEREEN = (eigenaar, mede, volgers, steuners)
OOK_DE_BUURT = (*IEDEREEN, buurtvolgers, themavolgers)

HEARS = {
    "initiatieven.starten": (niemand,),
    "initiatieven.bewerken": (niemand,),
    "initiatieven.indienen": (team,),
    "initiatieven.aanvullen": (team,),
    "initiatieven.publiceren": OOK_DE_BUURT,
    "initiatieven.aanvulling_vragen": TREKKERS,
    "initiatieven.in_behandeling": IEDEREEN,
    "initiatieven.uitvoeren": IEDEREEN,
    "initiatieven.realiseren": OOK_DE_BUURT,
    "initiatieven.niet_haalbaar": IEDEREEN,
    "initiatieven.stoppen": IEDEREEN,
    "initiatieven.intrekken": (*IEDEREEN, team),
    "initiatieven.samenvoegen": IEDEREEN,
    "initiatieven.opnemen": TREKKERS,
    "initiatieven.doorsturen": IEDEREEN,
    "initiatieven.heropenen": IEDEREEN,
    "initiatieven.overnemen": (*IEDEREEN, team, genoemde),
    "initiatieven.verbergen": TREKKERS,
    "initiatieven.terugzetten": TREKKERS,
    "initiatieven.voortgang": IEDEREEN,
    "initiatieven.antwoord": IEDEREEN,
    "initiatieven.mijlpaal": (niemand,),
    "initiatieven.mijlpaal_gehaald": IEDEREEN,
    "initiatieven.meedoen": (eigenaar,),
    "initiatieven.toewijzen": (genoemde,),
    "initiatieven.markeren": (niemand,),
    "initiatieven.misbruik": (team,),
    "initiatieven.misbruik_besluit": (genoemde,),
    "initiatieven.heroverweging": (team,),
    "initiatieven.heroverweging_besluit": TREKKERS,
    "aanvragen.indienen": (behandelaars,),
    "aanvragen.aanvulling_vragen": AANVRAGERS,
    "aanvragen.aanvullen": (behandelaars,),
    "aanvragen.verdergaan": AANVRAGERS,
    "aanvragen.aanvulling_verlopen": (behandelaars,),
    "aanvragen.oppakken": (niemand,),
    "aanvragen.compleet": (niemand,),
    "aanvragen.verdagen": AANVRAGERS,
    "aanvragen.in_gebreke": (behandelaars, besluitnemers),
    "aanvragen.adviseren": (behandelaars,),
    "aanvragen.raadplegen": (niemand,),
    "aanvragen.deel_aanbieden": AANVRAGERS,
    "aanvragen.deel_akkoord": (behandelaars,),
    "aanvragen.deel_weigeren": (behandelaars,),
    "aanvragen.reserveren": (niemand,),
    "aanvragen.loten": AANVRAGERS,
    "aanvragen.advies_vragen": (*AANVRAGERS, adviseurs),
    "aanvragen.voorleggen": (besluitnemers,),
    "aanvragen.terugleggen": (behandelaars,),
    "aanvragen.toekennen": (*AANVRAGERS, adviseurs),
    "aanvragen.afwijzen": (*AANVRAGERS, adviseurs),
    "aanvragen.buiten_behandeling_stellen": AANVRAGERS,
    "aanvragen.doorsturen": AANVRAGERS,
    "aanvragen.intrekken": (*AANVRAGERS, behandelaars),
    "bezwaren.ingediend": (besluitnemers,),
    "bezwaren.gegrond_verklaren": (eigenaar,),
    "bezwaren.deels_gegrond_verklaren": (eigenaar,),
    "bezwaren.ongegrond_verklaren": (eigenaar,),
    "bezwaren.niet_ontvankelijk_verklaren": (eigenaar,),
    "bezwaren.bezwaar_intrekken": (besluitnemers,),
    "regelingversies.publiceren": (eigenaar,),
    "regelingversies.vervangen": (eigenaar,),
    "bewonersgroepen.starten": (team,),
    "bewonersgroepen.bewerken": (contacten,),
    "bewonersgroepen.meedoen": (contacten,),
    "bewonersgroepen.overdragen": (leden,),
    "bewonersgroepen.rol_veranderen": (genoemde,),
    "bewonersgroepen.beeindigen": (genoemde,),
    "bewonersgroepen.weggaan": (contacten,),
    "bewonersgroepen.erkennen": (leden,),
    "bewonersgroepen.erkenning_beeindigen": (leden,),
    "bewonersgroepen.criterium": (leden, team),
    "bewonersgroepen.criterium_beeindigen": (leden, team),
    "bewonersgroepen.stoppen": (leden, team),
    "bewonersgroepen.heropenen": (leden,),
}


def asked(name, kind):
    return bindparam(f"event_{name}", type_=kind)


# An event of which only the names are known, to make each statement once.
ANY = SimpleNamespace(
    **{name: asked(name, String) for name in ("kind", "key", "gebied_code", "thema")},
    **{name: asked(name, Integer) for name in ("id", "thing_id", "owner_id", "actor_id", "named_id")},
)


@cache
def hearers(what):
    """The people who hear of such an event, each once, as a select; the actor already knows.

    Execute it with ``values_of(event)``.
    """
    people = union(*(who(ANY) for who in HEARS[what])).subquery()
    return select(people.c[0], ANY.id).where(people.c[0] != func.coalesce(ANY.actor_id, 0))


def values_of(event):
    return {f"event_{name}": getattr(event, name) for name in vars(ANY)}
