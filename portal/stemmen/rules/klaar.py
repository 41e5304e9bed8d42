"""What keeps a round from being fixed: what is still missing in it, and what contradicts itself."""

from dataclasses import dataclass, field

from portal.buurtagenda.rules.fase import EINDE, Fase
from portal.stemmen.rules.haalbaar import announced, least
from portal.stemmen.rules.regels import Regels, Rest
from portal.stemmen.rules.ronde import Vorm
from portal.stemmen.rules.toegang import can_vote_twice

FEWEST = 2


@dataclass(frozen=True)
class Gat:
    """One thing to mend: a code for the sentence, the part of the round where it is mended, and its numbers.

    Money in cents; ``namen`` holds the titles of options.
    """

    code: str
    deel: str
    values: dict = field(default_factory=dict)


def gaten(ronde, moment, gone=()):
    """All that must be mended before this round can be fixed at ``moment``; none when it is ready. ``gone``: the titles of
    options of which the point is no longer to be voted on."""
    regels, options = Regels.of(ronde.regels), list(ronde.keuzes)
    found = [*of_agenda(ronde.agenda), *of_time(ronde, moment), *of_options(ronde, options)]
    if gone:
        found.append(Gat("punt_weg", "keuzes", {"namen": gone}))
    if len(options) >= FEWEST:
        parts = of_money, BY_FORM[ronde.vorm], of_limits
        apart = [gat for part in parts for gat in part(ronde, regels, options)]
        found += [*(apart or of_ballot(ronde, regels, options)), *of_counting(ronde, regels, options)]
    if not regels.toegang:
        found.append(Gat("geen_toegang", "wie"))
    elif can_vote_twice(regels) and not regels.zonder_brief:
        found.append(Gat("twee_stemmen", "wie"))
    return found


def of_agenda(agenda):
    if agenda.status in {Fase.CONCEPT, *EINDE}:
        yield Gat("agenda_niet_open", "agenda")


def of_time(ronde, moment):
    if ronde.opent_at <= moment:
        yield Gat("opent_voorbij", "wat")
    if ronde.sluit_at <= ronde.opent_at:
        yield Gat("sluit_eerst", "wat")


def of_options(ronde, options):
    if len(options) < FEWEST:
        yield Gat("te_weinig_keuzes", "keuzes", {"aantal": len(options)})
    if named := [option.title for option in options if not option.tekst.strip()]:
        yield Gat("zonder_tekst", "keuzes", {"namen": named})
    if named := [option.title for option in options if ronde.budget and option.kosten is None]:
        yield Gat("zonder_kosten", "keuzes", {"namen": named})


def of_money(ronde, regels, options):
    """What does not fit the money there is."""
    if ronde.budget is None:
        if ronde.vorm == Vorm.MANDJE:
            yield Gat("mandje_zonder_budget", "wat")
        return
    paid = [option for option in options if option.kosten]
    dear = [option.title for option in paid if option.kosten > ronde.budget]
    if not paid:
        yield Gat("alles_gratis", "keuzes")
    elif len(dear) == len(paid):
        yield Gat("niets_past", "wat", {"budget": ronde.budget, "goedkoopste": cheapest(paid)})
    elif dear and (regels.rest != Rest.DEEL or ronde.vorm == Vorm.MANDJE):
        yield Gat("te_duur", "keuzes", {"namen": dear, "budget": ronde.budget})


def cheapest(options):
    return min(option.kosten for option in options)


def number(ronde, regels, options):
    """The least and the most that may be chosen."""
    if regels.max_keuzes is not None and regels.min_keuzes > regels.max_keuzes:
        yield Gat("min_boven_max", "biljet", {"min": regels.min_keuzes, "max": regels.max_keuzes})
    if regels.min_keuzes > len(options):
        yield Gat("min_boven_keuzes", "biljet", {"min": regels.min_keuzes, "aantal": len(options)})


def single(ronde, regels, options):
    return ()


def basket(ronde, regels, options):
    yield from number(ronde, regels, options)
    if ronde.budget is None:
        return
    costs = sorted(option.kosten or 0 for option in options)
    least = sum(costs[: regels.min_keuzes])
    if least > ronde.budget:
        yield Gat("min_past_niet", "biljet", {"min": regels.min_keuzes, "kosten": least, "budget": ronde.budget})
    if regels.mandje_min > ronde.budget:
        yield Gat("mandje_boven_budget", "biljet", {"min": regels.mandje_min, "budget": ronde.budget})
    elif regels.mandje_min > sum(costs):
        yield Gat("mandje_boven_alles", "biljet", {"min": regels.mandje_min, "kosten": sum(costs)})


def points(ronde, regels, options):
    if regels.punten_max is not None and regels.punten_max > regels.punten_totaal:
        yield Gat("punten_max_boven_totaal", "biljet", {"max": regels.punten_max, "totaal": regels.punten_totaal})
    if regels.punten_min_keuzes > regels.punten_totaal:
        yield Gat("punten_te_weinig", "biljet", {"min": regels.punten_min_keuzes, "totaal": regels.punten_totaal})
    if regels.punten_min_keuzes > len(options):
        yield Gat("min_boven_keuzes", "biljet", {"min": regels.punten_min_keuzes, "aantal": len(options)})


def of_limits(ronde, regels, options):
    """Limits of themes and areas."""
    for limits, where in ((regels.per_thema, "thema"), (regels.per_gebied, "gebied_code")):
        yield from of_groups(ronde, limits, where, options)


def of_ballot(ronde, regels, options):
    """Whether anybody can fill in a ballot, with all that is asked of one together."""
    if ronde.budget is not None and any(option.kosten is None for option in options):
        return
    asked, can = announced(ronde.vorm, regels), least(ronde.vorm, ronde.budget, regels, options)
    if can.aantal < asked.aantal:
        yield Gat("grenzen_te_krap", "grenzen", {"kan": can.aantal, "min": asked.aantal})
    elif can.geld < asked.geld:
        yield Gat("mandje_past_nooit", "biljet", {"kosten": can.geld, "min": asked.geld})


def of_groups(ronde, limits, where, options):
    """The budgets of themes or areas, beside that of all."""
    total = sum(grens.budget or 0 for grens in limits.values())
    if ronde.budget is None:
        if total:
            yield Gat("grens_zonder_budget", "grenzen")
        return
    if total > ronde.budget:
        yield Gat("grenzen_boven_budget", "grenzen", {"samen": total, "budget": ronde.budget})
    for name, grens in limits.items():
        paid = [option for option in options if getattr(option, where) == name and option.kosten]
        if paid and grens.budget is not None and grens.budget < cheapest(paid):
            values = {"naam": name, "budget": grens.budget, "goedkoopste": cheapest(paid)}
            yield Gat("grens_te_klein", "grenzen", values)


def of_counting(ronde, regels, options):
    if ronde.budget is not None:
        return
    if regels.plaatsen is None:
        yield Gat("plaatsen_ontbreken", "tellen")
    elif regels.plaatsen > len(options):
        yield Gat("plaatsen_boven_keuzes", "tellen", {"plaatsen": regels.plaatsen, "aantal": len(options)})
    if regels.rest == Rest.DEEL:
        yield Gat("deel_zonder_geld", "tellen")


BY_FORM = {Vorm.KIES: number, Vorm.EEN: single, Vorm.MANDJE: basket, Vorm.PUNTEN: points, Vorm.VOLGORDE: number}
