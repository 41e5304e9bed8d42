"""What the deeds of staff on an application or a bezwaar are called, what each does, and what is said when it is done."""

from flask_babel import lazy_gettext as _

# deed → (on a button, what it does, said afterwards)
DAADWOORDEN = {
    "oppakken": (_("Oppakken"), _("Jij behandelt deze aanvraag dan."), _("Je behandelt deze aanvraag nu.")),
    "notitie": (_("Notitie maken"), _("Alleen wie behandelt of beslist leest dit."), _("Je notitie is bewaard.")),
    "compleet": (
        _("Als compleet aanmerken"), _("Alles is er. Vanaf nu telt de aanvraag mee in de rij."), _("De aanvraag is compleet."),
    ),
    "aanvulling": (
        _("Aanvulling vragen"), _("De aanvrager krijgt bericht. Loopt de termijn nog, dan staat die vanaf morgen stil."),
        _("De vraag is verstuurd. Loopt de termijn nog, dan staat die vanaf morgen stil."),
    ),
    "verdergaan": (
        _("Verdergaan zonder aanvulling"), _("De vraag om aanvulling vervalt. De termijn loopt weer."),
        _("De termijn loopt weer."),
    ),
    "raadpleging": (
        _("Raadpleging vastleggen"), _("Het gevraagde bedrag is zo hoog dat de buurt eerst moet meepraten."),
        _("De raadpleging is vastgelegd."),
    ),
    "advies": (
        _("Advies vragen"), _("Elke erkende bewonersorganisatie van dit gebied krijgt de vraag."),
        _("Het advies is gevraagd."),
    ),
    "loten": (
        _("Loten"),
        _("Er is niet genoeg geld voor alle aanvragen van dezelfde tijd. Het lot bepaalt de volgorde, één keer."),
        _("Er is geloot. Alle aanvragers krijgen bericht."),
    ),
    "deel": (
        _("Deel voorstellen"), _("Is er niet genoeg voor het hele bedrag? De aanvrager moet akkoord gaan met een deel."),
        _("De aanvrager krijgt je voorstel."),
    ),
    "deelantwoord": (
        _("Antwoord op het deel noteren"), _("De aanvrager heeft ons laten weten of een deel van het bedrag genoeg is."),
        _("Het antwoord is genoteerd."),
    ),
    "voorleggen": (
        _("Voorleggen voor besluit"), _("Wie mandaat heeft, beslist. Dat is nooit degene die de aanvraag behandelde."),
        _("De aanvraag ligt bij wie beslist."),
    ),
    "verdagen": (
        _("Termijn verlengen"), _("Dat kan één keer. De aanvrager krijgt een brief met de reden."),
        _("De termijn is verlengd. De aanvrager krijgt bericht."),
    ),
    "stilzetten": (
        _("Termijn stilzetten"),
        _("Dat mag alleen om een van de redenen hieronder. De aanvrager krijgt bericht met de reden."),
        _("De termijn staat stil. De aanvrager krijgt bericht."),
    ),
    "hervatten": (
        _("Termijn weer laten lopen"), _("De reden om stil te staan is voorbij. De termijn loopt weer vanaf vandaag."),
        _("De termijn loopt weer. De aanvrager krijgt bericht."),
    ),
    "ingebreke": (
        _("Ingebrekestelling noteren"),
        _("De aanvrager heeft geschreven dat we te laat zijn. Twee weken later begint de dwangsom."),
        _("De ingebrekestelling is genoteerd."),
    ),
    "doorsturen": (
        _("Doorsturen"), _("Iemand anders moet hierover beslissen, en krijgt daarvoor de hele aanvraag."),
        _("De aanvraag is doorgestuurd."),
    ),
    "intrekken": (
        _("Intrekking noteren"), _("De aanvrager heeft ons laten weten dat de aanvraag niet meer hoeft. We stoppen er dan mee."),
        _("De aanvraag is ingetrokken. De aanvrager krijgt een bevestiging."),
    ),
    "terugleggen": (
        _("Terugleggen bij de behandelaar"), _("De aanvraag is nog niet klaar voor een besluit."),
        _("De aanvraag ligt weer bij de behandelaar."),
    ),
}

# The same for a bezwaar.
BEZWAARWOORDEN = {
    "aanvulling": (
        _("Aanvulling vragen"), _("Wie bezwaar maakte krijgt bericht. De termijn staat stil vanaf morgen."),
        _("De vraag is verstuurd. Vanaf morgen staat de termijn stil."),
    ),
    "aangevuld": (
        _("Aanvulling noteren"), _("Wie bezwaar maakte heeft gestuurd wat er ontbrak. De termijn loopt weer vanaf die dag."),
        _("De aanvulling is genoteerd. Wie bezwaar maakte krijgt bericht."),
    ),
    "verdagen": (
        _("Termijn verlengen"), _("Dat kan één keer, met hooguit zes weken. Wie bezwaar maakte krijgt een brief met de reden."),
        _("De termijn is verlengd. Wie bezwaar maakte krijgt bericht."),
    ),
    "uitstellen": (
        _("Uitstel afspreken"),
        _("Dat kan als wie bezwaar maakte het goedvindt, en niemand anders er nadeel van heeft."),
        _("Het uitstel is vastgelegd. Wie bezwaar maakte krijgt bericht."),
    ),
    "ingebreke": (
        _("Ingebrekestelling noteren"),
        _("Wie bezwaar maakte heeft geschreven dat we te laat zijn. Twee weken later begint de dwangsom."),
        _("De ingebrekestelling is genoteerd. Wie bezwaar maakte krijgt bericht."),
    ),
}
