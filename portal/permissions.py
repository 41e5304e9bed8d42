"""The sheet: every permission in the portal, and who holds it."""

from portal.bewonersgroepen.rules import (
    is_actief,
    is_bestuur,
    is_contact,
    is_enige,
    is_erkend,
    is_lid,
    is_onmisbaar,
    is_organisatie,
    is_toezichthouder,
)
from portal.buurtbonnen.rules import who
from portal.initiatieven.rules import (
    is_begonnen,
    is_bewerkbaar,
    is_concept,
    is_lopend,
    is_openbaar,
    is_steunbaar,
    is_verborgen,
)
from portal.moderatie.rules import is_eerste_beoordelaar, is_open, is_over_eigen_plan
from portal.people.rules import (
    is_beheerder,
    is_bewoner,
    is_eigen_beheer,
    is_eigenaar,
    is_geadresseerde,
    is_iedereen,
    is_mede,
    is_medewerker,
    is_moderator,
    is_trekker,
    is_zichzelf,
)
from portal.regelingen.rules.status import is_concept as is_concept_versie
from portal.regelingen.rules.status import is_opsteller
from portal.rule import Rule

mag_lezen = is_openbaar | is_trekker | (is_moderator & is_begonnen)
mag_beoordelen = is_moderator & ~is_trekker & is_begonnen
mag_foto_zien = Rule(lambda person, foto: mag_lezen(person, foto.initiatief))

mag_criteria = is_bestuur & is_erkend & is_actief
mag_invullen = who.is_aanvrager | (who.is_invoerder & who.mag_invoeren)
mag_aanvraag_lezen = mag_invullen | ((who.is_behandelaar | who.is_besluitnemer) & who.is_ingediend)
mag_besluiten = who.is_besluitnemer & who.is_ingediend & ~who.heeft_belang & ~who.heeft_behandeld


def of_versie(rule):
    """The rule, asked of the version a venster belongs to."""
    return Rule(lambda person, venster: rule(person, venster.versie))


def of_aanvraag(rule):
    """The rule, asked of the application a bezwaar is about."""
    return Rule(lambda person, bezwaar: rule(person, bezwaar.besluit.aanvraag))


PERMISSIONS = {
    # voordeur and wijken
    "voordeur.bekijken": is_iedereen,
    "buurten.lezen": is_iedereen,
    "buurten.volgen": is_bewoner,
    # people
    "people.inloggen": is_iedereen,
    "people.account": is_bewoner,
    "people.lezen": is_zichzelf | is_beheerder,
    "people.bewerken": is_zichzelf,
    "people.vertrekken": is_bewoner & ~is_beheerder,
    "people.rollen": is_beheerder,
    "rollen.lezen": is_beheerder,
    "rollen.beeindigen": is_beheerder & ~is_eigen_beheer,
    # story
    "story.berichten": is_bewoner,
    "story.afmelden": is_iedereen,
    "story.brievenbus": is_iedereen,
    # initiatieven
    "initiatieven.bekijken": is_iedereen,
    "initiatieven.starten": is_iedereen,
    "initiatieven.lezen": mag_lezen,
    "initiatieven.bewerken": is_trekker & is_bewerkbaar,
    "initiatieven.indienen": is_eigenaar & is_concept & is_bewoner,
    "initiatieven.weggooien": is_eigenaar & is_concept,
    "initiatieven.intrekken": is_eigenaar & is_bewoner,
    "initiatieven.uitnodigen": is_eigenaar & is_bewoner & is_bewerkbaar,
    "initiatieven.trekken": (is_trekker & is_bewoner & is_openbaar) | mag_beoordelen,
    "initiatieven.vertellen": (is_trekker & is_bewoner & is_openbaar & is_lopend) | mag_beoordelen,
    "initiatieven.meedoen": is_bewoner,
    "uitnodigingen.aannemen": is_geadresseerde,
    "initiatieven.weggaan": is_mede,
    "initiatieven.overnemen": is_bewoner & ~is_eigenaar & is_openbaar,
    "initiatieven.steunen": is_bewoner & is_openbaar & is_steunbaar & ~is_eigenaar,
    "initiatieven.volgen": is_bewoner & is_openbaar,
    "initiatieven.beoordelen": mag_beoordelen,
    "initiatieven.antwoorden": mag_beoordelen,
    "fotos.lezen": mag_foto_zien,
    # moderatie
    "moderatie.bekijken": is_medewerker,
    "moderatie.werken": is_moderator,
    "moderatie.behandelen": mag_beoordelen,
    "moderatie.redenen": is_moderator | is_beheerder,
    "redenteksten.lezen": is_moderator | is_beheerder,
    "misbruikmeldingen.lezen": is_moderator & ~is_over_eigen_plan,
    "misbruikmeldingen.beslissen": is_moderator & is_open & ~is_over_eigen_plan,
    "heroverwegingen.lezen": is_moderator & ~is_over_eigen_plan,
    "heroverwegingen.beslissen": is_moderator & is_open & ~is_eerste_beoordelaar & ~is_over_eigen_plan,
    "heroverwegingen.vragen": is_eigenaar & is_bewoner & is_verborgen,
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
    "bewonersgroepen.leden": is_lid,
    "bewonersgroepen.meedoen": is_bewoner,
    "bewonersgroepen.weggaan": is_lid & ~is_onmisbaar,
    "bewonersgroepen.besturen": is_contact & is_actief,
    "bewonersgroepen.bewerken": (is_contact & is_actief) | is_toezichthouder,
    "bewonersgroepen.uitnodigen": (is_contact | is_toezichthouder) & is_actief,
    "bewonersgroepen.stoppen": (is_contact | is_enige | is_toezichthouder) & is_actief,
    "bewonersgroepen.heropenen": is_toezichthouder,
    "bewonersgroepen.erkennen": is_toezichthouder & is_organisatie & is_actief & ~is_erkend,
    "bewonersgroepen.erkenning_beeindigen": is_toezichthouder & is_erkend,
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
    "aanvragen.intrekken": who.is_aanvrager & is_bewoner,
    "aanvragen.behandelen": who.is_behandelaar & who.is_ingediend & ~who.heeft_belang,
    "aanvragen.beheren": who.werkt_aan_aanvragen,
    "aanvragen.dossier": (who.is_behandelaar | who.is_besluitnemer) & who.is_ingediend & ~who.heeft_belang,
    "aanvragen.besluiten": mag_besluiten,
    "aanvragen.ingebreke": who.is_aanvrager & is_bewoner & who.is_open,
    "aanvragen.akkoord": who.is_aanvrager & is_bewoner & who.is_open,
    "adviezen.bekijken": is_bewoner,
    "adviezen.lezen": who.is_gevraagde_adviseur,
    "adviezen.geven": who.is_gevraagde_adviseur & who.is_nog_erkend,
    "bezwaren.lezen": (is_eigenaar & is_bewoner) | who.is_behandelaar | who.is_besluitnemer,
    "aanvragen.register": is_iedereen,
    "aanvragen.bezwaar": who.is_aanvrager & is_bewoner & who.is_besloten,
    "besluiten.bezwaar": Rule(lambda person, besluit: can(person, "aanvragen.bezwaar", besluit.aanvraag)),
    "bezwaren.beslissen": who.is_besluitnemer & ~is_eigenaar & ~who.nam_besluit & ~of_aanvraag(who.heeft_belang),
    "bezwaren.intrekken": is_eigenaar & is_bewoner,
}


def can(person, permission, thing=None):
    return PERMISSIONS[permission](person, thing)
