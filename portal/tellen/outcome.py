"""What came of the count, and for every project why: codes and values, to be said in sentences elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from portal.tellen.election import Amount, Election
from portal.tellen.rules import Rules
from portal.tellen.standings import Stand


class Reden(StrEnum):
    """Why a project wins or not, with the values that come with it (amounts in cents)."""

    PAST = "past"  # it fits; kosten
    GRATIS = "gratis"  # it costs nothing
    GEDRAGEN = "gedragen"  # its supporters paid; kosten, effectief (votes), per_stem (at most, per vote or point)
    AANGEVULD = "aangevuld"  # it fits in what equal shares left; kosten
    DEEL = "deel"  # it gets what is left; kosten, krijgt
    TE_DUUR = "te_duur"  # kosten, tekort
    GROEP_VOL = "groep_vol"  # too little left of a theme or area; kosten, tekort, groep, groep_over
    GESTOPT = "gestopt"  # the rule ended with an earlier project that did not fit
    STEUN_TEKORT = "steun_tekort"  # its supporters could not pay it; kosten, konden, tekort
    DUURDER = "duurder"  # as many votes as tegen, but dearer, and then it no longer fitted; tekort, tegen
    GELOOT = "geloot"  # as tegen in votes and cost, but lost the lottery; tekort, tegen
    TE_WEINIG_STEMMEN = "te_weinig_stemmen"  # minimum, tekort (votes)
    TE_WEINIG_PUNTEN = "te_weinig_punten"  # minimum, tekort (points)
    ONVERENIGBAAR = "onverenigbaar"  # met: the project that won before it


WON = {Reden.PAST, Reden.GRATIS, Reden.GEDRAGEN, Reden.AANGEVULD}
BELOW_MINIMUM = {Reden.TE_WEINIG_STEMMEN, Reden.TE_WEINIG_PUNTEN}


@dataclass(frozen=True)
class Trace:
    """How one project fared. ``over``: what was left in all when its turn came; ``krijgt``: what it gets; both in cents.

    ``waarden`` also holds ``stemmen_tekort`` and ``tegen`` where more votes than those of the project ``tegen`` would
    have made it win: how many more people, or points, it needed. With equal shares it holds ``konden`` and
    ``steun_tekort`` of what had its turn only after the shares: what its supporters had left together, and were short.
    """

    stand: Stand
    reden: Reden
    over: Amount
    krijgt: Amount = 0
    waarden: Mapping = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.stand.project.id

    @property
    def won(self) -> bool:
        """Whether it wins in full. A project that gets a part has not won, but ``krijgt`` something."""
        return self.reden in WON


@dataclass(frozen=True)
class Outcome:
    """The result of a count: the winners in the order in which they won, and a trace of each project by its place.

    ``inleg``: with equal shares what each voter could spend in the end, in cents.
    """

    election: Election
    rules: Rules
    winners: tuple[str, ...]
    traces: tuple[Trace, ...]
    inleg: Fraction | None = None

    @property
    def parts(self) -> dict[str, Amount]:
        """{project id: what it gets} of those that are paid in part."""
        return {trace.id: trace.krijgt for trace in self.traces if trace.krijgt and not trace.won}

    @property
    def spent(self) -> Amount:
        return sum(trace.krijgt for trace in self.traces)

    @property
    def rest(self) -> Amount:
        return self.election.budget - self.spent

    def trace(self, project_id: str) -> Trace:
        return next(trace for trace in self.traces if trace.id == project_id)
