"""The rules of a round in plain sentences: how you vote, who may, how it is counted, what is kept of your vote.

The same sentences stand on the page of the round, on the page where staff fix it, and beside the result.
"""

from flask_babel import gettext as _
from flask_babel import ngettext

from portal.stemmen.biljetzinnen import allowed, name_of
from portal.stemmen.queries.maken import voters_buurten
from portal.stemmen.rules.regels import Regels, Rest, Telregel
from portal.stemmen.rules.ronde import Kanaal, Toegang, Vorm
from portal.stemmen.rules.toegang import can_vote_twice
from portal.templating import euro

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
        "tellen": (_("Zo tellen we"), tellen(ronde)),
        "gelijk": (_("Als het gelijk is"), gelijk(ronde)),
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
    return [*allowed(ronde, regels, len(there)), changing]


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


def tellen(ronde):
    regels = Regels.of(ronde.regels)
    rule = gelijke_delen if regels.telregel == Telregel.GELIJKE_DELEN else meeste_stemmen
    lines = [*score(ronde, regels), *rule(ronde, regels), *voorwaarden(ronde, regels)]
    return [*lines, *gewichten(regels), quorum(regels)]


def score(ronde, regels):
    if ronde.vorm == Vorm.PUNTEN:
        return [_("We tellen alle punten op die een plan krijgt.")]
    if ronde.vorm == Vorm.VOLGORDE:
        most = min(regels.max_keuzes or len(ronde.keuzes), len(ronde.keuzes))
        return [ngettext(
            "Je eerste keuze krijgt %(num)s punt.", "Je eerste keuze krijgt %(num)s punten, elke volgende één minder.", most
        )]
    return []


def meeste_stemmen(ronde, regels):
    if not ronde.budget:
        return [ngettext(
            "Het onderwerp met de meeste stemmen wordt gekozen.",
            "De %(num)s onderwerpen met de meeste stemmen worden gekozen.", regels.plaatsen or len(ronde.keuzes),
        )]
    rest = {
        Rest.VOLGENDE: _("Past een plan niet meer? Dan is het volgende plan dat wel past aan de beurt."),
        Rest.DEEL: _("Past een plan niet meer? Dan krijgt het wat er over is, en dan stopt het."),
        Rest.NIETS: _("Past een plan niet meer? Dan stopt het daar. Wat over is, geven we in deze stemming niet uit."),
    }
    return [
        _("Er is %(budget)s te verdelen.", budget=euro(ronde.budget)),
        _("Het plan met de meeste stemmen gaat voor. Zo gaan we de lijst af zolang er geld is."), rest[Rest(regels.rest)],
    ]


def gelijke_delen(ronde, regels):
    rest = {
        Rest.VOLGENDE: _("Wat daarna over is, gaat naar de plannen met de meeste stemmen die nog passen."),
        Rest.DEEL: _("Wat daarna over is, gaat naar de plannen met de meeste stemmen. Het laatste krijgt een deel."),
        Rest.NIETS: _("Wat daarna over is, verdelen we in deze stemming niet."),
    }
    shared = _("Er zijn %(n)s plaatsen. Elke stem krijgt daarvan een even groot deel.", n=regels.plaatsen or len(ronde.keuzes))
    if ronde.budget:
        shared = _("Er is %(budget)s te verdelen. Elke stem krijgt daarvan een even groot deel.", budget=euro(ronde.budget))
    return [
        shared,
        _("Een plan wordt gekozen als de mensen die ervoor zijn, het samen uit hun deel kunnen betalen."),
        _("Wat per stem het minst kost, gaat voor. Zo krijgt ook een kleinere groep iets voor elkaar."),
        _("Blijft er over? Dan maken we ieders deel steeds iets groter, zolang het totaal past."), rest[Rest(regels.rest)],
    ]


def voorwaarden(ronde, regels):
    """What else must hold: a minimum, the money of a theme or area, and what excludes each other."""
    least = [_("Een plan heeft minstens %(n)s stemmen nodig.", n=regels.min_stemmen)] if regels.min_stemmen > 1 else []
    names = {keuze.id: keuze.title for keuze in ronde.keuzes}
    pairs = [
        _("‘%(een)s’ en ‘%(ander)s’ kunnen niet allebei worden uitgevoerd.", een=names[p.een_id], ander=names[p.ander_id])
        for p in ronde.strijdig
    ]
    return [*least, *eigen_geld(ronde, regels), *pairs]


def eigen_geld(ronde, regels):
    lines = [
        _("Voor ‘%(naam)s’ is hooguit %(bedrag)s.", naam=name_of(ronde, key), bedrag=euro(grens.budget))
        for limits in (regels.per_thema, regels.per_gebied)
        for key, grens in limits.items()
        if grens.budget is not None
    ]
    if lines and regels.samen:
        lines.append(_("Wat daarvan overblijft, is voor alle plannen samen."))
    return lines


def gewichten(regels):
    names = {Kanaal.WEB: _("op internet"), Kanaal.PAPIER: _("op papier"), Kanaal.BALIE: _("aan de balie")}
    if not regels.gewichten:
        return [_("Elke stem telt even zwaar: op internet, op papier en aan de balie.")]
    return [
        _("Een stem %(kanaal)s telt voor %(gewicht)s.", kanaal=name, gewicht=regels.gewichten.get(kanaal, "1"))
        for kanaal, name in names.items()
    ]


def quorum(regels):
    if regels.quorum:
        return _("De uitslag geldt als er minstens %(n)s stemmen zijn.", n=regels.quorum)
    return _("De uitslag geldt, hoeveel mensen er ook stemmen.")


def gelijk(ronde):
    first = _("Hebben plannen evenveel stemmen? Dan gaat het goedkoopste voor. Kosten ze evenveel, dan loten we.")
    if not ronde.budget:
        first = _("Hebben onderwerpen evenveel stemmen? Dan loten we.")
    return [first, _(
        "We trekken het lot voordat de stemming opent en houden het geheim. De vingerafdruk ervan staat op deze bladzijde. "
        "Na de stemming maken we het lot bekend. Iedereen kan dan nagaan dat het hetzelfde lot is."
    )]


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
        _("Na de uitslag kan iedereen de telling narekenen."),
        _("Een bewijs van wat jij koos, geven we niet. Is de stemming dicht, dan kan niemand je dwingen het te laten zien."),
    ]
