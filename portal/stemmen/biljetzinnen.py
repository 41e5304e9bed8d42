"""A ballot in words: what may be chosen, and what is not right about a choice."""

from flask_babel import gettext as _

from portal.speech import ngettext
from portal.stemmen.rules.haalbaar import least
from portal.stemmen.rules.ronde import Vorm
from portal.taal import profiel_here
from portal.templating import euro


def name_of(ronde, key):
    """What a theme or an area of the options is called; the key itself when it is neither."""
    themas = profiel_here().by_sleutel
    if key in themas:
        return themas[key].naam
    return next((keuze.gebied_naam for keuze in ronde.keuzes if keuze.gebied_code == key), key)


def allowed(ronde, regels, opties):
    """What this ballot asks, sentence by sentence. ``opties``: what can be chosen now; a minimum that can no longer be reached
    with those is said as it holds now."""
    minst = least(ronde.vorm, ronde.budget, regels, opties)
    return [*BY_FORM[ronde.vorm](ronde, regels, len(opties), minst), *limits(ronde, regels)]


def number(ronde, regels, options, minst):
    most = min(regels.max_keuzes or options, options)
    if most == minst.aantal:
        yield ngettext("Kies er precies %(num)s.", "Kies er precies %(num)s.", most)
    elif most < options:
        yield _("Kies er minstens %(min)s en hooguit %(max)s.", min=minst.aantal, max=most)
    else:
        yield _("Kies er minstens %(min)s. Meer mag ook.", min=minst.aantal)


def approval(ronde, regels, options, minst):
    yield from number(ronde, regels, options, minst)
    yield _("De volgorde maakt niet uit.")


def single(ronde, regels, options, minst):
    yield _("Kies er één.")


def basket(ronde, regels, options, minst):
    if ronde.budget is not None:
        yield _("Kies wat je wilt, zolang het samen niet meer kost dan %(bedrag)s. Precies dat bedrag mag ook.",
                bedrag=euro(ronde.budget))
    if regels.max_keuzes or minst.aantal > 1:
        yield from number(ronde, regels, options, minst)
    if minst.geld:
        yield _("Kies samen voor minstens %(bedrag)s.", bedrag=euro(minst.geld))
    if any(keuze.kosten == 0 for keuze in ronde.keuzes):
        yield _("Een plan van € 0 kost geen geld. Het telt wel mee als keuze.")


def most_points(number):
    return ngettext("Geef aan één keuze hooguit %(num)s punt.", "Geef aan één keuze hooguit %(num)s punten.", number)


def points(ronde, regels, options, minst):
    yield _("Je hebt %(n)s punten. Verdeel ze zoals jij wilt. Je hoeft ze niet allemaal te geven.", n=regels.punten_totaal)
    if regels.punten_max:
        yield most_points(regels.punten_max)
    if minst.aantal > 1:
        yield _("Geef punten aan minstens %(n)s keuzes.", n=minst.aantal)


def ranking(ronde, regels, options, minst):
    yield _("Zet je keuzes op volgorde. Plaats 1 is voor jou het belangrijkst.")
    yield from number(ronde, regels, options, minst)


BY_FORM = {Vorm.KIES: approval, Vorm.EEN: single, Vorm.MANDJE: basket, Vorm.PUNTEN: points, Vorm.VOLGORDE: ranking}


def limits(ronde, regels):
    for key, grens in [*regels.per_thema.items(), *regels.per_gebied.items()]:
        naam = name_of(ronde, key)
        if grens.max_keuzes is not None:
            yield _("Kies er hooguit %(max)s van ‘%(naam)s’.", max=grens.max_keuzes, naam=naam)
        if grens.budget is not None:
            yield first(naam, grens.budget) if regels.shares_leftover else _(
                "Voor ‘%(naam)s’ is in de uitslag hooguit %(bedrag)s.", naam=naam, bedrag=euro(grens.budget)
            )


def first(naam, budget):
    """The money of a theme or area that is a limit only at first."""
    return _("Voor ‘%(naam)s’ is eerst hooguit %(bedrag)s. Wat overblijft, is daarna voor alle plannen, ook van ‘%(naam)s’.",
             naam=naam, bedrag=euro(budget))


def explained(ronde, fouten):
    """What is not right, and how to mend it: a sentence for each Fout."""
    return [FOUTEN[fout.code](ronde, **fout.values) for fout in fouten]


FOUTEN = {
    "onbekend": lambda ronde: _(
        "Een van je keuzes staat niet meer op dit stembiljet. Kijk je keuze na en ga dan verder."
    ),
    "getal": lambda ronde: _("Vul een heel getal in, of laat het vak leeg. Een voorbeeld: 3"),
    "te_weinig": lambda ronde, aantal, min: _(
        "Je koos er %(aantal)s. Kies er minstens %(min)s.", aantal=aantal, min=min
    ),
    "te_veel": lambda ronde, aantal, max: _(
        "Je koos er %(aantal)s. Kies er hooguit %(max)s: haal er %(over)s weg.", aantal=aantal, max=max, over=aantal - max
    ),
    "precies_een": lambda ronde, aantal: _("Kies er één."),
    "te_duur": lambda ronde, kosten, budget: _(
        "Samen kost je keuze %(kosten)s. Er is %(budget)s. Kies voor %(over)s minder.",
        kosten=euro(kosten), budget=euro(budget), over=euro(kosten - budget),
    ),
    "te_goedkoop": lambda ronde, kosten, min: _(
        "Samen kost je keuze %(kosten)s. Kies voor minstens %(min)s.", kosten=euro(kosten), min=euro(min)
    ),
    "punten_negatief": lambda ronde: _("Vul een heel getal in, of laat het vak leeg. Een voorbeeld: 3"),
    "punten_te_veel": lambda ronde, aantal, max: _(
        "Je gaf %(aantal)s punten. Je hebt er %(max)s. Haal er %(over)s weg.", aantal=aantal, max=max, over=aantal - max
    ),
    "punten_per_keuze": lambda ronde, max: most_points(max),
    "volgorde": lambda ronde: _("Geef elke plaats aan één keuze en sla geen plaats over. Begin bij 1."),
    "te_veel_van": lambda ronde, naam, aantal, max: _(
        "Je koos er %(aantal)s van ‘%(naam)s’. Dat mogen er hooguit %(max)s zijn.",
        aantal=aantal, naam=name_of(ronde, naam), max=max,
    ),
}
