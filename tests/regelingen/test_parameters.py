"""The catalogue, what is missing in a version, and what is no good in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.regelingen.rules.catalogue import BY_SLEUTEL, PARAMETERS, Soort
from portal.regelingen.rules.check import RULES
from portal.regelingen.rules.parameters import artikel, is_voorbeeld, missing, schoon, waarde
from portal.regelingen.words import FOUTEN, GROEPEN, KEUZES, KOLOMMEN, LABELS, UITLEG
from tests.regelingen.cases import VERSIES

KINDS = [{"sleutel": "huur", "tekst": "Huur"}]


def version(**values):
    return {sleutel: {"waarde": value} for sleutel, value in values.items()}


def test_a_key_is_used_once():
    assert len(BY_SLEUTEL) == len(PARAMETERS)


def test_everything_has_a_name():
    assert set(LABELS) == set(BY_SLEUTEL)
    assert set(UITLEG) <= set(BY_SLEUTEL)
    assert list(GROEPEN) == list(dict.fromkeys(parameter.groep for parameter in PARAMETERS))
    assert {kolom.naam for parameter in PARAMETERS for kolom in parameter.kolommen} == set(KOLOMMEN)


def test_every_choice_has_a_name():
    choices = {p.sleutel: set(p.keuzes) for p in PARAMETERS if p.keuzes}
    choices |= {p.sleutel: set(kolom.keuzes) for p in PARAMETERS for kolom in p.kolommen if kolom.keuzes}
    assert {sleutel: set(words) for sleutel, words in KEUZES.items()} == choices


def test_what_it_leans_on_stands_before_it():
    order = list(BY_SLEUTEL)
    needs = [(p.sleutel, p.bij[0]) for p in PARAMETERS if p.bij]
    needs += [(p.sleutel, kolom.uit) for p in PARAMETERS for kolom in p.kolommen if kolom.uit]
    assert [pair for pair in needs if order.index(pair[1]) > order.index(pair[0])] == []


def test_every_rule_reads_a_parameter():
    assert {sleutel for _, sleutel, *_ in RULES} <= set(BY_SLEUTEL)


def test_an_empty_version_lacks_all_that_is_required():
    assert missing({}) == [p.sleutel for p in PARAMETERS if p.verplicht and p.bij is None]


def test_what_nobody_published_stops_the_version():
    regels = {sleutel: entry for sleutel, entry in VERSIES["hengelo-buurtbon"].items() if sleutel != "maximum"}
    assert missing(regels) == ["maximum"]
    assert missing(regels | version(maximum=None)) == ["maximum"]
    assert missing(regels | version(maximum=0)) == []


def test_no_is_an_answer():
    assert "atw" not in missing(version(atw=False))


def test_a_parameter_that_does_not_count_is_not_missing_and_says_nothing():
    assert "verantwoordingstermijn" in missing(version(vaststelling="verantwoording"))
    assert "verantwoordingstermijn" not in missing(version(vaststelling="direct"))
    assert waarde(version(draagvlak="geen", handtekeningen=10), "handtekeningen") is None
    assert waarde(version(draagvlak="bewijs", handtekeningen=10), "handtekeningen") == 10


def test_a_value_with_its_article_or_the_default():
    regels = {"maximum": {"waarde": 75000, "artikel": "art. 6", "voorbeeld": True}}
    assert (waarde(regels, "maximum"), artikel(regels, "maximum"), is_voorbeeld(regels, "maximum")) == (75000, "art. 6", True)
    assert (waarde({}, "beslistermijn", "8w"), artikel({}, "maximum"), is_voorbeeld({}, "maximum")) == ("8w", "", False)


GOOD = [
    version(beslistermijn="13w"), version(betaaltermijn="1d"), version(verdaging="12m"), version(maximum=0),
    version(klaar_voor="2026-12-31"), version(aanvragers=["persoon"]), version(eigen_deel=100), version(atw=False),
    version(kostensoorten=KINDS, uitgesloten_kosten=[{"categorie": "huur"}]), version(minimum=5, maximum=5),
    version(bestanden=[{"soort": "offerte", "tekst": "Een"}, {"soort": "offerte", "tekst": "Twee", "vanaf": 1}]),
    version(maximum=None), version(voorwaarden=[]), {},
]


@pytest.mark.parametrize("regels", GOOD)
def test_what_may_stand_in_a_version(regels):
    assert schoon(regels) == {}


WRONG = [
    (version(beslistermijn="8"), "beslistermijn", "termijn"),
    (version(beslistermijn="0w"), "beslistermijn", "termijn"),
    (version(beslistermijn="8 weken"), "beslistermijn", "termijn"),
    (version(maximum=-1), "maximum", "bedrag"),
    (version(maximum=1.5), "maximum", "bedrag"),
    (version(maximum=True), "maximum", "bedrag"),
    (version(maximum="750"), "maximum", "bedrag"),
    (version(atw=1), "atw", "ja_nee"),
    (version(klaar_voor="2026-02-30"), "klaar_voor", "datum"),
    (version(klaar_voor="31-12-2026"), "klaar_voor", "datum"),
    (version(gezag="burgemeester"), "gezag", "keuze"),
    (version(aanvragers=["persoon", "persoon"]), "aanvragers", "keuzes"),
    (version(aanvragers="persoon"), "aanvragers", "keuzes"),
    (version(eigen_deel=101), "eigen_deel", "grens"),
    (version(per_adres=0), "per_adres", "grens"),
    (version(venster="x" * 301), "venster", "tekst"),
    (version(voorwaarden=[{"sleutel": "a"}]), "voorwaarden", "rij"),
    (version(voorwaarden=[{"sleutel": "a", "tekst": "A", "kleur": "rood"}]), "voorwaarden", "kolom"),
    (version(voorwaarden=[{"sleutel": "a", "tekst": "A"}, {"sleutel": "a", "tekst": "B"}]), "voorwaarden", "dubbel"),
    (version(voorwaarden="alles"), "voorwaarden", "lijst"),
    (version(voorwaarden=[["a"]]), "voorwaarden", "lijst"),
    (version(kostensoorten=KINDS, uitgesloten_kosten=[{"categorie": "eten"}]), "uitgesloten_kosten", "verwijzing"),
    (version(minimum=6, maximum=5), "minimum", "volgorde"),
    (version(tredes=[{"naam": "klein", "van": 6, "tot": 5}]), "tredes", "volgorde"),
    (version(kleur="rood"), "kleur", "onbekend"),
]


@pytest.mark.parametrize(("regels", "sleutel", "fault"), WRONG)
def test_what_may_not_stand_in_a_version(regels, sleutel, fault):
    assert schoon(regels) == {sleutel: fault}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(sorted(BY_SLEUTEL)), st.fixed_dictionaries({"waarde": JSON}), max_size=8))
def test_any_value_is_judged_and_every_fault_has_words(regels):
    assert set(schoon(regels).values()) <= set(FOUTEN)
    missing(regels)


ROWS = st.dictionaries(st.sampled_from(sorted(KOLOMMEN)), JSON, max_size=4)
LISTS = [p.sleutel for p in PARAMETERS if p.soort == Soort.LIJST]


@given(st.dictionaries(st.sampled_from(LISTS), st.fixed_dictionaries({"waarde": st.lists(ROWS, max_size=3)}), max_size=4))
def test_any_rows_are_judged(regels):
    assert set(schoon(regels).values()) <= set(FOUTEN)
