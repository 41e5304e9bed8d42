"""A year an organisation asks money for: the formula to the cent, the reserve, the board and the year itself."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.regelingen.rules.check import judge
from portal.regelingen.rules.formule import Omvang, bereken, is_jaaraanvraag, jaar_van
from tests.regelingen.cases import GOOD, VERSIES, post, said

BASIS, ACTIVITEITEN, WIJKORGANEN = "hengelo-basissubsidie", "hengelo-activiteitensubsidie", "enschede-wijkorganen"
JA, NEE, GEMEENTE, INVULLEN = "voldoet", "voldoet_niet", "gemeente_beoordeelt", "nog_invullen"
OMVANG = GOOD[BASIS].omvang


def formula(tarief, vast=0, per_inwoner=None):
    values = {"formule_tarief": tarief, "formule_vast": vast, "formule_per_inwoner": per_inwoner}
    return {name: {"waarde": value} for name, value in values.items() if value is not None}


SAID = [
    (BASIS, {}, "subsidiejaar", (JA, "goed")),
    (BASIS, {"begin": date(2026, 1, 1), "eind": date(2026, 12, 31)}, "subsidiejaar", (NEE, "niet")),
    (BASIS, {"eind": date(2027, 12, 30)}, "subsidiejaar", (NEE, "niet")),
    (BASIS, {"begin": None}, "subsidiejaar", (INVULLEN, "invullen")),
    (BASIS, {}, "formule", (JA, "goed")),
    (BASIS, {"gevraagd": 340_001}, "formule", (NEE, "niet")),
    (BASIS, {"gevraagd": 339_999}, "formule", (JA, "minder")),
    (BASIS, {"gevraagd": None}, "formule", (INVULLEN, "invullen")),
    (BASIS, {"omvang": None}, "formule", (INVULLEN, "groep")),
    (BASIS, {"omvang": replace(OMVANG, inwoners=None)}, "formule", (GEMEENTE, "geen_cijfers")),
    (BASIS, {}, "bestuursactiviteiten", (JA, "goed")),
    (BASIS, {"posten": (post(9, bestuur=True), post(9), post(9, bestuur=True))}, "bestuursactiviteiten", (NEE, "niet")),
    (BASIS, {"posten": ()}, "bestuursactiviteiten", (INVULLEN, "invullen")),
    (WIJKORGANEN, {"reserve": 200_000}, "reserve_grens", (JA, "goed")),
    (WIJKORGANEN, {"reserve": 200_001}, "reserve_grens", (NEE, "niet")),
    (WIJKORGANEN, {"reserve": 0}, "reserve_grens", (JA, "goed")),
    (WIJKORGANEN, {"reserve": None}, "reserve_grens", (INVULLEN, "invullen")),
    (WIJKORGANEN, {"gevraagd": None}, "reserve_grens", (INVULLEN, "bedrag")),
    (WIJKORGANEN, {"aanvrager": "stichting"}, "aanvragers", (NEE, "niet")),
    (WIJKORGANEN, {"vandaag": date(2026, 9, 30)}, "venster", (JA, "goed")),
    (WIJKORGANEN, {"vandaag": date(2026, 10, 1)}, "venster", (NEE, "te_laat")),
    ("enschede-wijkbudget-jaar", {}, "bestedingsplan", (JA, "later")),
]


@pytest.mark.parametrize(("name", "changes", "rule", "found"), SAID)
def test_what_a_lawyer_would_say(name, changes, rule, found):
    assert found in said(name, **changes)[rule]


@pytest.mark.parametrize("name", [BASIS, ACTIVITEITEN, WIJKORGANEN, "enschede-wijkbudget-jaar"])
def test_a_good_year_meets_every_rule(name):
    assert {rule: found for rule, found in said(name).items() if {JA} != {oordeel for oordeel, _zin in found}} == {}


def test_the_reserve_is_held_against_the_formula_where_there_is_one():
    regels = VERSIES[BASIS] | {"reserve_grens": {"waarde": True}}
    found = [v.zin for v in judge(regels, replace(GOOD[BASIS], gevraagd=1, reserve=340_000)) if v.regel == "reserve_grens"]
    assert found == ["reserve_grens.goed"]


def test_a_given_rate_is_the_fixed_part_and_so_much_for_each_inhabitant():
    som = bereken(formula("gegeven", 80_000, 65), Omvang(inwoners=4_321))
    assert (som.vast, som.variabel, som.bedrag, som.per_inwoner) == (80_000, 280_865, 360_865, 65)


def test_a_fixed_amount_needs_no_inhabitants():
    assert bereken(formula("geen", 80_000), Omvang(inwoners=None)).bedrag == 80_000
    assert bereken(formula("gegeven", 80_000, 65), Omvang(inwoners=None)) is None
    assert bereken({}, Omvang(inwoners=3)) is None


def test_the_rate_out_of_the_plafond_is_rounded_down_once():
    """€ 1.000 for three of € 100, so € 700 over 3 inhabitants: 233,33 a head, and € 0,01 stays."""
    omvang = Omvang(inwoners=1, alle_inwoners=3, organisaties=3, plafond=100_000)
    assert bereken(formula("uit_plafond", 10_000), omvang).bedrag == 10_000 + 23_333


def test_fixed_parts_that_do_not_fit_shrink_alike():
    omvang = Omvang(inwoners=5, alle_inwoners=15, organisaties=3, plafond=100)
    assert bereken(formula("uit_plafond", 80), omvang).bedrag == 33


@given(st.integers(0, 10**6), st.integers(0, 10**9), st.lists(st.integers(0, 10**5), min_size=1, max_size=20))
def test_all_together_never_get_more_than_the_plafond_and_lose_less_than_a_cent_each(vast, plafond, inwoners):
    regels = formula("uit_plafond", vast)
    all_of_them = {"alle_inwoners": sum(inwoners), "organisaties": len(inwoners), "plafond": plafond}
    sums = [bereken(regels, Omvang(inwoners=number, **all_of_them)) for number in inwoners]
    total = sum(som.bedrag for som in sums)
    assert total <= plafond
    assert all(som.vast >= 0 and som.variabel >= 0 for som in sums)
    if sum(inwoners):
        assert plafond - total < 2 * len(inwoners)


@given(st.integers(0, 10**6), st.integers(0, 10**9), st.integers(0, 10**5), st.integers(0, 10**5))
def test_more_inhabitants_never_get_less(vast, plafond, fewer, more):
    fewer, more = sorted((fewer, more))
    both = {"alle_inwoners": fewer + more, "organisaties": 2, "plafond": plafond}
    regels = formula("uit_plafond", vast)
    assert bereken(regels, Omvang(fewer, **both)).bedrag <= bereken(regels, Omvang(more, **both)).bedrag


def test_the_year_counts_from_the_day_it_is_asked():
    assert jaar_van(VERSIES[BASIS], date(2026, 9, 30)) == 2027
    assert jaar_van({"subsidiejaar": {"waarde": "dit_jaar"}}, date(2026, 2, 1)) == 2026
    assert is_jaaraanvraag(VERSIES[BASIS]) and not is_jaaraanvraag(VERSIES["hengelo-buurtbon"])
    assert jaar_van({"subsidiejaar": {"waarde": "geen"}}, date(2026, 2, 1)) is None
