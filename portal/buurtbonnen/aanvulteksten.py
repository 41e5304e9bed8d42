"""The texts a request to complete an application begins with; staff change them for this one application."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True)
class Tekst:
    id: int
    titel: str
    tekst: str


@cache
def texts():
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["tekst"]
    return [Tekst(number, row["titel"], row["tekst"].strip()) for number, row in enumerate(rows, 1)]


def begin_with(id):
    """The text with this number, as an address says it; "" when there is none."""
    return next((text.tekst for text in texts() if str(text.id) == id), "")
