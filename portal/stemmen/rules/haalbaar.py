"""What a ballot must at least hold: as it was announced, and as far as any ballot of these options can reach it."""

from collections import Counter
from functools import lru_cache
from math import gcd
from typing import NamedTuple

from portal.stemmen.rules.ronde import Vorm

# So many sums are told apart at most: every cent until € 20.000, and every euro, where nothing has cents, until € 2 million.
# Beyond that the steps are larger, and what is said to be within reach still is.
MOST_SUMS = 2**21


class Minst(NamedTuple):
    """So many options, and together so much money (cents)."""

    aantal: int
    geld: int


def announced(vorm, regels):
    """The minima of a ballot as they were agreed."""
    if vorm == Vorm.EEN:
        return Minst(1, 0)
    if vorm == Vorm.PUNTEN:
        return Minst(regels.punten_min_keuzes, 0)
    return Minst(regels.min_keuzes, regels.mandje_min if vorm == Vorm.MANDJE else 0)


def least(vorm, budget, regels, options):
    """The minima that hold for a ballot of these options: as announced, as far as one ballot can reach them together with all
    that it may hold at most. First the number counts, then the money. A valid ballot exists when nothing is less."""
    costs = [(option.kosten or 0) if vorm == Vorm.MANDJE else 0 for option in options]
    limits = sorted(tight(regels, options))
    groups = [tuple(at for at, (_size, where, name, _most) in enumerate(limits) if getattr(option, where) == name)
              for option in options]
    room = sum(costs) if budget is None else min(budget, sum(costs))
    rows = tuple(sorted(zip(groups, costs, strict=True)))
    return reach(rows, tuple(limit[-1] for limit in limits), most(vorm, regels, len(rows)), announced(vorm, regels), room)


def most(vorm, regels, there):
    """The most options on one ballot."""
    return min({Vorm.EEN: 1, Vorm.PUNTEN: regels.punten_totaal}.get(vorm, regels.max_keuzes or there), there)


def tight(regels, options):
    """The limits on how many of a theme or area that say anything here, of the kind that has most of them first, so that
    few need to be kept in mind at a time: (order, column, name, how many)."""
    for limits, where in ((regels.per_thema, "thema"), (regels.per_gebied, "gebied_code")):
        there = Counter(getattr(option, where) for option in options)
        found = {name: grens.max_keuzes for name, grens in limits.items()}
        found = {name: top for name, top in found.items() if top is not None and top < there[name]}
        yield from ((-len(found), where, name, top) for name, top in found.items())


@lru_cache(256)
def reach(rows, limits, most, asked, room):
    """``least`` of plain values. ``rows``: (the limits an option counts for, its cost). ``most``, ``room``: at most so many
    options and so much money."""
    exact = gcd(*(cost for _groups, cost in rows)) or 1
    unit = max(exact, -(-room // MOST_SUMS))
    units = tuple((groups, -(-cost // unit)) for groups, cost in rows)
    found = together(units, limits, most, asked.aantal if most == len(rows) else most, room // unit)
    aantal = min(asked.aantal, max(found))
    highest = max(sums.bit_length() - 1 for number, sums in found.items() if number >= aantal)
    sure = highest if unit == exact else max(0, highest - len(rows))
    return Minst(aantal, min(asked.geld, sure * unit))


def together(rows, limits, most, enough, room):
    """{how many options: the sums they can come to, as the bits of a number}, within the limits, ``most`` and ``room``.

    Goes past the options once, and keeps the sums for every number (more than ``enough`` are not told apart) and for how many
    were taken of each limit that still matters: so the work is bounded, however many ballots there can be.
    """
    last = {at: place for place, (groups, _cost) in enumerate(rows) for at in groups}
    within, found = (2 << room) - 1, {(0, (0,) * len(limits)): 1}
    for place, (groups, cost) in enumerate(rows):
        for (number, held), sums in list(found.items()):
            more = tuple(count + (at in groups) for at, count in enumerate(held))
            fit = sums << min(cost, room + 1) & within
            if fit and number < most and all(count <= top for count, top in zip(more, limits, strict=True)):
                put(found, (min(number + 1, enough), more), fit)
        if over := [at for at in groups if last[at] == place]:
            found = past(found, over)
    return {number: sums for (number, _held), sums in found.items()}


def past(found, over):
    """The same once nothing more can be taken of these limits: what was taken of them is forgotten."""
    kept = {}
    for (number, held), sums in found.items():
        put(kept, (number, tuple(0 if at in over else count for at, count in enumerate(held))), sums)
    return kept


def put(found, state, sums):
    found[state] = found.get(state, 0) | sums
