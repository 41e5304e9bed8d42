"""Whether anybody can fill in a ballot: exact, also with all limits together, and what holds once a plan was withdrawn."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.clock import now
from portal.errors import NotNow
from portal.extensions import db
from portal.stemmen import queries, uitleg
from portal.stemmen.actions.keuzes import withdraw
from portal.stemmen.actions.vastleggen import fix
from portal.stemmen.rules import haalbaar
from portal.stemmen.rules.biljet import over_limits
from portal.stemmen.rules.haalbaar import Minst, announced, least
from portal.stemmen.rules.regels import Grens, Regels
from portal.stemmen.rules.ronde import Status, Vorm
from tests.agenda import EURO, make_agenda, make_ronde
from tests.stemmen.test_klaar import codes, options
from tests.stemmen.voting import VERKLAARD, ballots, option_ids


@dataclass(frozen=True)
class Option:
    kosten: int
    thema: str = ""
    gebied_code: str = "BU"


OPTIONS = st.lists(st.builds(Option, st.integers(0, 12), st.sampled_from("gsv"), st.sampled_from("nz")), max_size=6)
FEW = st.none() | st.integers(0, 3)
LIMITS = st.builds(lambda *tops: {name: Grens(top) for name, top in zip("gs", tops, strict=True)}, FEW, FEW)
RULES = st.builds(
    Regels, min_keuzes=st.integers(0, 4), max_keuzes=st.none() | st.integers(1, 4), mandje_min=st.integers(0, 25),
    punten_totaal=st.integers(1, 5), punten_min_keuzes=st.integers(0, 4), per_thema=LIMITS,
    per_gebied=st.builds(lambda top: {"n": Grens(top)}, FEW),
)


def one_by_one(vorm, budget, regels, there):
    """The same, by looking at every ballot there can be."""
    asked, most = announced(vorm, regels), {Vorm.EEN: 1, Vorm.PUNTEN: regels.punten_totaal}.get(vorm, regels.max_keuzes or 99)
    all_of_them, is_basket = dict(enumerate(there)), vorm == Vorm.MANDJE
    found = []
    for keys in chain.from_iterable(combinations(all_of_them, size) for size in range(min(most, len(there)) + 1)):
        cost = sum(there[key].kosten for key in keys) if is_basket else 0
        if (budget is None or cost <= budget) and not list(over_limits(regels, all_of_them, dict.fromkeys(keys, 1))):
            found.append((len(keys), cost))
    number = min(asked.aantal, max(number for number, _cost in found))
    return Minst(number, min(asked.geld, max(cost for many, cost in found if many >= number)))


@pytest.mark.een_database
@given(st.sampled_from(list(Vorm)), st.none() | st.integers(0, 30), RULES, OPTIONS)
def test_what_can_be_reached_is_what_some_ballot_reaches(vorm, budget, regels, there):
    assert least(vorm, budget, regels, there) == one_by_one(vorm, budget, regels, there)


GROEN = [*options(3_000, 2_000, 1_000), *options(2_000, thema="spelen")]


@pytest.mark.parametrize(("regels", "costs", "found"), [
    ({"mandje_min": 4_500}, (3_000, 3_000, 3_500), ["mandje_past_nooit"]),
    ({"mandje_min": 3_500}, (3_000, 3_000, 3_500), []),
    ({"mandje_min": 4_500}, (3_000, 3_000, 3_500, 1_500), []),
    ({"mandje_min": 5_000, "min_keuzes": 3}, (3_000, 2_000, 500), ["mandje_past_niet"]),
    ({"mandje_min": 5_000, "max_keuzes": 2}, (3_000, 1_000, 1_000), ["mandje_past_nooit"]),
])
def test_no_basket_is_fixed_that_nobody_can_fill(regels, costs, found):
    money = {"mandje_min": regels["mandje_min"] * EURO}
    expected = [code.replace("mandje_past_niet", "min_past_niet") for code in found]
    assert codes(Vorm.MANDJE, costs=costs, **regels | money) == expected


def test_all_limits_count_together():
    there = [*options(1_000, thema="groen", gebied_code="A"), *options(1_000, thema="groen", gebied_code="B"),
             *options(1_000, thema="spelen", gebied_code="A")]
    limits = {"per_thema": {"groen": Grens(1)}, "per_gebied": {"A": Grens(1)}}
    assert codes(keuzes=there, min_keuzes=2, **limits) == []
    assert codes(keuzes=[*there[:1], there[2], *options(900, thema="groen", gebied_code="A")], min_keuzes=2, **limits) == [
        "grenzen_te_krap"]
    cheap = [*options(1_000, 1_000, thema="groen"), *options(5_000, thema="spelen")]
    assert codes(Vorm.MANDJE, keuzes=cheap, min_keuzes=2, per_thema={"groen": Grens(1)}) == ["grenzen_te_krap"]


def many(themes, areas, number, top, budget):
    """So many options and limits that the ways to take of each limit cannot all be looked at."""
    there = [Option(budget // 9 - 1_234_567 * at % (budget // 10), f"t{at % themes}", f"g{at // themes % areas}")
             for at in range(number)]
    limits = {where: {f"{where[4]}{at}": Grens(top) for at in range(many)}
              for where, many in (("per_thema", themes), ("per_gebied", areas))}
    return there, limits


@pytest.fixture
def kept(monkeypatch):
    """How many states were kept beside each other, and how many bits in them."""
    sizes, put = [], haalbaar.put

    def counted(found, state, costs, either):
        put(found, state, costs, either)
        sizes.append((len(found), len(found) * costs.bit_length()))

    monkeypatch.setattr(haalbaar, "put", counted)
    haalbaar.reach.cache_clear()
    return sizes


WORST = [(6, 6, 36, 3), (8, 7, 56, 3), (8, 3, 60, 2)]


@pytest.mark.een_database
@pytest.mark.parametrize("budget", [200_000 * EURO, 10_000_000 * EURO - 1])
@pytest.mark.parametrize("worst", WORST)
@pytest.mark.parametrize("number", [3, 30])
def test_little_is_kept_in_mind_however_many_ballots_there_are(kept, worst, budget, number):
    there, limits = many(*worst, budget)
    for money in (0, EURO, budget):
        found = least(Vorm.MANDJE, budget, Regels(min_keuzes=number, mandje_min=money, **limits), there)
        assert found.aantal == min(number, min(worst[:2]) * worst[3])
    assert max((states for states, _bits in kept), default=0) <= haalbaar.MOST_STATES + 1
    assert max((bits for _states, bits in kept), default=0) < 2**27 and len(kept) < 200_000


@pytest.mark.een_database
def test_what_fits_to_the_cent_is_within_reach_where_the_steps_are_larger():
    there = [Option(cost) for cost in (9_999_999, 9_999_999, 10_000_001, 20_000_003)]
    assert least(Vorm.MANDJE, 30_000_000, Regels(min_keuzes=3, mandje_min=30_000_000), there) == Minst(3, 29_999_999)


@pytest.mark.een_database
def test_what_a_ballot_at_hand_holds_needs_no_counting(kept):
    there, limits = many(8, 7, 56, 3, 200_000 * EURO)
    regels = Regels(min_keuzes=3, mandje_min=100_000 * EURO, **limits)
    assert least(Vorm.MANDJE, 200_000 * EURO, regels, there) == Minst(3, 100_000 * EURO) and kept == []


@pytest.mark.een_database
def test_without_a_minimum_of_money_no_sums_are_told_apart(kept):
    there = [Option(cost * EURO, "g", area) for cost in (40_000, 50_000, 60_000) for area in "nz"]
    regels = Regels(min_keuzes=4, per_thema={"g": Grens(5)}, per_gebied={"n": Grens(2)})
    assert least(Vorm.MANDJE, 150_000 * EURO, regels, there) == Minst(3, 0)
    assert max(bits for _number, bits in kept) < 2**10


def test_a_round_with_a_basket_that_cannot_be_filled_is_not_fixed_and_says_why(village, browse):
    ronde = make_ronde(
        make_agenda(village["mo"]), Status.CONCEPT, vorm=Vorm.MANDJE, costs=(3_000, 3_000, 3_500),
        regels=Regels(mandje_min=4_500 * EURO), opent_at=now() + timedelta(hours=1),
    )
    with pytest.raises(NotNow):
        fix(queries.one(ronde.id), by=village["mo"])
    db.session.rollback()
    page = browse(village["mo"]).get(f"/stemmen/{ronde.id}/vastleggen").text
    assert "minstens €\u00a04.500, maar met deze plannen komt een geldig mandje niet verder dan €\u00a03.500" in page


def take_off(ronde, village, *numbers):
    for number in numbers:
        withdraw(queries.keuze(option_ids(ronde)[number]), "De grond is verkocht.", by=village["mo"])
    db.session.commit()
    db.session.expire_all()


def test_after_a_withdrawal_a_basket_must_hold_what_it_still_can(village, browse):
    ronde = make_ronde(
        make_agenda(village["mo"]), vorm=Vorm.MANDJE, costs=(3_000, 1_500, 1_000), regels=Regels(mandje_min=4_000 * EURO),
    )
    first, second, third = option_ids(ronde)
    take_off(ronde, village, 0)
    browser, page = browse(village["amina"]), f"/stemmen/{ronde.id}/nakijken"
    shown = browser.get(f"/stemmen/{ronde.id}/stem").text
    assert "Kies samen voor minstens €\u00a02.500." in shown and "4.000" not in shown
    assert "Kies voor minstens €\u00a02.500" in browser.post(page, data={"keuze": [str(second)]} | VERKLAARD).text
    assert browser.post(page, data={"keuze": [str(second), str(third)]} | VERKLAARD).status_code == 303
    assert ballots()[0] == 1 and queries.one(ronde.id).regels["mandje_min"] == 4_000 * EURO


@pytest.mark.parametrize("vorm", [Vorm.KIES, Vorm.VOLGORDE, Vorm.PUNTEN])
def test_after_a_withdrawal_a_ballot_must_hold_as_many_as_it_still_can(village, browse, vorm):
    regels = Regels(min_keuzes=3, punten_min_keuzes=3, per_thema={"": Grens(2)})
    ronde = make_ronde(
        make_agenda(village["mo"]), vorm=vorm, costs=(1, 2, 3, 4), themas=("", "", "", "spelen"), regels=regels,
    )
    take_off(ronde, village, 3)
    first, second, _third, _gone = option_ids(ronde)
    filled_in = {"keuze": [str(first), str(second)], f"k{first}": "1", f"k{second}": "2"} | VERKLAARD
    assert browse(village["amina"]).post(f"/stemmen/{ronde.id}/nakijken", data=filled_in).status_code == 303
    assert ballots()[0] == 1
    said = " ".join(uitleg.stemmen(queries.one(ronde.id)))
    assert "minstens 2" in said and "minstens 3" not in said
