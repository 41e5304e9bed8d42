"""Reading a doelen-inspanningennetwerk from TOML: [[doel]] after [[doel]], each under the last one of a higher level."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from portal.signs import plain
from portal.wijken.files import BadFile, Faults, demand, opened, told_with
from portal.wijken.files.indicators import DESCRIBED, about, indicator_name
from portal.wijkopgaven.rules.doelen import ORDE, fits_under

KEYS = {"niveau", "titel", "tekst", "indicatoren"}
OF_MAAT = {"naam", "streefwaarde", *DESCRIBED}
LONGEST = {"titel": 160, "tekst": 4000}
HEAD = re.compile(r"\s*\[\[\s*doel\s*\]\]")


@dataclass(frozen=True)
class Regel:
    """A goal of the file; ``place`` says where it stands, ``pad`` are the (level, title) of all above it and its own.

    ``maten``: {indicator: value strived for or None}; ``beschreven``: {indicator: what the file tells of it}.
    """

    place: str
    pad: tuple
    tekst: str
    maten: dict
    beschreven: dict

    @property
    def niveau(self):
        return self.pad[-1][0]

    @property
    def titel(self):
        return self.pad[-1][1]


def read_goals(path):
    """The goals of a file as a list of Regel, the one above always first; BadFile names the line and the key."""
    name = Path(path).name
    with told_with(name):
        text = opened(path)
        goals = parsed(text)
    lines = [number for number, line in enumerate(text.splitlines(), 1) if HEAD.match(line)]
    return in_place(goals, [f"{name}, regel {lines[at]}" if len(lines) == len(goals) else f"{name}, doel {at + 1}"
                            for at in range(len(goals))])


def parsed(text):
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadFile(f"dit is geen TOML ({error})") from None
    goals = values.pop("doel", None)
    demand(not values, f"onbekend onderdeel: {', '.join(values)}")
    demand(isinstance(goals, list) and goals and all(isinstance(goal, dict) for goal in goals), "er staat geen [[doel]] in")
    return goals


def in_place(goals, places):
    """Every goal with its path: it hangs under the last goal before it of a higher level."""
    found, path = [], ()
    for goal, place in zip(goals, places, strict=True):
        with told_with(place):
            path = path_of(goal, path)
            regel = Regel(place, path, text_of(goal, "tekst"), maten_of(goal), described(goal))
            demand(all(other.pad != path for other in found), "titel: dit doel staat er al eerder")
        found.append(regel)
    return found


def path_of(goal, before):
    """The path of a goal that comes after the one with path ``before``."""
    unknown = sorted(set(goal) - KEYS)
    demand(not unknown, f"onbekende sleutel: {', '.join(unknown)}. Bekend: {', '.join(sorted(KEYS))}")
    niveau, titel = goal.get("niveau"), text_of(goal, "titel")
    demand(niveau in tuple(map(str, ORDE)), f"niveau: kies uit {', '.join(ORDE)}")
    demand(titel, "titel: vul in hoe het doel heet")
    above = tuple(step for step in before if step[0] != niveau and fits_under(niveau, step[0]))
    demand(fits_under(niveau, above[-1][0] if above else None), "niveau: zet eerst de visie boven dit doel")
    return (*above, (niveau, titel))


def text_of(goal, key):
    text = goal.get(key, "")
    demand(isinstance(text, str), f"{key}: dit is geen tekst")
    text = text.strip()
    demand(len(text) <= LONGEST[key], f"{key}: hooguit {LONGEST[key]} tekens")
    demand(plain(text) == text, f"{key}: er staan tekens in die geen tekst zijn")
    return text


def maten_of(goal):
    rows, found = goal.get("indicatoren", []), {}
    demand(isinstance(rows, list), "indicatoren: dit is geen lijst")
    for row in rows:
        fits = isinstance(row, dict) and set(row) <= OF_MAAT and isinstance(row.get("naam"), str)
        demand(fits, "indicatoren: schrijf elke indicator als { naam = \"…\", streefwaarde = 55 }")
        value = row.get("streefwaarde")
        demand(is_number(value), f"indicatoren, {row['naam']}: de streefwaarde is geen getal")
        demand(row["naam"] not in found, f"indicatoren, {row['naam']}: staat er twee keer")
        found[row["naam"]] = value
    return found


def described(goal):
    """{indicator: row of Indicator as far as it is told here}, of those the file describes."""
    found = {}
    for row in goal.get("indicatoren", []):
        cells = {name: row[name] for name in DESCRIBED if name in row}
        if cells:
            with told_with(f"indicatoren, {row['naam']}"):
                demand(all(isinstance(cell, str) for cell in cells.values()), "zet alles wat je erover zegt tussen \"…\"")
                demand(cells.get("titel") and cells.get("bron"), "zeg ook de titel en de bron")
                faults = Faults()
                found[indicator_name(row["naam"])] = about(cells, faults)
                faults.tell()
    return found


def is_number(value):
    """None, or a number that fits the column of figures."""
    return value is None or (type(value) in (int, float) and abs(value) < 10**12)
