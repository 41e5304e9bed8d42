"""Counts a vote: the same ballots and rules always give the same outcome."""

from portal.tellen.election import Election, for_places
from portal.tellen.gelijke_delen import equal_shares
from portal.tellen.meeste_stemmen import most_votes
from portal.tellen.outcome import Outcome, Trace
from portal.tellen.rules import MEESTE_STEMMEN, Rules
from portal.tellen.standings import standings


def tel(election: Election, rules: Rules) -> Outcome:
    """The outcome of a vote by these rules, never over budget. Choices of projects that are not in it do not count."""
    if rules.plaatsen:
        election = for_places(election, rules.plaatsen)
    rules = rules.weighing(election.channels)
    stands = standings(election, rules)
    if rules.regel == MEESTE_STEMMEN:
        traces, inleg = most_votes(election, rules, stands), None
    else:
        traces, inleg = equal_shares(election, rules, stands)
    winners = tuple(trace.id for trace in traces if trace.won)
    return Outcome(election, rules, winners, tuple(sorted(traces, key=lambda trace: trace.stand.plaats)), inleg)


def vergelijk(election: Election, announced: Rules, other: Rules) -> list[tuple[Trace, Trace]]:
    """Of each project how it fares by the announced rules and by others, in the order of the announced ones."""
    beside = {trace.id: trace for trace in tel(election, other).traces}
    return [(trace, beside[trace.id]) for trace in tel(election, announced).traces]
