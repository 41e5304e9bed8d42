"""What a ballot must at least hold: as it was announced, and as far as any ballot of these options can reach it."""

from collections import Counter
from functools import lru_cache
from math import gcd
from operator import or_
from typing import NamedTuple

from portal.stemmen.rules.ronde import Vorm

# So many sums are told apart at most: every cent until € 20.000, and every euro, where nothing has cents, until € 2 million.
# Beyond that the steps are larger, and what is said to be within reach still is.
MOST_SUMS = 2**21
# So many states (how many were taken of each limit) are kept at most, and fewer where each holds many sums: together some
# 8 MB and a few tenths of a second. Where there are more, nobody counts on: what was asked is taken to be within reach.
MOST_STATES = 1_000
SUMS_OF_A_STATE = 2**16


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
    that it may hold at most. First the number counts, then the money. A valid ballot exists when nothing is less: unless so
    many limits count together that it would take too long to find out (``MOST_STATES``)."""
    costs = [(option.kosten or 0) if vorm == Vorm.MANDJE else 0 for option in options]
    limits = sorted(tight(regels, options))
    groups = [tuple(at for at, (_size, where, name, _most) in enumerate(limits) if getattr(option, where) == name)
              for option in options]
    room = sum(costs) if budget is None else min(budget, sum(costs))
    rows = tuple(sorted(zip(groups, costs, strict=True)))
    asked = announced(vorm, regels)
    asked = Minst(min(asked.aantal, apart(limits, groups)), asked.geld)
    return reach(rows, tuple(limit[-1] for limit in limits), most(vorm, regels, len(rows)), asked, room)


def apart(limits, groups):
    """The most options on one ballot by the limits on themes alone, or by those on areas alone."""
    over = Counter()
    for at, (_size, where, _name, top) in enumerate(limits):
        over[where] += sum(at in there for there in groups) - top
    return len(groups) - max(over.values(), default=0)


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
    options and so much money. Sums are looked at only where money is asked that no ballot at hand comes to."""
    asked = Minst(min(asked.aantal, most), min(asked.geld, room))
    dearest = sorted(rows, key=lambda row: row[1])
    if any(suffices(order, limits, most, asked, room) for order in (dearest, dearest[::-1])):
        return asked
    enough = asked.aantal if most == len(rows) else most
    found = together(rows, limits, most, enough, Cheapest(room))
    if found is None:
        return asked
    asked = Minst(min(asked.aantal, max(found)), asked.geld)
    if not asked.geld:
        return asked
    sure = max(cost for number, cost in found.items() if number >= asked.aantal)
    return Minst(asked.aantal, min(asked.geld, max(sure, money(rows, limits, most, enough, room, asked))))


def suffices(order, limits, most, asked, room):
    """Does a ballot that takes what fits, in this order, hold what is asked?"""
    held, taken, spent = [0] * len(limits), 0, 0
    for groups, cost in order:
        if taken < most and spent + cost <= room and all(held[at] < limits[at] for at in groups):
            taken, spent = taken + 1, spent + cost
            for at in groups:
                held[at] += 1
    return taken >= asked.aantal and spent >= asked.geld


def money(rows, limits, most, enough, room, asked):
    """The most money a ballot of so many options comes to, for sure; that asked where nobody counts on."""
    exact = gcd(*(cost for _groups, cost in rows)) or 1
    unit = max(exact, -(-room // MOST_SUMS))
    kept = Sums(room // unit, (2 << room // unit) - 1)
    found = together(tuple((groups, -(-cost // unit)) for groups, cost in rows), limits, most, enough, kept)
    if found is None:
        return asked.geld
    highest = max((sums.bit_length() - 1 for number, sums in found.items() if number >= asked.aantal), default=0)
    return unit * (highest if unit == exact else highest - len(rows))


class Cheapest(NamedTuple):
    """Keeps the least money the options of a state can cost."""

    room: int
    nothing, either, weight = 0, min, 1

    def more(self, least, cost):
        return least + cost if least + cost <= self.room else None


class Sums(NamedTuple):
    """Keeps all sums the options of a state can come to, as the bits of a number; ``within``: all that may be."""

    room: int
    within: int
    nothing, either = 1, or_

    @property
    def weight(self):
        return 1 + self.room // SUMS_OF_A_STATE

    def more(self, sums, cost):
        return sums << min(cost, self.room + 1) & self.within or None


def together(rows, limits, most, enough, kept):
    """{how many options: what is ``kept`` of what they can cost}, within the limits and ``most``; None beyond ``MOST_STATES``.

    Goes past the options once, for every number (more than ``enough`` are not told apart) and for how many were taken of each
    limit that still matters: so the work is bounded, however many ballots there can be.
    """
    last = {at: place for place, (groups, _cost) in enumerate(rows) for at in groups}
    found = {(0, (0,) * len(limits)): kept.nothing}
    for place, (groups, cost) in enumerate(rows):
        for (number, held), costs in list(found.items()):
            if number == most or any(held[at] == limits[at] for at in groups):
                continue
            if (more := kept.more(costs, cost)) is not None:
                taken = tuple(count + (at in groups) for at, count in enumerate(held))
                put(found, (min(number + 1, enough), taken), more, kept.either)
                if len(found) * kept.weight > MOST_STATES:
                    return None
        if over := [at for at in groups if last[at] == place]:
            found = past(found, over, kept.either)
    found = past(found, range(len(limits)), kept.either)
    return {number: costs for (number, _held), costs in found.items()}


def past(found, over, either):
    """The same once nothing more can be taken of these limits: what was taken of them is forgotten."""
    kept = {}
    for (number, held), costs in found.items():
        put(kept, (number, tuple(0 if at in over else count for at, count in enumerate(held))), costs, either)
    return kept


def put(found, state, costs, either):
    found[state] = either(found[state], costs) if state in found else costs
