"""Which search terms a Dutch text holds, which terms a question asks for, and which titles look alike.

The promise: every term of a question is also a term of each text with that word, its plural, its
diminutive or a compound of it ("tuin" finds "waterspeeltuinen"). Terms are keys, not words to show.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from threading import Lock

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA
from snowballstemmer.dutch_stemmer import DutchStemmer

from portal.zoeken.woorddelen import readings

MAX_QUERY_WORDS = 6
LONGEST_WORD = 50
SIMILAR_FROM = 65.0  # of 100
MEANT_FROM = 0.75  # of 1
SHORTEST_TO_CORRECT = 4

WORD = re.compile(r"[^\W_]{2,}")
UNDECOMPOSED = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i"})

# Too common to find anything by; also the operators of full-text search, which mean nothing here.
STOP_WORDS = frozenset(Path(__file__).with_name("stopwoorden.txt").read_text(encoding="utf-8").split())

_stemmer = DutchStemmer()
_one_at_a_time = Lock()  # the stemmer keeps the word it works on in itself


def fold(text: str) -> str:
    """Lower case without accents or ligatures: "Cafés" → "cafes", "ĲSBAAN" → "ijsbaan"."""
    letters = unicodedata.normalize("NFKD", text.casefold()).translate(UNDECOMPOSED)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def terms(text: str) -> set[str]:
    """Every term of a text: its words, and the parts of its compounds."""
    return set().union(*map(_terms_of_word, set(_words(text))))


def query_terms(text: str) -> list[str]:
    """One term for each word somebody typed, at most six; signs such as " * ( ) - mean nothing."""
    return list(dict.fromkeys(map(_term, _words(text))))[:MAX_QUERY_WORDS]


def similar(title: str, candidates: Iterable[tuple[int, str]], limit: int = 5) -> list[tuple[int, float]]:
    """The (id, score) of the titles most like this one, scores up to 100; of equals the highest id first."""
    wanted = _spelled_out(title)
    scored = [(id, _likeness(wanted, _spelled_out(other))) for id, other in candidates]
    close = [pair for pair in scored if pair[1] >= SIMILAR_FROM]
    return sorted(close, key=lambda pair: (pair[1], pair[0]), reverse=True)[:limit]


def did_you_mean(question: str, titles: Iterable[str]) -> str | None:
    """The question in words of these titles, as somebody probably meant it; None when nothing comes near."""
    vocabulary = {word for title in titles for word in WORD.findall(title.lower())}
    typed = WORD.findall(question.lower())[:MAX_QUERY_WORDS]
    meant = [_meant(fold(word), vocabulary) or word for word in typed]
    return None if meant == typed else " ".join(meant)


def _meant(typed: str, vocabulary: set[str]) -> str | None:
    """The word of the vocabulary nearest to this one, unless that finds the same."""
    if len(typed) < SHORTEST_TO_CORRECT or typed in STOP_WORDS:
        return None
    score, word = max(((_nearness(typed, word), word) for word in vocabulary), default=(0.0, ""))
    return word if score >= MEANT_FROM and query_terms(word) != query_terms(typed) else None


def _words(text: str) -> list[str]:
    return [word[:LONGEST_WORD] for word in WORD.findall(fold(text)) if word not in STOP_WORDS]


@lru_cache(maxsize=20_000)
def _term(word: str) -> str:
    """What a whole word is called: its building blocks in their shortest form, or else its stem."""
    return "".join(_blocks(word)) or _stem(word)


@lru_cache(maxsize=20_000)
def _terms_of_word(word: str) -> frozenset[str]:
    """speeltuinbankje → speel, tuin, bank, speeltuin, tuinbank, speeltuinbank"""
    parts = {"".join(run) for blocks in readings(word) for run in _runs(blocks)}
    return frozenset({_term(word)} | parts - STOP_WORDS)


def _runs(blocks: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [blocks[start:end] for start, end in combinations(range(len(blocks) + 1), 2)]


def _blocks(word: str) -> tuple[str, ...]:
    return next(iter(readings(word)), ())


def _stem(word: str) -> str:
    """The Snowball stem of the stem, and so on, so that "adres" and "adressen" end alike."""
    with _one_at_a_time:
        stem = _stemmer.stemWord(word)
    return stem if stem == word else _stem(stem)


def _spelled_out(title: str) -> str:
    return " ".join(part for word in _words(title) for part in _blocks(word) or (word,))


def _likeness(one: str, other: str) -> float:
    same_words = fuzz.token_set_ratio(one, other)
    same_stretch = fuzz.partial_ratio(one, other)
    same_length = fuzz.token_sort_ratio(one, other)
    return round(0.6 * same_words + 0.2 * same_stretch + 0.2 * same_length, 1)


def _nearness(typed: str, word: str) -> float:
    return OSA.normalized_similarity(typed, fold(word))
