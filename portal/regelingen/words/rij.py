"""How the order of the queue for money comes about, in plain words."""

from flask_babel import lazy_gettext as _

VOLGORDE = {
    "volgorde_ontvangst": _("Wie eerder aanvraagt, is eerder aan de beurt."),
    "volgorde_volledig": _(
        "Wie eerder een complete aanvraag heeft, is eerder aan de beurt. Wat nog niet compleet is, heeft nog geen plaats."
    ),
    "ronde_rangschikking": _("Als niemand meer kan aanvragen, krijgt elke aanvraag punten."),
    "stemmen": _("Als niemand meer kan aanvragen, stemmen bewoners. De uitslag geeft de volgorde."),
}
# Who gives points in a round.
PUNTEN = {
    "commissie": _("Een commissie geeft de punten."),
    "ambtelijk": _("Medewerkers van de gemeente geven de punten."),
    "bindend_advies": _("De bewonersorganisatie geeft de punten."),
    "organisatie_beslist": _("De bewonersorganisatie geeft de punten."),
}
VASTGESTELD = _("De gemeente stelt de volgorde vast en schrijft op waarom.")
GELIJK = {
    "dag": _("Aanvragen van dezelfde dag zijn gelijk. Past dan niet alles, dan beslist een loting."),
    "tijdstip": _("Zijn twee aanvragen van precies hetzelfde moment en past niet alles? Dan beslist een loting."),
    "ronde": _("Hebben aanvragen dezelfde plaats en past niet alles? Dan beslist een loting."),
}
VERDER = _("Past een aanvraag niet meer, dan is de volgende aan de beurt die wel past.")
