"""One pass of the Method of Equal Shares, exact: every voter has an equal part of the money for what they chose.

Again and again the project is bought that costs its supporters least for what it is worth to them, until no supporters
can pay another. What a project is worth to a voter is its cost times the points they gave it, and so its cost where
choices carry no points: Peters, Pierczyński and Skowron, "Proportional Participatory Budgeting with Additive
Utilities" (2021). Voters with as much money left share one purse, so what supporters can pay is a sum over purses.
Money is counted in parts of a cent that are cut finer at every purchase, so nothing is ever rounded.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from heapq import heapify, heappop, heappush
from math import lcm

from portal.tellen.election import Election
from portal.tellen.kas import Kas
from portal.tellen.rules import Rules
from portal.tellen.standings import Stand

EMPTY, FULL = 0, 1  # the numbers of the first two purses
UNKNOWN, FINE = Fraction(0), 10**18  # a rate below every other; in how many parts one is told apart by whole numbers


@dataclass(frozen=True)
class Bought:
    """A project that was bought. ``effectief``: the votes (or points) it had from people who paid as much as anyone.
    ``per_stem``: the most that was paid for one vote or point, in cents."""

    stand: Stand
    effectief: Fraction
    per_stem: Fraction


class Voters:
    """The ballots as a pass needs them: made once, then only read.

    A slot is a project with a number of points that somebody gave it; a group is all ballots with the same slots.
    Weights of channels and points are made whole by taking every voter for ``parts`` equal ones, and every point for
    ``point`` of them.
    """

    def __init__(self, election: Election, rules: Rules):
        number = defaultdict(lambda: len(number))  # {(project id, points): slot}
        self.parts = lcm(*(Fraction(weight).denominator for _channel, weight in rules.kanalen))
        together = self.together(election, dict(rules.kanalen), number)
        self.groups, self.weights = list(together), list(together.values())
        self.total = sum(self.weights)
        self.point = lcm(*(Fraction(points).denominator for _project, points in number))
        self.points = [int(points * self.point) for _project, points in number]  # of each slot
        self.fold = lcm(*self.points)
        self.slots = {project.id: [] for project in election.projects}
        for (project, _points), slot in number.items():
            self.slots[project].append(slot)
        self.supporters, self.support = self.by_slot()

    def together(self, election, weights, number):
        """{the slots of a group: what it weighs}"""
        found, known = Counter(), {project.id for project in election.projects}
        for ballot in election.ballots:
            slots = tuple(number[choice] for choice in ballot.choices if choice[0] in known and choice[1] > 0)
            found[slots] += int(ballot.count * weights.get(ballot.channel, 1) * self.parts)
        return found

    def by_slot(self):
        """Of each slot the groups that have it, and what these weigh."""
        supporters, support = [[] for _slot in self.points], [0] * len(self.points)
        for group, (slots, weight) in enumerate(zip(self.groups, self.weights, strict=True)):
            for slot in slots:
                supporters[slot].append(group)
                support[slot] += weight
        return supporters, support

    @cached_property
    def both(self):
        """Of each slot what those weigh who have another slot as well: {slot: weight}."""
        both = [Counter() for _slot in self.points]
        for slots, weight in zip(self.groups, self.weights, strict=True):
            for slot in slots:
                for other in slots:
                    both[slot][other] += weight
        return both


class Pass:
    """What is bought when each voter (of ``voters.total``) may spend ``share`` cents.

    ``kas`` holds the ceilings of themes and areas, ``taken`` what has won already. Afterwards ``bought`` holds the winners
    in order, and ``poor`` of the projects that supporters could not pay what these had left in the end, in cents. ``alike``:
    whether of all that was bought every supporter paid as much for a point as any other.
    """

    def __init__(self, voters: Voters, stands: list[Stand], rules: Rules, share: Fraction, kas: Kas, taken: set[str]):
        self.voters, self.stands, self.rules, self.kas, self.taken = voters, stands, rules, kas, set(taken)
        self.unit = lcm(share.denominator, *(Fraction(stand.project.cost).denominator for stand in stands))
        self.money = [0, int(share * self.unit)]  # in each purse
        self.purse = [FULL] * len(voters.groups)  # of each group
        self.pots = [{FULL: support} for support in voters.support]  # of each slot: {purse: weight of who has it}
        self.bought, self.alike = [], True
        self.buy_all()

    def buy_all(self):
        """The lowest rate first. Rates only grow as purses empty, so one that has not grown is the lowest.
        In the queue a whole number that orders alike stands before each rate, since fractions are slow to compare."""
        queue = [(0, UNKNOWN, *stand.tie, number) for number, stand in enumerate(self.stands)]
        heapify(queue)
        while queue:
            _whole, known, *tie, number = heappop(queue)
            stand = self.stands[number]
            if self.shut_out(stand):
                continue
            rate = self.rate(stand)
            if rate == known:
                self.buy(stand, rate)
            elif rate is not None:
                heappush(queue, (FINE * rate.numerator // rate.denominator, rate, *tie, number))
        self.poor = {stand.project.id: self.left_for(stand) for stand in self.stands if self.is_poor(stand)}

    def is_poor(self, stand):
        """Whether only money kept a project out."""
        return stand.project.id not in self.taken and not self.shut_out(stand)

    def left_for(self, stand):
        """What the supporters of a project have left together, in cents."""
        return Fraction(sum(money * weight for money, _points, weight in self.held(stand)), self.unit)

    def held(self, stand):
        """What its supporters hold: (money, points they gave it, weight) of each purse."""
        voters = self.voters
        return [
            (self.money[purse], voters.points[slot], weight)
            for slot in voters.slots[stand.project.id]
            for purse, weight in self.pots[slot].items()
            if weight
        ]

    def shut_out(self, stand):
        """Whether a rival won, or too little is left of the budget of its theme or area."""
        project = stand.project
        return not self.kas.holds(project) or not self.taken.isdisjoint(self.rules.rivals(project.id))

    def rate(self, stand):
        """What supporters pay for each point and each part of a cent it costs; None if they cannot."""
        held, cost = self.held(stand), stand.project.cost * self.unit
        if sum(money * weight for money, _points, weight in held) < cost:
            return None
        held.sort(key=lambda one: one[0] * (self.voters.fold // one[1]))
        short, points = cost, sum(points * weight for _money, points, weight in held)
        for money, each, weight in held:
            if money * points >= short * each:
                break
            short, points = short - money * weight, points - each * weight
        return Fraction(short, points * cost)

    def buy(self, stand, rate):
        """Lets every supporter pay at this rate, or all they have."""
        project, slots = stand.project, self.voters.slots[stand.project.id]
        self.bought.append(self.told(stand, rate))
        self.kas.pay(project, project.cost)
        self.taken.add(project.id)
        price = rate * project.cost * self.unit
        self.cut(price.denominator)
        numbers = {money: purse for purse, money in enumerate(self.money)}
        for slot in slots:
            self.pots[slot] = None
        for slot in slots:
            self.charge(slot, price.numerator * self.voters.points[slot], numbers)

    def told(self, stand, rate):
        whole = self.voters.parts * self.voters.point
        return Bought(stand, 1 / (rate * whole), rate * stand.project.cost * whole)

    def cut(self, parts):
        """Cuts the smallest part of a cent finer, so that the price is whole."""
        self.unit *= parts
        self.money = [money * parts for money in self.money]

    def charge(self, slot, price, numbers):
        """Takes ``price`` out of the purse of every supporter; the other projects they support count them by their new
        purse, or no more when it is empty."""
        voters, purses, pots, moved = self.voters, self.purse, self.pots, {EMPTY: EMPTY}
        for group in voters.supporters[slot]:
            old, weight = purses[group], voters.weights[group]
            self.alike = self.alike and self.money[old] >= price
            if old not in moved:
                moved[old] = self.purse_with(max(0, self.money[old] - price), numbers)
            new = purses[group] = moved[old]
            for other in voters.groups[group]:
                if (pot := pots[other]) and old:
                    pot[old] -= weight
                    if new:
                        pot[new] = pot.get(new, 0) + weight

    def purse_with(self, money, numbers):
        if money not in numbers:
            numbers[money] = len(self.money)
            self.money.append(money)
        return numbers[money]
