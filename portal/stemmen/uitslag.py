"""The outcome of a count as it is kept: plain values, by the number of each option. Amounts in cents."""

from fractions import Fraction

from portal.stemmen import verkiezing
from portal.stemmen.rules.regels import Regels
from portal.tellen.election import Election
from portal.tellen.outcome import Outcome, Reden, Trace
from portal.tellen.rules import Rules
from portal.tellen.standings import Stand


def of(outcome, other):
    """What was decided by the announced rule, and for each option what the other rule would have done."""
    beside = {trace.id: trace for trace in other.traces}
    return {
        "regel": outcome.rules.regel,
        "andere_regel": other.rules.regel,
        "winnaars": list(outcome.winners),
        "andere_winnaars": list(other.winners),
        "besteed": plain(outcome.spent),
        "over": plain(outcome.rest),
        "inleg": plain(outcome.inleg),
        "keuzes": [option(trace, beside[trace.id]) for trace in outcome.traces],
    }


def option(trace, other):
    """How one option fared."""
    return {
        "nummer": int(trace.id),
        "plaats": trace.stand.plaats,
        "stemmen": trace.stand.stemmen,
        "punten": plain(trace.stand.punten),
        "reden": str(trace.reden),
        "waarden": {name: plain(value) for name, value in trace.waarden.items()},
        "over": plain(trace.over),
        "krijgt": plain(trace.krijgt),
        "gewonnen": trace.won,
        "anders": {"gewonnen": other.won, "reden": str(other.reden), "krijgt": plain(other.krijgt)},
    }


def plain(value):
    """A number for JSON: whole numbers as they are, parts as text ("7/3"), the rest as text."""
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else str(value)
    return value if value is None or isinstance(value, int | str | bool) else str(value)


def outcome(ronde, kept):
    """The Outcome again, as far as a page needs it to say why: the traces by place, without the ballots."""
    projects = {str(keuze.nummer): verkiezing.project(keuze) for keuze in ronde.keuzes}
    votes = Election(tuple(projects.values()), (), ronde.budget or 0, soort=verkiezing.SOORT[ronde.vorm])
    traces = tuple(trace(projects[str(row["nummer"])], row) for row in kept["keuzes"])
    rules = Rules(regel=kept["regel"], plaatsen=verkiezing.places(ronde, Regels.of(ronde.regels)))
    return Outcome(votes, rules, tuple(kept["winnaars"]), traces)


def trace(project, row):
    stand = Stand(project, row["plaats"], row["stemmen"], number(row["punten"]), "")
    values = {name: number(value) for name, value in row["waarden"].items()}
    return Trace(stand, Reden(row["reden"]), number(row["over"]), number(row["krijgt"]), values)


def number(value):
    """What ``plain`` wrote: a part of a whole is a Fraction again, other text stays text."""
    head, slash, tail = value.partition("/") if isinstance(value, str) else ("", "", "")
    return Fraction(value) if slash and head.lstrip("-").isdigit() and tail.isdigit() else value
