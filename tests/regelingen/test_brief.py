"""What a rule says in a besluit: formal, descriptive, and Dutch whatever the language of the page."""

import re

import pytest
from flask_babel import force_locale

from portal.regelingen.rules.check import judge
from portal.regelingen.rules.verdict import Oordeel, Verdict
from portal.regelingen.sentences import formal, sentence
from portal.regelingen.words.brief import BRIEF
from portal.regelingen.words.zinnen import ZINNEN
from portal.speech import in_dutch, speak
from tests.regelingen.cases import GOED, VERSIES
from tests.regelingen.test_sentences import VALUES

pytestmark = pytest.mark.een_database
REGELS = VERSIES["hengelo-buurtbon"]


@pytest.fixture(autouse=True)
def page(app):
    with app.test_request_context():
        yield
        speak()


def names(text):
    return set(re.findall(r"%\((\w+)\)s", str(text)))


def said(rule, **changes):
    return [formal(v) for v in judge(REGELS, GOED.__class__(**vars(GOED) | changes)) if v.regel == rule]


def test_every_finding_has_a_sentence_for_the_letter():
    assert list(BRIEF) == list(ZINNEN)


@pytest.mark.parametrize("zin", ZINNEN)
def test_the_letter_tells_the_same_facts_as_the_form(zin):
    assert names(BRIEF[zin]) == names(ZINNEN[zin])


def test_the_letter_describes_and_says_u():
    assert said("minimum_leeftijd") == ["U bent 18 jaar of ouder."]
    assert said("maximum", gevraagd=80_000) == ["U vraagt €\u00a050 meer dan het hoogste bedrag van €\u00a0750."]


@pytest.mark.parametrize("zin", BRIEF)
def test_every_sentence_is_formal_short_and_whole(zin):
    """B1, and no advice: "je" and "kies" are for the form."""
    text = formal(Verdict("", Oordeel.VOLDOET, "", zin, VALUES))
    assert "%" not in text
    assert text[-1] in ".’"
    assert not re.search(r"\b(je|jij|jou|jouw|jullie|kies|vraag iemand|bel ons|max|min|o\.a|bijv)\b|!", text, re.I)
    assert max(len(part.split()) for part in re.split(r"[.:?] |\.$", text)) <= 20


def test_it_is_dutch_on_an_english_page_and_leaves_that_english():
    rule = next(v for v in judge(REGELS, GOED) if v.regel == "maximum")
    with force_locale("en"):
        speak()
        before = sentence(rule)
        assert formal(rule) == "U vraagt niet meer dan het hoogste bedrag van €\u00a0750."
        assert sentence(rule) == before
    with in_dutch():
        assert sentence(rule).startswith("Je blijft")
