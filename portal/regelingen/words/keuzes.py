"""What the choices, columns and mistakes of the parameters are called."""

from flask_babel import lazy_gettext as _

SOORTEN = {
    "persoon": _("een bewoner"),
    "groep": _("een groep bewoners (geen vereniging of stichting)"),
    "erkende_organisatie": _("een erkende bewonersorganisatie"),
    "vereniging": _("een vereniging"),
    "stichting": _("een stichting"),
    "instelling": _("een instelling"),
    "bedrijf": _("een bedrijf"),
}
ARRANGED = {"geen": _("Niet nodig"), "vooraf": _("Moet vooraf geregeld zijn")}

# {sleutel: {value: what it is called}}
KEUZES = {
    "aanvragers": SOORTEN,
    "woonplaats": {"geen": _("Maakt niet uit"), "gemeente": _("In de gemeente")},
    "eigen_gebied": {
        "geen": _("Nee"),
        "buurt": _("Ja, in de eigen buurt"),
        "wijk": _("Ja, in de eigen wijk"),
        "werkgebied": _("Ja, in het eigen werkgebied"),
        "stadsdeel": _("Ja, in het eigen stadsdeel"),
    },
    "periode": {
        "kalenderjaar": _("Per kalenderjaar"),
        "venster": _("Per venster of ronde"),
        "regeling": _("Zolang deze regeling geldt"),
    },
    "huren": {
        "geen": _("Maakt niet uit"),
        "waar_het_kan": _("Huren waar het kan"),
        "alleen_huren": _("Alleen huren, niet kopen"),
    },
    "subsidiejaar": {
        "geen": _("Niet voor een vast jaar"),
        "dit_jaar": _("Voor het jaar waarin zij aanvraagt"),
        "volgend_jaar": _("Voor het jaar daarna"),
    },
    "formule_tarief": {
        "geen": _("Ja, alleen een vast bedrag"),
        "gegeven": _("Ja, met een bedrag per inwoner dat vaststaat"),
        "uit_plafond": _("Ja, met wat het plafond overlaat, gedeeld door alle inwoners"),
    },
    "bestedingsplan": {"geen": _("Niemand, het is niet nodig"), "commissie": _("Een commissie")},
    "checkgesprek": {"geen": _("Geen checkgesprek"), "mag": _("Mag"), "moet": _("Moet")},
    "niet_voor": {"nooit": _("Nooit"), "beoordelen": _("Alleen als de gemeente het goed vindt")},
    "toestemming": ARRANGED,
    "onderhoud": ARRANGED,
    "draagvlak": {
        "geen": _("Niet nodig"),
        "op_verzoek": _("Alleen als de gemeente erom vraagt"),
        "bewijs": _("Met bewijs bij de aanvraag"),
    },
    "instemming_bij": {"altijd": _("Altijd"), "openbare_ruimte": _("Alleen bij plannen in de openbare ruimte")},
    "bestanden": {
        "offerte": _("Offerte"),
        "handtekeningen": _("Handtekeningen"),
        "toestemming": _("Toestemming of vergunning"),
        "onderhoud": _("Afspraken over onderhoud"),
        "begroting": _("Begroting"),
        "statuten": _("Statuten"),
        "foto": _("Foto of tekening"),
        "overig": _("Iets anders"),
    },
    "verdeling": {
        "volgorde_ontvangst": _("Op volgorde van ontvangst"),
        "volgorde_volledig": _("Op volgorde van de dag waarop de aanvraag compleet is"),
        "ronde_rangschikking": _("In een ronde, op rangorde"),
        "stemmen": _("In een ronde, met stemmen"),
    },
    "gelijk": {"dag": _("Op dezelfde dag"), "tijdstip": _("Op precies hetzelfde moment")},
    "gezag": {
        "bindend_advies": _("De bewonersorganisatie geeft bindend advies"),
        "organisatie_beslist": _("De bewonersorganisatie beslist"),
        "commissie": _("Een commissie adviseert"),
        "ambtelijk": _("De gemeente beslist zonder advies"),
    },
    "vaststelling": {
        "direct": _("Meteen bij het besluit"),
        "ambtshalve": _("Door de gemeente, na de activiteit"),
        "verantwoording": _("Na een verantwoording door de aanvrager"),
    },
}

KOLOMMEN = {
    "sleutel": _("Korte naam"),
    "tekst": _("Tekst"),
    "artikel": _("Artikel"),
    "streng": _("Hoe streng"),
    "naam": _("Naam"),
    "van": _("Vanaf"),
    "tot": _("Tot en met"),
    "categorie": _("Soort kosten"),
    "maximum": _("Hoogste bedrag"),
    "soort": _("Soort bestand"),
    "vanaf": _("Vanaf bedrag"),
    "dagen": _("Aantal dagen"),
    "bedrag": _("Bedrag per dag"),
    "deel": _("Percentage"),
    "na": _("Zo lang na het begin"),
}

# (sleutel of a lijst, what makes a row special) → how the row reads; other rows are their tekst.
RIJEN = {
    ("niet_voor", "beoordelen"): _("%(tekst)s: alleen als de gemeente het goed vindt"),
    ("tredes", ""): _("%(naam)s: van %(van)s tot en met %(tot)s"),
    ("uitgesloten_kosten", ""): "%(categorie)s",
    ("maximum_per_soort", ""): _("%(categorie)s: ten hoogste %(maximum)s"),
    ("bestanden", ""): "%(soort)s: %(tekst)s",
    ("bestanden", "vanaf"): _("%(soort)s, vanaf %(vanaf)s: %(tekst)s"),
    ("termijnen", ""): _("%(deel)s procent na het besluit"),
    ("termijnen", "na"): _("%(deel)s procent, %(na)s na het begin"),
    ("dwangsom", ""): _("%(dagen)s dagen: %(bedrag)s per dag"),
}

FOUTEN = {
    "onbekend": _("Deze regel kennen we niet."),
    "ja_nee": _("Kies ja of nee."),
    "keuze": _("Kies een van de mogelijkheden."),
    "keuzes": _("Kies een of meer van de mogelijkheden."),
    "getal": _("Vul een heel getal in."),
    "bedrag": _("Vul een bedrag in, bijvoorbeeld 125,50."),
    "termijn": _("Vul een aantal dagen, weken of maanden in, bijvoorbeeld 8 weken."),
    "datum": _("Vul een datum in die bestaat."),
    "tekst": _("Vul een tekst in van ten hoogste 300 tekens."),
    "lijst": _("Deze lijst is te lang of niet te lezen."),
    "kolom": _("In deze lijst staat een kolom die we niet kennen."),
    "rij": _("Een regel van de lijst is nog niet af."),
    "dubbel": _("In deze lijst staat iets dubbel."),
    "verwijzing": _("Deze soort kosten staat niet bij de soorten kosten."),
    "grens": _("Dit getal is te klein of te groot."),
    "volgorde": _("Het laagste bedrag is hoger dan het hoogste."),
}
