"""Who hears of what happens to submissions, wijkopgaven and inspanningen."""

from portal.story.boards import inbrengbestuur
from portal.story.linked import BEHIND, opgavevolgers, wijkvolgers
from portal.story.who import (
    directie,
    eigenaar,
    genoemde,
    inbrengteam,
    inbrengtrekkers,
    niemand,
    regisseurs,
    vervangende_directie,
    volgers,
    wethouders,
)

# Everyone who brought, pulls, supports or follows what the work came from, and who follows the work itself or the wijk.
BIJ_HET_WERK = (*BEHIND, volgers, opgavevolgers)
IN_DE_WIJK = (*BEHIND, volgers, wijkvolgers)
INDIENERS = (eigenaar, inbrengtrekkers, inbrengbestuur)
# Who can answer whether work may become public.
POORT = (regisseurs, vervangende_directie)

OPGAVEN = {
    "inbreng.trieren": (niemand,),
    "inbreng.beloven": INDIENERS,
    "inbreng.stilzetten": INDIENERS,
    "inbreng.verder": INDIENERS,
    "inbreng.koppelen": INDIENERS,
    "inbreng.losmaken": INDIENERS,
    "inbreng.antwoord_dienst": (*INDIENERS, inbrengteam),
    "inbreng.dienst_stil": (inbrengteam,),
    "inbreng.niet_wachten": INDIENERS,
    "inbreng.te_laat_regisseur": (regisseurs,),
    "inbreng.te_laat_cmt": (directie,),
    "inbreng.te_laat_college": (wethouders,),
    "wijkopgaven.maken": (niemand,),
    "wijkopgaven.bewerken": (niemand,),
    "wijkopgaven.vaststellen": IN_DE_WIJK,
    "wijkopgaven.naar_fase": IN_DE_WIJK,
    "wijkopgaven.bijwerken": IN_DE_WIJK,
    "wijkopgaven.afsluiten": IN_DE_WIJK,
    "inspanningen.maken": (niemand,),
    "inspanningen.bewerken": (niemand,),
    "inspanningen.plannen": (niemand,),
    "inspanningen.publicatie_vragen": POORT,
    "inspanningen.publicatie_antwoord": (genoemde,),
    "inspanningen.publicatie_te_laat": (*POORT, genoemde),
    "inspanningen.publiceren": (*BIJ_HET_WERK, wijkvolgers),
    "inspanningen.beginnen": BIJ_HET_WERK,
    "inspanningen.afronden": BIJ_HET_WERK,
    "inspanningen.stoppen": BIJ_HET_WERK,
    "inspanningen.hervatten": BIJ_HET_WERK,
    "inspanningen.voortgang": BIJ_HET_WERK,
    "inspanningen.mijlpaal": (niemand,),
    "inspanningen.mijlpaal_gehaald": BIJ_HET_WERK,
    "inspanningen.weghalen": (niemand,),
    "inspanningen.succes": (niemand,),
}
