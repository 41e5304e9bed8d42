"""A second count that shares nothing with the first: voter by voter, with fractions, by the definitions."""

from fractions import Fraction
from hashlib import sha256
from itertools import chain

PLACE = 1


class Slow:
    """Counts one vote by one set of rules; ``winners`` and ``parts`` are the result."""

    def __init__(self, election, rules):
        self.rules = rules
        self.voters = self.every_voter(election)
        self.cost = {one.id: PLACE if rules.plaatsen else one.cost for one in election.projects}
        self.groups = {one.id: one.groups for one in election.projects}
        self.budget = rules.plaatsen or election.budget
        self.caps = {} if rules.plaatsen else dict(election.budgets)
        self.people = {one: sum(points.get(one, 0) > 0 for points, _weight in self.voters) for one in self.cost}
        self.points = {one: sum(points.get(one, 0) * weight for points, weight in self.voters) for one in self.cost}
        self.winners, self.parts = [], {}
        self.by_votes() if rules.regel == "meeste-stemmen" else self.by_shares()

    def every_voter(self, election):
        weights = self.weights([ballot.channel for ballot in election.ballots for _one in range(ballot.count)])
        return [
            (dict(ballot.choices), Fraction(weights.get(ballot.channel, 1)))
            for ballot in election.ballots
            for _one in range(ballot.count)
        ]

    def weights(self, cast):
        """{channel: weight}, so that each weight is that of no ballot or of enough."""
        weights, least = dict(self.rules.kanalen), self.rules.kanalen_minimum
        weights = {channel: 1 if cast.count(channel) < least else weight for channel, weight in weights.items()}
        alike = [channel for channel in cast if weights.get(channel, 1) == 1]
        return {} if alike and len(alike) < least else weights

    def order(self):
        def key(one):
            lot = sha256(f"{self.rules.zaad}|{one}".encode()).hexdigest()
            return -self.points[one], self.cost[one], lot

        return sorted(self.cost, key=key)

    def spent(self, group=None):
        paid = chain(((one, self.cost[one]) for one in self.winners), self.parts.items())
        return sum(amount for one, amount in paid if group is None or group in self.groups[one])

    def allowed(self, one):
        rivals = {other for pair in self.rules.onverenigbaar if one in pair for other in pair} - {one}
        enough = self.people[one] >= self.rules.minimum_stemmen and self.points[one] >= self.rules.minimum_punten
        return enough and not rivals & {*self.winners, *self.parts}

    def room(self, one, capped):
        """What is left for a project: of the whole and of each of its themes that has a budget."""
        caps = [self.caps[group] - self.spent(group) for group in self.groups[one] if group in self.caps and capped]
        return [self.budget - self.spent(), *caps]

    def by_votes(self):
        if self.rules.samen and self.caps:
            self.down_the_list(self.rules.rest, False, self.too_much_for_their_theme())
        else:
            self.down_the_list(self.rules.rest, True)

    def too_much_for_their_theme(self):
        """Once down the list, to the end of the whole; what is too much for its own theme has won nothing yet."""
        waiting, ended = [], False
        for one in filter(self.allowed, self.order()):
            whole, *themes = self.room(one, True)
            if self.cost[one] == 0 or (not ended and self.cost[one] <= min([whole, *themes])):
                self.winners.append(one)
            elif not ended:
                if any(room < self.cost[one] for room in themes):
                    waiting.append(one)
                elif self.rules.rest == "deel" and whole:
                    self.parts[one] = whole
                ended = self.rules.rest != "volgende" and whole < self.cost[one]
        return waiting

    def down_the_list(self, rest, capped, order=None):
        ended = set()
        for one in self.order() if order is None else order:
            pots = {"alles", *(self.groups[one] & set(self.caps) if capped else ())}
            if one in self.winners or not self.allowed(one):
                continue
            if self.cost[one] == 0 or (not pots & ended and min(self.room(one, capped)) >= self.cost[one]):
                self.winners.append(one)
            elif not pots & ended and rest != "volgende":
                ended |= self.too_small(one, capped)
                if rest == "deel" and min(self.room(one, capped)) > 0:
                    self.parts[one] = min(self.room(one, capped))

    def too_small(self, one, capped):
        small = {
            g for g in self.groups[one] & set(self.caps) if capped and self.caps[g] - self.spent(g) < self.cost[one]
        }
        return small | ({"alles"} if self.budget - self.spent() < self.cost[one] else set())

    def by_shares(self):
        for one in self.order():
            if self.cost[one] == 0 and self.allowed(one):
                self.winners.append(one)
        free = list(self.winners)
        total = sum(weight for _points, weight in self.voters)
        if total:
            share = Fraction(self.budget) / total
            self.winners, poor = self.bought(free, share)
            while poor and self.rules.add1:
                share += Fraction(PLACE) / total if self.rules.plaatsen else 100
                tried, poor = self.bought(free, share)
                if sum(self.cost[one] for one in tried) > self.budget:
                    break
                self.winners = tried
        if self.rules.rest != "niets":
            self.down_the_list(self.rules.rest, not self.rules.samen)

    def bought(self, free, share):
        """(the winners when every voter may spend so much, whether any failed for want of money)."""
        before, self.winners = self.winners, list(free)
        purses = [share * weight for _points, weight in self.voters]
        while True:
            rates = {one: self.rate(one, purses) for one in self.cost if self.may_buy(one)}
            payable = [one for one in rates if rates[one] is not None]
            if not payable:
                break
            lots = {one: sha256(f"{self.rules.zaad}|{one}".encode()).hexdigest() for one in payable}
            one = min(payable, key=lambda one: (rates[one], self.cost[one], lots[one]))
            pay = [rates[one] * self.cost[one] * weight * points.get(one, 0) for points, weight in self.voters]
            purses = [purse - max(0, min(purse, due)) for purse, due in zip(purses, pay, strict=True)]
            self.winners.append(one)
        found, self.winners = self.winners, before
        return found, bool(rates)

    def may_buy(self, one):
        fits = all(self.caps[g] - self.spent(g) >= self.cost[one] for g in self.groups[one] if g in self.caps)
        return one not in self.winners and self.people[one] and self.cost[one] and fits and self.allowed(one)

    def rate(self, one, purses):
        """The least a point must cost, for each cent of the project, for supporters to pay it together; None: never."""
        paying = [
            (p, points[one] * w) for p, (points, w) in zip(purses, self.voters, strict=True) if points.get(one, 0) > 0
        ]
        if sum(purse for purse, _worth in paying) < self.cost[one]:
            return None
        for broke in sorted({Fraction(0), *(purse / worth for purse, worth in paying)}):
            poor = sum(purse for purse, worth in paying if purse / worth <= broke)
            worth = sum(worth for purse, worth in paying if purse / worth > broke)
            if worth and sum(min(p, w * (self.cost[one] - poor) / worth) for p, w in paying) == self.cost[one]:
                return (self.cost[one] - poor) / worth / self.cost[one]
        return max(purse / worth for purse, worth in paying) / self.cost[one]
