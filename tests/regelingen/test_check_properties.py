"""What holds for every version and every application."""

import json
from dataclasses import asdict, replace
from datetime import date
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from portal.regelingen.rules.catalogue import AANVRAGERS, BESTANDEN
from portal.regelingen.rules.check import RULES, judge
from portal.regelingen.rules.formule import Omvang
from portal.regelingen.rules.parameters import schoon
from portal.regelingen.rules.verdict import Feiten, Oordeel, Post
from portal.regelingen.words.zinnen import ZINNEN
from tests.regelingen.cases import GOED, VERSIES, criterium, post

MONEY = st.integers(0, 10**9)
KINDS = ("huur", "zaalhuur", "vrijwilligers", "onvoorzien", "eten_drinken", "onbekend", "")
CODES = st.frozensets(st.sampled_from(["BU01640202", "WK016402", "WK016404", "GM0164", "WG-A", "WG-B", "SD-OOST"]))
POSTEN = st.lists(
    st.builds(
        Post, st.text(max_size=9), st.sampled_from(KINDS), MONEY,
        st.sampled_from(("huren", "kopen", "inhuren", "onbekend")), st.booleans(), st.booleans(),
    ),
    max_size=8,
).map(tuple)


def maybe(strategy):
    return st.none() | strategy


EXTRA = st.fixed_dictionaries({}, optional={
    "al_gemaakt": maybe(st.booleans()),
    "checkgesprek": maybe(st.booleans()),
    "organisatoren": maybe(st.integers(0, 9)),
    "toestemming": maybe(st.sampled_from(("niet_nodig", "geregeld", "nog_niet"))),
    "onderhoud": maybe(st.sampled_from(("niet_nodig", "geregeld", "nog_niet", "iets_anders"))),
    "openbare_ruimte": maybe(st.booleans()),
    "raadpleging": maybe(st.booleans()),
})
FEITEN = st.builds(
    Feiten,
    vandaag=st.dates(),
    venster=maybe(st.tuples(st.dates(), st.dates())),
    aanvrager=maybe(st.sampled_from(AANVRAGERS)),
    oud_genoeg=maybe(st.booleans()),
    woont=maybe(CODES),
    plek=maybe(CODES),
    gebieden=st.integers(0, 3),
    eigen_gebied=maybe(st.booleans()),
    eerder_adres=st.integers(0, 3),
    eerder_groep=st.integers(0, 3),
    samen_ingediend=maybe(st.booleans()),
    begin=maybe(st.dates()),
    eind=maybe(st.dates()),
    posten=POSTEN,
    eigen_bijdrage=maybe(MONEY),
    gevraagd=maybe(MONEY),
    bevat=maybe(st.frozensets(st.sampled_from(("speeltoestel", "winst", "preventieborden", "zomaar")))),
    handtekeningen=maybe(st.integers(0, 99)),
    adressen=maybe(st.integers(0, 99)),
    betrokkenen=maybe(st.integers(0, 99)),
    instemmers=maybe(st.integers(0, 99)),
    bestanden=st.frozensets(st.sampled_from(BESTANDEN)),
    verklaringen=maybe(st.frozensets(st.sampled_from(("waar", "zelf_doen")))),
    extra=EXTRA,
    over=maybe(st.integers(-100, 10**9)),
    omvang=maybe(st.builds(
        Omvang, maybe(st.integers(0, 10**5)), st.integers(0, 10**6), st.integers(0, 50), st.integers(-100, 10**9)
    )),
    reserve=maybe(MONEY),
)
NAMES = st.sampled_from(sorted(VERSIES))
CRITERIA = st.lists(st.builds(criterium, st.text(max_size=9), st.sampled_from(KINDS)), max_size=3)
PAGES = {"wie", "idee", "waar", "wanneer", "kosten", "draagvlak", "bestanden", "gegevens", "nakijken", "jaar"}


@given(NAMES, FEITEN, CRITERIA)
def test_any_application_gets_verdicts_that_can_be_said_and_kept(name, feiten, criteria):
    verdicts = judge(VERSIES[name], feiten, criteria)
    assert {verdict.zin for verdict in verdicts} <= set(ZINNEN)
    assert {verdict.vraag for verdict in verdicts} <= PAGES
    for verdict in verdicts:
        assert str(ZINNEN[verdict.zin]) % verdict.waarden
        assert json.loads(json.dumps(verdict.waarden)) == verdict.waarden
        assert isinstance(verdict.gevonden, str)


@given(NAMES, FEITEN)
def test_what_is_not_filled_in_fails_no_rule(name, feiten):
    """Somebody who has just begun is told what to do, not that it cannot be."""
    assert [v.zin for v in judge(VERSIES[name], Feiten(vandaag=feiten.vandaag)) if v.oordeel == Oordeel.VOLDOET_NIET] == []


def failing(name, feiten, rules):
    return {v.regel for v in judge(VERSIES[name], feiten) if v.oordeel == Oordeel.VOLDOET_NIET} & rules


COSTS = {"maximum", "uitgesloten_kosten", "maximum_per_soort", "eigen_deel", "plafond", "niet_voor"}


@given(NAMES, FEITEN, st.sampled_from(KINDS), MONEY)
def test_a_cost_more_mends_nothing_that_is_too_high(name, feiten, kind, cents):
    more = replace(feiten, posten=(*feiten.posten, Post("nog iets", kind, cents, "huren")))
    had = failing(name, feiten, COSTS - {"eigen_deel"})
    assert had <= failing(name, more, COSTS)


@given(NAMES, FEITEN, st.integers(1, 10**6))
def test_asking_more_mends_nothing_but_too_little(name, feiten, cents):
    feiten = replace(feiten, gevraagd=feiten.gevraagd or 0)
    more = replace(feiten, gevraagd=feiten.gevraagd + cents)
    assert failing(name, feiten, {"maximum", "plafond"}) <= failing(name, more, {"maximum", "plafond"})


@given(NAMES, FEITEN, st.integers(1, 50))
def test_more_signatures_break_nothing(name, feiten, extra):
    feiten = replace(feiten, handtekeningen=feiten.handtekeningen or 0)
    more = replace(feiten, handtekeningen=feiten.handtekeningen + extra)
    assert failing(name, more, {"handtekeningen"}) <= failing(name, feiten, {"handtekeningen"})


@given(NAMES, FEITEN, MONEY)
def test_more_own_money_breaks_no_rule_of_costs(name, feiten, cents):
    more = replace(feiten, eigen_bijdrage=(feiten.eigen_bijdrage or 0) + cents)
    rules = {"uitgesloten_kosten", "maximum_per_soort"}
    assert failing(name, more, rules) <= failing(name, feiten, rules)


def test_every_sentence_belongs_to_a_rule():
    assert {zin.partition(".")[0] for zin in ZINNEN} == {name for name, *_ in RULES}


def largest():
    """Every parameter at its fullest: sixty rows in every lijst."""
    kinds = [{"sleutel": f"k{n}", "tekst": f"Soort {n}"} for n in range(60)]
    rows = [{"sleutel": f"r{n}", "tekst": f"Regel {n}", "artikel": f"art. {n}"} for n in range(60)]
    regels = {sleutel: dict(entry) for name in VERSIES for sleutel, entry in VERSIES[name].items()}
    values = {
        "kostensoorten": kinds,
        "uitgesloten_kosten": [{"categorie": kind["sleutel"]} for kind in kinds[:30]],
        "maximum_per_soort": [{"categorie": kind["sleutel"], "maximum": 1} for kind in kinds[30:]],
        "niet_voor": rows, "voorwaarden": rows, "verklaringen": rows,
        "bestanden": [{"soort": "overig", "tekst": f"Bestand {n}"} for n in range(60)],
        "draagvlak": "bewijs", "handtekeningen": 10, "adressen": 10, "instemming": 66, "eigen_deel": 20,
    }
    return regels | {sleutel: {"waarde": value, "artikel": "art. 1"} for sleutel, value in values.items()}


def test_the_largest_version_is_judged_within_20_milliseconds():
    regels = largest()
    posten = tuple(post(n + 1, f"k{n % 60}") for n in range(40))
    feiten = replace(GOED, posten=posten, bevat=frozenset(f"r{n}" for n in range(60)), verklaringen=frozenset())
    criteria = [criterium(f"Criterium {n}", f"k{n}") for n in range(40)]
    assert schoon(regels) == {}
    took = []
    for _ in range(20):
        began = process_time()
        verdicts = judge(regels, feiten, criteria)
        took.append(process_time() - began)
    assert len(verdicts) > 250
    assert min(took) < 0.020


def test_the_facts_stay_as_they_were():
    before = asdict(GOED)
    judge(VERSIES["hengelo-buurtbon"], GOED)
    assert asdict(GOED) == before
    assert GOED.vandaag == date(2026, 3, 2)
