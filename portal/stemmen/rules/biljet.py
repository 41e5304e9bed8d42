"""What makes a ballot valid, and how it is written down. A ballot is {option id: points, place, or 1}."""

from collections import Counter
from dataclasses import dataclass, field

from portal.stemmen.rules.haalbaar import least
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Vorm


@dataclass(frozen=True)
class Fout:
    """Why a ballot is not valid: a code for the sentence, and its numbers. Money in cents."""

    code: str
    values: dict = field(default_factory=dict)


def write(choices):
    """The ballot as text, the same for equal ballots: "12:1,15:3"."""
    return ",".join(f"{key}:{choices[key]}" for key in sorted(choices))


def read(text):
    """The ballot of such a text."""
    return {int(key): int(value) for key, value in (part.split(":") for part in text.split(",") if part)}


def wrong_with(ronde, choices, *, papier=False):
    """Everything that keeps this ballot of a round from being cast, as ``faults``.

    A paper ballot is judged by what stood on it when it was printed: valid when it was at any moment of the round, before
    options were withdrawn or after. The count leaves out what was withdrawn.
    """
    moments = [keuze.ingetrokken_at for keuze in ronde.keuzes if keuze.ingetrokken_at is not None]
    shown = [there_at(ronde, moment) for moment in [None, *sorted(moments)]]
    regels = Regels.of(ronde.regels)
    found = [faults(ronde.vorm, ronde.budget, regels, options, choices) for options in (shown if papier else shown[-1:])]
    return [] if [] in found else found[0]


def there_at(ronde, moment):
    """{id: Keuze} of the options once those withdrawn up to this moment were gone; all of them before any was."""
    gone = {keuze.id for keuze in ronde.keuzes if moment and keuze.ingetrokken_at and keuze.ingetrokken_at <= moment}
    return {keuze.id: keuze for keuze in ronde.keuzes if keuze.id not in gone}


def faults(vorm, budget, regels, options, choices):
    """Everything that keeps this ballot from being cast, as a list of Fout; none when it is valid.

    ``options``: {id: Keuze} of all that can be chosen; exactly at a limit is within it. A minimum that was agreed counts as
    far as it can still be reached.
    """
    if set(choices) - set(options):
        return [Fout("onbekend")]
    minst = least(vorm, budget, regels, options.values())
    found = list(BY_FORM[vorm](budget, regels, options, choices, minst))
    return found + list(over_limits(regels, options, choices))


def number(regels, options, choices, minst):
    most = min(regels.max_keuzes or len(options), len(options))
    if len(choices) < minst.aantal:
        yield Fout("te_weinig", {"aantal": len(choices), "min": minst.aantal})
    if len(choices) > most:
        yield Fout("te_veel", {"aantal": len(choices), "max": most})


def approval(budget, regels, options, choices, minst):
    yield from number(regels, options, choices, minst)


def single(budget, regels, options, choices, minst):
    if len(choices) != 1:
        yield Fout("precies_een", {"aantal": len(choices)})


def basket(budget, regels, options, choices, minst):
    yield from number(regels, options, choices, minst)
    cost = sum(options[key].kosten for key in choices)
    if budget is not None and cost > budget:
        yield Fout("te_duur", {"kosten": cost, "budget": budget})
    if cost < minst.geld:
        yield Fout("te_goedkoop", {"kosten": cost, "min": minst.geld})


def points(budget, regels, options, choices, minst):
    given, most = sum(choices.values()), regels.punten_max or regels.punten_totaal
    if any(value < 1 for value in choices.values()):
        yield Fout("punten_negatief")
    if given > regels.punten_totaal:
        yield Fout("punten_te_veel", {"aantal": given, "max": regels.punten_totaal})
    if any(value > most for value in choices.values()):
        yield Fout("punten_per_keuze", {"max": most})
    if len(choices) < minst.aantal:
        yield Fout("te_weinig", {"aantal": len(choices), "min": minst.aantal})


def ranking(budget, regels, options, choices, minst):
    yield from number(regels, options, choices, minst)
    if sorted(choices.values()) != list(range(1, len(choices) + 1)):
        yield Fout("volgorde")


def over_limits(regels, options, choices):
    """Too many of one theme or area."""
    held = Counter(kind for key in choices for kind in kinds(options[key]))
    for kind, most in most_of(regels).items():
        if held[kind] > most:
            yield Fout("te_veel_van", {"naam": kind[1], "aantal": held[kind], "max": most})


def kinds(option):
    """The theme and the area of an option, as ``most_of`` names them."""
    return ("thema", option.thema), ("gebied", option.gebied_code)


def most_of(regels):
    """{(what, its name): how many options of it a ballot may hold} of the themes and areas with such a limit."""
    limits = {"thema": regels.per_thema, "gebied": regels.per_gebied}
    return {
        (what, name): grens.max_keuzes
        for what, named in limits.items()
        for name, grens in named.items()
        if grens.max_keuzes is not None
    }


BY_FORM = {Vorm.KIES: approval, Vorm.EEN: single, Vorm.MANDJE: basket, Vorm.PUNTEN: points, Vorm.VOLGORDE: ranking}
