"""The count in words, before the vote: by which rule, what happens with what is left, what decides when it is a tie.

The words follow the ballot: points are counted where people give them or put plans in order, and votes elsewhere.
"""

from fractions import Fraction

from flask_babel import gettext as _

from portal.speech import ngettext
from portal.stemmen import verkiezing
from portal.stemmen.biljetzinnen import first, name_of
from portal.stemmen.rules.regels import Regels, Rest, Telregel
from portal.stemmen.rules.ronde import Kanaal, Vorm
from portal.templating import euro, getal


def eenheid(ronde):
    """What is counted in this round."""
    return _("punten") if verkiezing.in_points(ronde) else _("stemmen")


def alles(ronde):
    """How this round is counted, sentence by sentence."""
    regels = Regels.of(ronde.regels)
    rule = gelijke_delen if regels.telregel == Telregel.GELIJKE_DELEN else meeste
    lines = [*score(ronde), *rule(ronde, regels), *voorwaarden(ronde, regels)]
    return [*lines, *gewichten(regels), quorum(regels)]


def score(ronde):
    if not verkiezing.in_points(ronde):
        return []
    return [*plaatspunten(ronde), _("We tellen alle punten op die een plan krijgt.")]


def plaatspunten(ronde):
    """What a place is worth, where people put plans in order."""
    if ronde.vorm != Vorm.VOLGORDE:
        return []
    return [ngettext(
        "Je eerste keuze krijgt %(num)s punt.", "Je eerste keuze krijgt %(num)s punten, elke volgende één minder.",
        verkiezing.longest(ronde),
    )]


def meeste(ronde, regels):
    """Most votes, or most points."""
    wat = eenheid(ronde)
    if not ronde.budget:
        return [ngettext(
            "Het onderwerp met de meeste %(wat)s wordt gekozen.",
            "De %(num)s onderwerpen met de meeste %(wat)s worden gekozen.", verkiezing.places(ronde, regels), wat=wat,
        )]
    return [
        _("Er is %(budget)s te verdelen.", budget=euro(ronde.budget)),
        _("Het plan met de meeste %(wat)s gaat voor. Zo gaan we de lijst af zolang er geld is.", wat=wat), past_niet(regels),
    ]


def past_niet(regels):
    """What happens when a plan no longer fits."""
    return {
        Rest.VOLGENDE: _("Past een plan niet meer? Dan is het volgende plan dat wel past aan de beurt."),
        Rest.DEEL: _("Past een plan niet meer? Dan krijgt het wat er over is, en dan stopt het."),
        Rest.NIETS: _("Past een plan niet meer? Dan stopt het daar. Wat over is, geven we in deze stemming niet uit."),
    }[Rest(regels.rest)]


def gelijke_delen(ronde, regels):
    shared = _("Er is %(budget)s te verdelen.", budget=euro(ronde.budget)) if ronde.budget else ngettext(
        "Er is %(num)s plaats te verdelen.", "Er zijn %(num)s plaatsen te verdelen.", verkiezing.places(ronde, regels)
    )
    return [
        shared, *gedeeld(ronde),
        _("Wat de meeste %(wat)s heeft van mensen die nog iets van hun deel over hebben, gaat voor.", wat=eenheid(ronde)),
        _("Zo krijgt ook een kleinere groep iets voor elkaar."),
        groeit(), na_de_delen(ronde, regels),
    ]


def groeit():
    """Why everyone's share comes to more than an equal part of what there is."""
    return _("Blijft er over? Dan maken we ieders deel steeds iets groter, zolang het totaal past.")


def gedeeld(ronde):
    """What equal shares come down to. Who gives more points pays more of it; with votes all pay alike."""
    if ronde.budget:
        lines = [_("Iedereen die stemt, krijgt een even groot deel van het geld."),
                 _("Een plan wordt gekozen als de mensen die ervoor zijn, het samen uit hun deel kunnen betalen.")]
    else:
        lines = [_("Iedereen die stemt, krijgt een even groot deel van de plaatsen."),
                 _("Een onderwerp wordt gekozen als de mensen die ervoor zijn, er samen genoeg voor hebben.")]
    more = _("Wie iets meer punten geeft, legt er ook meer van het eigen deel voor in.")
    return [*lines, more] if verkiezing.in_points(ronde) else lines


def na_de_delen(ronde, regels):
    """Where that goes what the shares leave."""
    wat = eenheid(ronde)
    if regels.rest == Rest.NIETS:
        return _("Wat daarna over is, verdelen we in deze stemming niet.")
    if not ronde.budget:
        return _("De plaatsen die daarna over zijn, gaan naar de onderwerpen met de meeste %(wat)s.", wat=wat)
    if regels.rest == Rest.DEEL:
        return _("Wat daarna over is, gaat naar de plannen met de meeste %(wat)s. Het laatste krijgt een deel.", wat=wat)
    return _("Wat daarna over is, gaat naar de plannen met de meeste %(wat)s die nog passen.", wat=wat)


def voorwaarden(ronde, regels):
    """What else must hold: a minimum, the money of a theme or area, and what excludes each other."""
    names = {keuze.id: keuze.title for keuze in ronde.keuzes}
    pairs = [
        _("‘%(een)s’ en ‘%(ander)s’ kunnen niet allebei worden uitgevoerd.", een=names[p.een_id], ander=names[p.ander_id])
        for p in ronde.strijdig
    ]
    return [*minstens(ronde, regels.min_stemmen), *eigen_geld(ronde, regels), *pairs]


def minstens(ronde, number):
    """How many people must choose a plan; with points it is the people that count, not what they give."""
    if number < 2:
        return []
    if verkiezing.in_points(ronde):
        return [_("Minstens %(n)s mensen moeten een plan punten geven.", n=number) if ronde.vorm == Vorm.PUNTEN
                else _("Minstens %(n)s mensen moeten een plan op hun lijst zetten.", n=number)]
    return [_("Een plan heeft minstens %(n)s stemmen nodig.", n=number)]


def eigen_geld(ronde, regels):
    own = [
        (name_of(ronde, key), grens.budget)
        for limits in (regels.per_thema, regels.per_gebied)
        for key, grens in limits.items()
        if grens.budget is not None
    ]
    if regels.shares_leftover:
        return [first(naam, budget) for naam, budget in own]
    return [_("Voor ‘%(naam)s’ is hooguit %(bedrag)s.", naam=naam, bedrag=euro(budget)) for naam, budget in own]


def gewichten(regels):
    """What a vote weighs by the way it came in, and when it weighs 1 all the same."""
    names = {Kanaal.WEB: _("op internet"), Kanaal.PAPIER: _("op papier"), Kanaal.BALIE: _("aan de balie")}
    if not regels.gewichten:
        return [_("Elke stem telt even zwaar: op internet, op papier en aan de balie.")]
    weights = [
        _("Een stem %(kanaal)s telt voor %(gewicht)s.", kanaal=name, gewicht=gewicht(regels.gewichten.get(kanaal, "1")))
        for kanaal, name in names.items()
    ]
    return [*weights, *(klein(regels.weegt_vanaf) if regels.weegt_vanaf else [])]


def gewicht(kept):
    """A weight as people write it: 1,5. What takes more than three decimals stays a fraction: 2/3."""
    weight = Fraction(kept)
    return str(weight) if 1000 % weight.denominator else getal(float(weight))


def klein(least):
    return [
        _("Zijn er op een van die manieren minder dan %(n)s geldige stemmen? Dan telt een stem daar voor 1. "
          "Anders was te raden wat iemand koos.", n=least),
        _("Tellen er dan minder dan %(n)s stemmen voor 1? Dan telt elke stem voor 1.", n=least),
    ]


def quorum(regels):
    if regels.quorum:
        return ngettext(
            "De uitslag geldt als er minstens %(n)s geldige stem is. Anders is de uitslag een advies.",
            "De uitslag geldt als er minstens %(n)s geldige stemmen zijn. Anders is de uitslag een advies.",
            regels.quorum, n=getal(regels.quorum),
        )
    return _("De uitslag geldt, hoeveel mensen er ook stemmen.")


def gelijk(ronde):
    wat = eenheid(ronde)
    first = _("Hebben plannen evenveel %(wat)s? Dan gaat het goedkoopste voor. Kosten ze evenveel, dan loten we.", wat=wat)
    if not ronde.budget:
        first = _("Hebben onderwerpen evenveel %(wat)s? Dan loten we.", wat=wat)
    return [first, _(
        "We trekken het lot voordat de stemming opent en houden het geheim. De vingerafdruk ervan staat op deze pagina. "
        "Na de stemming maken we het lot bekend. Iedereen kan dan nagaan dat het hetzelfde lot is."
    )]
