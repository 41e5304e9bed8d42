"""What came in and what became of it, which promises were kept, and what residents realised."""

from collections import Counter, namedtuple

from flask_babel import lazy_gettext as _

from portal.inbreng.rules.afspraak import KLEINSTE_AANTAL, share
from portal.inbreng.rules.wachtrij import SOORTEN
from portal.rapportages.rules import MOST_NAMED
from portal.speech import word

NAMEN = {
    "initiatieven": _("Initiatieven"),
    "aanvragen": _("Aanvragen voor geld"),
    "agendapunten": _("Agendapunten"),
    "signalen": _("Signalen"),
}
# The numbers in rows of what came in, and of promises.
BINNEN, AFSPRAKEN = ("aantal", "gekoppeld"), ("alle", "nagekomen", "verzet", "te_laat")


def merged(rows, names, numbers):
    """These rows with those that are alike in ``names`` as one, and their numbers added up: every area counts them again."""
    found, Merged = {}, namedtuple("Merged", (*names, *numbers))
    for row in rows:
        key = tuple(getattr(row, name) for name in names)
        found[key] = [had + getattr(row, name) for had, name in zip(found.get(key, (0,) * len(numbers)), numbers, strict=True)]
    return [Merged(*key, *sums) for key, sums in found.items()]


def handed_in(rows):
    """Per kind and together: how many came in, how many have their final answer, and how many belong to work."""
    soorten = [of_kind(soort, [row for row in rows if row.soort == soort]) for soort in SOORTEN]
    return {"soorten": [one for one in soorten if one["binnen"]]} | sums(rows)


def of_kind(soort, rows):
    states = Counter()
    for row in rows:
        states[row.status] += row.aantal
    standen = [{"naam": str(word(status, soort)), "aantal": number} for status, number in sorted(states.items(), key=by_number)]
    return {"naam": str(NAMEN[soort]), "standen": standen} | sums(rows)


def by_number(item):
    """The most first; of as many by name."""
    name, number = item
    return -number, name


def sums(rows):
    return {
        "binnen": sum(row.aantal for row in rows),
        "afgerond": sum(row.aantal for row in rows if row.afgerond),
        "gekoppeld": sum(row.gekoppeld for row in rows),
    }


def promises(rows):
    """Per kind and together: how many promised dates there were, kept, moved in time and late, and ``deel`` in percent."""
    soorten = [{"naam": str(NAMEN[soort])} | outcomes([row for row in rows if row.soort == soort]) for soort in SOORTEN]
    return {"soorten": [one for one in soorten if one["alle"]]} | outcomes(rows)


def outcomes(rows):
    """Of a few promises the percentage says nothing."""
    numbers = {name: sum(getattr(row, name) for row in rows) for name in AFSPRAKEN}
    enough = numbers["alle"] if numbers["alle"] >= KLEINSTE_AANTAL else 0
    return numbers | {"deel": share(numbers["nagekomen"], enough)}


def realised(rows):
    """What residents brought and was done, by title: the first ones, and how many there are."""
    return {"aantal": len(rows), "eerste": [{"titel": row.title, "soort": str(word(row.soort))} for row in rows[:MOST_NAMED]]}
