"""What lets anyone check a count: chained lines, and a shuffle that can be done again."""

import hmac
from collections.abc import Iterable
from hashlib import sha256

START = ""  # what the first line is chained to


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
