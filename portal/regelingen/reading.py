"""A version in words: its rules by group, what differs from another version, and what it still lacks."""

from dataclasses import dataclass

from portal.regelingen.rules.parameters import GROEPEN, PARAMETERS, Soort, counts, is_empty
from portal.regelingen.rules.versies import differences, entry
from portal.regelingen.words import label, shown

# What staff wrote themselves, so in Dutch whatever the language of the page.
OWN_WORDS = (Soort.LIJST, Soort.TEKST)


@dataclass(frozen=True)
class Regel:
    """One parameter as people read it: a line, or more for a lijst, each with its own article or "".

    ``eigen``: in the words of staff.
    """

    sleutel: str
    label: str
    lines: tuple[tuple[str, str], ...]
    artikel: str = ""
    voorbeeld: bool = False
    eigen: bool = False


@dataclass(frozen=True)
class Verschil:
    """What one parameter was and becomes; of a lijst only the rows that differ."""

    was: Regel
    wordt: Regel


def regel(parameter, regels):
    has = entry(regels, parameter)
    value = shown(parameter.sleutel, has["waarde"], regels)
    lines = value if isinstance(value, list) else [value] if value else []
    return Regel(
        parameter.sleutel, str(label(parameter.sleutel)), tuple(map(line, lines)), has["artikel"],
        has["voorbeeld"], parameter.soort in OWN_WORDS,
    )


def line(value):
    return (value, "") if isinstance(value, str) else value


def by_group(regels):
    """{groep: [regel]} of everything that is filled in and counts, in the order of the catalogue."""
    filled = [p for p in PARAMETERS if counts(p, regels) and not is_empty(entry(regels, p)["waarde"])]
    found = {groep: [regel(p, regels) for p in filled if p.groep == groep] for groep in GROEPEN}
    return {groep: lines for groep, lines in found.items() if lines}


def verschillen(before, after):
    """What is different, parameter by parameter."""
    return [narrowed(regel(p, before), regel(p, after)) for p, _was, _wordt in differences(before, after)]


def narrowed(was, wordt):
    """Without the lines both have, unless only the article or the mark differs."""
    if was.lines == wordt.lines or len(was.lines) < 2 and len(wordt.lines) < 2:
        return Verschil(was, wordt)
    return Verschil(without(was, wordt.lines), without(wordt, was.lines))


def without(regel, lines):
    kept = tuple(line for line in regel.lines if line not in lines)
    return Regel(regel.sleutel, regel.label, kept, regel.artikel, regel.voorbeeld, regel.eigen)
