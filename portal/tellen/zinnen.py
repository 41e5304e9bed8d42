"""Why a project won or not, as a sentence or two that a resident understands, in the language of the page."""

from math import floor

from flask_babel import lazy_gettext as _
from flask_babel import ngettext

from portal.tellen.outcome import Outcome, Reden, Trace
from portal.templating import euro, getal

ZINNEN = {
    Reden.PAST: _("Gewonnen met %(score)s. Het kost %(kosten)s en er was nog %(over)s."),
    Reden.GRATIS: _("Gewonnen met %(score)s. Het kost niets."),
    Reden.GEDRAGEN: _("Gewonnen met %(score)s. Wie dit koos, betaalde het samen uit het eigen deel."),
    Reden.AANGEVULD: _("Gewonnen met %(score)s. Het paste in wat na de gelijke delen over was: %(over)s."),
    Reden.DEEL: _("Krijgt een deel: de laatste %(krijgt)s. Het kost %(kosten)s."),
    Reden.TE_DUUR: _("Niet genoeg over: %(tekort)s tekort."),
    Reden.GROEP_VOL: _("Niet genoeg over voor %(groep)s: %(tekort)s tekort."),
    Reden.GESTOPT: _("Een eerder project paste niet. Volgens de regels is het daar gestopt."),
    Reden.STEUN_TEKORT: _("Wie dit koos, had samen nog %(konden)s. Dat is %(tekort)s te weinig."),
    Reden.DUURDER: _("Even ver als %(tegen)s, maar duurder. Daarna paste het niet meer."),
    Reden.GELOOT: _("Even ver als %(tegen)s. De loting besliste. Daarna paste het niet meer."),
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
    Reden.STEUN_TEKORT: _("Wie dit koos, had er samen geen hele plaats meer voor."),
}
AMOUNTS = {"kosten", "over", "krijgt", "tekort", "konden", "groep_over"}
IN_VOTES = {Reden.TE_WEINIG_STEMMEN, Reden.TE_WEINIG_PUNTEN}
PROJECTS = {"tegen", "met"}


def zin(trace: Trace, outcome: Outcome) -> str:
    """Why this project won or not, and how many votes or points more would have made it win."""
    sentence = (PLAATSEN if outcome.rules.plaatsen else {}).get(trace.reden) or ZINNEN[trace.reden]
    values = {"over": trace.over, **trace.waarden}
    names = {project.id: project.name or project.id for project in outcome.election.projects}
    spoken = {name: spoken_of(name, value, trace.reden, names) for name, value in values.items()}
    said = str(sentence) % (spoken | {"score": score(trace.stand.punten, outcome.election.in_points)})
    if "stemmen_tekort" in values and not trace.won:
        said += f" {more(values['stemmen_tekort'], outcome.election.in_points)}"
    return said


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
