"""Who may what with submissions, wijkopgaven and reports."""

from portal.inbreng.rules import afspraak
from portal.people.rules import (
    Rol,
    is_beheerder,
    is_bewoner,
    is_directie,
    is_eigenaar,
    is_iedereen,
    is_medewerker,
    is_moderator,
    is_regisseur,
)
from portal.rule import Rule
from portal.wijkopgaven.rules import inspanning, opgave, publicatie


@Rule
def is_behandelaar(person, thing):
    """Handles applications, in an area that overlaps the thing's."""
    return person.holds((Rol.BEHANDELAAR,), thing)


@Rule
def is_stuurder(person, thing):
    """Steers the work of the area: the team, its wijkwethouder and the management."""
    return person.holds((Rol.MODERATOR, Rol.REGISSEUR, Rol.WETHOUDER, Rol.CMT), thing)


mag_inbreng_werken = (is_moderator & ~afspraak.is_aanvraag) | ((is_behandelaar | is_regisseur) & afspraak.is_aanvraag)
# Who hears that an answer is late reads of what, but of applications only that there is one.
mag_inbreng_zien = is_stuurder & ~afspraak.is_aanvraag
# Nobody handles what is their own, alone or together with others.
mag_inbreng_behandelen = mag_inbreng_werken & ~is_eigenaar & ~afspraak.is_mede
mag_inbreng_volgen = (is_bewoner & is_eigenaar) | afspraak.is_tekenaar | (afspraak.is_mede & ~afspraak.is_aanvraag)
mag_inbreng_lezen = afspraak.is_openbaar | mag_inbreng_volgen | mag_inbreng_werken | mag_inbreng_zien
mag_inbreng_stilzetten = mag_inbreng_behandelen & ~afspraak.is_aanvraag


def of_inbreng(rule):
    """The rule, asked of the submission a link or a forwarding belongs to."""
    return Rule(lambda person, thing: rule(person, thing.inbreng))


def of_inspanning(rule):
    """The rule, asked of the inspanning a photo belongs to."""
    return Rule(lambda person, thing: rule(person, thing.inspanning))


def of_opgave(rule):
    """The rule, asked of the wijkopgave an inspanning is part of."""
    return Rule(lambda person, thing: rule(person, thing.opgave))


# The management reads what it may be asked about: it answers where no regisseur can.
mag_inspanning_lezen = inspanning.is_openbaar | is_moderator | is_directie
mag_publicatie_beantwoorden = is_regisseur | (is_directie & publicatie.zonder_regisseur)

OPGAVEN = {
    # inbreng
    "inbreng.bekijken": is_iedereen,
    "inbreng.lezen": mag_inbreng_lezen,
    "inbreng.werken": is_moderator | is_behandelaar,
    "inbreng.behandelen": mag_inbreng_behandelen,
    # For an application the law says when the clock stands still (Awb 4:15): that is done in its dossier.
    "inbreng.beloven": mag_inbreng_behandelen.when(afspraak.is_bezig & ~afspraak.wacht_op_indiener),
    "inbreng.stilzetten": mag_inbreng_stilzetten.when(afspraak.is_bezig & afspraak.is_beloofd & ~afspraak.staat_stil),
    "inbreng.verder": mag_inbreng_stilzetten.when(afspraak.staat_stil & ~afspraak.wacht_op_indiener),
    "inbreng.antwoorden": is_iedereen,
    "doorsturingen.lezen": of_inbreng(mag_inbreng_lezen),
    "doorsturingen.doorgeven": of_inbreng(mag_inbreng_behandelen).when(afspraak.is_onbeantwoord),
    "doorsturingen.afhandelen": of_inbreng(mag_inbreng_behandelen).when(afspraak.wacht_op_dienst),
    "triageregels.lezen": is_medewerker,
    "triageregels.bewerken": is_beheerder,
    # wijkopgaven
    "wijkopgaven.bekijken": is_iedereen,
    "wijkopgaven.lezen": opgave.is_openbaar | is_moderator,
    "wijkopgaven.maken": is_regisseur,
    "wijkopgaven.beheren": is_regisseur & opgave.loopt,
    "wijkopgaven.volgen": is_bewoner & opgave.is_openbaar,
    "wijkopgaven.sturen": is_stuurder,
    "doelen.lezen": is_iedereen,
    "doelen.beheren": is_beheerder,
    "inspanningen.lezen": mag_inspanning_lezen,
    "inspanningen.maken": is_moderator & opgave.loopt,
    "inspanningen.beheren": is_moderator,
    # Work of wijkregie itself needs no yes, so who cannot say yes does not call it that.
    "inspanningen.eigen_werk": is_regisseur,
    "inspanningen.weggooien": is_moderator & inspanning.is_concept,
    # Work of a draft would be public and stand in no list.
    "inspanningen.publiceren": is_moderator & publicatie.mag_openbaar & of_opgave(opgave.is_openbaar),
    "inspanningen.vertellen": is_moderator & inspanning.is_openbaar,
    "inspanningen.weghalen": is_moderator & inspanning.is_openbaar,
    "inspanningen.volgen": is_bewoner & inspanning.is_openbaar,
    "publicatievragen.lezen": is_moderator | is_directie,
    "publicatievragen.beantwoorden": mag_publicatie_beantwoorden & publicatie.is_open & ~publicatie.is_vrager,
    "koppelingen.lezen": of_inbreng(mag_inbreng_werken),
    "koppelingen.losmaken": of_inbreng(mag_inbreng_behandelen),
    "risicos.lezen": is_moderator,
    "risicos.beheren": is_moderator,
    "voortgangfotos.lezen": of_inspanning(mag_inspanning_lezen),
    # rapportages
    "rapportages.bekijken": is_medewerker,
    "rapportages.vandaag": is_moderator | is_behandelaar,
    "rapportages.maken": is_stuurder | is_beheerder,
    "verslagen.lezen": is_medewerker,
}
