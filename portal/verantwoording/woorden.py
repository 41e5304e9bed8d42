"""What the pages of an account are called, and what is said where something lacks."""

from flask_babel import lazy_gettext as _

# page → (in the row of steps, heading, sentence under it)
PAGINAS = {
    "verslag": (_("Verslag"), _("Vertel hoe het ging"), _("Eén pagina is genoeg. Je hoeft niet alles in één keer te doen.")),
    "verhaal": (_("Verhaal"), _("Vertel hoe het ging"), _("Vertel kort wat er gebeurd is, en wat anders ging dan je dacht.")),
    "geld": (_("Geld"), _("Wat is er uitgegeven?"), _("We hebben ingevuld wat al bekend is. Kijk het na en vul aan.")),
    "bonnen": (_("Bonnen"), _("Kloppen de bonnen?"), _("Dit zijn de uitgaven die in het portaal staan, met hun bonnen.")),
    "fotos": (_("Foto’s"), _("Heb je foto’s?"), _("Alleen de gemeente ziet deze foto’s. Je mag dit overslaan.")),
    "nakijken": (_("Nakijken"), _("Klopt alles?"), _("Kijk alles nog een keer na. Daarna verstuur je de verantwoording.")),
}
NODIG = {
    "verhaal": _("Vertel kort hoe het is gegaan."),
    "deelnemers": _("Vul in hoeveel mensen er meededen. Een schatting is goed."),
    "uitgegeven": _("Vul bij elke regel in wat er is uitgegeven. Niets? Vul dan 0 in."),
    "bonnen": _("Voeg bij je uitgaven de bonnen toe."),
    "toch": _("Laat eerst tekenen, of zet een vinkje als je toch wilt inleveren."),
    "nu_al": _("Wacht tot het voorbij is, of zet een vinkje als je nu al wilt inleveren."),
    "naar_waarheid": _("Zet een vinkje als alles klopt."),
    "foto_alt": _("Beschrijf wat er op de foto te zien is."),
}
# Why an amount cannot be proposed or decided on.
WAAROM_NIET = {
    "te_veel": _("Dit is meer dan er is toegekend."),
    "lager": _("Dit is lager dan het voorstel. De ontvanger moet dan eerst opnieuw kunnen reageren."),
    "betaalrun": _("Er staat nog een betaling klaar. Besluit als die is uitgevoerd of ingetrokken."),
    "verschuiving": _("De ontvanger vroeg om geld anders te gebruiken. Daar wordt eerst over beslist."),
    "alsnog": _(
        "De ontvanger heeft nog tijd om zich te verantwoorden. Ambtshalve vaststellen mag pas daarna (artikel 4:44 Awb)."
    ),
    "grond": _("Dit is lager dan eerder vastgesteld. Kies waarom dat mag."),
    "verjaard": _(
        "Het vorige besluit is ouder dan vijf jaar. Lager vaststellen en terugvragen kan dan niet meer (artikel 4:57 Awb)."
    ),
}
# On what a final amount may be set lower again (Awb 4:49 lid 1).
WIJZIGINGSGRONDEN = {
    "a": _("Er zijn feiten die wij toen niet konden weten (onder a)"),
    "b": _("Het vorige besluit klopte niet, en de ontvanger wist dat of had het moeten weten (onder b)"),
    "c": _("De ontvanger deed na het vorige besluit niet wat nog moest (onder c)"),
}
# Why a deed of staff came too late or too soon, beside how it stands now.
NU_NIET = {
    "voorstellen": _("Er ligt al een voorstel. Daar wordt eerst over besloten."),
    "terugvragen": _("Terugsturen kan niet meer. Hieronder staat hoe het er nu voor staat."),
    "zienswijze": _("De ontvanger mag nog reageren. Je kunt besluiten als de reactie er is of de termijn voorbij is."),
    "besloten": _("Hierover is al besloten, misschien net door een collega. Het besluit staat hieronder."),
    "terugleggen": _("De ontvanger kent dit voornemen al. Terugleggen bij de behandelaar kan dan niet meer."),
}
# part of the list of staff → (what it is called, what it says when it is empty)
DELEN = {
    "te_laat": (_("Te laat"), _("Iedereen is op tijd met verantwoorden.")),
    "beoordelen": (_("Te beoordelen"), _("Er wacht geen verantwoording op je oordeel.")),
    "zienswijze": (_("Wacht op reactie"), _("Er loopt geen termijn voor een reactie.")),
    "besluiten": (_("Te besluiten"), _("Er wacht geen voorstel op een besluit.")),
    "steekproef": (_("Steekproef"), _("Er loopt geen steekproef.")),
    "terug": (_("Terug te betalen"), _("Niemand hoeft iets terug te betalen.")),
}
KENNISGEVINGEN = {
    "steekproef": _("Uw bijdrage zit in de steekproef"),
    "herinneren": _("Verantwoord uw bijdrage op tijd"),
    "te_laat": _("Uw verantwoording is te laat"),
    "terugvragen": _("Uw verantwoording is nog niet compleet"),
    "terug_herinneren": _("Betaal op tijd terug"),
    "terug_te_laat": _("U bent te laat met terugbetalen"),
}
