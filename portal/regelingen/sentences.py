"""A verdict as one sentence that a resident understands, and the value that was found, in the language of the page."""

import re
from datetime import date

from babel.lists import format_list
from flask_babel import get_locale
from markupsafe import Markup

from portal.regelingen.rules.parameters import waarde
from portal.regelingen.rules.queue import RONDES
from portal.regelingen.words import SOORTEN, termijn
from portal.regelingen.words.brief import BRIEF
from portal.regelingen.words.rij import GELIJK, PUNTEN, VASTGESTELD, VERDER, VOLGORDE
from portal.regelingen.words.zinnen import NIVEAUS, PERIODES, WACHTRIJ, ZINNEN
from portal.speech import in_dutch
from portal.taal import marked
from portal.templating import datum, euro, getal

AMOUNTS = {"minimum", "maximum", "te_veel", "tekort", "over", "van", "tot", "nodig", "bedrag", "kosten"}
DAYS = {"opent", "sluit", "dag"}
NAMES = {"niveau": NIVEAUS, "periode": PERIODES, "aanvrager": SOORTEN}
# What a version of a regeling calls its own.
TEXTS = {"tekst", "soort", "naam"}
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def sentence(verdict):
    """What the rule says, to stand on a page: texts of the version stand in it as they were typed, marked as Dutch."""
    own = {name: marked(value) for name, value in verdict.waarden.items() if name in TEXTS}
    return Markup(ZINNEN[verdict.zin]) % (spoken_of(verdict) | own)


def formal(verdict):
    """What the rule says in a besluit: formal, and in Dutch whatever the language of the page."""
    with in_dutch():
        return BRIEF[verdict.zin] % spoken_of(verdict)


def spoken_of(verdict):
    return {name: spoken(name, value) for name, value in verdict.waarden.items()}


def explained(uitleg):
    """The sentences that say why an application stands where it stands (see ``rules.queue.Plaats.uitleg``)."""
    return [str(WACHTRIJ[key]) % {name: spoken(name, value) for name, value in values.items()} for key, values in uitleg]


def ordered(regels):
    """The sentences that say how the queue of a version comes about; none when it does not say how it divides."""
    verdeling = waarde(regels, "verdeling")
    if verdeling not in VOLGORDE:
        return []
    lines = [VOLGORDE[verdeling]]
    if verdeling == "ronde_rangschikking":
        lines.append(PUNTEN[waarde(regels, "gezag", "ambtelijk")])
    if verdeling in RONDES:
        lines.append(VASTGESTELD)
    lines += [GELIJK["ronde" if verdeling in RONDES else waarde(regels, "gelijk", "dag")], VERDER]
    return [str(line) for line in lines]


def spoken(name, value):
    if name in AMOUNTS:
        return euro(value)
    if name in DAYS:
        return datum(date.fromisoformat(value))
    if name == "termijn":
        return termijn(value)
    if isinstance(value, list):
        return format_list([str(one) for one in value], locale=get_locale())
    if name in NAMES:
        return str(NAMES[name].get(value, value))
    return str(value) if name == "jaar" or isinstance(value, str) else getal(value)
