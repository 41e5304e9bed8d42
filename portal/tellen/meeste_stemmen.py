"""Most votes: down the list, each project that fits wins, and a named rule says what happens when one does not."""

from collections.abc import Iterable
from dataclasses import replace
from math import ceil

from portal.tellen.election import Election
from portal.tellen.kas import ALLES, Kas
from portal.tellen.outcome import BELOW_MINIMUM, Reden, Trace
from portal.tellen.rules import DEEL, VOLGENDE, Rules
from portal.tellen.standings import Stand


def most_votes(election: Election, rules: Rules, stands: list[Stand]) -> list[Trace]:
    """The traces of all projects, the winners in the order in which they won.

    Each is paid from the budget of its themes and areas, if they have one, and from the whole. With ``rules.samen`` what is
    too much for a theme or area has another turn, at what is left of the whole; where the whole falls short, it ends at once.
    """
    kas, history = Kas(election.budget, election.budgets, waits=rules.samen and bool(election.budgets)), []
    traces = spend(stands, kas, rules, rules.rest, history)
    if kas.waits:
        waiting = [trace for trace in traces if not has_ended(trace)]
        ended = [trace for trace in traces if has_ended(trace)]
        stands = [trace.stand for trace in waiting]
        traces = ended + spend(stands, Kas(kas.over, {}), rules, rules.rest, history, ended)
    return [trace if trace.krijgt or trace.won else with_votes_short(trace, history, rules) for trace in traces]


def has_ended(trace: Trace) -> bool:
    """Whether a project has no other turn: it was paid, or it came after the end."""
    return trace.won or bool(trace.krijgt) or trace.reden is Reden.GESTOPT


def spend(
    stands: list[Stand], kas: Kas, rules: Rules, rest: str, history: list, won: Iterable[Trace] = ()
) -> list[Trace]:
    """One turn for each project in this order, paid from ``kas``.

    ``history`` takes up every turn: (whose, the Kas before it, the winners before it). ``won``: earlier winners.
    """
    taken, traces = {trace.id for trace in won if trace.krijgt or trace.won}, []
    for stand in stands:
        before = kas.copy(), frozenset(taken)
        trace = refused(stand, kas, rules, taken) or take(stand, kas, rest)
        if trace.krijgt or trace.won:
            taken.add(trace.id)
        history.append((stand, *before))
        traces.append(trace)
    return traces


def refused(stand: Stand, kas: Kas, rules: Rules, taken: set[str]) -> Trace | None:
    """Why a project cannot win whatever the money, or None."""
    if stand.stemmen < rules.minimum_stemmen:
        values = {"minimum": rules.minimum_stemmen, "tekort": rules.minimum_stemmen - stand.stemmen}
        return Trace(stand, Reden.TE_WEINIG_STEMMEN, kas.over, waarden=values)
    if stand.punten < rules.minimum_punten:
        values = {"minimum": rules.minimum_punten, "tekort": ceil(rules.minimum_punten - stand.punten)}
        return Trace(stand, Reden.TE_WEINIG_PUNTEN, kas.over, waarden=values)
    if rivals := rules.rivals(stand.project.id) & taken:
        return Trace(stand, Reden.ONVERENIGBAAR, kas.over, waarden={"met": min(rivals)})
    return None


def take(stand: Stand, kas: Kas, rest: str) -> Trace:
    """The turn of a project that may win: in full, in part or not."""
    project, over = stand.project, kas.over
    if not project.cost:
        return Trace(stand, Reden.GRATIS, over)
    if kas.shut(project):
        return Trace(stand, Reden.GESTOPT, over)
    values = {"kosten": project.cost}
    if kas.holds(project):
        kas.pay(project, project.cost)
        return Trace(stand, Reden.PAST, over, project.cost, values)
    reden, why = shortage(project, kas)
    ending = kas.ending(project)
    if rest != VOLGENDE:
        kas.close(ending)
    if rest == DEEL and ending == kas.short(project) and (part := kas.most(project)):
        kas.pay(project, part)
        return Trace(stand, Reden.DEEL, over, part, values | {"krijgt": part})
    return Trace(stand, reden, over, waarden=values | why)


def shortage(project, kas):
    """Which money is short, and how much: that of all if it is, or else that of the theme or area short of most."""
    pots = kas.short(project)
    pot = ALLES if ALLES in pots else min(pots, key=lambda pot: (kas.left[pot], pot))
    short = {"tekort": project.cost - kas.left[pot]}
    if pot == ALLES:
        return Reden.TE_DUUR, short
    return Reden.GROEP_VOL, short | {"groep": pot[1], "groep_over": kas.left[pot]}


def with_votes_short(trace: Trace, history: list, rules: Rules) -> Trace:
    """The trace of a loser with how many votes more would have made it win, if any number would.

    It had to stand before a project at whose turn there still was money for it, and no rival among the winners.
    """
    stand, project = trace.stand, trace.stand.project
    if trace.reden in BELOW_MINIMUM:
        return trace
    chances = [
        (votes_to_pass(stand, other), -other.plaats, other)
        for other, kas, taken in history
        if other.plaats < stand.plaats and kas.holds(project) and not rules.rivals(project.id) & taken
    ]
    if not chances:
        return trace
    votes, _place, other = min(chances, key=lambda chance: chance[:2])
    values = {**trace.waarden, "tegen": other.project.id, "stemmen_tekort": votes}
    return replace(trace, reden=tie_reason(trace.reden, stand, other), waarden=values)


def votes_to_pass(stand: Stand, other: Stand) -> int:
    """How many votes (or points) more put a project before another."""
    behind = other.punten - stand.punten
    return ceil(behind) + (behind == ceil(behind) and other.tie < stand.tie)


def tie_reason(reden: Reden, stand: Stand, other: Stand) -> Reden:
    """Money lost to a project with as many votes is a lost tie."""
    if reden is Reden.ONVERENIGBAAR or other.punten != stand.punten:
        return reden
    return Reden.GELOOT if other.project.cost == stand.project.cost else Reden.DUURDER
