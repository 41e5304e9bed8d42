"""The words of the wegwijzer, and what it can send people to today."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _

from portal.regelingen import queries as regelingen
from portal.regelingen.rules.parameters import waarde
from portal.templating import euro
from portal.voordeur.rules import Offer, Row, bands, walk

QUESTIONS = {
    "wat": _("Wat wil je doen?"),
    "geld": _("Heb je geld van de gemeente nodig?"),
    "wie": _("Voor wie vraag je het geld aan?"),
    "bedrag": _("Hoeveel geld heb je nodig?"),
}
# question → answer → (what it is called, an example or explanation)
ANSWERS = {
    "wat": {
        "plan": (_("Iets doen of maken met mijn buren"), _("Bijvoorbeeld een straatfeest, een bankje of een geveltuin.")),
        "kapot": (_("Iets melden dat kapot of vies is"), _("Bijvoorbeeld een losse tegel of een lamp die het niet doet.")),
        "wijk": (_("Iets groots veranderen in mijn wijk"), _("Iets wat je niet alleen met je buren voor elkaar krijgt.")),
        "raad": (_("De gemeenteraad ergens over laten beslissen"), _("Omdat het over de hele gemeente gaat, of over regels.")),
        "taak": (_("Een taak van de gemeente overnemen"), _("Omdat je denkt dat je het samen beter kunt.")),
    },
    "geld": {
        "ja": (_("Ja"), _("Bijvoorbeeld om iets te huren of te kopen.")),
        "nee": (_("Nee"), _("Wel misschien hulp, een plek of toestemming.")),
        "weet_niet": (_("Dat weet ik nog niet"), ""),
    },
    "wie": {
        "persoon": (_("Voor mijzelf, als bewoner"), ""),
        "groep": (_("Voor een groep bewoners"), _("Jullie zijn geen vereniging of stichting.")),
        "erkende_organisatie": (_("Voor een bewonersorganisatie"), _("De gemeente heeft haar erkend.")),
        "rechtspersoon": (_("Voor een vereniging of stichting"), ""),
        "anders": (_("Voor een bedrijf of instelling"), ""),
    },
}
WHY = {
    "kapot": _("Wat kapot of vies is, maakt de gemeente in orde. Daar is geen plan voor nodig."),
    "groot": _("Iets groots raakt veel mensen. Daarom werken bewoners en gemeente er samen aan, in een wijkopgave."),
    "veel_geld": _("Voor zo veel geld is er geen regeling. Zo’n plan maak je samen met de gemeente, in een wijkopgave."),
    "raad": _("Hierover beslist de gemeenteraad. Met een burgerinitiatief zet je het zelf op de agenda van de raad."),
    "taak": _("Je wilt zelf doen wat nu de gemeente doet. Daar is het uitdaagrecht voor."),
    "zonder_geld": _("Je hebt geen geld van de gemeente nodig. Dan kun je meteen zoeken naar mensen die meedoen."),
    "weet_niet": _("Deel eerst je plan. Samen zien we dan wat het kost en of er geld voor is."),
    "geen_regeling": _("Er is nu geen regeling open die hierbij past. Deel je plan wel: dan zoeken we samen een weg."),
    "persoon": _("Je vraagt %(bedrag)s en je bent geen organisatie. Dan past %(naam)s."),
    "groep": _("Je vraagt %(bedrag)s met een groep bewoners. Dan past %(naam)s."),
    "erkende_organisatie": _("Je vraagt %(bedrag)s voor een bewonersorganisatie. Dan past %(naam)s."),
    "rechtspersoon": _("Je vraagt %(bedrag)s voor een vereniging of stichting. Dan past %(naam)s."),
    "anders": _("Je vraagt %(bedrag)s voor een bedrijf of instelling. Dan past %(naam)s."),
}
# (how the band before it ends, how it ends itself) → in words
AMOUNTS = {
    (0, "on"): _("%(high)s of minder"),
    (0, "below"): _("minder dan %(over)s"),
    (0, None): _("een bedrag"),
    ("on", "on"): _("meer dan %(under)s, tot en met %(high)s"),
    ("on", "below"): _("meer dan %(under)s en minder dan %(over)s"),
    ("on", None): _("meer dan %(under)s"),
    ("below", "on"): _("%(low)s tot en met %(high)s"),
    ("below", "below"): _("%(low)s of meer, en minder dan %(over)s"),
    ("below", None): _("%(low)s of meer"),
}


@dataclass(frozen=True)
class Door:
    """What it is called, what to do there and what the button says; ``endpoint`` empty: outside the portal."""

    title: str
    text: str
    button: str
    endpoint: str = "voordeur.contact"


DOORS = {
    "melding": Door(
        _("Doe een melding openbare ruimte"), _("Dat kan bij de gemeente, buiten deze site."), _("Naar de melding"), "",
    ),
    "initiatief": Door(
        _("Deel je plan als initiatief"), _("Je schrijft het in vijf minuten op. Je buren kunnen het steunen en meedoen."),
        _("Deel je plan"), "initiatieven.start",
    ),
    "regeling": Door(
        _("Vraag geld aan"), _("Tijdens het invullen zie je meteen of je plan aan de regels voldoet."),
        _("Begin met je aanvraag"), "buurtbonnen.start",
    ),
    "wijkopgave": Door(
        _("Praat met de %(regisseur)s"), _("Die kent de wijk en de plannen die er al zijn."), _("Naar contact"),
    ),
    "burgerinitiatief": Door(
        _("Begin een burgerinitiatief"),
        _("Vraag de gemeente eerst hoe oud je moet zijn en hoeveel handtekeningen je nodig hebt."),
        _("Naar contact"),
    ),
    "uitdaagrecht": Door(
        _("Gebruik het uitdaagrecht"),
        _("Vertel de gemeente welke taak je wilt overnemen. Zij legt uit wat de voorwaarden zijn."),
        _("Naar contact"),
    ),
}


def offers(day):
    """What people can ask money for on this day."""
    return [offer_of(versie) for versie in regelingen.open_versies(day) if waarde(versie.regels, "maximum")]


def offer_of(versie):
    regels = versie.regels
    return Offer(
        versie.id, versie.naam, frozenset(waarde(regels, "aanvragers", ())), waarde(regels, "minimum", 0),
        waarde(regels, "maximum"),
    )


@dataclass(frozen=True)
class Guide:
    """Where somebody stands: the answers so far, and the next question or the row of the table they lead to."""

    offers: list
    answers: dict
    question: str | None
    row: Row | None

    @property
    def door(self):
        return DOORS[self.row.door]

    @property
    def why(self):
        return WHY[self.row.why]

    @property
    def choices(self):
        """The answers to choose from, each with an explanation."""
        if self.question == "bedrag":
            return [(name, "") for name in bands(self.offers)]
        return [(answer, example) for answer, (_called, example) in ANSWERS[self.question].items()]

    def asked(self, question):
        return QUESTIONS[question]

    def called(self, question, answer):
        """What an answer is called; amounts are written when they are drawn, in the language of the page."""
        return amount(*bands(self.offers)[answer]) if question == "bedrag" else ANSWERS[question][answer][0]

    def before(self, question):
        """The answers given before this question: the address to answer it again."""
        names = list(self.answers)
        return {name: self.answers[name] for name in names[: names.index(question)]}


def guide(given, day):
    open_now = offers(day)
    return Guide(open_now, *walk(given, open_now))


def amount(low, high):
    """€ 750 of minder; meer dan € 750 en minder dan € 2.000; van € 2.000 tot en met € 25.000; meer dan € 25.000."""
    words = {"low": euro(low), "under": euro(low - 1), "high": euro(high or 0), "over": euro((high or 0) + 1)}
    return AMOUNTS[low and edge(low - 1), edge(high)] % words


def edge(cents):
    """Where a band ends: nowhere, on a round amount, or just below one."""
    return None if cents is None else "below" if cents % 100 == 99 else "on"
