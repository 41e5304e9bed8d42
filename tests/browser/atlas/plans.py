"""The pages of plans and areas, from home to handing in, and what a plan lives through."""

from tests.browser.atlas.people import asked_for_mail
from tests.browser.places import WRONG, Place, after, on_map, too_big, unfold, without_cookies, wrong


def step(name, plan, who, button, **fields):
    return Place(f"stap {name} met fouten", f"/initiatieven/{{plan[{plan}]}}/stap/{name}", who, wrong(button, **fields))


FRONT = (
    Place("voorkant", "/", do=unfold),
    Place("voorkant in het Engels", "/?taal=en"),
    Place("voorkant voor wie inlogde", "/", "lang"),
    Place("wegwijzer", "/wegwijzer"),
    Place("wegwijzer derde vraag", "/wegwijzer?wat=plan&geld=ja"),
    Place("wegwijzer deur", "/wegwijzer?wat=plan&geld=nee"),
    Place("wegwijzer naar buiten", "/wegwijzer?wat=kapot"),
    Place("wegwijzer in het Engels", "/wegwijzer?wat=wijk&taal=en"),
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
    Place("initiatieven iets anders bedoeld", "/initiatieven/?zoek=watertn"),
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
    Place("ingediende tekst", "/initiatieven/{plan[ontvangen]}/bewerken", "wil"),
    Place("verborgen tekst", "/initiatieven/{plan[verborgen]}/bewerken", "wil"),
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
    Place("nieuws met een telefoonnummer", "/initiatieven/{plan[loopt]}/voortgang", "wil",
          wrong("Zet op de site", tekst="Bel mij op 06 12345678.")),
    Place("nieuws weghalen", "/initiatieven/{plan[loopt]}/nieuws/{sleutel[nieuws]}/weghalen", "mo"),
    Place("nieuws weghalen met fouten", "/initiatieven/{plan[loopt]}/nieuws/{sleutel[nieuws]}/weghalen", "wil",
          wrong("Haal het weg")),
    Place("openbare foto’s met een telefoonnummer", "/initiatieven/{plan[loopt]}/fotos", "wil",
          wrong("Foto toevoegen", alt="Bel mij op 06 12345678.")),
    Place("antwoord", "/initiatieven/{plan[loopt]}/antwoord", "mo"),
    Place("antwoord met fouten", "/initiatieven/{plan[loopt]}/antwoord", "mo", wrong("Plaats het antwoord")),
    Place("mijlpaal", "/initiatieven/{plan[loopt]}/mijlpaal", "wil"),
    Place("mijlpaal met fouten", "/initiatieven/{plan[loopt]}/mijlpaal", "wil", wrong("Mijlpaal toevoegen")),
    Place("uitnodigen", "/initiatieven/{plan[openbaar]}/uitnodigen", "wil"),
    Place("uitnodigen met fouten", "/initiatieven/{plan[openbaar]}/uitnodigen", "wil",
          wrong("Stuur de uitnodiging", email=WRONG)),
    Place("meedoen", "/initiatieven/meedoen/{sleutel[meedoen]}", "buur"),
    Place("meedoen met een ander adres", "/initiatieven/meedoen/{sleutel[meedoen]}", "leeg", status=403),
    Place("meedoen met oude uitnodiging", "/initiatieven/meedoen/oud", "buur"),
    Place("klopt niet", "/initiatieven/{plan[openbaar]}/klopt-niet"),
    Place("klopt niet met fouten", "/initiatieven/{plan[openbaar]}/klopt-niet", do=wrong("Meld het")),
    Place("tweede blik", "/initiatieven/{plan[verborgen]}/heroverweging", "wil"),
    Place("tweede blik met fouten", "/initiatieven/{plan[verborgen]}/heroverweging", "wil", wrong("Vraag een tweede blik")),
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
