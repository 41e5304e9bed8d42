"""How far everyone's share may grow before anything else can be bought: with few voters and much money that is far.

Where all supporters of what was bought paid alike for a point, more money changes neither what they pay nor in which order.
Another project has its turn at the earliest where it would have it if all its supporters paid alike, and they must hold
its cost by then.
"""

from fractions import Fraction
from math import ceil

from portal.tellen.shares import Pass


def steps_alike(found: Pass, share: Fraction, step: Fraction) -> int:
    """By how many steps the share may grow while it is sure that the same is bought as in this pass; 0 where that cannot be
    told, because somebody paid all they had."""
    if not found.alike:
        return 0
    left_out = [stand for stand in found.stands if stand.project.id not in found.taken]
    paid = {slot: price for bought in found.bought for slot, price in prices(bought, found.voters)}
    until = min(enough(stand, paid, found.voters) for stand in left_out)
    return max(0, ceil((until - share) / step) - 1)


def prices(bought, voters):
    """Of each slot of what was bought: (when that was, what a supporter paid for it in cents)."""
    project, tie = bought.stand.project, bought.stand.tie
    each = bought.per_stem / (voters.parts * voters.point)
    return [(slot, ((each / project.cost, *tie), each * voters.points[slot])) for slot in voters.slots[project.id]]


def enough(stand, paid, voters):
    """The share with which the supporters of a project hold its cost when its turn could come at the earliest."""
    slots = voters.slots[stand.project.id]
    turn = Fraction(1, sum(voters.points[slot] * voters.support[slot] for slot in slots)), *stand.tie
    before = {other: price for other, (when, price) in paid.items() if when < turn}
    gone = sum(price * voters.both[slot][other] for slot in slots for other, price in before.items())
    return (stand.project.cost + gone) / Fraction(sum(voters.support[slot] for slot in slots))
