"""A round and its ballots as what ``portal.tellen`` counts: options by their number, equal ballots taken together."""

from fractions import Fraction

from portal.stemmen.rules import biljet
from portal.stemmen.rules.regels import Regels, Telregel
from portal.stemmen.rules.ronde import Vorm
from portal.tellen.election import GEBIED, IN_POINTS, THEMA, Ballot, Election, Project
from portal.tellen.rules import Rules

# The form of a ballot → the kind of vote of the .pb format.
SOORT = {
    Vorm.KIES: "approval", Vorm.MANDJE: "approval", Vorm.EEN: "choose-1", Vorm.PUNTEN: "cumulative", Vorm.VOLGORDE: "ordinal",
}


def election(ronde, rows):
    """The Election of a round. ``rows``: (ballot as text, channel, how many), of all its ballots."""
    numbers = {keuze.id: str(keuze.nummer) for keuze in ronde.keuzes if keuze.ingetrokken_at is None}
    return Election(
        projects=tuple(project(keuze) for keuze in ronde.keuzes if keuze.id in numbers),
        ballots=tuple(ballot(ronde, numbers, *row) for row in rows),
        budget=ronde.budget or 0,
        budgets=budgets(Regels.of(ronde.regels)),
        soort=SOORT[ronde.vorm],
    )


def in_points(ronde):
    """Whether points are counted in this round, given or for a place, and not votes."""
    return SOORT[ronde.vorm] in IN_POINTS


def project(keuze):
    groups = frozenset({(THEMA, keuze.thema), (GEBIED, keuze.gebied_code)})
    return Project(str(keuze.nummer), keuze.kosten, keuze.title, groups)


def ballot(ronde, numbers, text, kanaal, count):
    """A withdrawn option no longer counts; the rest of the ballot does."""
    choices = {numbers[key]: value for key, value in biljet.read(text).items() if key in numbers}
    worth = borda(closed_up(choices), longest(ronde)) if ronde.vorm == Vorm.VOLGORDE else choices
    return Ballot(tuple(sorted(worth.items())), count, kanaal)


def closed_up(places):
    """What stood below a withdrawn option moves up a place, as it does in the bundle, which holds only the order."""
    return {number: place for place, number in enumerate(sorted(places, key=places.get), 1)}


def longest(ronde):
    """The longest ranking the round allows."""
    most = Regels.of(ronde.regels).max_keuzes
    return min(most or len(ronde.keuzes), len(ronde.keuzes))


def borda(places, most):
    """Points for places: the first gets ``most``, each next one less (Borda)."""
    return {number: most - place + 1 for number, place in places.items()}


def budgets(regels):
    """The ceilings of themes and areas, in cents."""
    limits = ((THEMA, regels.per_thema), (GEBIED, regels.per_gebied))
    return {(soort, name): g.budget for soort, named in limits for name, g in named.items() if g.budget is not None}


def rules(ronde):
    """The announced rules of the count."""
    regels = Regels.of(ronde.regels)
    return Rules(
        regel=regels.telregel,
        rest=regels.rest,
        minimum_stemmen=regels.min_stemmen,
        onverenigbaar=pairs(ronde),
        zaad=ronde.zaad,
        samen=regels.samen,
        kanalen=tuple(sorted((kanaal, Fraction(weight)) for kanaal, weight in regels.gewichten.items())),
        kanalen_minimum=regels.weegt_vanaf if regels.gewichten else 0,
        plaatsen=places(ronde, regels),
    )


def pairs(ronde):
    """What excludes each other among the options that count: with one withdrawn, the other is free."""
    numbers = {keuze.id: str(keuze.nummer) for keuze in ronde.keuzes if keuze.ingetrokken_at is None}
    both = ({pair.een_id, pair.ander_id} for pair in ronde.strijdig)
    return frozenset(frozenset(numbers[key] for key in pair) for pair in both if pair <= numbers.keys())


def places(ronde, regels):
    """How many win in a round without money: as agreed, or all."""
    return None if ronde.budget else regels.plaatsen or len(ronde.keuzes)


def alternative(announced):
    """The rule that was not chosen, to show beside the one that was."""
    other = Telregel.GELIJKE_DELEN if announced.regel == Telregel.MEESTE_STEMMEN else Telregel.MEESTE_STEMMEN
    return Rules(**(vars(announced) | {"regel": other.value}))
