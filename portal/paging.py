"""No list without an end: pages by key, equally fast at the first and at the last."""

from dataclasses import dataclass

from flask import request

PER_PAGE = 20
# Of what was looked up whole, so many are drawn.
PER_SHEET = 50


@dataclass(frozen=True)
class Page:
    """One page of rows; ``after`` is the key of the next page, or None on the last."""

    items: list
    after: str | None

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)


def page_of(rows, key, size=PER_PAGE):
    """The first ``size`` of ``rows`` (which holds at most one more), with the key of what follows."""
    rows = list(rows)
    return Page(rows[:size], key(rows[size - 1]) if len(rows) > size else None)


@dataclass(frozen=True)
class Sheet:
    """A part of rows that were looked up whole: its number, that of the last, and how many rows there are on all of them."""

    items: list
    blad: int
    last: int
    total: int

    def __iter__(self):
        return iter(self.items)


def sheet_of(rows):
    """The sheet the address asks for, or the nearest there is."""
    blad, last = page_asked(len(rows), PER_SHEET)
    return Sheet(rows[(blad - 1) * PER_SHEET : blad * PER_SHEET], blad, last, len(rows))


def page_asked(number, size=PER_PAGE):
    """The page of the address, or the nearest there is, and the last: of so many rows."""
    last = max(-(-number // size), 1)
    return min(max(request.args.get("blad", 1, type=int), 1), last), last


def key_of(text, parts):
    """The ``?na=`` key as a tuple of ints, or None when it was not ours."""
    try:
        values = tuple(int(part) for part in text.split("."))
    except (AttributeError, ValueError):
        return None
    return values if len(values) == parts and all(-(2**31) <= v < 2**31 for v in values) else None
