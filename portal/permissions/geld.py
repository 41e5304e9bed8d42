"""Who may what with regelingen, groups of residents and applications."""

from portal.bewonersgroepen.rules import (
    is_actief,
    is_bestuur,
    is_contact,
    is_enige,
    is_erkend,
    is_helper,
    is_lid,
    is_opvolger,
    is_organisatie,
    is_toezichthouder,
    is_zonder_contact,
    werkt_met_groepen,
)
from portal.buurtbonnen.rules import who
from portal.buurtbonnen.rules.ronde import is_beoordelaar, werkt_aan_rondes
from portal.people.rules import (
    is_beheerder,
    is_bewoner,
    is_eigenaar,
    is_iedereen,
)
from portal.regelingen.rules.status import is_concept as is_concept_versie
from portal.regelingen.rules.status import is_opsteller
from portal.rule import Rule

# Whoever of the gemeente helps a group sees who is in it, until it has a contact again.
mag_helpen = is_toezichthouder & is_actief & is_helper & is_zonder_contact
mag_criteria = is_bestuur & is_erkend & is_actief
# What came on paper is typed in by whoever handles applications, so that it does not wait for one colleague.
mag_invullen = (
    who.is_aanvrager
    | (who.mag_invoeren & (who.is_invoerder | who.is_van_papier))
    | (who.is_behandelaar & who.is_zonder_account)
)
mag_aanvraag_lezen = mag_invullen | ((who.is_behandelaar | who.is_besluitnemer) & who.is_ingediend)
mag_dossier = (who.is_behandelaar | who.is_besluitnemer) & who.is_ingediend & ~who.heeft_belang
mag_behandelen = who.is_behandelaar & who.is_ingediend & ~who.heeft_belang
mag_besluiten = who.is_besluitnemer & who.is_ingediend & ~who.heeft_belang & ~who.heeft_behandeld
mag_bezwaar_maken = who.is_aanvrager & is_bewoner & who.is_besloten


def of_versie(rule):
    """The rule, asked of the version a venster belongs to."""
    return Rule(lambda person, venster: rule(person, venster.versie))


def of_aanvraag(rule):
    """The rule, asked of the application a bezwaar is about."""
    return Rule(lambda person, bezwaar: rule(person, bezwaar.besluit.aanvraag))


GELD = {
    # regelingen
    "regelingen.bekijken": is_iedereen,
    "regelingen.lezen": is_iedereen,
    "regelingen.beheren": is_beheerder,
    "regelingversies.lezen": is_beheerder | ~is_concept_versie,
    "regelingversies.bekijken": is_beheerder,
    "regelingversies.bewerken": is_beheerder & is_opsteller,
    "regelingversies.publiceren": is_beheerder & ~is_opsteller,
    "regelingversies.vervangen": is_beheerder,
    "vensters.lezen": of_versie(is_beheerder | ~is_concept_versie),
    "vensters.bewerken": of_versie(is_beheerder & is_opsteller),
    # bewonersgroepen
    "bewonersgroepen.bekijken": is_iedereen,
    "bewonersgroepen.starten": is_bewoner,
    "bewonersgroepen.lezen": is_iedereen,
    "bewonersgroepen.melden": is_iedereen,
    "bewonersgroepen.leden": is_lid | mag_helpen,
    "bewonersgroepen.werkplaats": is_lid,
    "bewonersgroepen.volgen": is_bewoner & is_actief,
    "bewonersgroepen.plannen": is_bestuur & is_actief,
    "bewonersgroepen.helpen": werkt_met_groepen,
    "bewonersgroepen.bijstaan": is_toezichthouder & is_actief,
    "bewonersgroepen.opvolgen": is_opvolger & is_zonder_contact & is_actief,
    "bewonersgroepen.overdragen": (is_contact & is_actief) | mag_helpen,
    "bewonersgroepen.meedoen": is_bewoner,
    "bewonersgroepen.weggaan": is_lid,
    "bewonersgroepen.besturen": is_contact & is_actief,
    "bewonersgroepen.bewerken": (is_contact & is_actief) | is_toezichthouder,
    "bewonersgroepen.uitnodigen": (is_contact | (is_toezichthouder & is_zonder_contact)) & is_actief,
    "bewonersgroepen.stoppen": (is_contact | is_enige | is_toezichthouder) & is_actief,
    "bewonersgroepen.heropenen": is_toezichthouder,
    "bewonersgroepen.erkennen": is_toezichthouder & is_organisatie & is_actief & ~is_erkend,
    "bewonersgroepen.erkenning_beeindigen": is_toezichthouder & is_erkend,
    "bewonersgroepen.voorwaarden": is_toezichthouder & is_erkend & is_actief,
    "bewonersgroepen.aanvullen": mag_criteria,
    "criteria.lezen": is_iedereen,
    "criteria.beeindigen": Rule(lambda person, criterium: mag_criteria(person, criterium.groep)),
    # buurtbonnen
    "aanvragen.starten": is_iedereen,
    "aanvragen.lezen": mag_aanvraag_lezen,
    "aanvragen.namens": who.mag_invoeren,
    "aanvragen.bewerken": mag_invullen & (who.is_concept | who.wacht_op_aanvulling),
    "aanvragen.indienen": mag_invullen & is_bewoner & who.is_concept,
    "aanvragen.aanvullen": mag_invullen & is_bewoner & who.wacht_op_aanvulling,
    "aanvragen.weggooien": mag_invullen & who.is_concept,
    "bestanden.lezen": Rule(lambda person, bestand: mag_aanvraag_lezen(person, bestand.aanvraag)),
    "aanvragen.intrekken": (who.is_aanvrager & is_bewoner) | (mag_behandelen & who.is_zonder_account),
    "aanvragen.behandelen": mag_behandelen,
    "aanvragen.beheren": who.werkt_aan_aanvragen,
    "aanvragen.dossier": mag_dossier,
    "aanvragen.noteren": mag_dossier & ~who.is_opgeruimd,
    "aanvragen.besluiten": mag_besluiten,
    "aanvragen.ingebreke": who.is_aanvrager & is_bewoner & who.is_open,
    "aanvragen.akkoord": who.is_aanvrager & is_bewoner & who.is_open,
    "adviezen.bekijken": is_bewoner,
    "adviezen.lezen": who.is_gevraagde_adviseur,
    "adviezen.geven": who.is_gevraagde_adviseur & who.is_nog_erkend,
    "adviezen.inzien": who.is_gevraagde_adviseur & who.is_nog_erkend & who.wacht_op_advies,
    "rondes.bekijken": is_bewoner,
    "rondes.werken": werkt_aan_rondes,
    "rondes.lezen": is_beoordelaar | who.is_behandelaar | who.is_besluitnemer,
    "rondes.beoordelen": is_beoordelaar,
    "rondes.vaststellen": who.is_behandelaar,
    "plafonds.bekijken": is_iedereen,
    "plafonds.lezen": is_beheerder,
    "plafonds.bijstellen": is_beheerder,
    "bezwaren.lezen": (of_aanvraag(who.is_aanvrager) & is_bewoner) | who.is_behandelaar | who.is_besluitnemer,
    "aanvragen.register": is_iedereen,
    "aanvragen.bezwaar": mag_bezwaar_maken,
    "besluiten.bezwaar": Rule(lambda person, besluit: mag_bezwaar_maken(person, besluit.aanvraag)),
    "aanvragen.bezwaar_invoeren": mag_dossier & who.is_besloten & ~who.is_opgeruimd,
    "aanvragen.herzien": mag_besluiten & who.is_besloten,
    "bezwaren.beslissen": of_aanvraag(mag_besluiten) & ~is_eigenaar & ~who.nam_besluit,
    "bezwaren.dossier": of_aanvraag(mag_dossier),
    "bezwaren.aanvullen": of_aanvraag(who.is_aanvrager) & is_bewoner,
    "bezwaren.ingebreke": of_aanvraag(who.is_aanvrager) & is_bewoner,
    "bezwaren.intrekken": of_aanvraag(who.is_aanvrager) & is_bewoner,
}
