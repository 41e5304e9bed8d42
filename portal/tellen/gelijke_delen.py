"""Equal shares: what voters can pay together wins, with add-1 and a named completion for what is left."""

from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

from portal.tellen.election import PLACE, Election
from portal.tellen.growth import steps_alike
from portal.tellen.kas import Kas
from portal.tellen.meeste_stemmen import refused, shortage, spend
from portal.tellen.outcome import Reden, Trace
from portal.tellen.rules import NIETS, VOLGENDE, Rules
from portal.tellen.shares import Pass, Voters
from portal.tellen.standings import Stand

EURO = 100  # cents


def equal_shares(election: Election, rules: Rules, stands: list[Stand]) -> tuple[list[Trace], Fraction | None]:
    """(the traces of all projects, the winners in the order in which they won; what a voter could spend, in cents).

    Free projects win first. Of a theme or area no more is bought than its own budget allows.
    """
    kas = Kas(election.budget, election.budgets)
    free = [stand for stand in stands if not stand.project.cost]
    won = [trace for trace in spend(free, kas, rules, VOLGENDE, []) if trace.won]
    found, inleg = last_that_fits(election, rules, stands, {trace.id for trace in won})
    won += [carried(bought, kas) for bought in found.bought] if found else []
    names = {trace.id for trace in won}
    losers = [stand for stand in stands if stand.project.id not in names]
    return won + completed(losers, kas, rules, won, found.poor if found else {}), inleg


def last_that_fits(election, rules, stands, taken) -> tuple[Pass | None, Fraction | None]:
    """The last pass whose winners stay within the budget, as every voter may spend ever more: € 1 each time, or
    together one place where places are shared out. It ends when nothing fails any more for want of money. Where it is sure
    that the same is bought, several steps are taken at once."""
    voters = Voters(election, rules)
    if not voters.total:
        return None, None
    able = [stand for stand in stands if can_be_bought(stand, voters, rules, taken)]
    share, step = Fraction(election.budget, voters.total), step_of(rules, voters)

    def attempt(share):
        ceilings = Kas(sum(stand.project.cost for stand in able), election.budgets)
        return Pass(voters, able, rules, share, ceilings, taken)

    found = attempt(share)
    while rules.add1 and found.poor:
        steps = steps_alike(found, share, step)
        tried = attempt(share + (steps + 1) * step)
        if sum(bought.stand.project.cost for bought in tried.bought) > election.budget:
            return attempt(share + steps * step) if steps else found, (share + steps * step) * voters.parts
        found, share = tried, share + (steps + 1) * step
    return found, share * voters.parts


def can_be_bought(stand, voters, rules, taken):
    project = stand.project
    return project.cost and voters.slots[project.id] and not refused(stand, Kas(0, {}), rules, taken)


def step_of(rules, voters):
    return Fraction(PLACE, voters.total) if rules.plaatsen else Fraction(EURO, voters.parts)


def carried(bought, kas):
    """The trace of a project that its supporters paid."""
    project, over = bought.stand.project, kas.over
    kas.pay(project, project.cost)
    values = {"kosten": project.cost, "effectief": bought.effectief, "per_stem": bought.per_stem}
    return Trace(bought.stand, Reden.GEDRAGEN, over, project.cost, values)


def completed(losers, kas, rules, won, poor) -> list[Trace]:
    """The traces of who did not win by shares, after what is left was spent by ``rules.rest``."""
    if rules.rest == NIETS:
        taken = {trace.id for trace in won}
        return [refused(stand, kas, rules, taken) or unpaid(stand, kas, poor) for stand in losers]
    left = Kas(kas.over, {}) if rules.samen else kas
    return [after_shares(trace, poor) for trace in spend(losers, left, rules, rules.rest, [], won)]


def after_shares(trace, poor):
    """The trace of what had its turn at what the shares left, and what its supporters had left together."""
    project, reden = trace.stand.project, Reden.AANGEVULD if trace.reden is Reden.PAST else trace.reden
    if project.id not in poor:
        return replace(trace, reden=reden)
    konden, steun_tekort = together(project, poor[project.id])
    return replace(trace, reden=reden, waarden={**trace.waarden, "konden": konden, "steun_tekort": steun_tekort})


def together(project, had):
    """(what supporters could pay together, what they were short), in whole cents."""
    return floor(had), ceil(project.cost - had)


def unpaid(stand, kas, poor):
    """Why supporters did not pay a project: its theme or area was full, or they had too little."""
    project = stand.project
    values = {"kosten": project.cost}
    if project.id in poor or not stand.stemmen or not kas.short(project):
        konden, tekort = together(project, poor.get(project.id, 0))
        return Trace(stand, Reden.STEUN_TEKORT, kas.over, waarden=values | {"konden": konden, "tekort": tekort})
    reden, why = shortage(project, kas)
    return Trace(stand, reden, kas.over, waarden=values | why)
