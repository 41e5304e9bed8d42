"""What the parameters of a regeling are called, and how a value of one is shown, in the language of the page."""

from datetime import date

from flask_babel import gettext as _

from portal.regelingen.rules.catalogue import BY_SLEUTEL, Soort
from portal.regelingen.words.keuzes import FOUTEN, KEUZES, KOLOMMEN, RIJEN, SOORTEN
from portal.regelingen.words.parameters import GROEPEN, LABELS, UITLEG
from portal.speech import ngettext
from portal.templating import datum, euro, getal

__all__ = ("FOUTEN", "GROEPEN", "KEUZES", "KOLOMMEN", "LABELS", "SOORTEN", "UITLEG")


def label(sleutel):
    return LABELS.get(sleutel, sleutel)


def uitleg(sleutel):
    return UITLEG.get(sleutel, "")


def keuze(sleutel, value):
    """What a value of a choice is called."""
    return KEUZES.get(sleutel, {}).get(value, value)


def shown(sleutel, value, regels=None):
    """A value as people read it: a text, a list of texts for more than one choice, a list of (text, article) for a lijst.

    With ``regels`` a kind of costs is called as the version calls it.
    """
    parameter = BY_SLEUTEL[sleutel]
    if value is None or value == "":
        return ""
    if parameter.soort == Soort.LIJST:
        return [row_shown(parameter, row, regels or {}) for row in value]
    if parameter.soort == Soort.KEUZES:
        return [str(keuze(sleutel, one)) for one in value]
    if parameter.soort == Soort.GETAL:
        return counted(parameter.eenheid, value)
    return plain(parameter.soort, sleutel, value)


def plain(soort, sleutel, value):
    match soort:
        case Soort.JA_NEE:
            return _("Ja") if value else _("Nee")
        case Soort.BEDRAG:
            return euro(value)
        case Soort.TERMIJN:
            return termijn(value)
        case Soort.DATUM:
            return datum(date.fromisoformat(value))
        case Soort.KEUZE:
            return str(keuze(sleutel, value))
        case _:
            return getal(value) if isinstance(value, int) else str(value)


def row_shown(parameter, row, regels):
    """A row as one text, and its own article; what counts when a cell is left empty is not said."""
    given = {kolom.naam: cell(parameter, kolom, row.get(kolom.naam), regels) for kolom in parameter.kolommen}
    special = row.get("streng") or ("vanaf" if row.get("vanaf") else "")
    pattern = RIJEN.get((parameter.sleutel, special)) or RIJEN.get((parameter.sleutel, ""), "%(tekst)s")
    return str(pattern) % given, given.get("artikel", "")


def cell(parameter, kolom, value, regels):
    if value in (None, ""):
        return ""
    return kind_of_costs(value, regels) if kolom.uit else plain(kolom.soort, parameter.sleutel, value)


def kind_of_costs(sleutel, regels):
    rows = (regels.get("kostensoorten") or {}).get("waarde") or ()
    return next((row["tekst"] for row in rows if row.get("sleutel") == sleutel), sleutel)


def counted(eenheid, number):
    match eenheid:
        case "procent":
            return _("%(getal)s procent", getal=getal(number))
        case "jaar":
            return ngettext("%(num)s jaar", "%(num)s jaar", number)
        case _:
            return getal(number)


def termijn(text):
    """A duration in words: "8w" is 8 weken."""
    number = int(text[:-1])
    match text[-1]:
        case "d":
            return ngettext("%(num)s dag", "%(num)s dagen", number)
        case "w":
            return ngettext("%(num)s week", "%(num)s weken", number)
        case _:
            return ngettext("%(num)s maand", "%(num)s maanden", number)
