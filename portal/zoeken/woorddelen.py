"""The building blocks of Dutch compounds, in every form they take, and how to take a compound apart.

woorddelen.txt holds one block per line, folded, shortest form. A block is never split further, so a
word that only looks like a compound belongs in it too: "zondag" is no day in the sun.
"""

import re
from functools import lru_cache
from pathlib import Path

SHORTEST = 3
MOST_READINGS = 4
LEXICON = frozenset(Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split())

# Plurals, linking letters, diminutives and the work itself, the surest first.
PLAIN_ENDINGS = ("s", "heid", "heids", "je", "jes", "tje", "tjes", "pje", "pjes")
VOWEL_ENDINGS = ("en", "ens", "e", "er", "ers", "etje", "etjes", "ing", "ings", "ingen")

IRREGULAR = {
    "baden": "bad", "bladen": "blad", "bladeren": "blad", "blaadje": "blad", "blaadjes": "blad",
    "centra": "centrum", "daken": "dak", "dagen": "dag", "dalen": "dal", "glazen": "glas",
    "graven": "graf", "hoven": "hof", "kalveren": "kalf", "kinderen": "kind", "koeien": "koe",
    "lammeren": "lam", "leden": "lid", "liederen": "lied", "musea": "museum",
    "oudere": "ouderen", "paadje": "pad", "paadjes": "pad", "paden": "pad", "runderen": "rund",
    "schepen": "schip", "scheepje": "schip", "scheepjes": "schip", "slagen": "slag", "steden": "stad",
    "vaten": "vat", "volkeren": "volk", "wegen": "weg",
}  # fmt: skip

LONG_VOWEL = re.compile(r"(aa|ee|oo|uu)([bdfgklmnprst])$")
SHORT_VOWEL = re.compile(r"(?:^|[^aeiou])[aeiou][bdfgklmnprst]$")
ONE_SYLLABLE = re.compile(r"[^aeiou]*[aeiou]+[^aeiou]+$")
SOFTER = {"f": "v", "s": "z"}


def _before_vowel(noun: str) -> list[str]:
    """The spellings of a noun before en, e, er or ing: boom → bom, brug → brugg, huis → huiz."""
    short = bool(SHORT_VOWEL.search(noun))
    opened = LONG_VOWEL.sub(lambda match: match[1][0] + match[2], noun)
    softened = opened[:-1] + SOFTER.get(opened[-1], opened[-1])
    doubled = noun + noun[-1]
    if short and ONE_SYLLABLE.match(noun):
        return [doubled]
    return [doubled, noun] if short else [softened, opened, noun]


def _forms_of(noun: str) -> list[str]:
    endings = (*PLAIN_ENDINGS, "n") if noun.endswith("e") else PLAIN_ENDINGS
    plain = [noun + ending for ending in endings]
    return plain + [spelling + ending for spelling in _before_vowel(noun) for ending in VOWEL_ENDINGS]


def _every_form() -> dict[str, str]:
    """Form → block. A block itself wins from an irregular form, and that from a form made by rule."""
    longest_last = sorted(LEXICON, key=lambda noun: (len(noun), noun))
    by_rule = {form: noun for noun in longest_last for form in _forms_of(noun)}
    return by_rule | IRREGULAR | {noun: noun for noun in LEXICON}


FORMS = _every_form()


@lru_cache(maxsize=20_000)
def readings(word: str) -> tuple[tuple[str, ...], ...]:
    """Each way to make this word of the fewest blocks, in their shortest form; the likeliest way first.

    speeltuinbankjes → (speel, tuin, bank); buurtegel → (buurt, egel) and (buur, tegel)
    """
    if word in FORMS:
        return ((FORMS[word],),)
    heads = (word[:cut] for cut in range(len(word) - SHORTEST, SHORTEST - 1, -1))
    found = [(FORMS[head], *tail) for head in heads if head in FORMS for tail in readings(word[len(head) :])]
    fewest = min(map(len, found), default=0)
    return tuple(blocks for blocks in found if len(blocks) == fewest)[:MOST_READINGS]
