"""Letters as people see them: whether a word is of one alphabet, and what it looks like in plain Latin letters."""

import re
from unicodedata import category, name, normalize

from portal.zoeken.rules import fold

LETTERS = re.compile(r"[^\W\d_]+")
# Alphabets that belong together in one word.
EAST = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"}
# The letter in the name of a sign drawn from it: LATIN SMALL LETTER SCRIPT G, REGIONAL INDICATOR SYMBOL LETTER G.
DRAWN_FROM = re.compile(r"(?:LATIN|INDICATOR) .* ([A-Z])(?: WITH .*)?$")
# Letters of Cyrillic and of Lisu of which a whole word can look Latin.
TWINS = str.maketrans(
    "авеһіјкмнорѕтухсԍԁԛԝӏ" "ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ",
    "abehijkmhopstyxcgdqwl" "abcdefghijklmnoprstuvwxyz",
)


def mixes_alphabets(text):
    """Is there a word with letters of more than one alphabet? No language writes so; who imitates a word does."""
    return any(len(used) > 1 and not used <= EAST for used in map(_alphabets, LETTERS.findall(_bare(text))))


def as_latin(text):
    """What the text looks like: lower case, in Latin letters where it can be read so, without marks or invisible signs."""
    return "".join(map(_latin, _bare(fold(text)).translate(TWINS)))


def _bare(text):
    """Without what only hangs on a letter or is not seen: marks and controls."""
    return "".join(sign for sign in normalize("NFKD", text) if category(sign)[0] not in "MC")


def _alphabets(word):
    """The first word of the Unicode name of each letter; those that only modify one (Lm) are of any alphabet."""
    return {name(sign, "?").partition(" ")[0] for sign in word if category(sign) != "Lm"}


def _latin(sign):
    found = DRAWN_FROM.search(name(sign, ""))
    return found[1].lower() if found else sign
