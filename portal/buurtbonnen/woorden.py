"""What the pages and questions of an application are called: on the form, on paper, in the mail and when looking over."""

from flask_babel import lazy_gettext as _

# page → (its name among the steps, its heading, the line under that)
PAGINAS = {
    "wie": (_("Voor wie"), _("Voor wie vraag je dit aan?"), _("Zo weten we of deze regeling voor jou is.")),
    "jaar": (_("Bedrag"), _("Hoeveel kunnen jullie vragen?"), _("Het geld is voor een heel kalenderjaar.")),
    "idee": (_("Je idee"), _("Wat is je idee?"), _("Vertel het zoals je het een buur zou vertellen.")),
    "waar": (_("Waar"), _("Waar is het?"), _("Kies de buurt of wijk waar je het gaat doen.")),
    "wanneer": (_("Wanneer"), _("Wanneer is het?"), _("Weet je het nog niet precies? Een schatting is goed genoeg.")),
    "kosten": (
        _("Kosten"), _("Wat gaat het kosten?"), _("Zet elke uitgave op een eigen regel. Een schatting is goed genoeg."),
    ),
    "draagvlak": (_("Draagvlak"), _("Wie staan er achter je plan?"), _("Vertel wat je buren ervan vinden.")),
    "bestanden": (
        _("Bestanden"), _("Voeg bestanden toe"), _("Alleen jij en de mensen die je aanvraag behandelen zien ze."),
    ),
    "gegevens": (
        _("Jouw gegevens"), _("Hoe bereiken we je?"), _("Dit komt niet op de site. We bewaren het zo lang als nodig is."),
    ),
    "nakijken": (_("Nakijken"), _("Kijk je aanvraag na"), _("Klopt alles? Verstuur dan je aanvraag.")),
}

# The same for a group that asks money for a whole year.
JAARPAGINAS = {
    "wie": (_("Organisatie"), _("Voor welke organisatie is het?"), _("Je kiest uit de groepen waarvoor je mag tekenen.")),
    "idee": (_("Plan"), _("Wat gaan jullie doen?"), _("Vertel in grote lijnen wat de organisatie dat jaar doet.")),
    "kosten": (
        _("Begroting"), _("Waar is het geld voor?"), _("Zet elke activiteit en elke uitgave op een eigen regel."),
    ),
    "gegevens": (
        _("Gegevens"), _("Hoe bereiken we de organisatie?"), _("Dit komt niet op de site. We bewaren het zo lang als nodig is."),
    ),
}

LABELS = {
    "soort": _("Wie vraagt het aan?"),
    "groep_id": _("Voor welke groep teken je?"),
    "reserve": _("Hoe hoog is jullie reserve?"),
    "oud_genoeg": _("Ben je %(jaar)s jaar of ouder?"),
    "organisatoren": _("Met hoeveel mensen van verschillende adressen organiseer je dit?"),
    "title": _("Hoe heet je plan?"),
    "wat": _("Wat wil je doen?"),
    "waarom": _("Waarom wil je dit?"),
    "bevat": _("Hoort een van deze dingen bij je plan?"),
    "checkgesprek": _("Heb je al met ons over je plan gepraat?"),
    "gebied_code": _("In welke buurt of wijk is het?"),
    "waar": _("Op welke plek?"),
    "werkgebieden": _("Is het ook in andere gebieden? Kies ze dan allemaal."),
    "samen_ingediend": _("Is dit één aanvraag voor al die gebieden samen?"),
    "toestemming": _("Is er toestemming of een vergunning?"),
    "onderhoud": _("Zijn er afspraken over beheer en onderhoud?"),
    "begin": _("Eerste dag"),
    "eind": _("Laatste dag"),
    "al_gemaakt": _("Heb je al iets besteld of betaald?"),
    "posten": _("Kosten"),
    "baten": _("Geld van anderen"),
    "eigen_bijdrage": _("Hoeveel leggen jullie zelf in?"),
    "steun": _("Wat vinden je buren ervan?"),
    "handtekeningen": _("Hoeveel handtekeningen heb je?"),
    "adressen": _("Van hoeveel verschillende adressen?"),
    "openbare_ruimte": _("Komt er iets in de openbare ruimte te staan?"),
    "betrokkenen": _("Hoeveel mensen krijgen ermee te maken?"),
    "instemmers": _("Hoeveel van hen zijn het ermee eens?"),
    "raadpleging": _("Is de buurt al geraadpleegd?"),
    "naam": _("Je naam"),
    "adres": _("Straat en huisnummer"),
    "postcode": _("Postcode"),
    "plaats": _("Woonplaats"),
    "buurt_code": _("In welke buurt woon je?"),
    "telefoon": _("Telefoonnummer"),
    "email": _("E-mailadres"),
    "verklaringen": _("Ik verklaar dat"),
}
JAARLABELS = {
    "groep_id": _("Voor welke organisatie teken je?"),
    "wat": _("Wat gaan jullie doen?"),
    "naam": _("Naam van de contactpersoon"),
}
SOORTEN = {
    "persoon": _("Ik, als bewoner"),
    "groep": _("Een groep bewoners"),
    "erkende_organisatie": _("Een erkende bewonersorganisatie"),
    "vereniging": _("Een vereniging"),
    "stichting": _("Een stichting"),
    "instelling": _("Een instelling"),
    "bedrijf": _("Een bedrijf"),
}
GEREGELD = {"niet_nodig": _("Niet nodig"), "geregeld": _("Ja, dat is geregeld"), "nog_niet": _("Nee, nog niet")}
HUREN = {"huren": _("Huren"), "kopen": _("Kopen"), "inhuren": _("Iemand inhuren"), "onbekend": _("Weet ik niet")}
ELDERS = _("Ik woon in een andere gemeente")
# Why a term stands still (Awb 4:15 lid 2), as the applicant reads it.
GRONDEN = {
    "instemming": _("Je hebt schriftelijk laten weten dat je hiermee akkoord gaat."),
    "vertraging": _("Er is vertraging die bij jou ligt."),
    "overmacht": _("Er is overmacht: wij kunnen nu niet beslissen, door iets waar wij niets aan kunnen doen."),
}
KANALEN = {"balie": _("Aan de balie"), "post": _("Met de post"), "telefoon": _("Aan de telefoon")}
# Said where an answer is needed and was not given; other questions say the general sentence.
NODIG = {
    "groep_id": _("Kies voor welke organisatie je dit aanvraagt."),
    "reserve": _("Vul in hoe hoog de reserve is. Is er geen reserve? Vul dan 0 in."),
    "soort": _("Kies wie het aanvraagt."),
    "title": _("Geef je plan een naam."),
    "wat": _("Vertel wat je wilt doen."),
    "waarom": _("Vertel waarom je dit wilt."),
    "gebied_code": _("Kies in welke buurt of wijk het is."),
    "begin": _("Vul de eerste dag in."),
    "posten": _("Zet minstens één uitgave op een regel."),
    "gevraagd": _("Je hebt zelf genoeg geld en vraagt niets aan. Kijk of alle kosten in de begroting staan."),
    "naam": _("Vul je naam in."),
    "adres": _("Vul je straat en huisnummer in."),
    "postcode": _("Vul je postcode in."),
    "plaats": _("Vul je woonplaats in."),
    "buurt_code": _("Kies in welke buurt je woont."),
}
NODIG_ANDERS = _("Geef antwoord op: %(vraag)s")
