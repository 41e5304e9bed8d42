"""What somebody filled in on a ballot: a box or a dot for each choice, or a number for each option."""

import re

from portal.stemmen.rules.biljet import Fout, wrong_with
from portal.stemmen.rules.ronde import Vorm

NUMBERED = (Vorm.PUNTEN, Vorm.VOLGORDE)
WHOLE = re.compile(r"\d{1,9}", re.ASCII)
FIELD = re.compile(r"k(\d{1,9})", re.ASCII)


def read(ronde, data, *, papier=False):
    """The ballot in these form values as {option id: value}, and all that keeps it from being cast, as [Fout].

    ``keuze`` holds the ids that were ticked; ``k<id>`` the points or the place of an option, nothing or 0 for none.
    What is no number is a fault, never an error; so is what is not on this ballot. ``papier``: as it was printed.
    """
    choices, wrong = (numbers if ronde.vorm in NUMBERED else ticks)(data)
    return choices, wrong or wrong_with(ronde, choices, papier=papier)


def ticks(data):
    given = data.getlist("keuze")
    good = [text for text in given if WHOLE.fullmatch(text)]
    return {int(text): 1 for text in good}, [Fout("onbekend")] if len(good) < len(given) else []


def numbers(data):
    given = {int(found[1]): data[name].strip() for name in data if (found := FIELD.fullmatch(name))}
    good = {key: int(text) for key, text in given.items() if WHOLE.fullmatch(text)}
    wrong = [Fout("getal")] if any(text and key not in good for key, text in given.items()) else []
    return {key: value for key, value in good.items() if value}, wrong


def fields(vorm, choices):
    """The same ballot as (name, value) of hidden fields, in order of id."""
    if vorm in NUMBERED:
        return [(f"k{key}", choices[key]) for key in sorted(choices)]
    return [("keuze", key) for key in sorted(choices)]
