"""Who may what with accounts, plans and their moderation."""

from portal.buurtbonnen.rules.who import werkt_aan_aanvragen
from portal.initiatieven.rules import (
    is_begonnen,
    is_bewerkbaar,
    is_concept,
    is_lopend,
    is_openbaar,
    is_steunbaar,
    is_verborgen,
    is_verlaten,
    is_vertrokken,
)
from portal.moderatie.rules import is_eerste_beoordelaar, is_open, is_over_eigen_werk
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
from portal.rule import Rule

mag_lezen = is_openbaar | is_trekker | (is_moderator & is_begonnen)
mag_beoordelen = is_moderator & ~is_trekker & is_begonnen
mag_foto_zien = Rule(lambda person, foto: mag_lezen(person, foto.initiatief))

HUIS = {
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
    "initiatieven.weggooien": is_eigenaar & is_concept,
    "initiatieven.intrekken": is_eigenaar & is_bewoner,
    "initiatieven.uitnodigen": is_eigenaar & is_bewoner & is_bewerkbaar,
    "initiatieven.trekken": (is_trekker & is_bewoner & is_openbaar) | mag_beoordelen,
    "initiatieven.vertellen": (is_trekker & is_bewoner & is_openbaar & is_lopend) | mag_beoordelen,
    "initiatieven.weghalen": (is_trekker & is_bewoner) | mag_beoordelen,
    "initiatieven.meedoen": is_bewoner,
    "uitnodigingen.aannemen": is_geadresseerde,
    "initiatieven.weggaan": is_mede,
    "initiatieven.uithalen": (is_eigenaar & is_bewoner) | mag_beoordelen,
    "initiatieven.overnemen": is_bewoner & ~is_eigenaar & is_openbaar,
    "initiatieven.opvolgen": (is_bewoner & is_openbaar).when(is_lopend & is_vertrokken & (is_mede | is_verlaten)),
    "initiatieven.hervatten": is_eigenaar & is_bewoner & is_openbaar,
    "initiatieven.steunen": is_bewoner & is_openbaar & is_steunbaar & ~is_eigenaar,
    "initiatieven.volgen": is_bewoner & is_openbaar,
    "initiatieven.melden": is_iedereen.when(is_openbaar),
    "initiatieven.beoordelen": mag_beoordelen,
    "initiatieven.publiceren": mag_beoordelen & ~is_verborgen,
    "initiatieven.antwoorden": mag_beoordelen,
    "fotos.lezen": mag_foto_zien,
    # moderatie
    "moderatie.bekijken": is_medewerker,
    "moderatie.werken": is_moderator,
    "moderatie.behandelen": mag_beoordelen,
    "moderatie.redenen": is_moderator | is_beheerder | werkt_aan_aanvragen,
    "redenteksten.lezen": is_moderator | is_beheerder | werkt_aan_aanvragen,
    "misbruikmeldingen.lezen": is_moderator & ~is_over_eigen_werk,
    "misbruikmeldingen.beslissen": is_moderator & is_open & ~is_over_eigen_werk,
    "heroverwegingen.lezen": is_moderator & ~is_over_eigen_werk,
    "heroverwegingen.beslissen": is_moderator & is_open & ~is_eerste_beoordelaar & ~is_over_eigen_werk,
    "heroverwegingen.vragen": is_eigenaar & is_bewoner & is_verborgen,
}
