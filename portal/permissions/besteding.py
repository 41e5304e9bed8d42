"""Who may what with grants, activities, payments and the final account."""

from portal.activiteiten import rules as activiteit
from portal.betalingen import rules as betaling
from portal.buurtbonnen.rules.who import heeft_belang
from portal.people.rules import is_bewoner, is_iedereen, is_medewerker, is_vanzelf
from portal.rule import Rule
from portal.toekenningen.rules import uitgave, who
from portal.verantwoording import rules as account


def of_toekenning(rule):
    """The rule, asked of the grant this belongs to."""
    return Rule(lambda person, thing: rule(person, thing.toekenning))


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
# The board and who recorded it read an expense whole; other members see it in the meter.
mag_uitgave_zien = uitgave.is_indiener | of_toekenning(who.is_ontvanger | werkt_eraan)
mag_activiteit_zien = activiteit.is_openbaar | activiteit.is_van_mijn_groep

BESTEDING = {
    # toekenningen
    "toekenningen.bekijken": is_bewoner,
    "toekenningen.beheren": who.werkt_met_geld,
    "toekenningen.lezen": mag_geld_zien,
    "toekenningen.uitgeven": who.hoort_erbij & who.is_lopend,
    "toekenningen.verantwoorden": who.is_ontvanger & who.is_lopend,
    "toekenningen.verschuiven": who.is_ontvanger & who.is_van_groep & who.is_open,
    "toekenningen.opnemen": who.is_ontvanger & who.is_van_groep & who.is_vastgesteld,
    "toekenningen.rekening": who.is_ontvanger,
    "toekenningen.behandelen": mag_behandelen & who.is_open,
    "toekenningen.vaststellen": mag_besluiten,
    "toekenningen.besluiten": mag_besluiten,
    "toekenningen.vanzelf": is_vanzelf | mag_besluiten,
    "uitgaven.lezen": mag_uitgave_zien,
    "uitgaven.aftekenen": uitgave.is_tekenaar & ~uitgave.is_indiener & ~uitgave.heeft_getekend & uitgave.wacht_op_tekenen,
    "uitgaven.terugbetalen": uitgave.is_tekenaar & uitgave.is_voorgeschoten & ~uitgave.is_indiener,
    "uitgaven.intrekken": uitgave.is_indiener & uitgave.wacht_op_tekenen,
    "bonnen.lezen": of_uitgave(mag_uitgave_zien),
    "verschuivingen.lezen": of_toekenning(mag_geld_zien),
    "verschuivingen.beslissen": of_toekenning(mag_besluiten),
    "verschuivingen.intrekken": of_toekenning(who.is_ontvanger),
    # activiteiten
    "activiteiten.bekijken": is_iedereen,
    "activiteiten.lezen": mag_activiteit_zien,
    "activiteiten.beheren": activiteit.is_bestuur,
    "activiteiten.weggooien": activiteit.is_bestuur & activiteit.is_concept,
    "activiteitfotos.lezen": Rule(lambda person, foto: mag_activiteit_zien(person, foto.activiteit)),
    # betalingen
    "betalingen.bekijken": who.is_financien | who.is_controller,
    "betalingen.lezen": who.is_financien | who.is_controller,
    "betalingen.terugmelden": who.is_financien,
    "betalingen.ontvangen": mag_innen,
    "rekeningen.lezen": betaling.is_rekeninghouder | who.is_financien | who.is_controller,
    "rekeningen.bevestigen": betaling.wacht_op_tweede & ~betaling.is_opgever & (
        (betaling.is_van_groep & betaling.is_rekeninghouder) | (~betaling.is_van_groep & who.is_financien)
    ),
    "betaalruns.maken": who.is_financien,
    "betaalruns.lezen": who.is_financien | who.is_controller,
    "betaalruns.goedkeuren": who.is_financien & ~betaling.is_samensteller,
    "betaalruns.uitvoeren": who.is_financien,
    "betaalruns.intrekken": who.is_financien,
    # verantwoording
    "verantwoordingen.lezen": of_toekenning(who.is_ontvanger | werkt_eraan),
    "verantwoordingen.invullen": of_toekenning(who.is_ontvanger & who.is_lopend) & account.is_concept,
    "verantwoordingfotos.lezen": Rule(
        lambda person, foto: (who.is_ontvanger | werkt_eraan)(person, foto.verantwoording.toekenning)
    ),
    "verantwoording.bekijken": who.werkt_met_geld,
    "vaststellingen.lezen": of_toekenning(werkt_eraan) | (of_toekenning(who.is_ontvanger) & account.is_gemeld),
    "vaststellingen.reageren": of_toekenning(who.is_ontvanger) & account.wacht_op_zienswijze,
    "vaststellingen.besluiten": of_toekenning(mag_besluiten) & ~account.is_besloten & ~account.stelde_voor,
    # rapportages
    "rapportages.geld": who.werkt_met_geld,
    "rapportages.bereik": is_medewerker,
}
