"""Reading and judging the values of a version: what is filled in, what is missing, what is no good."""

import re
from datetime import date

from portal.regelingen.rules.catalogue import BY_SLEUTEL, GROEPEN, PARAMETERS, Kolom, Parameter, Soort

__all__ = ("BY_SLEUTEL", "GROEPEN", "PARAMETERS", "Kolom", "Parameter", "Soort", "missing", "schoon", "waarde")

TERMIJN = re.compile(r"[1-9]\d{0,3}[dwm]")
LONGEST_TEXT, MOST_ROWS, MOST_CENTS = 300, 60, 10**11


def waarde(regels, sleutel, default=None):
    """What the version says, or ``default`` when it says nothing or the parameter does not count for it."""
    if sleutel not in regels or not counts(BY_SLEUTEL[sleutel], regels):
        return default
    found = regels[sleutel].get("waarde")
    return default if is_empty(found) else found


def artikel(regels, sleutel):
    return (regels.get(sleutel) or {}).get("artikel") or ""


def is_voorbeeld(regels, sleutel):
    """Made up, because nobody published it."""
    return bool((regels.get(sleutel) or {}).get("voorbeeld"))


def counts(parameter, regels):
    """Does it say something, given the others?"""
    if parameter.bij is None:
        return True
    other, values = parameter.bij
    return (regels.get(other) or {}).get("waarde") in values


def is_empty(value):
    """Nothing filled in; no and nought are answers."""
    return value is None or value == "" or value == []


def missing(regels):
    """What must be filled before this can be published, in the order of the catalogue."""
    return [
        parameter.sleutel for parameter in PARAMETERS
        if parameter.verplicht and counts(parameter, regels) and waarde(regels, parameter.sleutel) is None
    ]


def schoon(regels):
    """{sleutel: what is wrong with it}: a key of ``words.FOUTEN``. Empty values are no mistake."""
    wrong = {sleutel: "onbekend" for sleutel in regels if sleutel not in BY_SLEUTEL}
    for parameter in PARAMETERS:
        value = (regels.get(parameter.sleutel) or {}).get("waarde")
        if not is_empty(value) and (fault := fault_of(parameter, value, regels)):
            wrong[parameter.sleutel] = fault
    return wrong | crossed(regels, wrong)


def fault_of(parameter, value, regels):
    """What is wrong with a value, or ""."""
    if parameter.soort == Soort.LIJST:
        return fault_of_rows(parameter, value, regels)
    return plain_fault(parameter.soort, value, parameter.keuzes) or out_of_bounds(parameter, value)


def plain_fault(soort, value, keuzes=()):
    """What is wrong with one value of this soort, or ""."""
    match soort:
        case Soort.JA_NEE:
            good = isinstance(value, bool)
        case Soort.KEUZE:
            good = value in keuzes
        case Soort.KEUZES:
            good = isinstance(value, list) and all(one in keuzes and value.count(one) == 1 for one in value)
        case Soort.GETAL | Soort.BEDRAG:
            good = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_CENTS
        case Soort.TERMIJN:
            good = isinstance(value, str) and bool(TERMIJN.fullmatch(value))
        case Soort.DATUM:
            good = is_day(value)
        case _:
            good = isinstance(value, str) and 0 < len(value.strip()) <= LONGEST_TEXT
    return "" if good else soort.value


def out_of_bounds(parameter, value):
    return "grens" if parameter.soort == Soort.GETAL and not parameter.van <= value <= parameter.tot else ""


def is_day(text):
    try:
        return isinstance(text, str) and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


# What may stand in a lijst twice.
MAY_REPEAT = ("bestanden", "dwangsom", "termijnen")


def fault_of_rows(parameter, value, regels):
    if not isinstance(value, list) or len(value) > MOST_ROWS or not all(isinstance(row, dict) for row in value):
        return "lijst"
    names = {kolom.naam for kolom in parameter.kolommen}
    if any(set(row) - names for row in value):
        return "kolom"
    cells = (cell_fault(kolom, row, regels) for row in value for kolom in parameter.kolommen)
    return next(filter(None, cells), "") or doubles(parameter, value)


def doubles(parameter, value):
    first = parameter.kolommen[0].naam
    twice = parameter.sleutel not in MAY_REPEAT and len({row[first] for row in value}) < len(value)
    return "dubbel" if twice else ""


def cell_fault(kolom, row, regels):
    value = row.get(kolom.naam)
    if is_empty(value):
        return "rij" if kolom.verplicht else ""
    if fault := plain_fault(kolom.soort, value, kolom.keuzes):
        return fault
    return "verwijzing" if kolom.uit and value not in sleutels(regels, kolom.uit) else ""


def sleutels(regels, parameter):
    """The keys a lijst gives to choose from."""
    rows = (regels.get(parameter) or {}).get("waarde")
    return [row.get("sleutel") for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def crossed(regels, wrong):
    """Values that are good by themselves but not together."""
    low, high = waarde(regels, "minimum"), waarde(regels, "maximum")
    found = {}
    if "minimum" not in wrong and "maximum" not in wrong and low is not None and high is not None and low > high:
        found["minimum"] = "volgorde"
    if "tredes" not in wrong and any(row["van"] > row["tot"] for row in waarde(regels, "tredes", ())):
        found["tredes"] = "volgorde"
    return found
