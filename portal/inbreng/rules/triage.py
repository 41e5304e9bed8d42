"""Sorting what comes in: its kind and its weight say where it belongs and how wijkregie acts."""

import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path

STANDARD = Path(__file__).parents[1] / "triagetabel.toml"


class Aard(StrEnum):
    """The four kinds of question (contract Wijksturing Almelo 2020, 3.2)."""

    KLEINE_VRAAG = "kleine_vraag"
    WIJKINITIATIEF = "wijkinitiatief"
    PROJECT = "project"
    OPEN_VRAAGSTUK = "open_vraagstuk"


class Zwaarte(StrEnum):
    """How much it touches, from one simple thing to an intervention in the whole wijk (the same, 7.2)."""

    ENKELVOUDIG = "enkelvoudig"
    LIJN = "lijn"
    MEERVOUDIG = "meervoudig"
    STRATEGISCH = "strategisch"


class Inzet(StrEnum):
    """How wijkregie is involved."""

    WETEND = "wetend"
    ADVISEREND = "adviserend"
    REGISSEREND = "regisserend"
    INITIEREND = "initierend"


WIJKGERICHT, NIET_WIJKGERICHT = "wijkgericht", "niet_wijkgericht"
JA, NEE = "ja", "nee"


def outcome(answers, threshold):
    """The outcome of the leidraad: wijkgericht with at least ``threshold`` times "ja" in {question: ja or nee}."""
    yes = sum(answer == JA for answer in answers.values())
    return WIJKGERICHT if yes >= threshold else NIET_WIJKGERICHT


def place_of(rows, aard, zwaarte):
    """The row of the triage table for this kind and weight; the one for every kind when there is none of its own."""
    by_key = {(row.zwaarte, row.aard): row for row in rows}
    return by_key.get((zwaarte, aard)) or by_key.get((zwaarte, ""))


@cache
def standard(werk):
    """The rows of the triage table that hold until a beheerder changes them, as dicts; ``werk``: the Wijkwerk whose words
    they use."""
    words = {"team": werk.team, "opgave": werk.opgave}
    rows = tomllib.loads(STANDARD.read_text(encoding="utf-8"))["regel"]
    return [{name: text.format(**words) for name, text in row.items()} for row in rows]


def code(zwaarte, aard):
    """How the address calls a row: lijn, or lijn-project."""
    return f"{zwaarte}-{aard}".rstrip("-")


def in_order(rows):
    """The rows from light to heavy, of each weight first the one for every kind."""
    weights, kinds = list(Zwaarte), ["", *Aard]
    return sorted(rows, key=lambda row: (weights.index(row.zwaarte), kinds.index(row.aard)))
