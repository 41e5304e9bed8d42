"""What each rule of a version says of an application: one table, one small function for each rule."""

from portal.regelingen.rules.check import draagvlak, jaar, kosten, plan, wanneer, wie
from portal.regelingen.rules.check.zaak import Found, Zaak
from portal.regelingen.rules.parameters import artikel, is_voorbeeld
from portal.regelingen.rules.verdict import Verdict

# (name of the rule, the parameter that sets it, the page of the form that mends it, what judges it)
RULES = (
    ("aanvragers", "aanvragers", "wie", wie.aanvragers),
    ("minimum_leeftijd", "minimum_leeftijd", "wie", wie.minimum_leeftijd),
    ("woonplaats", "woonplaats", "gegevens", wie.woonplaats),
    ("eigen_gebied", "eigen_gebied", "waar", wie.eigen_gebied),
    ("per_adres", "per_adres", "gegevens", wie.per_adres),
    ("per_groep", "per_groep", "wie", wie.per_groep),
    ("organisatoren", "organisatoren", "wie", wie.organisatoren),
    ("venster", "venster", "wanneer", wanneer.venster),
    ("vooraf", "vooraf", "wanneer", wanneer.vooraf),
    ("zelfde_jaar", "zelfde_jaar", "wanneer", wanneer.zelfde_jaar),
    ("klaar_voor", "klaar_voor", "wanneer", wanneer.klaar_voor),
    ("gemaakte_kosten", "gemaakte_kosten_uitgesloten", "wanneer", wanneer.gemaakte_kosten),
    ("subsidiejaar", "subsidiejaar", "wie", jaar.subsidiejaar),
    ("formule", "formule_vast", "kosten", jaar.formule),
    ("reserve_grens", "reserve_grens", "jaar", jaar.reserve_grens),
    ("bestuursactiviteiten", "bestuursactiviteiten", "kosten", jaar.bestuursactiviteiten),
    ("bestedingsplan", "bestedingsplan", "kosten", jaar.bestedingsplan),
    ("minimum", "minimum", "kosten", kosten.minimum),
    ("maximum", "maximum", "kosten", kosten.maximum),
    ("tredes", "tredes", "kosten", kosten.tredes),
    ("eigen_deel", "eigen_deel", "kosten", kosten.eigen_deel),
    ("begroting", "begroting", "kosten", kosten.begroting),
    ("uitgesloten_kosten", "uitgesloten_kosten", "kosten", kosten.uitgesloten_kosten),
    ("maximum_per_soort", "maximum_per_soort", "kosten", kosten.maximum_per_soort),
    ("huren", "huren", "kosten", kosten.huren),
    ("plafond", "deel_toekennen", "kosten", kosten.plafond),
    ("plafond_gebied", "deel_toekennen", "waar", kosten.plafond_gebied),
    ("niet_voor", "niet_voor", "idee", plan.niet_voor),
    ("voorwaarden", "voorwaarden", "idee", plan.voorwaarden),
    ("extra_criteria", "extra_criteria", "kosten", plan.extra_criteria),
    ("checkgesprek", "checkgesprek", "idee", plan.checkgesprek),
    ("toestemming", "toestemming", "waar", plan.toestemming),
    ("onderhoud", "onderhoud", "waar", plan.onderhoud),
    ("samen_indienen", "samen_indienen", "waar", plan.samen_indienen),
    ("draagvlak", "draagvlak", "draagvlak", draagvlak.draagvlak),
    ("handtekeningen", "handtekeningen", "draagvlak", draagvlak.handtekeningen),
    ("adressen", "adressen", "draagvlak", draagvlak.adressen),
    ("instemming", "instemming", "draagvlak", draagvlak.instemming),
    ("raadpleging", "raadpleging_boven", "draagvlak", draagvlak.raadpleging),
    ("bestanden", "bestanden", "bestanden", plan.bestanden),
    ("verklaringen", "verklaringen", "nakijken", plan.verklaringen),
)
ALSO_WHEN_NO = frozenset({"plafond", "plafond_gebied"})


def judge(regels, feiten, criteria=()):
    """The verdicts, in the order of the table; a rule the version does not set says nothing.

    ``criteria``: what organisations add, each with ``tekst`` and ``categorie``.
    """
    zaak = Zaak(regels, feiten, tuple(criteria))
    return [verdict for rule in RULES for verdict in of_rule(rule, zaak)]


def of_rule(rule, zaak):
    name, sleutel, page, ask = rule
    value = zaak.waarde(sleutel)
    if value is None or value == "geen" or (value is False and name not in ALSO_WHEN_NO):
        return []
    return [as_verdict(found, name, sleutel, page, zaak.regels) for found in as_list(ask(value, zaak))]


def as_list(said):
    if said is None:
        return []
    return [said] if isinstance(said, Found) else said


def as_verdict(found, name, sleutel, page, regels):
    return Verdict(
        regel=name,
        oordeel=found.oordeel,
        artikel=found.artikel or artikel(regels, sleutel),
        zin=f"{name}.{found.zin}",
        waarden=found.waarden,
        gevonden=found.gevonden,
        vraag=page,
        voorbeeld=is_voorbeeld(regels, sleutel),
    )
