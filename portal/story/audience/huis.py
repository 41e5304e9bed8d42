"""Who hears of what happens to plans."""

from portal.moderatie.rules import MELDBAAR
from portal.story.who import (
    buurtvolgers,
    eigenaar,
    genoemde,
    mede,
    niemand,
    steuners,
    team,
    themavolgers,
    volgers,
)

TREKKERS = (eigenaar, mede)
IEDEREEN = (eigenaar, mede, volgers, steuners)
OOK_DE_BUURT = (*IEDEREEN, buurtvolgers, themavolgers)

HUIS = {
    "initiatieven.starten": (niemand,),
    "initiatieven.bewerken": (niemand,),
    "initiatieven.indienen": (team,),
    "initiatieven.aanvullen": (team,),
    "initiatieven.publiceren": OOK_DE_BUURT,
    "initiatieven.aanvulling_vragen": TREKKERS,
    "initiatieven.aanvulling_verlopen": (*TREKKERS, team),
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
    "initiatieven.hervatten": (*IEDEREEN, team),
    "initiatieven.verlaten": (*IEDEREEN, team),
    "initiatieven.verbergen": TREKKERS,
    "initiatieven.herstellen": (team,),
    "initiatieven.terugzetten": TREKKERS,
    "initiatieven.voortgang": IEDEREEN,
    "initiatieven.antwoord": IEDEREEN,
    "initiatieven.mijlpaal": (niemand,),
    "initiatieven.mijlpaal_gehaald": IEDEREEN,
    "initiatieven.mijlpaal_weghalen": TREKKERS,
    "initiatieven.weghalen": TREKKERS,
    "initiatieven.meedoen": (eigenaar,),
    "initiatieven.uithalen": (eigenaar, genoemde),
    "initiatieven.toewijzen": (genoemde,),
    "initiatieven.markeren": (niemand,),
    "initiatieven.heroverweging": (team,),
    "initiatieven.heroverweging_besluit": TREKKERS,
} | {f"{soort}.misbruik": (team,) for soort in MELDBAAR} | {f"{soort}.misbruik_besluit": (genoemde,) for soort in MELDBAAR}
