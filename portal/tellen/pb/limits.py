"""What a ballot must keep to, by the file itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from portal.tellen.election import THEMA, Amount, Project
from portal.tellen.pb.fields import amount, decimal, euros, listed, number, whole
from portal.tellen.pb.meta import Meta

# Of each bound: how it is read, how it is shown, and what is said of a ballot that breaks it.
BOUNDS = {
    "min_length": (whole, decimal, "%(er)s gekozen; het minimum is %(grens)s."),
    "max_length": (whole, decimal, "%(er)s gekozen; het maximum is %(grens)s."),
    "min_sum_cost": (amount, euros, "de keuzes kosten samen %(er)s; het minimum is %(grens)s."),
    "max_sum_cost": (amount, euros, "de keuzes kosten samen %(er)s; het maximum is %(grens)s."),
    "min_points": (number, decimal, "een project krijgt %(er)s punten; het minimum is %(grens)s."),
    "max_points": (number, decimal, "een project krijgt %(er)s punten; het maximum is %(grens)s."),
    "min_sum_points": (number, decimal, "samen %(er)s punten; het minimum is %(grens)s."),
    "max_sum_points": (number, decimal, "samen %(er)s punten; het maximum is %(grens)s."),
}
IN_POINTS = {name for name in BOUNDS if name.endswith("points")}
PER_THEMA = ("min_length", "max_length", "min_sum_cost", "max_sum_cost")


@dataclass(frozen=True)
class Limits:
    """Bounds of one ballot, {name: number}, costs in cents; and bounds of what it chooses within each theme."""

    bounds: Mapping[str, Amount] = field(default_factory=dict)
    themas: Mapping[str, Mapping[str, Amount]] = field(default_factory=dict)

    def fault(self, choices: Mapping[str, Amount], projects: Mapping[str, Project]) -> str | None:
        """What is wrong with a ballot, {project id: points}, in Dutch; None when it may be counted."""
        if reason := broken(self.bounds, choices, projects):
            return reason
        for thema, bounds in self.themas.items():
            within = {one: given for one, given in choices.items() if (THEMA, thema) in projects[one].groups}
            if reason := broken(bounds, within, projects):
                return f"thema {thema}: {reason}"
        return None


def broken(bounds, choices, projects):
    """Which of these bounds the choices break, as a sentence."""
    found = measured(choices, projects)
    for name, bound in bounds.items():
        below = name.startswith("min_")
        if name in found and (found[name] < bound if below else found[name] > bound):
            _read, show, sentence = BOUNDS[name]
            return sentence % {"er": show(found[name]), "grens": show(bound)}
    return None


def measured(choices, projects):
    """What the bounds are about, of one ballot; where nothing is chosen there are no points to bound."""
    cost, given = sum(projects[one].cost for one in choices), choices.values()
    found = {"length": len(choices), "sum_cost": cost, "sum_points": sum(given)}
    both = {f"{side}_{what}": value for what, value in found.items() for side in ("min", "max")}
    return both | ({"min_points": min(given), "max_points": max(given)} if choices else {})


def limits_of(meta: Meta, soort: str) -> Limits:
    """The bounds a file names, as far as they belong to its kind of vote."""
    skipped = IN_POINTS if soort not in ("cumulative", "scoring") else set()
    bounds = {name: meta.read(name, BOUNDS[name][0]) for name in BOUNDS if name in meta and name not in skipped}
    if soort == "choose-1":
        bounds["max_length"] = 1
    themas = meta.read("categories", listed, [])
    return Limits(bounds, {thema: bounds for thema in themas if (bounds := of_thema(meta, themas, thema))})


def of_thema(meta, themas, thema):
    """The bounds within one theme: named once for all of them, or one by one in their order."""
    bounds = {}
    for name in PER_THEMA:
        key = f"{name}_per_category"
        if key in meta:
            each = meta.numbers(key, BOUNDS[name][0], len(themas))
            bounds[name] = each[themas.index(thema)]
    return bounds
