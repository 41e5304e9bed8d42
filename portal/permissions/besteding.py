"""Who may what with grants, activities, payments and the final account."""

from portal.activiteiten import rules as activiteit
from portal.betalingen import rules as betaling
from portal.bewonersgroepen import rules as groep
from portal.buurtbonnen.rules.who import heeft_belang
from portal.people.rules import Rol, is_beheerder, is_bewoner, is_eigenaar, is_iedereen, is_medewerker, is_vanzelf
from portal.rule import Rule
from portal.toekenningen.rules import plan, uitgave, who
from portal.verantwoording import rules as account


def of_toekenning(rule):
    """The rule, asked of the grant this belongs to."""
    return Rule(lambda person, thing: rule(person, thing.toekenning))


def of_naar(rule):
    """The rule, asked of the grant the money goes to; no where it goes to none."""
    return Rule(lambda person, verschuiving: verschuiving.naar is not None and rule(person, verschuiving.naar))


def of_activiteit(rule):
    return Rule(lambda person, foto: rule(person, foto.activiteit))


def of_uitgave(rule):
    return Rule(lambda person, bon: rule(person, bon.uitgave))


@Rule
def heeft_geen_belang(person, toekenning):
    """Nobody works as staff on money of their own or of a group they are in (Awb 2:4)."""
    return not heeft_belang(person, toekenning.aanvraag)


werkt_eraan = (
    who.is_behandelaar | who.is_besluitnemer | who.is_financien | who.is_controller
) & heeft_geen_belang
mag_geld_zien = who.hoort_erbij | werkt_eraan
mag_behandelen = who.is_behandelaar & heeft_geen_belang
mag_besluiten = who.is_besluitnemer & heeft_geen_belang
mag_innen = who.is_financien & heeft_geen_belang
mag_run = who.is_financien & betaling.overal(Rol.FINANCIEN)
mag_plan_keuren = plan.is_keurder & heeft_geen_belang
heeft_belang_bij = ~heeft_geen_belang
# Who has no account sends it on paper, and staff write it down.
mag_verantwoorden = (who.is_ontvanger | (mag_behandelen & who.is_zonder_account)) & who.is_lopend
# The board and who recorded it read an expense whole; other members see it in the meter.
mijn_uitgave = uitgave.is_indiener & of_toekenning(who.hoort_erbij)
mag_uitgave_zien = mijn_uitgave | of_toekenning(who.is_ontvanger | werkt_eraan)
loopt = of_toekenning(who.is_lopend)
# Where nobody in the group can sign, who pays at the gemeente does.
mag_tekenen = (uitgave.is_tekenaar & uitgave.zat_in_bestuur) | (uitgave.heeft_geen_tekenaar & of_toekenning(mag_innen))
mag_activiteit_zien = (
    activiteit.is_openbaar | activiteit.is_van_mijn_groep | (activiteit.is_weggehaald & activiteit.is_toezichthouder)
)

BESTEDING = {
    # toekenningen
    "toekenningen.bekijken": is_bewoner,
    "toekenningen.beheren": who.werkt_met_geld,
    "toekenningen.lezen": mag_geld_zien,
    "toekenningen.uitgeven": who.hoort_erbij & who.is_lopend & ~plan.heeft_plan_nodig,
    "toekenningen.plan_lezen": mag_geld_zien | mag_plan_keuren,
    "toekenningen.plan_indienen": who.is_ontvanger & who.is_lopend & plan.heeft_plan_nodig,
    "toekenningen.plan_besluiten": mag_plan_keuren & who.is_lopend,
    "toekenningen.plannen": plan.keurt_plannen,
    "toekenningen.uitgaven": who.is_ontvanger | werkt_eraan,
    "toekenningen.verantwoorden": mag_verantwoorden,
    "toekenningen.verschuiven": who.is_ontvanger & who.is_van_groep & who.is_vrij,
    "toekenningen.opnemen": who.is_ontvanger & who.is_van_groep & who.is_vastgesteld & who.heeft_gespaard,
    "toekenningen.rekening": who.is_ontvanger | ((mag_behandelen | mag_innen) & who.is_zonder_account),
    "toekenningen.behandelen": mag_behandelen & who.is_open,
    "toekenningen.beoordelen": mag_behandelen,
    "toekenningen.vaststellen": mag_besluiten,
    "toekenningen.besluiten": mag_besluiten,
    "toekenningen.vanzelf": is_vanzelf | mag_besluiten,
    "uitgaven.lezen": mag_uitgave_zien,
    "uitgaven.aftekenen": (
        mag_tekenen & ~uitgave.is_indiener & ~uitgave.heeft_getekend & uitgave.wacht_op_tekenen & loopt
    ),
    "uitgaven.goedkeuren": (uitgave.heeft_getekend & uitgave.is_getekend) | (uitgave.is_indiener & uitgave.is_eigen),
    "uitgaven.terugbetalen": uitgave.is_tekenaar & uitgave.is_voorgeschoten & ~uitgave.is_indiener,
    "uitgaven.intrekken": mijn_uitgave & (uitgave.wacht_op_tekenen | uitgave.is_eigen) & loopt,
    "uitgaven.aanvullen": mijn_uitgave & uitgave.telt_mee & loopt,
    "bonnen.lezen": of_uitgave(mag_uitgave_zien),
    "verschuivingen.lezen": of_toekenning(mag_geld_zien) | of_naar(who.is_ontvanger),
    "verschuivingen.beslissen": of_toekenning(mag_besluiten) & ~of_naar(heeft_belang_bij) & ~is_eigenaar,
    "verschuivingen.intrekken": of_toekenning(who.is_ontvanger),
    # activiteiten
    "activiteiten.bekijken": is_iedereen,
    "activiteiten.lezen": mag_activiteit_zien,
    "activiteiten.melden": is_iedereen.when(activiteit.is_openbaar),
    "activiteiten.maken": groep.is_bestuur & groep.is_actief,
    "activiteiten.beheren": activiteit.is_bestuur & ~activiteit.is_weggehaald,
    "activiteiten.aankondigen": activiteit.is_bestuur & ~activiteit.is_van_gestopte_groep,
    # Of a group that stopped nobody may be left to say so.
    "activiteiten.afgelasten": activiteit.is_bestuur | (activiteit.is_toezichthouder & activiteit.is_van_gestopte_groep),
    "activiteiten.bewerken": activiteit.is_bestuur & activiteit.is_te_bewerken,
    "activiteiten.geld": activiteit.is_van_mijn_groep,
    "activiteiten.weghalen": activiteit.is_toezichthouder,
    "activiteiten.weggooien": activiteit.is_bestuur & activiteit.is_concept,
    "activiteitfotos.lezen": of_activiteit(mag_activiteit_zien),
    "activiteitfotos.weghalen": of_activiteit(activiteit.is_bestuur | activiteit.is_toezichthouder),
    # betalingen
    "betalingen.bekijken": who.is_financien | who.is_controller,
    "betalingen.lezen": who.is_financien | who.is_controller,
    "betalingen.terugmelden": of_toekenning(mag_innen),
    "betalingen.ontvangen": mag_innen | is_vanzelf,
    "ontvangsten.lezen": of_toekenning(mag_innen),
    "ontvangsten.terugdraaien": of_toekenning(mag_innen) & ~betaling.is_boeker,
    "rekeningen.lezen": betaling.is_rekeninghouder | who.is_financien | who.is_controller,
    "rekeningen.bevestigen": betaling.wacht_op_tweede & ~betaling.is_opgever & (
        betaling.is_tweede
        | (betaling.heeft_geen_tweede & who.is_financien & ~betaling.is_belanghebbende)
    ),
    "betaalruns.maken": who.is_financien,
    "betaalruns.lezen": (who.is_financien | who.is_controller) & betaling.overal(*betaling.ROLLEN),
    "betaalruns.bestand": mag_run,
    "betaalruns.goedkeuren": mag_run & ~betaling.is_samensteller,
    "betaalruns.uitvoeren": mag_run,
    "betaalruns.intrekken": mag_run,
    # verantwoording
    "verantwoordingen.lezen": of_toekenning(who.is_ontvanger | werkt_eraan),
    "verantwoordingen.invullen": of_toekenning(mag_verantwoorden) & account.is_concept,
    "verantwoordingfotos.lezen": Rule(
        lambda person, foto: (who.is_ontvanger | werkt_eraan)(person, foto.verantwoording.toekenning)
    ),
    "verantwoording.bekijken": who.werkt_met_geld,
    "verantwoording.steekproef": is_iedereen,
    "kennisgevingen.lezen": of_toekenning(who.is_ontvanger | werkt_eraan),
    "vaststellingen.lezen": of_toekenning(werkt_eraan) | (of_toekenning(who.is_ontvanger) & account.is_gemeld),
    "vaststellingen.reageren": of_toekenning(who.is_ontvanger | mag_behandelen) & account.wacht_op_zienswijze,
    "vaststellingen.besluiten": of_toekenning(mag_besluiten) & ~account.stelde_voor & ~account.nam_het_vorige,
    # rapportages
    "rapportages.geld": who.werkt_met_geld | is_beheerder,
    "rapportages.bereik": is_medewerker,
}
