"""Which counts stay out beside those of small groups: a total and all others but one would tell the one that is left out."""

from sqlalchemy import select

from portal.extensions import db
from portal.wijken.models import Cijfer, Ligging
from portal.wijken.rules import AANTAL


def found_out(lines, indicators, small):
    """The keys of the counts to leave out besides ``small``: those of the smallest groups of a whole that has a total, until
    what is left out of it speaks about enough together. ``lines``: all that has a value; ``indicators``: {naam: row}."""
    counts = {(line.naam, line.jaar) for line in lines if line.key in small and indicators[line.naam]["eenheid"] == AANTAL}
    wholes, out = areas() if counts else [], set()
    for naam, jaar in sorted(counts):
        numbers = known(naam, jaar) | {line.code: line.aantal for line in lines if (line.naam, line.jaar) == (naam, jaar)}
        hidden = {code for code, its_jaar, its_naam in small if (its_naam, its_jaar) == (naam, jaar)}
        found = beside(hidden, numbers, wholes, indicators[naam]["groepsgrootte"])
        out |= {(code, jaar, naam) for code in found}
    return out


def areas():
    """[(the code of an area, those of its buurten)], the smallest areas first."""
    found = {}
    for pair in db.session.execute(select(Ligging).order_by(Ligging.gebied_code)).scalars():
        found.setdefault(pair.gebied_code, set()).add(pair.buurt_code)
    return sorted(found.items(), key=lambda area: len(area[1]))


def known(naam, jaar):
    """{code of the area: about how many} of what was kept before."""
    query = select(Cijfer.gebied_code, Cijfer.aantal).where(Cijfer.naam == naam, Cijfer.jaar == jaar)
    return dict(db.session.execute(query.order_by(Cijfer.gebied_code)).all())


def beside(hidden, numbers, wholes, smallest):
    """The codes to leave out besides ``hidden``. ``numbers``: {code: about how many its count speaks, None when unknown}."""
    out, more = set(hidden), True
    while more:
        each = (next_out(buurten & numbers.keys(), out, numbers, smallest)
                for area, buurten in wholes if area in numbers and area not in out)
        more = next(filter(None, each), None)
        out |= {more} if more else set()
    return out - set(hidden)


def next_out(buurten, out, numbers, smallest):
    """The smallest that is still told, where those left out are too few together; or None."""
    left_out, told = buurten & out, buurten - out
    enough = sum(smallest if numbers[code] is None else numbers[code] for code in left_out) >= smallest
    return None if enough or not left_out else min(told, key=lambda code: size(numbers[code], code), default=None)


def size(number, code):
    """The order of groups: the smallest first, what is not known last."""
    return number is None, number or 0, code
