"""What finds what: plurals, diminutives, compounds, accents, typing errors."""

from pathlib import Path
from time import process_time

import pytest

from portal.zoeken import woorddelen
from portal.zoeken.rules import STOP_WORDS, did_you_mean, fold, query_terms, similar, terms
from portal.zoeken.woorddelen import IRREGULAR, LEXICON, SHORTEST, readings

FINDS = """
    speeltuin waterspeeltuinen | tuin speeltuinen | bankje speeltuinbankjes | cafe café | café eetcafés
    fietspad fietspaden | paden fietspad | pad wandelpaadje | bomen boom | boom kerstbomen | straat straten
    drempel verkeersdrempels | ouderen ouderenmaaltijd | kinderen kind | kind kinderspeelplaats
    huis buurthuizen | buurthuis buurthuizen | egel buurtegels | brug bruggetje | weg fietswegen
    dag burendagen | stad binnensteden | lid bestuursleden | glas glazen | foto foto's | autos auto’s
    hond hondenuitlaatveldje | roos rozentuin | zon zonnepanelen | zonnepaneel zonnepanelen
    lantaarnpaal lantaarnpalen | schommel schommeltjes | bloem bloemetjes | verlichting straatverlichting
    fiets fietsenstalling | fietsers fietser | maaltijd kerstmaaltijden | ontmoeten ontmoetingsplek
    wandelen wandelingen | speelplaats waterspeelplaatsen | ijsbaan ĲSBAAN | idee ideeën | ideeen idee
    moestuin buurtmoestuinen | adres adressen | mens mensen | bus bushaltes | veilig verkeersveiligheid
    gezond gezondheid | boek boekenruilkast | museum musea | buren buurman | schip schepen
    vergroening vergroenen | fietsrek fietsenrekken | buurtbon buurtbonnen | 2026 (2026)
    adviseurs adviseur | vestingwal vestingwallen
"""

FINDS_NOT = """
    tuin stuiting | bank blanke | zon zondagochtend | maan maandag | boom boomerang | tijd maaltijden
    thuis buurthuis | ring vergadering | eik bereik | tent content | weg beweging | bank dank | hof hoofd
    stad staat | bos boos | ouders ouderen | beleid begeleiding | zon gezondheid | speeltuin speelveld
    speeltuin tuin | ei eikel | kat katoen
"""


def pairs(table):
    return [tuple(pair.split()) for line in table.strip().splitlines() for pair in line.split("|")]


@pytest.mark.parametrize(("question", "word"), pairs(FINDS))
def test_question_finds(question, word):
    assert query_terms(question)
    assert set(query_terms(question)) <= terms(f"Wij willen hier {word}, graag.")


@pytest.mark.parametrize(("question", "word"), pairs(FINDS_NOT))
def test_question_does_not_find(question, word):
    assert not set(query_terms(question)) <= terms(word)


@pytest.mark.parametrize("first", ["buurt", "speel", "straat", "verkeers", "kinder"])
def test_every_building_block_is_found_at_the_end_of_a_compound(first):
    assert [noun for noun in LEXICON - STOP_WORDS if noun not in terms(first + noun)] == []


def test_terms_are_the_word_its_parts_and_the_compounds_within():
    assert terms("speeltuinbankje") == {"speeltuinbank", "speeltuin", "tuinbank", "speel", "tuin", "bank"}


def test_the_likeliest_reading_comes_first():
    assert readings("buurtegels") == (("buurt", "egel"), ("buur", "tegel"))


def test_one_term_for_each_form():
    for forms in ("bank bankje bankjes banken", "speeltuin speeltuinen speeltuintje", "café cafés cafe's"):
        assert len({term for form in forms.split() for term in query_terms(form)}) == 1


def test_stop_words_and_single_letters_are_no_terms():
    assert terms("Aan de A en in het 9, of 's avonds") == {"avond"}


@pytest.mark.parametrize("empty", ["", "  ", "de het", "\" * ( ) - '", "OR AND NOT NEAR", "\x00", "💐"])
def test_a_question_without_words_has_no_terms(empty):
    assert query_terms(empty) == []


def test_signs_of_a_search_language_mean_nothing():
    assert query_terms("\"tuin* OR (bank) NEAR/2 -fiets' wijk:boom") == [
        "tuin",
        "bank",
        "fiets",
        "wijk",
        "boom",
    ]


def test_terms_hold_letters_and_digits_only():
    found = terms("a'b\" x*y; DROP TABLE -- (café) % _onder_score_ 50% ½ m² <script> 日本語 Ελλάδα")
    assert found and all(term.isalnum() for term in found)


def test_question_keeps_order_without_doubles_and_stops_at_six():
    found = query_terms("Bomen bank boom fiets pad plein huis school")
    assert found == ["boom", "bank", "fiets", "pad", "plein", "huis"]


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Cafés", "cafes"), ("ĲSBAAN", "ijsbaan"), ("Œuvre Ærø", "oeuvre aero"), ("Straße", "strasse")],
)
def test_fold(text, folded):
    assert fold(text) == fold(fold(text)) == folded


def test_lexicon_is_sorted_folded_and_without_doubles():
    lines = Path(woorddelen.__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(LEXICON)
    assert all(len(noun) >= SHORTEST and noun.isalpha() and noun == fold(noun) for noun in lines)
    assert set(IRREGULAR.values()) <= LEXICON


def test_two_hundred_words_take_less_than_two_milliseconds():
    text = "Samen met de buren maken wij een speeltuinbankje bij de waterspeelplaats. " * 18
    terms(text)
    assert min(seconds(terms, text) for _ in range(5)) < 0.002


def test_an_endless_word_is_harmless():
    assert seconds(terms, "muursloopstapkers" * 5000) < 0.5


def seconds(function, *arguments):
    start = process_time()
    function(*arguments)
    return process_time() - start


TITELS = [
    (1, "Bankjes in het park"),
    (2, "Buurtfeest op het plein"),
    (3, "Nieuwe zitbank voor het Wijkpark"),
    (4, "Een bankje in het park"),
    (5, "Zonnepanelen op het buurthuis"),
    (6, "Bankjes in het park"),
]


def test_similar_titles_best_first_and_of_equals_the_newest():
    found = similar("Meer bankjes in het park", TITELS)
    assert [id for id, _score in found] == [6, 4, 1, 3]
    assert found == similar("Meer bankjes in het park", reversed(TITELS))


def test_similar_is_limited_and_leaves_out_what_is_unlike():
    assert len(similar("Bankjes in het park", TITELS, limit=2)) == 2
    assert similar("Taalles voor nieuwe buren", TITELS) == []
    assert similar("", TITELS) == similar("de het een", TITELS) == similar("Bankjes", []) == []


def test_similar_sees_through_compounds():
    candidates = [(1, "Tuinafval composteren"), (2, "Muziekles")]
    assert [id for id, _ in similar("Compost van afval", candidates)] == [1]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("spetluin", "speeltuin"),
        ("Zonnepannelen", "zonnepanelen"),
        ("caffe", "café"),
        ("spetluin met een booom", "speeltuin met een boom"),
        ("\"Spetluin\" (naar", "speeltuin naar"),
        ("speeltuin", None),
        ("speeltuintje", None),
        ("xyzzyx", None),
        ("bo", None),
        ("", None),
    ],
)
def test_did_you_mean(typed, meant):
    titles = ["Een speeltuin met zonnepanelen", "Café onder de boom: een paar stoelen"]
    assert did_you_mean(typed, titles) == meant


def test_did_you_mean_without_words_to_choose_from():
    assert did_you_mean("speeltuin", []) is None


def test_did_you_mean_of_a_long_question_is_quick():
    titles = [f"Plan {n} met woord{n} en nogiets{n}" for n in range(500)]
    assert seconds(did_you_mean, "spetluinen " * 5000, titles) < 0.5
