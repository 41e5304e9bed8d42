"""Why a project won or not, as a sentence or two that a resident understands, in the language of the page."""

from math import floor

from babel.lists import format_list
from flask_babel import get_locale, gettext
from flask_babel import lazy_gettext as _

from portal.speech import ngettext
from portal.tellen.outcome import Outcome, Reden, Trace
from portal.templating import euro, getal

SAMEN = _("Wie dit koos, had samen nog %(konden)s. Het kost %(kosten)s. Dat is %(steun_tekort)s te weinig.")
ZINNEN = {
    Reden.PAST: _("Gewonnen met %(score)s. Het kost %(kosten)s en er was nog %(over)s."),
    Reden.GRATIS: _("Gewonnen met %(score)s. Het kost niets."),
    Reden.GEDRAGEN: _("Gewonnen met %(score)s. Wie dit koos, betaalde het samen uit het eigen deel."),
    Reden.AANGEVULD: _("Gewonnen met %(score)s. Het paste in wat na de gelijke delen over was: %(over)s."),
    Reden.DEEL: _("Krijgt een deel: de laatste %(krijgt)s. Het kost %(kosten)s."),
    Reden.TE_DUUR: _("Niet genoeg over: %(tekort)s tekort."),
    Reden.GROEP_VOL: _("Niet genoeg over voor %(groep)s: %(tekort)s tekort."),
    Reden.GESTOPT: _("Een eerder project paste niet. Volgens de regels is het daar gestopt."),
    Reden.STEUN_TEKORT: SAMEN,
    Reden.DUURDER: _("Evenveel %(eenheid)s als %(tegen)s, maar duurder. Daarna paste het niet meer."),
    Reden.GELOOT: _("Evenveel %(eenheid)s als %(tegen)s. De loting besliste. Daarna paste het niet meer."),
    Reden.TE_WEINIG_STEMMEN: _("Te weinig stemmen: nog %(tekort)s nodig voor het minimum van %(minimum)s."),
    Reden.TE_WEINIG_PUNTEN: _("Te weinig punten: nog %(tekort)s nodig voor het minimum van %(minimum)s."),
    Reden.ONVERENIGBAAR: _("Kan niet samen met %(met)s, en dat won eerder."),
}
# Where places are shared out, not money.
PLAATSEN = {
    Reden.PAST: _("Gewonnen met %(score)s."),
    Reden.GEDRAGEN: _("Gewonnen met %(score)s. Wie dit koos, had er samen een plaats voor."),
    Reden.AANGEVULD: _("Gewonnen met %(score)s. Er was na de gelijke delen nog plaats."),
    Reden.TE_DUUR: _("Alle plaatsen waren al vergeven."),
    Reden.GELOOT: _("Evenveel %(eenheid)s als %(tegen)s. De loting besliste. Daarna was er geen plaats meer."),
    Reden.STEUN_TEKORT: _("Wie dit koos, had er samen geen hele plaats meer voor."),
}
# Where points are counted, a minimum is still one of people.
PUNTEN = {
    Reden.TE_WEINIG_STEMMEN: _("Te weinig mensen kozen dit: nog %(tekort)s nodig voor het minimum van %(minimum)s."),
}
NIEMAND = _("Niemand koos dit.")
# What its supporters had left together is said first, also of a project that then had its turn at what the shares left.
NA_DE_DELEN = {Reden.STEUN_TEKORT, Reden.TE_DUUR, Reden.GROEP_VOL, Reden.GESTOPT, Reden.DEEL}
# Shares grow until the total would be too much: that is why who is still short does not get more.
NIET_GROTER = _("Ieders deel nog groter maken kon niet. Dan was er samen meer uitgegeven dan er is.")
GING_NAAR = _("De rest van het geld ging volgens de afspraak naar de volgende op de lijst: %(namen)s.")
PLAATS_NAAR = _("De plaatsen die nog over waren, gingen volgens de afspraak naar de volgende op de lijst: %(namen)s.")
OP = _("Toen dit aan de beurt was, was het geld op.")
OVER = {
    Reden.TE_DUUR: _("Toen dit aan de beurt was, was er nog %(over)s over. Dat is %(tekort)s te weinig."),
    Reden.GROEP_VOL: _("Toen dit aan de beurt was, was er voor %(groep)s nog %(groep_over)s. Dat is %(tekort)s te weinig."),
}
AMOUNTS = {"kosten", "over", "krijgt", "tekort", "konden", "steun_tekort", "groep_over"}
IN_VOTES = {Reden.TE_WEINIG_STEMMEN, Reden.TE_WEINIG_PUNTEN}
PROJECTS = {"tegen", "met"}


def zin(trace: Trace, outcome: Outcome, group_name=str) -> str:
    """Why this project won or not, and how many votes or points more would have made it win. ``group_name``: what the
    theme or area of a budget is called."""
    return " ".join(zinnen(trace, outcome, group_name))


def zinnen(trace: Trace, outcome: Outcome, group_name=str) -> list[str]:
    """The same, step by step."""
    values, in_points = spoken(trace, outcome, group_name), outcome.election.in_points
    said = [str(sentence) % values for sentence in sentences(trace, outcome)]
    if "stemmen_tekort" in trace.waarden and not trace.won:
        said.append(more(trace.waarden["stemmen_tekort"], in_points))
    return said


def sentences(trace, outcome):
    """What is said of it, with room for its values."""
    places, told = outcome.rules.plaatsen, trace.reden
    known = ZINNEN | (PUNTEN if outcome.election.in_points else {}) | (PLAATSEN if places else {})
    if told is Reden.STEUN_TEKORT and not trace.stand.stemmen:
        return [NIEMAND]
    if told not in NA_DE_DELEN or "konden" not in trace.waarden:
        return [known[told]]
    lacked = [known[Reden.STEUN_TEKORT]] + ([NIET_GROTER] if outcome.rules.add1 and not places else [])
    if told is Reden.STEUN_TEKORT:
        return lacked
    went = [PLAATS_NAAR if places else GING_NAAR] if filled_before(trace, outcome) else []
    return [*lacked, *went, known[told] if places else left_over(trace, known)]


def left_over(trace, known):
    """What was left of the money when its turn came after the shares."""
    return OP if trace.reden is Reden.TE_DUUR and not trace.over else OVER.get(trace.reden, known[trace.reden])


def filled_before(trace, outcome):
    """Who were paid from what the shares left before this project had its turn."""
    fills = [one for one in outcome.traces if one.reden is Reden.AANGEVULD or (one.krijgt and not one.won)]
    return [one.stand.project for one in fills if one.stand.plaats < trace.stand.plaats]


def spoken(trace, outcome, group_name):
    """The values of a trace in words."""
    names = {project.id: project.name or project.id for project in outcome.election.projects}
    known = {"kosten": trace.stand.project.cost, "over": trace.over, "steun_tekort": trace.waarden.get("tekort", 0)}
    values = {**known, **trace.waarden}
    said = {name: spoken_of(name, value, trace.reden, names) for name, value in values.items()}
    if "groep" in values:
        said["groep"] = group_name(values["groep"])
    before = [names[project.id] for project in filled_before(trace, outcome)]
    return said | {
        "score": score(trace.stand.punten, outcome.election.in_points),
        "eenheid": gettext("punten") if outcome.election.in_points else gettext("stemmen"),
        "namen": format_list(before, locale=get_locale()) if before else "",
    }


def spoken_of(name, value, reden, names):
    if name in PROJECTS:
        return names[value]
    if name in AMOUNTS and reden not in IN_VOTES:
        return euro(floor(value))
    return value if isinstance(value, str) else getal(floor(value))


def score(number, in_points: bool) -> str:
    """A number of votes or points in words: "1 stem", "1.200 punten"."""
    shown = getal(number if isinstance(number, int) else float(number))
    if in_points:
        return ngettext("%(shown)s punt", "%(shown)s punten", number, shown=shown)
    return ngettext("%(shown)s stem", "%(shown)s stemmen", number, shown=shown)


def more(number, in_points):
    if in_points:
        return ngettext("Met nog %(num)s punt had het gewonnen.", "Met nog %(num)s punten had het gewonnen.", number)
    return ngettext("Met nog %(num)s stem had het gewonnen.", "Met nog %(num)s stemmen had het gewonnen.", number)
