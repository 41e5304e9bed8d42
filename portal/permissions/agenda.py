"""Who may what with agendas and votes."""

from portal.buurtagenda.rules import fase, punt
from portal.people.rules import (
    is_balie,
    is_bewoner,
    is_eigenaar,
    is_iedereen,
    is_moderator,
    is_vanzelf,
)
from portal.rule import Rule
from portal.stemmen.rules import ronde

mag_punt_lezen = punt.is_openbaar | (is_eigenaar & is_bewoner) | is_moderator
mag_punt_antwoorden = (is_eigenaar & is_bewoner) | (is_moderator & punt.is_zonder_account)
mag_ronde_lezen = ronde.is_openbaar | is_moderator
mag_aan_balie = is_balie | is_moderator


def of_ronde(rule):
    """The rule, asked of the round an option or a code belongs to."""
    return Rule(lambda person, thing: rule(person, thing.ronde))


def of_agenda(rule):
    """The rule, asked of the agenda a point stands on."""
    return Rule(lambda person, thing: rule(person, thing.agenda))


AGENDA = {
    # buurtagenda
    "agendas.bekijken": is_iedereen,
    "agendas.lezen": fase.is_openbaar | is_moderator,
    "agendas.maken": is_moderator,
    "agendas.beheren": is_moderator,
    "agendas.aanpassen": is_moderator.when(fase.verandert_nog),
    "agendas.invoeren": is_moderator.when(fase.loopt),
    "agendas.volgen": is_bewoner & fase.is_openbaar,
    "agendas.indienen": is_bewoner & (fase.haalt_op | (is_moderator & fase.loopt)),
    "agendas.signaleren": is_bewoner & fase.loopt,
    "signalen.lezen": punt.is_geplaatst_signaal | (is_eigenaar & is_bewoner) | is_moderator,
    "signalen.melden": is_iedereen.when(punt.is_geplaatst_signaal),
    "signalen.beheren": is_moderator,
    "signalen.beoordelen": is_moderator & ~is_eigenaar,
    "agendapunten.lezen": mag_punt_lezen,
    "agendapunten.melden": is_iedereen.when(punt.is_openbaar),
    "agendapunten.steunen": is_bewoner & punt.is_openbaar & punt.is_steunbaar & ~is_eigenaar,
    "agendapunten.volgen": is_bewoner & punt.is_openbaar,
    "agendapunten.toetsen": is_moderator & ~is_eigenaar,
    "agendapunten.weghalen": (is_moderator & ~is_eigenaar).when(punt.is_openbaar | punt.is_weggehaald),
    "agendapunten.reageren": mag_punt_antwoorden,
    "agendapunten.intrekken": mag_punt_antwoorden,
    "agendapunten.vaststellen": of_agenda(is_moderator),
    "agendapunten.uitvoeren": is_moderator & punt.loopt,
    # stemmen
    "stemrondes.bekijken": is_iedereen,
    "stemrondes.lezen": mag_ronde_lezen,
    "stemrondes.maken": is_moderator.when(of_agenda(fase.verandert_nog)),
    "stemrondes.beheren": is_moderator,
    "stemrondes.bewerken": is_moderator & ronde.is_concept,
    "stemrondes.vastleggen": is_moderator,
    "stemrondes.vervallen": is_moderator,
    "stemrondes.stemmen": ronde.is_openbaar,
    "stemrondes.buurt": is_bewoner & ronde.is_openbaar,
    "stemrondes.balies": is_balie,
    "stemrondes.balie": mag_aan_balie & ronde.is_vastgelegd,
    "stemrondes.codes": is_moderator & ronde.is_vastgelegd,
    "stemrondes.sluiten": (is_moderator | is_vanzelf) & ronde.is_voorbij,
    "stemrondes.tellen": is_moderator,
    "stemrondes.natellen": ronde.is_geteld,
    "keuzes.lezen": of_ronde(mag_ronde_lezen),
    "keuzes.bewerken": of_ronde(is_moderator),
    "keuzes.intrekken": of_ronde(is_moderator & ronde.is_vastgelegd & ~ronde.is_voorbij),
    "stemcodes.lezen": of_ronde(mag_aan_balie),
    "stemcodes.vervangen": of_ronde(mag_aan_balie & ronde.is_vastgelegd),
    "stemcodes.intypen": of_ronde(mag_aan_balie & ronde.is_vastgelegd),
}
