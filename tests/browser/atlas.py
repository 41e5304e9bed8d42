"""Every page of the portal in every state worth looking at."""

from tests.browser.places import Place, after, on_map, press, too_big, unfold, without_cookies, wrong

WRONG = "dit is geen adres"


def step(name, plan, who, button, **fields):
    return Place(f"stap {name} met fouten", f"/initiatieven/{{plan[{plan}]}}/stap/{name}", who, wrong(button, **fields))


FRONT = (
    Place("voorkant", "/", do=unfold),
    Place("voorkant in het Engels", "/?taal=en"),
    Place("voorkant voor wie inlogde", "/", "lang"),
    Place("hoe wij beslissen", "/hoe-wij-beslissen"),
    Place("spelregels", "/spelregels"),
    Place("toegankelijkheid", "/toegankelijkheid"),
    Place("privacy", "/privacy"),
    Place("contact", "/contact"),
    Place("onderdelen", "/onderdelen", do=unfold),
)
AREAS = (
    Place("buurten", "/buurten/", do=unfold),
    Place("buurten gevonden", "/buurten/?q=ha"),
    Place("buurten niet gevonden", "/buurten/?q=xyz"),
    Place("buurten op postcode", "/buurten/?q=7551+AB"),
    Place("buurt", "/buurten/BU01640202", do=unfold),
    Place("buurt met kaart", "/buurten/BU01640202", do=on_map),
    Place("buurt voor wie hem volgt", "/buurten/BU01640202", "buur"),
    Place("buurt zonder cijfers", "/buurten/{sleutel[stille_buurt]}"),
    Place("buurt in het Engels", "/buurten/BU01640202?taal=en"),
    Place("wijk", "/buurten/WK016402", do=unfold),
    Place("gemeente", "/buurten/GM0164", do=unfold),
)
FINDING = (
    Place("initiatieven", "/initiatieven/"),
    Place("initiatieven meeste steun", "/initiatieven/?sorteer=steun"),
    Place("initiatieven tweede bladzijde", "/initiatieven/?na=30"),
    Place("initiatieven gezocht", "/initiatieven/?zoek=plein&thema=ontmoeten&buurt=WK016402"),
    Place("initiatieven niets gevonden", "/initiatieven/?zoek=xyzxyz"),
    Place("initiatieven in het Engels", "/initiatieven/?taal=en"),
)
STATUSES = ("gepubliceerd", "in_behandeling", "in_uitvoering", "gerealiseerd", "niet_haalbaar", "gestopt", "ingetrokken",
            "samengevoegd", "doorgestuurd")
READING = (
    *(Place(f"initiatief {status}", f"/initiatieven/{{plan[{status}]}}") for status in STATUSES),
    Place("initiatief voor een buur", "/initiatieven/{plan[openbaar]}", "buur"),
    Place("initiatief voor wie het steunt", "/initiatieven/{plan[loopt]}", "buur"),
    Place("initiatief van jezelf", "/initiatieven/{plan[loopt]}", "wil"),
    Place("initiatief voor het team", "/initiatieven/{plan[loopt]}", "mo"),
    Place("initiatief in het Engels", "/initiatieven/{plan[loopt]}?taal=en", "buur"),
    Place("initiatief net ontvangen", "/initiatieven/{plan[ontvangen]}", "wil"),
    Place("initiatief aanvulling gevraagd", "/initiatieven/{plan[vraag]}", "wil"),
    Place("initiatief verborgen", "/initiatieven/{plan[verborgen]}", "wil"),
    Place("initiatief met lange woorden", "/initiatieven/{plan[lang]}"),
    Place("initiatief met code in de tekst", "/initiatieven/{plan[kwaad]}"),
    Place("eerdere versies", "/initiatieven/{plan[openbaar]}/versies"),
    Place("geen eerdere versies", "/initiatieven/{plan[loopt]}/versies"),
)
WRITING = (
    Place("nieuw", "/initiatieven/nieuw", do=unfold),
    Place("nieuw met te weinig", "/initiatieven/nieuw", do=wrong("Verder naar foto’s", title="Alleen een naam")),
    Place("nieuw in het Engels", "/initiatieven/nieuw?taal=en"),
    Place("concept", "/initiatieven/{plan[klaar]}/bewerken", "wil", unfold),
    Place("openbare tekst", "/initiatieven/{plan[openbaar]}/bewerken", "wil"),
    Place("openbare tekst met fouten", "/initiatieven/{plan[openbaar]}/bewerken", "wil", wrong("Aanpassing bewaren", wat="")),
    Place("foto’s", "/initiatieven/{plan[klaar]}/fotos", "wil"),
    Place("foto’s met fouten", "/initiatieven/{plan[klaar]}/fotos", "wil", wrong("Foto toevoegen")),
    Place("foto’s vol", "/initiatieven/{plan[album]}/fotos", "wil"),
    Place("foto te groot", "/initiatieven/{plan[klaar]}/fotos", "wil", too_big),
    Place("nakijken", "/initiatieven/{plan[klaar]}/nakijken", "wil"),
    Place("nakijken met te weinig", "/initiatieven/{plan[half]}/nakijken", "wil"),
    Place("ontvangen", "/initiatieven/{plan[ontvangen]}/ontvangen", "wil"),
)
PULLING = (
    Place("stap zonder vragen", "/initiatieven/{plan[ontvangen]}/stap/publiceren", "mo"),
    step("aanvulling_vragen", "ontvangen", "mo", "Aanvulling vragen"),
    step("niet_haalbaar", "ontvangen", "mo", "Niet haalbaar"),
    step("samenvoegen", "ontvangen", "mo", "Samenvoegen", reden="Het lijkt op een ander.", doel="I-0000-0000"),
    step("doorsturen", "ontvangen", "mo", "Doorsturen", naar_mail=WRONG),
    step("stoppen", "lang", "lang", "Stoppen"),
    step("realiseren", "loopt", "wil", "Het is klaar"),
    step("intrekken", "openbaar", "wil", "Intrekken"),
    Place("nieuws", "/initiatieven/{plan[loopt]}/voortgang", "wil"),
    Place("nieuws met fouten", "/initiatieven/{plan[loopt]}/voortgang", "wil", wrong("Zet op de site")),
    Place("antwoord", "/initiatieven/{plan[loopt]}/antwoord", "mo"),
    Place("antwoord met fouten", "/initiatieven/{plan[loopt]}/antwoord", "mo", wrong("Plaats het antwoord")),
    Place("mijlpaal", "/initiatieven/{plan[loopt]}/mijlpaal", "wil"),
    Place("mijlpaal met fouten", "/initiatieven/{plan[loopt]}/mijlpaal", "wil", wrong("Mijlpaal toevoegen")),
    Place("uitnodigen", "/initiatieven/{plan[openbaar]}/uitnodigen", "wil"),
    Place("uitnodigen met fouten", "/initiatieven/{plan[openbaar]}/uitnodigen", "wil",
          wrong("Stuur de uitnodiging", email=WRONG)),
    Place("meedoen", "/initiatieven/meedoen/{sleutel[meedoen]}", "buur"),
    Place("meedoen met oude uitnodiging", "/initiatieven/meedoen/oud", "buur"),
    Place("klopt niet", "/initiatieven/{plan[openbaar]}/klopt-niet"),
    Place("klopt niet met fouten", "/initiatieven/{plan[openbaar]}/klopt-niet", do=wrong("Meld het")),
    Place("tweede blik", "/initiatieven/{plan[verborgen]}/heroverweging", "wil"),
    Place("tweede blik met fouten", "/initiatieven/{plan[verborgen]}/heroverweging", "wil", wrong("Vraag een tweede blik")),
)
asked_for_mail = press("Stuur mij de mail", email="iemand@toneel.invalid")
asked_for_code = press("Stuur de code", email="anders@toneel.invalid")
ACCOUNT = (
    Place("inloggen", "/inloggen?next=/mijn"),
    Place("inloggen met fouten", "/inloggen", do=wrong("Stuur mij de mail", email=WRONG)),
    Place("inloggen in het Engels", "/inloggen?taal=en"),
    Place("code", "/inloggen", do=asked_for_mail, ends="/inloggen/code"),
    Place("code met fouten", "/inloggen", do=after(asked_for_mail, wrong("Inloggen", code="000"))),
    Place("link", "/inloggen/link/{sleutel[link]}"),
    Place("oude link", "/inloggen/link/oud", status=410),
    Place("welkom", "/welkom", "nieuw"),
    Place("welkom met fouten", "/welkom", "nieuw", wrong("Verder", name="06 12345678")),
    Place("account", "/mijn", "buur"),
    Place("account leeg", "/mijn", "leeg"),
    Place("account met plannen", "/mijn", "wil"),
    Place("account met fouten", "/mijn", "lang", wrong("Bewaren", name="")),
    Place("account in het Engels", "/mijn?taal=en", "buur"),
    Place("ander adres", "/mijn/e-mail", "lang"),
    Place("ander adres met fouten", "/mijn/e-mail", "wil", wrong("Stuur de code", email=WRONG)),
    Place("ander adres code", "/mijn/e-mail", "leeg", asked_for_code, ends="/mijn/e-mail/code"),
    Place("account verwijderen", "/mijn/verwijderen", "wil"),
    Place("account verwijderen met fouten", "/mijn/verwijderen", "wil", wrong("Verwijder mijn account")),
    Place("account verwijderen als beheerder", "/mijn/verwijderen", "bea"),
)
STORY = (
    Place("berichten", "/berichten/", "buur"),
    Place("berichten leeg", "/berichten/", "leeg"),
    Place("berichten verder", "/berichten/?na=40", "buur"),
    Place("afmelden", "/afmelden/{sleutel[afmelden]}"),
    Place("afgemeld", "/afmelden/{sleutel[afmelden]}", do=press("Geen mail meer")),
    Place("niet meer volgen", "/afmelden/{sleutel[ontvolgen]}"),
    Place("niet meer gevolgd", "/afmelden/{sleutel[ontvolgen]}", do=press("Niet meer volgen")),
    Place("brievenbus", "/ontwikkeling/brievenbus"),
)
STAFF = (
    Place("wachtrij", "/beheer/", "mo"),
    Place("wachtrij beoordeeld", "/beheer/?deel=beoordeeld", "mo"),
    Place("wachtrij leeg", "/beheer/?zoek=xyzxyz", "mo"),
    Place("wachtrij met lange naam", "/beheer/", "lang"),
    Place("wachtrij voor een lezer", "/beheer/", "rik"),
    Place("wachtrij in het Engels", "/beheer/?taal=en", "mo"),
    Place("zaak", "/beheer/initiatieven/{plan[ontvangen]}", "mo", unfold),
    Place("zaak wacht op aanvulling", "/beheer/initiatieven/{plan[vraag]}", "mo"),
    Place("zaak loopt", "/beheer/initiatieven/{plan[loopt]}", "mo", unfold),
    Place("zaak verborgen", "/beheer/initiatieven/{plan[opnieuw]}", "kim"),
    Place("zaak met lange woorden", "/beheer/initiatieven/{plan[lang]}", "mo"),
    Place("zaak met code in de tekst", "/beheer/initiatieven/{plan[kwaad_ontvangen]}", "mo"),
    Place("verbergen", "/beheer/initiatieven/{plan[openbaar]}/verbergen", "mo", unfold),
    Place("verbergen met fouten", "/beheer/initiatieven/{plan[openbaar]}/verbergen", "mo", wrong("Verbergen")),
    Place("meldingen", "/beheer/misbruik/", "mo"),
    Place("meldingen besloten", "/beheer/misbruik/?deel=besloten", "mo"),
    Place("meldingen leeg", "/beheer/misbruik/", "lang"),
    Place("melding", "/beheer/misbruik/{sleutel[melding]}", "mo", unfold),
    Place("heroverweging", "/beheer/heroverwegingen/{sleutel[heroverweging]}", "kim"),
    Place("heroverweging van eigen besluit", "/beheer/heroverwegingen/{sleutel[heroverweging]}", "mo"),
    Place("redenen", "/beheer/redenen/", "mo"),
    Place("reden", "/beheer/redenen/{sleutel[redentekst]}", "mo"),
    Place("nieuwe reden", "/beheer/redenen/nieuw", "mo"),
    Place("overzicht", "/beheer/overzicht", "rik"),
    Place("mensen", "/beheer/mensen", "bea"),
    Place("mensen gevonden", "/beheer/mensen?zoek=toneel", "bea"),
    Place("mensen niet gevonden", "/beheer/mensen?zoek=xyzxyz", "bea"),
    Place("mensen met fouten", "/beheer/mensen", "bea", wrong("Rol geven", email=WRONG)),
)
REFUSALS = (
    Place("pagina verlopen", "/inloggen", do=after(without_cookies, asked_for_mail)),
    Place("mag niet", "/beheer/", "buur", status=403),
    Place("bestaat niet", "/bestaat-niet", status=404),
    Place("bestaat niet in het Engels", "/bestaat-niet?taal=en", "lang", status=404),
    Place("verkeerde deur", "/initiatieven/{plan[openbaar]}/steunen", "buur", status=405),
    Place("kan nu niet meer", "/initiatieven/{plan[gerealiseerd]}/stap/publiceren", "mo", status=409),
    *(Place(f"fout {code}", f"/toets/{code}", status=code) for code in (422, 429, 500)),
)
PLACES = (*FRONT, *AREAS, *FINDING, *READING, *WRITING, *PULLING, *ACCOUNT, *STORY, *STAFF, *REFUSALS)
# What a GET gives that is no page: feeds, files and a hint while typing; and two that only lead elsewhere.
NO_PAGES = {"static", "toets", "story.feed", "story.buurt_feed", "story.initiatief_feed", "wijken.geojson", "people.data",
            "initiatieven.foto", "initiatieven.similar", "voordeur.gezond", "wijken.mijn_buurt"}
