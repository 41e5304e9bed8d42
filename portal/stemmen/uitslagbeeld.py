"""The result as a page shows it: each option with its place, its votes, its sentence, and where the line falls."""

from dataclasses import dataclass
from functools import cached_property, partial
from math import floor

from portal.stemmen import uitslag, uitslagzinnen
from portal.stemmen.biljetzinnen import name_of
from portal.stemmen.models import Keuze, Stemronde
from portal.stemmen.rules.regels import Regels, Telregel
from portal.tellen.outcome import Outcome, Reden, Trace
from portal.tellen.zinnen import score, zinnen


@dataclass(frozen=True)
class Row:
    """One option: what came of it, and what the other rule would have made of it."""

    ronde: Stemronde
    keuze: Keuze
    trace: Trace
    outcome: Outcome
    breed: float
    anders: dict

    @property
    def zinnen(self):
        """Why it won or not, step by step."""
        return zinnen(self.trace, self.outcome, partial(name_of, self.ronde))

    @property
    def score(self):
        return score(self.trace.stand.punten, self.outcome.election.in_points)

    @property
    def won(self):
        return self.trace.won

    @property
    def daarna(self):
        """What was left after it, in cents; None when it did not win."""
        return self.trace.over - self.trace.krijgt if self.won else None

    @property
    def konden(self):
        """What those who chose it had left together after equal shares, in cents; None when that was not kept or is not why."""
        return None if self.won else self.trace.waarden.get("konden")

    @property
    def tekort(self):
        """How many cents short it was; None when money was not the reason."""
        return self.trace.waarden["tekort"] if self.trace.reden in (Reden.TE_DUUR, Reden.GROEP_VOL) else None

    @property
    def part(self):
        return not self.trace.won and self.trace.krijgt > 0


class Uitslagbeeld:
    """``rows``: every option by its place. ``withdrawn``: the options that no longer counted."""

    def __init__(self, ronde, telling):
        self.ronde, self.telling, self.kept = ronde, telling, telling.uitslag
        self.outcome = uitslag.outcome(ronde, self.kept)
        self.regels = Regels.of(ronde.regels)
        most = max((trace.stand.punten for trace in self.outcome.traces), default=0) or 1
        by_number = {str(keuze.nummer): keuze for keuze in ronde.keuzes}
        self.rows = [
            self.told(by_number[trace.id], trace, kept["anders"], most)
            for trace, kept in zip(self.outcome.traces, self.kept["keuzes"], strict=True)
        ]
        self.withdrawn = [keuze for keuze in ronde.keuzes if keuze.ingetrokken_at]

    def told(self, keuze, trace, anders, most):
        return Row(self.ronde, keuze, trace, self.outcome, round(float(100 * trace.stand.punten / most), 1), anders)

    @cached_property
    def cut(self):
        """How many rows stand above the line, or None. It is drawn where the money first fell short under most votes, or
        where the places were full: not where something else decided, or where what is below it won all the same."""
        at = next((at for at, row in enumerate(self.rows) if not row.won), 0)
        if not at:
            return None
        if self.ronde.budget:
            ran_out = self.regels.telregel == Telregel.MEESTE_STEMMEN and self.rows[at].tekort is not None
        else:
            ran_out = not any(row.won for row in self.rows[at:])
        return at if ran_out and not self.rows[at].part else None

    def row(self, nummer):
        """The row of this option, or None when it was withdrawn."""
        return next((row for row in self.rows if row.keuze.nummer == nummer), None)

    def regel(self, telregel):
        """What a rule is called here, and what it comes down to."""
        return uitslagzinnen.naam(telregel, self.outcome.election.in_points), uitslagzinnen.kern(self.ronde, telregel)

    @property
    def lezen(self):
        """How the list is read."""
        return uitslagzinnen.lezen(self.ronde)

    @property
    def inleg(self):
        """What each voter could spend in the end, in cents; None where that is not how money was shared out."""
        shared = self.kept.get("inleg") if self.ronde.budget else None
        return None if shared is None else floor(uitslag.number(shared))

    @property
    def spent_share(self):
        """How much of the budget is spent, in percent."""
        return round(100 * self.kept["besteed"] / self.ronde.budget, 1) if self.ronde.budget else 0

    @property
    def differs(self):
        """The options for which the other rule would have come out otherwise."""
        return [row for row in self.rows if row.won != row.anders["gewonnen"]]

    @property
    def binds(self):
        """Whether enough people voted for the result to bind."""
        return not self.regels.quorum or self.telling.biljetten >= self.regels.quorum
