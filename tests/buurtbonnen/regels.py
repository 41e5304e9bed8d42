"""The rules of the buurtbon of the village: every parameter a version must have, and a few of those it may have."""


def row(sleutel, tekst, artikel=""):
    return {"sleutel": sleutel, "tekst": tekst, "artikel": artikel}


WAARDEN = {
    "aanvragers": ["persoon", "groep"],
    "minimum_leeftijd": 18,
    "woonplaats": "gemeente",
    "eigen_gebied": "wijk",
    "per_adres": 1,
    "periode": "kalenderjaar",
    "venster": "Het hele jaar",
    "zelfde_jaar": False,
    "gemaakte_kosten_uitgesloten": True,
    "maximum": 75_000,
    "begroting": True,
    "kostensoorten": [
        {"sleutel": "materiaal", "tekst": "Materiaal"},
        {"sleutel": "eten", "tekst": "Eten en drinken"},
        {"sleutel": "vergoeding", "tekst": "Vergoeding voor een vrijwilliger"},
        {"sleutel": "overig", "tekst": "Iets anders"},
    ],
    "uitgesloten_kosten": [{"categorie": "vergoeding", "artikel": "5 lid 2"}],
    "huren": "waar_het_kan",
    "niet_voor": [row("speeltoestel", "Een speeltoestel", "6"), row("verlichting", "Openbare verlichting", "6")],
    "voorwaarden": [row("beleid", "Het past bij het beleid van de gemeente.", "7")],
    "verklaringen": [
        row("waarheid", "Wat ik heb ingevuld is waar.", "8"),
        row("nog_niet", "De activiteit is nog niet uitgevoerd.", "8"),
    ],
    "extra_criteria": True,
    "checkgesprek": "geen",
    "toestemming": "geen",
    "onderhoud": "geen",
    "samen_indienen": True,
    "draagvlak": "op_verzoek",
    "verdeling": "volgorde_volledig",
    "gelijk": "tijdstip",
    "deel_toekennen": True,
    "gezag": "bindend_advies",
    "adviestermijn": "3w",
    "beslistermijn": "8w",
    "verdaging": "6w",
    "aanvultermijn": "2w",
    "atw": True,
    "dwangsom": [{"dagen": 14, "bedrag": 2_300}, {"dagen": 14, "bedrag": 3_500}, {"dagen": 14, "bedrag": 4_500}],
    "dwangsom_maximum": 144_200,
    "bezwaartermijn": "6w",
    "bezwaar_beslistermijn": "12w",
    "betaaltermijn": "6w",
    "vaststelling": "direct",
    "bewaren": 7,
}

# The same for an organisation that asks money for its year, by a formula.
FORMULE = {
    "aanvragers": ["erkende_organisatie"], "minimum_leeftijd": None, "woonplaats": "geen", "eigen_gebied": "geen",
    "per_adres": None,
    "per_groep": 1, "periode": "venster", "gemaakte_kosten_uitgesloten": False, "maximum": 1_000_000, "huren": "geen",
    "niet_voor": None, "voorwaarden": None, "uitgesloten_kosten": None, "draagvlak": "geen", "samen_indienen": False,
    "extra_criteria": False, "gezag": "ambtelijk", "subsidiejaar": "volgend_jaar", "formule_vast": 80_000,
    "formule_tarief": "uit_plafond", "formule_peildatum": "2020-06-30", "bestuursactiviteiten": 1, "reserve_grens": True,
}


def regels(**changes):
    """As a version keeps them; ``changes`` are other values, None leaves one out."""
    values = {name: value for name, value in (WAARDEN | changes).items() if value is not None}
    return {name: {"waarde": value, "artikel": "3", "voorbeeld": False} for name, value in values.items()}
