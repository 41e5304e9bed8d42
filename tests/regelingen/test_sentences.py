"""What a verdict says on the page, in Dutch and in English."""

import re
from datetime import date

import pytest
from flask_babel import force_locale
from markupsafe import Markup

from portal.regelingen.rules.check import judge
from portal.regelingen.rules.queue import Wachtende, distribute
from portal.regelingen.rules.verdict import Oordeel, Verdict
from portal.regelingen.sentences import explained, sentence
from portal.regelingen.words import LABELS, shown, termijn
from portal.regelingen.words.zinnen import ZINNEN
from tests.regelingen.cases import GOED, VERSIES, post
from tests.regelingen.test_queue import NOON

pytestmark = pytest.mark.een_database
REGELS = VERSIES["hengelo-buurtbon"]


@pytest.fixture(autouse=True)
def page(app):
    with app.test_request_context():
        yield


def spoken(rule, **changes):
    return [sentence(v) for v in judge(REGELS, GOED.__class__(**vars(GOED) | changes)) if v.regel == rule]


def test_a_failing_rule_says_what_to_do():
    assert spoken("uitgesloten_kosten", posten=(post(5), post(5, "onvoorzien"))) == [
        "Kan niet: Onvoorziene kosten. Haal regel 2 weg, of betaal het zelf."
    ]
    assert spoken("maximum", gevraagd=78000) == [
        "Je vraagt €\u00a030 te veel. Het hoogste bedrag is €\u00a0750. Maak het goedkoper, of betaal de rest zelf."
    ]
    assert spoken("venster", vandaag=date(2026, 2, 1)) == [
        "Aanvragen kan vanaf 14 februari 2026. Bewaar je aanvraag en verstuur hem dan."
    ]


def test_more_lines_are_named_together():
    posten = (post(5, "onvoorzien"), post(5), post(5, "onvoorzien"))
    assert spoken("uitgesloten_kosten", posten=posten) == [
        "Kan niet: Onvoorziene kosten. Haal regel 1 en 3 weg, of betaal het zelf."
    ]


def test_who_applies_and_which_year():
    assert spoken("aanvragers", aanvrager="stichting") == [
        "Dit is niet voor een stichting. Kijk of een andere regeling past, of bel ons."
    ]
    assert spoken("zelfde_jaar", begin=None) == ["Vul in wanneer het gebeurt. Het moet in 2026 klaar zijn."]
    assert spoken("per_adres", eerder_adres=1) == [
        "Van dit adres is al het hoogste aantal aanvragen gedaan: 1 per kalenderjaar. "
        "Vraag later aan, of trek de eerdere in."
    ]


def test_a_typed_text_stays_as_it_is():
    regels = {"voorwaarden": {"waarde": [{"sleutel": "a", "tekst": "100% <b>%(jaar)s</b>"}]}}
    assert [Markup(sentence(v)).unescape() for v in judge(regels, GOED)] == ["Dit beoordelen wij: 100% <b>%(jaar)s</b>"]
    assert "<b>" not in sentence(judge(regels, GOED)[0])


def test_what_the_version_says_itself_is_dutch_in_an_english_sentence():
    regels = {"voorwaarden": {"waarde": [{"sleutel": "a", "tekst": "Het plan past bij het beleid."}]}}
    with force_locale("en"):
        assert sentence(judge(regels, GOED)[0]) == 'We judge this: <span lang="nl">Het plan past bij het beleid.</span>'


VALUES = {
    name: "2026-03-02" if name in ("dag", "opent", "sluit") else "8w" if name == "termijn" else 3
    for zin in ZINNEN.values() for name in re.findall(r"%\((\w+)\)s", str(zin))
}


@pytest.mark.parametrize("taal", ["nl", "en"])
def test_every_sentence_can_be_said(taal):
    with force_locale(taal):
        said = [sentence(Verdict("", Oordeel.VOLDOET, "", zin, VALUES)) for zin in ZINNEN]
    assert [text for text in said if "%" in text or not text.strip()] == []


@pytest.mark.parametrize("words", [ZINNEN, LABELS])
def test_english_is_no_dutch(words):
    dutch = [str(text) for text in words.values()]
    with force_locale("en"):
        assert [text for text, source in zip(words.values(), dutch, strict=True) if str(text) == source] == []


def test_sentences_are_short_and_plain():
    """B1: no sentence of more than twenty words, no exclamation mark, no abbreviation."""
    sentences = [part for zin in ZINNEN.values() for part in re.split(r"[.:?] |[.?]$", str(zin))]
    assert [part for part in sentences if len(part.split()) > 20] == []
    assert [str(zin) for zin in ZINNEN.values() if re.search(r"!|\b(bijv|o\.a|d\.w\.z|evt|incl|max|min)\b\.", str(zin))] == []


def test_the_queue_explains_itself():
    [place] = distribute([Wachtende(1, 43350, NOON)], 342000)
    assert explained(place.uitleg) == [
        "Deze aanvraag heeft plaats 1.",
        "De dag van ontvangst telt: 2 maart 2026.",
        "Er was nog €\u00a03.420 over. Het bedrag van €\u00a0433,50 past.",
    ]


def test_values_are_shown_as_people_read_them():
    assert [termijn(text) for text in ("1d", "8w", "12m")] == ["1 dag", "8 weken", "12 maanden"]
    assert shown("maximum", 75000) == "€\u00a0750"
    assert shown("atw", False) == "Nee"
    assert shown("eigen_deel", 20) == "20 procent"
    assert shown("aanvragers", ["persoon", "stichting"]) == ["een bewoner", "een stichting"]
    excluded = [{"categorie": "onvoorzien", "artikel": "HB12"}]
    assert shown("uitgesloten_kosten", excluded, REGELS) == [("Onvoorziene kosten", "HB12")]


@pytest.mark.parametrize(("sleutel", "row", "said"), [
    ("niet_voor", {"tekst": "Een hek"}, "Een hek"),
    ("niet_voor", {"tekst": "Een hek", "streng": "nooit"}, "Een hek"),
    ("niet_voor", {"tekst": "Een hek", "streng": "beoordelen"}, "Een hek: alleen als de gemeente het goed vindt"),
    ("tredes", {"naam": "Klein", "van": 0, "tot": 75000}, "Klein: van €\u00a00 tot en met €\u00a0750"),
    ("dwangsom", {"dagen": 14, "bedrag": 2300}, "14 dagen: €\u00a023 per dag"),
    ("bestanden", {"soort": "offerte", "tekst": "Van de grootste uitgave"}, "Offerte: Van de grootste uitgave"),
    ("bestanden", {"soort": "foto", "tekst": "Van de plek", "vanaf": 100000},
     "Foto of tekening, vanaf €\u00a01.000: Van de plek"),
])
def test_a_row_reads_as_one_sentence_and_keeps_its_article_apart(sleutel, row, said):
    assert shown(sleutel, [row | {"artikel": "3"}]) == [(said, "3" if sleutel not in ("tredes", "dwangsom") else "")]
