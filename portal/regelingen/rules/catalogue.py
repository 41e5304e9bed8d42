"""All that a version of a regeling can lay down, as one table: what staff fill in and the check reads."""

from dataclasses import dataclass
from enum import StrEnum


class Soort(StrEnum):
    """How a value is kept: bedrag in whole cents, termijn as "8w" (d, w or m), datum as ISO text, lijst as rows."""

    JA_NEE = "ja_nee"
    KEUZE = "keuze"
    KEUZES = "keuzes"
    GETAL = "getal"
    BEDRAG = "bedrag"
    TERMIJN = "termijn"
    DATUM = "datum"
    TEKST = "tekst"
    LIJST = "lijst"


S = Soort


@dataclass(frozen=True)
class Kolom:
    """One column of a lijst. ``uit``: its values must be a sleutel in the lijst of that parameter."""

    naam: str
    soort: Soort = S.TEKST
    verplicht: bool = True
    keuzes: tuple[str, ...] = ()
    uit: str = ""


@dataclass(frozen=True)
class Parameter:
    """``bij``: it only counts where another parameter has one of these values. ``eenheid``: what a getal counts.

    ``van`` and ``tot`` bound a getal, both included. What it is called stands in ``regelingen.words``.
    """

    sleutel: str
    groep: str
    soort: Soort
    verplicht: bool = False
    keuzes: tuple[str, ...] = ()
    kolommen: tuple[Kolom, ...] = ()
    eenheid: str = ""
    bij: tuple[str, tuple] | None = None
    van: int = 1
    tot: int = 10**6


AANVRAGERS = ("persoon", "groep", "erkende_organisatie", "vereniging", "stichting", "instelling", "bedrijf")
PERSONEN = ("persoon", "groep")
BESTANDEN = ("offerte", "handtekeningen", "toestemming", "onderhoud", "begroting", "statuten", "foto", "overig")
KOP = (Kolom("sleutel"), Kolom("tekst"), Kolom("artikel", verplicht=False))
# Never, which is also meant when nothing is chosen, or only after staff looked at it.
STRENG = ("nooit", "beoordelen")
BEWIJS = ("draagvlak", ("bewijs",))
# The amount is settled after the activity, not with the grant.
LATER = ("vaststelling", ("ambtshalve", "verantwoording"))


def rows(sleutel, groep, *kolommen, verplicht=False, bij=None):
    return Parameter(sleutel, groep, S.LIJST, verplicht, kolommen=kolommen, bij=bij)


def choice(sleutel, groep, *keuzes, verplicht=True, bij=None):
    return Parameter(sleutel, groep, S.KEUZE, verplicht, keuzes=keuzes, bij=bij)


def yes_no(sleutel, groep, bij=None):
    return Parameter(sleutel, groep, S.JA_NEE, True, bij=bij)


def number(sleutel, groep, eenheid, *, verplicht=False, bij=None, tot=10**6):
    return Parameter(sleutel, groep, S.GETAL, verplicht, eenheid=eenheid, bij=bij, tot=tot)


def amount(sleutel, groep, *, verplicht=False, bij=None):
    return Parameter(sleutel, groep, S.BEDRAG, verplicht, bij=bij)


def term(sleutel, groep, *, verplicht=False, bij=None):
    return Parameter(sleutel, groep, S.TERMIJN, verplicht, bij=bij)


PARAMETERS = (
    Parameter("aanvragers", "wie", S.KEUZES, True, keuzes=AANVRAGERS),
    number("minimum_leeftijd", "wie", "jaar", tot=99),
    choice("woonplaats", "wie", "geen", "gemeente"),
    choice("eigen_gebied", "wie", "geen", "buurt", "wijk", "werkgebied", "stadsdeel"),
    number("per_adres", "wie", "aanvragen"),
    number("per_groep", "wie", "aanvragen"),
    choice("periode", "wie", "kalenderjaar", "venster", "regeling"),
    number("organisatoren", "wie", "personen"),
    Parameter("venster", "wanneer", S.TEKST, True),
    term("vooraf", "wanneer"),
    yes_no("zelfde_jaar", "wanneer"),
    Parameter("klaar_voor", "wanneer", S.DATUM),
    yes_no("gemaakte_kosten_uitgesloten", "wanneer"),
    amount("minimum", "kosten"),
    amount("maximum", "kosten", verplicht=True),
    rows("tredes", "kosten", Kolom("naam"), Kolom("van", S.BEDRAG), Kolom("tot", S.BEDRAG)),
    number("eigen_deel", "kosten", "procent", tot=100),
    yes_no("begroting", "kosten"),
    Parameter("hoger_bij_aanvulling", "kosten", S.JA_NEE),
    rows("kostensoorten", "kosten", Kolom("sleutel"), Kolom("tekst"), verplicht=True),
    rows("uitgesloten_kosten", "kosten", Kolom("categorie", uit="kostensoorten"), Kolom("artikel", verplicht=False)),
    rows(
        "maximum_per_soort", "kosten", Kolom("categorie", uit="kostensoorten"), Kolom("maximum", S.BEDRAG),
        Kolom("artikel", verplicht=False),
    ),
    choice("huren", "kosten", "geen", "waar_het_kan", "alleen_huren"),
    rows("niet_voor", "idee", *KOP, Kolom("streng", S.KEUZE, verplicht=False, keuzes=STRENG)),
    rows("voorwaarden", "idee", *KOP),
    rows("verklaringen", "idee", *KOP),
    yes_no("extra_criteria", "idee"),
    choice("checkgesprek", "idee", "geen", "mag", "moet"),
    choice("toestemming", "waar", "geen", "vooraf"),
    choice("onderhoud", "waar", "geen", "vooraf"),
    yes_no("samen_indienen", "waar"),
    choice("draagvlak", "draagvlak", "geen", "op_verzoek", "bewijs"),
    number("handtekeningen", "draagvlak", "handtekeningen", bij=BEWIJS),
    number("adressen", "draagvlak", "adressen", bij=BEWIJS),
    number("instemming", "draagvlak", "procent", bij=BEWIJS, tot=100),
    choice("instemming_bij", "draagvlak", "altijd", "openbare_ruimte", bij=BEWIJS, verplicht=False),
    amount("raadpleging_boven", "draagvlak"),
    choice("subsidiejaar", "jaar", "geen", "dit_jaar", "volgend_jaar", verplicht=False),
    choice("formule_tarief", "jaar", "geen", "gegeven", "uit_plafond", verplicht=False),
    amount("formule_vast", "jaar", verplicht=True, bij=("formule_tarief", ("geen", "gegeven", "uit_plafond"))),
    amount("formule_per_inwoner", "jaar", verplicht=True, bij=("formule_tarief", ("gegeven",))),
    Parameter("formule_peildatum", "jaar", S.DATUM, True, bij=("formule_tarief", ("gegeven", "uit_plafond"))),
    Parameter("reserve_grens", "jaar", S.JA_NEE),
    number("bestuursactiviteiten", "jaar", "activiteiten"),
    choice("bestedingsplan", "jaar", "geen", "commissie", verplicht=False),
    Parameter("rest_naar", "jaar", S.TEKST),
    number("sparen_jaren", "jaar", "jaar", tot=10),
    Parameter("overdragen", "jaar", S.JA_NEE),
    rows(
        "bestanden", "bestanden", Kolom("soort", S.KEUZE, keuzes=BESTANDEN), Kolom("tekst"),
        Kolom("vanaf", S.BEDRAG, verplicht=False), Kolom("artikel", verplicht=False),
    ),
    choice("verdeling", "verdelen", "volgorde_ontvangst", "volgorde_volledig", "ronde_rangschikking", "stemmen"),
    choice("gelijk", "verdelen", "dag", "tijdstip"),
    yes_no("deel_toekennen", "verdelen"),
    choice("gezag", "besluit", "bindend_advies", "organisatie_beslist", "commissie", "ambtelijk"),
    term("adviestermijn", "besluit"),
    term("beslistermijn", "besluit", verplicht=True),
    term("verdaging", "besluit"),
    term("aanvultermijn", "besluit", verplicht=True),
    yes_no("atw", "besluit"),
    rows("dwangsom", "besluit", Kolom("dagen", S.GETAL), Kolom("bedrag", S.BEDRAG), verplicht=True),
    amount("dwangsom_maximum", "besluit"),
    term("bezwaartermijn", "besluit", verplicht=True),
    term("bezwaar_beslistermijn", "besluit", verplicht=True),
    term("betaaltermijn", "daarna", verplicht=True),
    choice("vaststelling", "daarna", "direct", "ambtshalve", "verantwoording"),
    term("vaststellingstermijn", "daarna", verplicht=True, bij=("vaststelling", ("ambtshalve",))),
    term("verantwoordingstermijn", "daarna", verplicht=True, bij=("vaststelling", ("verantwoording",))),
    rows("termijnen", "daarna", Kolom("deel", S.GETAL), Kolom("na", S.TERMIJN, verplicht=False)),
    amount("licht_tot", "daarna", bij=("vaststelling", ("verantwoording",))),
    number("steekproef", "daarna", "procent", tot=100),
    term("zienswijzetermijn", "daarna", verplicht=True, bij=LATER),
    term("vaststellingsbesluit", "daarna", verplicht=True, bij=LATER),
    term("terugbetaaltermijn", "daarna", verplicht=True, bij=LATER),
    amount("niet_terug_onder", "daarna", bij=LATER),
    number("bewaren", "daarna", "jaar", verplicht=True, tot=100),
)
BY_SLEUTEL = {parameter.sleutel: parameter for parameter in PARAMETERS}
GROEPEN = tuple(dict.fromkeys(parameter.groep for parameter in PARAMETERS))
