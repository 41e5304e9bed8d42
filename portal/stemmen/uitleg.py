"""The rules of a round in plain sentences: how you vote, who may, how it is counted, what is kept of your vote.

The same sentences stand on the page of the round, on the page where staff fix it, and beside the result.
"""

from flask_babel import gettext as _

from portal.stemmen import telzinnen
from portal.stemmen.biljetzinnen import allowed
from portal.stemmen.queries.maken import voters_buurten
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Toegang
from portal.stemmen.rules.toegang import can_vote_twice

# More buurten than this are not named one by one.
MANY = 12


def delen():
    """The parts of a round that staff fill in: {key: name}."""
    return {
        "wat": _("Wat en wanneer"), "biljet": _("Het stembiljet"), "wie": _("Wie mag stemmen"),
        "grenzen": _("Grenzen per thema en gebied"), "tellen": _("Hoe we tellen"),
    }


def alles(ronde):
    """{key: (heading, sentences)} of all that is agreed in a round."""
    return {
        "biljet": (_("Zo stem je"), stemmen(ronde)),
        "wie": (_("Wie mag stemmen"), wie(ronde)),
        "tellen": (_("Zo tellen we"), telzinnen.alles(ronde)),
        "gelijk": (_("Als het gelijk is"), telzinnen.gelijk(ronde)),
        "geheim": (_("Wat we van je stem bewaren"), geheim(ronde)),
    }


def stemmen(ronde):
    """How a ballot is filled in, and whether it can be changed afterwards."""
    regels = Regels.of(ronde.regels)
    there = [keuze for keuze in ronde.keuzes if keuze.ingetrokken_at is None]
    changing = (
        _("Je kunt je stem veranderen tot de stemming sluit.") if regels.wijzigen
        else _("Als je hebt gestemd, kun je je stem niet meer veranderen.")
    )
    return [*allowed(ronde, regels, there), changing]


def wie(ronde):
    regels = Regels.of(ronde.regels)
    lines = [_("Je woont in %(plek)s.", plek=plek(ronde))]
    if regels.min_leeftijd:
        lines.append(_("Je bent %(n)s jaar of ouder.", n=regels.min_leeftijd))
    ways = {
        Toegang.ACCOUNT: _("Je logt in met je account en verklaart dat je hier mag stemmen."),
        Toegang.CODE: _("Je krijgt een brief met een stemcode. Daarmee stem je op internet of op papier."),
        Toegang.BALIE: _("Geen brief of code? Laat aan de balie zien wie je bent. Je krijgt dan een code."),
        Toegang.PAS: _("Organisaties en ondernemers stemmen met een eigen stempas."),
    }
    lines += [ways[Toegang(way)] for way in ways if way in regels.toegang]
    if Toegang.ACCOUNT in regels.toegang and Toegang.CODE in regels.toegang:
        lines.append(_("Met een account stem je ook zonder code.") if regels.zonder_brief
                     else _("Ook met een account heb je de code uit de brief nodig."))
    return [*lines, _("Iedereen stemt één keer, langs welke weg ook.") if not can_vote_twice(regels)
            else _("De afspraak is dat iedereen één keer stemt. Heb je een account en ook een code? Gebruik er dan één.")]


def plek(ronde):
    """Where voters live, for after "in": the area and, when it is about a few buurten of it, which."""
    names = [buurt.naam for buurt in voters_buurten(ronde)]
    if not names or names == [ronde.gebied.naam]:
        return ronde.gebied.naam
    if len(names) > MANY:
        return _("%(gebied)s, in een van de %(n)s buurten van de agenda", gebied=ronde.gebied.naam, n=len(names))
    return _("een van deze buurten: %(namen)s", namen=", ".join(names))


def geheim(ronde):
    """What is kept, said as it is: also that a link exists while changing is allowed."""
    linked = [
        _("Tot het sluiten kun je je keuze zien en veranderen. Daarom is er een geheime sleutel, die jouw biljet terugvindt."),
        _("Als de stemming sluit, vernietigen we die sleutel. Daarna kan niemand meer nagaan wat jij koos, ook wij niet."),
    ]
    unlinked = [_("Niets leidt van je biljet naar jou. Niemand kan nagaan wat jij koos, ook wij niet.")]
    return [
        _("We bewaren dat je hebt gestemd. Zo stemt iedereen één keer. Wat je koos, staat daar niet bij."),
        _("Je stembiljet bewaren we apart, zonder je naam, zonder je adres en zonder tijd."),
        *(linked if Regels.of(ronde.regels).wijzigen else unlinked),
        _(
            "Een keuze die je bewaart zonder te stemmen, staat bij je account of code. "
            "We wissen hem als je stemt of de stemming sluit."
        ),
        _("Je krijgt een volgcode. Die staat na het tellen op de lijst van getelde stemmen. Er staat niet bij wat je koos."),
        _("Niemand ziet een tussenstand, ook medewerkers niet."),
        _("Na de uitslag kan iedereen de telling narekenen. Zijn er weinig stemmen, dan laten we de biljetten niet zien: "
          "wie wat koos, zou te raden zijn."),
        _("Een bewijs van wat jij koos, geven we niet. Is de stemming dicht, dan kan niemand je dwingen het te laten zien."),
    ]
