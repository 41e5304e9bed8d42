"""What if: the same ballots counted by most votes, with each rule for the rest, and by equal shares, side by side."""

from dataclasses import dataclass, replace

from portal.stemmen import uitslagzinnen, verkiezing
from portal.stemmen.rules.regels import Regels, Rest, Telregel
from portal.tellen import Outcome, Rules, tel

# Never the seed of the round itself: that is secret until it was counted, and who lost ties here would tell it.
SEED = "proef"


@dataclass(frozen=True)
class Kolom:
    """One way to count and its outcome. ``is_announced``: it is what the round says now."""

    regel: str
    rest: str
    outcome: Outcome
    is_announced: bool

    @property
    def naam(self):
        return uitslagzinnen.naam(self.regel, self.outcome.election.in_points)

    @property
    def voters(self):
        return self.outcome.election.cast

    @property
    def cut(self):
        """The place after which money runs out under most votes: until there everything wins. None where there is none."""
        lost = [trace.stand.plaats for trace in self.outcome.traces if not trace.won and not trace.krijgt]
        is_line = self.regel == Telregel.MEESTE_STEMMEN and lost and lost[0] > 1
        return lost[0] - 1 if is_line else None

    @property
    def empty_handed(self):
        """How many voters see nothing they chose being won."""
        won = {*self.outcome.winners, *self.outcome.parts}
        ballots = self.outcome.election.ballots
        return sum(ballot.count for ballot in ballots if not won & {project for project, _points in ballot.choices})


def announced(ronde):
    return replace(verkiezing.rules(ronde), zaad=SEED)


def on_other_ballots(ronde, earlier, rows):
    """The options and ballots of an earlier round under the money and rules of this one, as (Election, Rules)."""
    regels = Regels.of(ronde.regels)
    budgets = verkiezing.budgets(regels) if ronde.budget else {}
    votes = replace(verkiezing.election(earlier, rows), budget=ronde.budget or 0, budgets=budgets)
    return votes, replace(announced(ronde), onverenigbaar=frozenset())


def columns(election, rules):
    """Every way to count, the announced one first."""
    ways = [(Telregel.MEESTE_STEMMEN, rest) for rest in Rest] if not rules.plaatsen else [(Telregel.MEESTE_STEMMEN, rules.rest)]
    ways.append((Telregel.GELIJKE_DELEN, rules.rest))
    made = [column(election, rules, str(regel), str(rest)) for regel, rest in ways]
    return sorted(made, key=lambda kolom: not kolom.is_announced)


def column(election, rules: Rules, regel, rest):
    is_announced = (regel, rest) == (str(rules.regel), str(rules.rest))
    return Kolom(regel, rest, tel(election, replace(rules, regel=regel, rest=rest)), is_announced)
