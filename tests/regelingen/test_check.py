"""The verdicts a lawyer would give, rule by rule: HB01–HB20 of the buurtbon, and the three other schemes."""

from dataclasses import replace
from datetime import date

import pytest

from portal.regelingen.rules.check import judge
from portal.regelingen.rules.verdict import Feiten
from tests.regelingen.cases import DAY, ELSEWHERE, GOED, HOME, VERSIES, criterium, post, said

BON, FONDS, ALMELO, ENSCHEDE = "hengelo-buurtbon", "hengelo-inwonersfonds", "almelo-wijkbudget", "enschede-wijkbudget"
JA, NEE, GEMEENTE, INVULLEN = "voldoet", "voldoet_niet", "gemeente_beoordeelt", "nog_invullen"
VENSTER = (date(2026, 2, 14), date(2026, 12, 15))

# (rule of the criteria, what is changed, name of the rule, what it says)
HB = [
    ("HB01", {"aanvrager": "persoon"}, "aanvragers", (JA, "goed")),
    ("HB01", {"aanvrager": "groep"}, "aanvragers", (JA, "goed")),
    ("HB01", {"aanvrager": "stichting"}, "aanvragers", (NEE, "niet")),
    ("HB01", {"aanvrager": "vereniging"}, "aanvragers", (NEE, "niet")),
    ("HB01", {"aanvrager": None}, "aanvragers", (INVULLEN, "invullen")),
    ("HB02", {"aanvrager": "bedrijf"}, "aanvragers", (NEE, "niet")),
    ("HB02", {"aanvrager": "instelling"}, "aanvragers", (NEE, "niet")),
    ("HB02", {"aanvrager": "erkende_organisatie"}, "aanvragers", (NEE, "niet")),
    ("HB03", {"vandaag": date(2026, 2, 13)}, "venster", (NEE, "te_vroeg")),
    ("HB03", {"vandaag": date(2026, 2, 14)}, "venster", (JA, "goed")),
    ("HB03", {"vandaag": date(2026, 12, 15)}, "venster", (JA, "goed")),
    ("HB03", {"vandaag": date(2026, 12, 16)}, "venster", (NEE, "te_laat")),
    ("HB05", {"oud_genoeg": True}, "minimum_leeftijd", (JA, "goed")),
    ("HB05", {"oud_genoeg": False}, "minimum_leeftijd", (NEE, "niet")),
    ("HB05", {"oud_genoeg": None}, "minimum_leeftijd", (INVULLEN, "invullen")),
    ("HB06", {"woont": HOME}, "woonplaats", (JA, "goed")),
    ("HB06", {"woont": frozenset()}, "woonplaats", (NEE, "niet")),
    ("HB06", {"woont": None}, "woonplaats", (INVULLEN, "invullen")),
    ("HB07", {"plek": HOME | ELSEWHERE}, "eigen_gebied", (JA, "goed")),
    ("HB07", {"plek": ELSEWHERE}, "eigen_gebied", (NEE, "niet")),
    ("HB07", {"plek": None}, "eigen_gebied", (INVULLEN, "invullen")),
    ("HB07", {"plek": None, "eigen_gebied": True}, "eigen_gebied", (JA, "goed")),
    ("HB08", {}, "draagvlak", (GEMEENTE, "op_verzoek")),
    ("HB09", {"eerder_adres": 0}, "per_adres", (JA, "goed")),
    ("HB09", {"eerder_adres": 1}, "per_adres", (NEE, "niet")),
    ("HB09", {"woont": None}, "per_adres", (INVULLEN, "invullen")),
    ("HB09", {"eerder_adres": None}, "per_adres", (INVULLEN, "invullen")),
    ("HB10", {}, "voorwaarden", (GEMEENTE, "kijken")),
    ("HB11", {"verklaringen": frozenset({"waar"})}, "verklaringen", (INVULLEN, "invullen")),
    ("HB11", {}, "verklaringen", (JA, "goed")),
    ("HB12", {"bevat": frozenset({"eigen_belang"})}, "niet_voor", (NEE, "niet")),
    ("HB12", {"bevat": None}, "niet_voor", (INVULLEN, "invullen")),
    ("HB12", {"posten": (post(50, "vrijwilligers"),)}, "uitgesloten_kosten", (NEE, "niet")),
    ("HB12", {"posten": (post(50, "onvoorzien"),)}, "uitgesloten_kosten", (NEE, "niet")),
    ("HB12", {"posten": (post(50, "onvoorzien"),), "eigen_bijdrage": 4999}, "uitgesloten_kosten", (NEE, "niet")),
    ("HB12", {"posten": (post(50, "onvoorzien"),), "eigen_bijdrage": 5000}, "uitgesloten_kosten", (JA, "zelf")),
    ("HB12", {"posten": (post(50, ""),)}, "uitgesloten_kosten", (INVULLEN, "soort")),
    ("HB12", {"posten": ()}, "uitgesloten_kosten", (INVULLEN, "geen_regels")),
    ("HB13", {}, "huren", (JA, "goed")),
    ("HB13", {"posten": (post(50, soort="kopen"),)}, "huren", (GEMEENTE, "kijken")),
    ("HB13", {"posten": (post(50, soort="onbekend"),)}, "huren", (INVULLEN, "invullen")),
    ("HB14", {"bevat": frozenset({"speeltoestel"})}, "niet_voor", (NEE, "niet")),
    ("HB14", {"bevat": frozenset({"voetbaldoel"})}, "niet_voor", (NEE, "niet")),
    ("HB14", {"bevat": frozenset({"verlichting"})}, "niet_voor", (NEE, "niet")),
    ("HB15", {"extra": {"onderhoud": "nog_niet"}}, "onderhoud", (NEE, "niet")),
    ("HB15", {"extra": {"onderhoud": "geregeld"}}, "onderhoud", (JA, "goed")),
    ("HB15", {"extra": {"onderhoud": "niet_nodig"}}, "onderhoud", (JA, "niet_nodig")),
    ("HB15", {"extra": {"onderhoud": None}}, "onderhoud", (INVULLEN, "invullen")),
    ("HB16", {"bevat": frozenset({"meerjarig"})}, "niet_voor", (NEE, "niet")),
    ("HB17", {"eind": date(2026, 12, 31)}, "zelfde_jaar", (JA, "goed")),
    ("HB17", {"eind": date(2027, 1, 1)}, "zelfde_jaar", (NEE, "niet")),
    ("HB17", {"begin": None}, "zelfde_jaar", (INVULLEN, "invullen")),
    ("HB19", {"gebieden": 2, "samen_ingediend": True}, "samen_indienen", (JA, "goed")),
    ("HB19", {"gebieden": 2, "samen_ingediend": False}, "samen_indienen", (NEE, "niet")),
    ("HB19", {"gebieden": 2}, "samen_indienen", (INVULLEN, "samen")),
    ("HB19", {}, "samen_indienen", (JA, "een")),
    ("HB20", {"bevat": frozenset({"preventieborden"})}, "niet_voor", (GEMEENTE, "kijken")),
]


@pytest.mark.parametrize(("hb", "changes", "rule", "expected"), HB)
def test_the_buurtbon_by_its_criteria(hb, changes, rule, expected):
    assert said(BON, **changes)[rule] == {expected}


def test_a_good_buurtbon_leaves_only_what_the_gemeente_judges():
    verdicts = judge(VERSIES[BON], GOED)
    assert {v.regel for v in verdicts if v.oordeel != JA} == {"draagvlak", "voorwaarden"}


def test_each_criterion_can_be_traced():
    """HB04 (order of arrival) and HB18 (extra criteria) say how it is done: they stand in the version, not in a verdict."""
    named = " ".join(
        [entry["artikel"] for entry in VERSIES[BON].values()]
        + [row.get("artikel", "") for entry in VERSIES[BON].values() if isinstance(entry["waarde"], list)
           for row in entry["waarde"] if isinstance(row, dict)]
    )
    assert [number for number in range(1, 21) if f"HB{number:02}" not in named] == []


def test_a_verdict_names_the_article_of_its_own_row():
    verdicts = judge(VERSIES[BON], replace(GOED, bevat=frozenset({"speeltoestel", "meerjarig"})))
    assert [(v.artikel, v.oordeel) for v in verdicts if v.regel == "niet_voor"] == [("HB14", NEE), ("HB16", NEE)]


def test_a_verdict_says_what_was_found_where_to_mend_it_and_that_it_is_made_up():
    verdict = next(v for v in judge(VERSIES[BON], replace(GOED, gevraagd=75001)) if v.regel == "maximum")
    assert (verdict.gevonden, verdict.waarden, verdict.vraag, verdict.voorbeeld) == (
        "€\u00a0750,01", {"maximum": 75000, "te_veel": 1}, "kosten", True,
    )


def test_a_rule_the_version_does_not_set_says_nothing():
    assert judge({}, GOED) == []


# What is exactly the limit is good; one cent, one day, one signature over is not.
LIMITS = [
    (BON, {"gevraagd": 75000}, "maximum", (JA, "goed")),
    (BON, {"gevraagd": 75001}, "maximum", (NEE, "niet")),
    (BON, {"over": 43350}, "plafond", (JA, "goed")),
    (BON, {"over": 43349}, "plafond", (NEE, "niet")),
    (BON, {"over": 0}, "plafond", (NEE, "op")),
    (BON, {"extra": {"al_gemaakt": True}}, "gemaakte_kosten", (NEE, "niet")),
    (BON, {"begin": DAY}, "gemaakte_kosten", (JA, "goed")),
    (BON, {"begin": date(2026, 3, 1)}, "gemaakte_kosten", (NEE, "begonnen")),
    (BON, {"gevraagd": 43351}, "begroting", (NEE, "te_veel")),
    (BON, {"gevraagd": 43349}, "begroting", (GEMEENTE, "gat")),
    (BON, {"gevraagd": 0, "eigen_bijdrage": 50000}, "begroting", (NEE, "niets")),
    (FONDS, {"gevraagd": 199999}, "minimum", (NEE, "niet")),
    (FONDS, {"gevraagd": 200000}, "minimum", (JA, "goed")),
    (FONDS, {"gevraagd": 2500000}, "maximum", (JA, "goed")),
    (FONDS, {"gevraagd": 2500001}, "maximum", (NEE, "niet")),
    (FONDS, {"gevraagd": 2500001}, "tredes", (NEE, "niet")),
    (FONDS, {"gevraagd": 750000}, "tredes", (JA, "goed")),
    (FONDS, {"gevraagd": 750001}, "tredes", (JA, "goed")),
    (FONDS, {"over": 299999}, "plafond", (GEMEENTE, "deel")),
    (FONDS, {"aanvrager": "vereniging"}, "aanvragers", (JA, "goed")),
    (FONDS, {"aanvrager": "bedrijf"}, "aanvragers", (NEE, "niet")),
    (FONDS, {}, "checkgesprek", (JA, "mag")),
    (FONDS, {"extra": {"checkgesprek": True}}, "checkgesprek", (JA, "goed")),
    (FONDS, {"extra": {"toestemming": "nog_niet"}}, "toestemming", (NEE, "niet")),
    (FONDS, {"extra": {"toestemming": "nog_niet"}, "bestanden": frozenset({"toestemming"})}, "toestemming", (JA, "goed")),
    (FONDS, {"gevraagd": 750001}, "bestanden", (INVULLEN, "invullen")),
    (ALMELO, {"gevraagd": 1000000}, "raadpleging", (JA, "niet_nodig")),
    (ALMELO, {"gevraagd": 1000001}, "raadpleging", (GEMEENTE, "nodig")),
    (ALMELO, {"gevraagd": 1000001, "extra": {"raadpleging": True}}, "raadpleging", (JA, "goed")),
    (ALMELO, {"extra": {"organisatoren": 2}}, "organisatoren", (NEE, "niet")),
    (ALMELO, {"extra": {"organisatoren": 3}}, "organisatoren", (JA, "goed")),
    (ALMELO, {"posten": (post(100, "zaalhuur"),)}, "maximum_per_soort", (JA, "goed")),
    (ALMELO, {"posten": (post(100.01, "zaalhuur"),)}, "maximum_per_soort", (NEE, "niet")),
    (ALMELO, {"posten": (post(60, "zaalhuur"), post(40.01, "zaalhuur"))}, "maximum_per_soort", (NEE, "niet")),
    (ALMELO, {"posten": (post(150, "zaalhuur"),), "eigen_bijdrage": 5000}, "maximum_per_soort", (JA, "zelf")),
    (ALMELO, {"posten": (post(10, "eten_drinken"),)}, "uitgesloten_kosten", (NEE, "niet")),
    (ALMELO, {"betrokkenen": 50, "instemmers": 33}, "instemming", (JA, "goed")),
    (ALMELO, {"betrokkenen": 50, "instemmers": 32}, "instemming", (NEE, "niet")),
    (ALMELO, {"betrokkenen": 51, "instemmers": 33}, "instemming", (NEE, "niet")),
    (ALMELO, {"betrokkenen": 0, "instemmers": 0}, "instemming", (INVULLEN, "invullen")),
    (ALMELO, {"betrokkenen": 5, "instemmers": 6}, "instemming", (INVULLEN, "invullen")),
    (ALMELO, {"extra": {"openbare_ruimte": False}}, "instemming", (JA, "niet_nodig")),
    (ALMELO, {"begin": date(2026, 4, 13)}, "vooraf", (JA, "goed")),
    (ALMELO, {"begin": date(2026, 4, 12)}, "vooraf", (NEE, "niet")),
    (ALMELO, {"aanvrager": "groep", "eerder_groep": 1}, "per_groep", (JA, "goed")),
    (ALMELO, {"aanvrager": "groep", "eerder_groep": 2}, "per_groep", (NEE, "niet")),
    (ENSCHEDE, {"bestanden": frozenset({"handtekeningen"})}, "bestanden", (INVULLEN, "invullen")),
    (ENSCHEDE, {"handtekeningen": 14}, "handtekeningen", (NEE, "niet")),
    (ENSCHEDE, {"adressen": 9}, "adressen", (NEE, "niet")),
    (ENSCHEDE, {"over": 100}, "plafond", (GEMEENTE, "deel")),
    (ENSCHEDE, {"plek": frozenset({"SD-WEST"})}, "eigen_gebied", (NEE, "niet")),
    (ENSCHEDE, {"gevraagd": 500001}, "maximum", (NEE, "niet")),
]


@pytest.mark.parametrize(("name", "changes", "rule", "expected"), LIMITS)
def test_exactly_the_limit_is_good(name, changes, rule, expected):
    assert expected in said(name, **changes)[rule]


@pytest.mark.parametrize("name", [FONDS, ALMELO, ENSCHEDE])
def test_a_good_application_under_each_scheme_fails_nowhere(name):
    assert {rule for rule, found in said(name).items() if found & {(NEE, "niet"), (INVULLEN, "invullen")}} == set()


def test_a_person_has_no_limit_per_group_and_a_foundation_no_age():
    assert "per_groep" not in said(ALMELO, eerder_groep=9)
    assert "minimum_leeftijd" not in said(FONDS, oud_genoeg=None)


# HB18: an organisation adds criteria, where the version lets it.
def test_an_organisation_that_does_not_pay_a_kind_of_costs():
    food = criterium("Wij betalen geen eten en drinken.", "eten_drinken")
    assert said(BON, [food])["extra_criteria"] == {(JA, "goed")}
    dinner = (post(100, "eten_drinken", "inhuren"),)
    assert said(BON, [food], posten=dinner)["extra_criteria"] == {(NEE, "niet")}
    assert said(BON, [food], posten=dinner, eigen_bijdrage=10000)["extra_criteria"] == {(JA, "zelf")}


def test_an_organisation_that_judges_something_itself():
    assert said(BON, [criterium("De straat doet mee.")])["extra_criteria"] == {(GEMEENTE, "kijken")}
    assert "extra_criteria" not in said(FONDS, [criterium("De straat doet mee.")])


def test_own_money_covers_all_that_is_not_paid_or_none_of_it():
    """€ 50 own money pays one of two lines of € 50, but nobody says which."""
    posten = (post(50, "vrijwilligers"), post(50, "onvoorzien"))
    assert said(BON, posten=posten, eigen_bijdrage=5000)["uitgesloten_kosten"] == {(NEE, "niet")}
    assert said(BON, posten=posten, eigen_bijdrage=10000)["uitgesloten_kosten"] == {(JA, "zelf")}


def test_the_first_day_that_is_in_time_is_named():
    verdict = next(v for v in judge(VERSIES[ALMELO], replace(GOED, begin=DAY)) if v.regel == "vooraf")
    assert verdict.waarden == {"termijn": "6w", "dag": "2026-04-13"}


def test_months_back_from_the_last_day_of_a_month():
    """One month before 31 March is 28 February; one month after 30 January is 28 February, which is too early."""
    regels = {"vooraf": {"waarde": "1m"}}
    found = judge(regels, Feiten(vandaag=date(2026, 1, 30), begin=date(2026, 2, 28)))[0]
    assert (found.oordeel, found.waarden["dag"]) == (NEE, "2026-03-01")


def test_income_is_no_cost_and_counts_as_own_money():
    regels = {"eigen_deel": {"waarde": 20}}
    posten = (post(100), post(20, baat=True))
    assert [v.oordeel for v in judge(regels, Feiten(vandaag=DAY, posten=posten, eigen_bijdrage=0))] == [JA]
    posten = (post(100.01), post(20, baat=True))
    assert [v.oordeel for v in judge(regels, Feiten(vandaag=DAY, posten=posten, eigen_bijdrage=0))] == [NEE]


def test_only_renting():
    regels = {"huren": {"waarde": "alleen_huren"}}
    assert [v.zin for v in judge(regels, Feiten(vandaag=DAY, posten=(post(5, soort="kopen"),)))] == ["huren.niet"]
