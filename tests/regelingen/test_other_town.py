"""Somebody at a gemeente we have never heard of enters its scheme, from two pages of paper, through the forms alone.

Dorpenfonds Waterrijk. Art. 1: groups of residents and associations may apply, persons from 16; one application for
each group in a calendar year. Art. 2: from € 250 to € 2.500; at least a quarter is raised by themselves; food at most
€ 200; wages are not paid. Art. 3: hand in four weeks ahead; the plan is done in the same year. Art. 4: no fireworks,
and nothing that only serves one's own club; the gemeente judges whether it fits its view of the villages.
Art. 5: ten signatures. Art. 6: in order of completeness; no part grants. Art. 7: staff decide within six weeks, and
may take three more. Art. 8: account within twelve weeks; two weeks to react, settled in eight, repaid in six; kept for
seven years.
"""

import re
from dataclasses import replace
from datetime import date

import pytest

from portal.clock import today
from portal.extensions import db
from portal.regelingen.models import RegelingVersie
from portal.regelingen.rules.check import judge
from portal.regelingen.rules.verdict import Feiten, Oordeel, Post

YEAR = today().year
ROWS = {
    "kosten": [("kostensoorten", {"tekst": "Eten en drinken"}), ("kostensoorten", {"tekst": "Loon"}),
               ("kostensoorten", {"tekst": "Spullen"}), ("uitgesloten_kosten", {"categorie": "loon"}),
               ("maximum_per_soort", {"categorie": "eten_en_drinken", "maximum": "200", "artikel": "art. 2"})],
    "idee": [("niet_voor", {"tekst": "Vuurwerk", "artikel": "art. 4"}), ("niet_voor", {"tekst": "Alleen de eigen club"}),
             ("voorwaarden", {"tekst": "Het past bij de dorpsvisie.", "artikel": "art. 4"})],
    "besluit": [("dwangsom", {"dagen": "14", "bedrag": "23"}), ("dwangsom", {"dagen": "14", "bedrag": "35,00"})],
}
PAGES = {
    "wie": {"aanvragers": ["groep", "vereniging", "persoon"], "minimum_leeftijd": "16", "woonplaats": "gemeente",
            "eigen_gebied": "geen", "per_groep": "1", "periode": "kalenderjaar"},
    "wanneer": {"venster": "Het hele jaar", "vooraf": "4 weken", "zelfde_jaar": "ja",
                "gemaakte_kosten_uitgesloten": "nee"},
    "kosten": {"minimum": "250", "maximum": "2.500", "eigen_deel": "25", "begroting": "nee", "huren": "geen"},
    "idee": {"extra_criteria": "nee", "checkgesprek": "geen"},
    "waar": {"toestemming": "geen", "onderhoud": "geen", "samen_indienen": "nee"},
    "draagvlak": {"draagvlak": "bewijs", "handtekeningen": "10"},
    "bestanden": {},
    "verdelen": {"verdeling": "volgorde_volledig", "gelijk": "dag", "deel_toekennen": "nee"},
    "besluit": {"gezag": "ambtelijk", "beslistermijn": "6 weken", "verdaging": "3w", "aanvultermijn": "14 dagen",
                "atw": "ja", "bezwaartermijn": "6 weken", "bezwaar_beslistermijn": "6 weken"},
    "daarna": {"betaaltermijn": "6 weken", "vaststelling": "verantwoording", "verantwoordingstermijn": "12 weken",
               "zienswijzetermijn": "2 weken", "vaststellingsbesluit": "8 weken", "terugbetaaltermijn": "6 weken",
               "bewaren": "7"},
}
ARTICLES = {"minimum": "art. 2", "maximum": "art. 2", "eigen_deel": "art. 2", "minimum_leeftijd": "art. 1"}


def send(visitor, address, data, status=303):
    """Fill in a page as a browser does: only fields that are on it."""
    page = visitor.get(address)
    assert page.status_code == 200, address
    assert [name for name in data if f'name="{name}"' not in page.text and name not in ("meer", "verder")] == []
    answer = visitor.post(address, data=data)
    assert answer.status_code == status, re.findall(r'class="p-err.*?</p>', answer.text)
    return answer


def fill_in(visitor, base, groep):
    """One page: first a row for each line of its lists, asked for with the button, then everything at once."""
    data = {f"r-{sleutel}": value for sleutel, value in PAGES[groep].items()}
    data |= {f"r-{sleutel}-artikel": ARTICLES[sleutel] for sleutel in PAGES[groep] if sleutel in ARTICLES}
    count = {}
    address = f"{base}/regels/{groep}"
    for sleutel, cells in ROWS.get(groep, ()):
        number = count[sleutel] = count.get(sleutel, -1) + 1
        page = visitor.post(address, data=data | {"meer": sleutel})
        assert page.status_code == 200 and f"r-{sleutel}-{number}-" in page.text
        data |= {f"r-{sleutel}-{number}-{kolom}": value for kolom, value in cells.items()}
    assert visitor.post(address, data=data).status_code == 303


@pytest.fixture
def entered(village, bo, browse):
    """The scheme as Bea entered it and Bo published it: through the forms alone."""
    bea = browse(village["bea"])
    begun = send(bea, "/regelingen/beheer/nieuw", {
        "naam": "Dorpenfonds", "omschrijving": "Voor plannen in de dorpen.", "begin": "leeg"})
    base = begun.location
    send(bea, f"{base}/kader", {"naam": f"Dorpenfonds {YEAR}", "bron": "Gemeenteblad 2026, 1234",
                                "geldig_van": f"{YEAR}-01-01", "geldig_tot": ""})
    for groep in PAGES:
        fill_in(bea, base, groep)
    made = send(bea, f"{base}/vensters/nieuw", {
        "naam": "Heel het jaar", "opent_op": f"{YEAR}-01-01", "sluit_op": f"{YEAR}-12-31"})
    send(bea, f"{made.location}?soort=gemeente", {"plafond-GM0164": "20.000"})
    second = browse(bo)
    review = second.get(f"{base}/nakijken")
    version = re.search(r'name="version"[^>]*value="(\d+)"', review.text)[1]
    assert second.post(f"{base}/publiceren", data={"version": version}).status_code == 303
    return db.session.scalar(db.select(RegelingVersie))


GOOD = Feiten(
    vandaag=date(YEAR, 3, 1), venster=(date(YEAR, 1, 1), date(YEAR, 12, 31)), aanvrager="groep", oud_genoeg=True,
    woont=frozenset({"GM0164"}), plek=frozenset({"GM0164"}), eigen_gebied=True, begin=date(YEAR, 5, 1),
    eind=date(YEAR, 5, 1), posten=(Post("Tent", "spullen", 100000),), eigen_bijdrage=25000, gevraagd=75000,
    bevat=frozenset(), handtekeningen=10, adressen=10, verklaringen=frozenset(), over=2000000,
)


def verdicts(versie, **other):
    return {verdict.regel: verdict for verdict in judge(versie.regels, replace(GOOD, **other))}


def test_the_check_says_what_a_lawyer_would(entered):
    good = verdicts(entered)
    assert entered.status == "gepubliceerd"
    assert {v.regel for v in good.values() if v.oordeel != Oordeel.VOLDOET} == {"voorwaarden"}
    assert good["voorwaarden"].oordeel == Oordeel.GEMEENTE
    wrong = {
        "aanvragers": {"aanvrager": "bedrijf"}, "minimum_leeftijd": {"oud_genoeg": False}, "per_groep": {"eerder_groep": 1},
        "minimum": {"gevraagd": 24999}, "maximum": {"gevraagd": 250001}, "eigen_deel": {"eigen_bijdrage": 24999},
        "vooraf": {"begin": date(YEAR, 3, 28), "eind": date(YEAR, 3, 28)},
        "zelfde_jaar": {"begin": date(YEAR + 1, 1, 2), "eind": date(YEAR + 1, 1, 2)},
        "niet_voor": {"bevat": frozenset({"vuurwerk"})}, "handtekeningen": {"handtekeningen": 9},
        "uitgesloten_kosten": {"posten": (Post("Werk", "loon", 100000),)},
        "maximum_per_soort": {"posten": (Post("Soep", "eten_en_drinken", 100000),)},
    }
    assert {rule: verdicts(entered, **other)[rule].oordeel for rule, other in wrong.items()} == dict.fromkeys(
        wrong, Oordeel.VOLDOET_NIET)
    assert good["maximum"].artikel == "art. 2"


def test_exactly_the_limit_is_good(entered):
    at = verdicts(entered, gevraagd=250000, posten=(Post("Tent", "spullen", 333334),), eigen_bijdrage=83334)
    assert at["maximum"].oordeel == at["eigen_deel"].oordeel == Oordeel.VOLDOET


@pytest.mark.een_database
def test_anyone_reads_it_in_plain_words(entered, browse):
    text = browse().get("/regelingen/dorpenfonds").text
    for said in (f"Dorpenfonds {YEAR}", "een groep bewoners (geen vereniging of stichting)", "€\u00a02.500", "Vuurwerk",
                 "6 weken", "art. 2", "Nog te verdelen", "Hengelo: nog €\u00a020.000", "Gemeenteblad 2026, 1234"):
        assert said in text, said
    assert f"/buurtbonnen/nieuw?versie={entered.id}" in text
