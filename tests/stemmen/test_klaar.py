"""What keeps a round from being fixed, as a pure rule: each fault shows, and exactly at a limit is no fault."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from portal.stemmen.rules.klaar import gaten
from portal.stemmen.rules.regels import Grens, Regels, Rest
from portal.stemmen.rules.ronde import Vorm

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
EURO = 100


@dataclass
class Option:
    kosten: int | None
    title: str = "Bankje"
    tekst: str = "Een bank om op te zitten."
    thema: str = "groen"
    gebied_code: str = "BU01640202"


@dataclass
class Ronde:
    vorm: str = Vorm.KIES
    budget: int | None = 5_000 * EURO
    regels: dict = field(default_factory=lambda: Regels().kept())
    keuzes: list = field(default_factory=list)
    opent_at: datetime = NOON + timedelta(hours=1)
    sluit_at: datetime = NOON + timedelta(days=7)
    agenda: object = field(default_factory=lambda: SimpleNamespace(status="stemming"))


def options(*euros, **values):
    return [Option(cost if cost is None else round(cost * EURO), **values) for cost in euros]


def codes(vorm=Vorm.KIES, costs=(3_000, 2_000, 0), keuzes=None, budget=5_000 * EURO, times=None, **regels):
    ronde = Ronde(vorm, budget, Regels(**regels).kept(), options(*costs) if keuzes is None else keuzes, **times or {})
    return [gat.code for gat in gaten(ronde, NOON)]


def test_a_round_with_two_options_within_the_budget_is_ready():
    assert codes() == codes(costs=(5_000, 5_000)) == []


@pytest.mark.parametrize("times, found", [
    ({"opent_at": NOON}, ["opent_voorbij"]),
    ({"opent_at": NOON + timedelta(seconds=1)}, []),
    ({"opent_at": NOON + timedelta(days=8)}, ["sluit_eerst"]),
    ({"sluit_at": NOON + timedelta(hours=1)}, ["sluit_eerst"]),
])
def test_it_opens_in_the_future_and_closes_after_that(times, found):
    assert codes(times=times) == found


def test_fewer_than_two_options_or_one_without_a_text_or_cost_is_not_ready():
    assert codes(costs=(3_000,)) == ["te_weinig_keuzes"]
    assert codes(keuzes=[*options(3_000), *options(2_000, tekst=" ")]) == ["zonder_tekst"]
    assert codes(costs=(3_000, 2_000, None)) == ["zonder_kosten"]
    assert codes(costs=(None, None), budget=None, plaatsen=1) == []


@pytest.mark.parametrize("values, found", [
    ({"costs": (5_000.01, 6_000)}, ["niets_past"]),
    ({"costs": (0, 0)}, ["alles_gratis"]),
    ({"costs": (5_000.01, 100)}, ["te_duur"]),
    ({"costs": (5_000.01, 100), "rest": Rest.DEEL}, []),
    ({"budget": None, "vorm": Vorm.MANDJE, "plaatsen": 1}, ["mandje_zonder_budget"]),
])
def test_the_money_must_be_able_to_buy_something(values, found):
    values = {**values, "costs": values.get("costs", (3_000, 100))}
    assert codes(**values) == found


@pytest.mark.parametrize("vorm, regels, found", [
    (Vorm.KIES, {"min_keuzes": 3, "max_keuzes": 2}, ["min_boven_max"]),
    (Vorm.KIES, {"min_keuzes": 3, "max_keuzes": 3}, []),
    (Vorm.KIES, {"min_keuzes": 4}, ["min_boven_keuzes"]),
    (Vorm.VOLGORDE, {"min_keuzes": 3, "max_keuzes": 2}, ["min_boven_max"]),
    (Vorm.EEN, {"min_keuzes": 4}, []),
    (Vorm.MANDJE, {"mandje_min": 5_000 * EURO}, []),
    (Vorm.MANDJE, {"mandje_min": 5_000 * EURO + 1}, ["mandje_boven_budget"]),
    (Vorm.PUNTEN, {"punten_totaal": 5, "punten_max": 6}, ["punten_max_boven_totaal"]),
    (Vorm.PUNTEN, {"punten_totaal": 2, "punten_min_keuzes": 3}, ["punten_te_weinig"]),
    (Vorm.PUNTEN, {"punten_totaal": 3, "punten_max": 3, "punten_min_keuzes": 3}, []),
    (Vorm.PUNTEN, {"punten_min_keuzes": 4}, ["min_boven_keuzes"]),
])
def test_what_a_ballot_asks_must_be_possible(vorm, regels, found):
    assert codes(vorm, **regels) == found


def test_a_basket_must_hold_the_least_number_and_the_least_money():
    assert codes(Vorm.MANDJE, costs=(3_000, 2_000), min_keuzes=2) == []
    assert codes(Vorm.MANDJE, costs=(3_000, 2_001), min_keuzes=2) == ["min_past_niet"]
    assert codes(Vorm.MANDJE, costs=(3_000, 1_000), mandje_min=4_001 * EURO) == ["mandje_boven_alles"]


@pytest.mark.parametrize("grens, found", [
    (Grens(budget=2_000 * EURO), []),
    (Grens(budget=2_000 * EURO - 1), ["grens_te_klein"]),
    (Grens(budget=5_000 * EURO), []),
    (Grens(budget=5_000 * EURO + 1), ["grenzen_boven_budget"]),
    (Grens(max_keuzes=1), []),
    (Grens(max_keuzes=0), ["grenzen_te_krap"]),
])
def test_limits_of_a_theme_leave_a_valid_ballot_and_stay_within_the_budget(grens, found):
    assert codes(per_thema={"groen": grens}) == found


def test_limits_that_leave_fewer_than_the_least_number_of_choices_are_too_tight():
    groups = [*options(1_000, 1_000), *options(1_000, thema="spelen")]
    assert codes(keuzes=groups, min_keuzes=2, per_thema={"groen": Grens(1)}) == []
    assert codes(keuzes=groups, min_keuzes=3, per_thema={"groen": Grens(1)}) == ["grenzen_te_krap"]


def test_a_round_without_money_says_how_many_win():
    assert codes(budget=None) == ["plaatsen_ontbreken"]
    assert codes(budget=None, plaatsen=3) == []
    assert codes(budget=None, plaatsen=4) == ["plaatsen_boven_keuzes"]
    assert codes(budget=None, plaatsen=1, rest=Rest.DEEL) == ["deel_zonder_geld"]
    assert codes(budget=None, plaatsen=1, per_thema={"groen": Grens(budget=1)}) == ["grens_zonder_budget"]


@pytest.mark.parametrize("status", ["concept", "afgesloten", "gestopt"])
def test_the_agenda_must_run(status):
    ronde = Ronde(keuzes=options(1_000, 0), agenda=SimpleNamespace(status=status))
    assert [gat.code for gat in gaten(ronde, NOON)] == ["agenda_niet_open"]


def test_somebody_must_be_able_to_vote():
    assert codes(toegang=()) == ["geen_toegang"]


@pytest.mark.parametrize(("toegang", "found"), [
    (("account", "balie"), ["twee_stemmen"]), (("account", "balie", "pas"), ["twee_stemmen"]),
    (("account", "balie", "code"), []), (("account", "pas"), []), (("code", "balie"), []),
])
def test_a_vote_with_an_account_and_one_with_a_code_of_the_desk_is_only_fixed_when_staff_agree(toegang, found):
    assert codes(toegang=toegang) == found
    assert codes(toegang=toegang, zonder_brief=True) == []
