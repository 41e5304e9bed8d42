"""How near a submission and the work of a wijk are to each other: a hint, for a person to decide on."""

from dataclasses import dataclass
from functools import lru_cache

from portal.zoeken.rules import WORD, query_terms, terms

SAME_THEMA, EACH_WORD, MOST_WORDS = 3, 2, 4


@dataclass(frozen=True)
class Verwant:
    """What two texts share: these terms, and whether they are about the same theme."""

    woorden: frozenset
    thema: bool

    @property
    def punten(self):
        return SAME_THEMA * self.thema + EACH_WORD * min(len(self.woorden), MOST_WORDS)


@lru_cache(2000)
def terms_of(text):
    """The terms of a text that many people may ask about, looked up once."""
    return frozenset(terms(text))


@lru_cache(8192)
def terms_in(word):
    """The terms of one word, looked up once: texts about a wijk use the same ones."""
    return frozenset(terms(word))


def verwant(text, thema, other_text, other_thema):
    """What is shared by a text about a theme and another; without a theme ("") that says nothing."""
    return Verwant(terms_of(text) & terms_of(other_text), bool(thema) and thema == other_thema)


def as_written(text, shared):
    """The words of a text that hold one of these terms, each once, as people read them."""
    return list(dict.fromkeys(word for word in WORD.findall(text.lower()) if not shared.isdisjoint(terms_in(word))))


def is_meant(zoek, text, kenmerk=""):
    """Is this what somebody looks for: by its kenmerk, or by every word they typed?"""
    wanted = query_terms(zoek)
    by_kenmerk = kenmerk and zoek.strip().upper() == kenmerk
    return bool(by_kenmerk or (wanted and terms_of(text).issuperset(wanted)))
