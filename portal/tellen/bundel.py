"""What lets anyone check a count: chained lines, a shuffle that can be done again, and tracking codes."""

import hmac
import re
import secrets
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

START = ""  # what the first line is chained to
# No letters and digits that look alike: no 0, 1, I, O or U. There are 31 left, a prime, so the check catches every single
# wrong character and every two that changed places.
LETTERS = "23456789ABCDEFGHJKLMNPQRSTVWXYZ"
LENGTH = 12  # of a code without its check: 58 bits
BETWEEN = re.compile(r"[\s-]+")
PIECE = 4


def chained(lines: Iterable[str]) -> list[str]:
    """The hash of each line together with the hash before it; the last is the head, and speaks for all of them.

    Each is the SHA-256, in hexadecimal, of the hash before it ("" for the first), a newline and the line, in UTF-8.
    """
    hashes, last = [], START
    for line in lines:
        last = sha256(f"{last}\n{line}".encode()).hexdigest()
        hashes.append(last)
    return hashes


def head(lines: Iterable[str]) -> str:
    """The hash to publish: it changes with every change in the lines or their order. Without lines it is that of nothing."""
    return (chained(lines) or [sha256(START.encode()).hexdigest()])[-1]


def verify(lines: Iterable[str], published: str) -> bool:
    """Whether these are the lines of which this head was published."""
    return hmac.compare_digest(head(lines).encode(), published.strip().lower().encode())


def shuffled(lines: Iterable[str], seed: str) -> list[str]:
    """The lines in an order that follows from the seed and the lines alone: nothing is left of the order they came in."""
    numbered = enumerate(sorted(lines))
    drawn = sorted((sha256(f"{seed}|{number}|{line}".encode()).digest(), line) for number, line in numbered)
    return [line for _lot, line in drawn]


def commitment(seed: str) -> str:
    """What to publish of a seed before the vote opens, so that it cannot change after."""
    return sha256(seed.encode()).hexdigest()


def make_code(choose: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    """A tracking code: random letters and digits in pieces of four, and a last one that checks them."""
    drawn = "".join(choose(LETTERS) for _number in range(LENGTH))
    return in_pieces(drawn + check_letter(drawn))


def read_code(typed: str) -> str | None:
    """A code as it was made, however it was typed; None when it is none, or one character is wrong."""
    code = BETWEEN.sub("", typed).upper()
    if len(code) != LENGTH + 1 or not set(code) <= set(LETTERS):
        return None
    return in_pieces(code) if check_letter(code[:-1]) == code[-1] else None


def check_letter(code: str) -> str:
    total = sum(place * LETTERS.index(letter) for place, letter in enumerate(code, 1))
    return LETTERS[total % len(LETTERS)]


def in_pieces(code: str) -> str:
    """ABCD-EFGH-JKMN-P: easier to read aloud."""
    return "-".join(code[start : start + PIECE] for start in range(0, len(code), PIECE))
