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
LEVELS = tuple(map(str, ORDE))
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
    """The goals of a file as a list of Regel, the one above always first; BadFile names line and key of all that is wrong."""
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
    found, path, faults, seen = [], (), Faults(), set()
    for goal, place in zip(goals, places, strict=True):
        path = path_of(goal, path)
        with faults.kept(place):
            found.append(checked(goal, path, place, seen))
    faults.tell()
    return found


def path_of(goal, before):
    """The path of a goal that comes after the one with path ``before``; a goal without a known level leaves it as it was,
    so that what comes after is not at fault for it."""
    niveau, titel = goal.get("niveau"), goal.get("titel")
    if niveau not in LEVELS:
        return before
    above = tuple(step for step in before if step[0] != niveau and fits_under(niveau, step[0]))
    return (*above, (niveau, titel.strip() if isinstance(titel, str) else ""))


def checked(goal, path, place, seen):
    """A goal as Regel; BadFile with all that is wrong with it. ``seen``: the paths before it, to which its own is added."""
    faults, unknown = Faults(), sorted(set(goal) - KEYS)
    with faults.kept():
        demand(not unknown, f"onbekende sleutel: {', '.join(unknown)}. Bekend: {', '.join(sorted(KEYS))}")
    with faults.kept():
        check_level(goal, path)
    with faults.kept():
        demand(text_of(goal, "titel"), "titel: vul in hoe het doel heet")
        demand(goal.get("niveau") not in LEVELS or path not in seen, "titel: dit doel staat er al eerder")
    seen.add(path)
    tekst, maten = faults.read("", text_of, goal, "tekst"), faults.read("", maten_of, goal)
    about = faults.read("", described, goal) if maten is not None else None
    faults.tell()
    return Regel(place, path, tekst, maten, about)


def check_level(goal, path):
    niveau = goal.get("niveau")
    demand(niveau in LEVELS, f"niveau: kies uit {', '.join(ORDE)}")
    demand(fits_under(niveau, path[-2][0] if path[1:] else None), "niveau: zet eerst de visie boven dit doel")


def text_of(goal, key):
    text = goal.get(key, "")
    demand(isinstance(text, str), f"{key}: dit is geen tekst")
    text = text.strip()
    demand(len(text) <= LONGEST[key], f"{key}: hooguit {LONGEST[key]} tekens")
    demand(plain(text) == text, f"{key}: er staan tekens in die geen tekst zijn")
    return text


def maten_of(goal):
    rows, found, faults = goal.get("indicatoren", []), {}, Faults()
    demand(isinstance(rows, list), "indicatoren: dit is geen lijst")
    for row in rows:
        with faults.kept():
            fits = isinstance(row, dict) and set(row) <= OF_MAAT and isinstance(row.get("naam"), str)
            demand(fits, "indicatoren: schrijf elke indicator als { naam = \"…\", streefwaarde = 55 }")
            demand(row["naam"] not in found, f"indicatoren, {row['naam']}: staat er twee keer")
            found[row["naam"]] = row.get("streefwaarde")
            demand(is_number(found[row["naam"]]), f"indicatoren, {row['naam']}: de streefwaarde is geen getal")
    faults.tell()
    return found


def described(goal):
    """{indicator: row of Indicator as far as it is told here}, of those the file describes."""
    found, faults = {}, Faults()
    for row in goal.get("indicatoren", []):
        cells = {name: row[name] for name in DESCRIBED if name in row}
        if cells:
            with faults.kept(f"indicatoren, {row['naam']}"):
                found[indicator_name(row["naam"])] = told_of(cells)
    faults.tell()
    return found


def told_of(cells):
    """What these cells tell of an indicator."""
    demand(all(isinstance(cell, str) for cell in cells.values()), "zet alles wat je erover zegt tussen \"…\"")
    demand(cells.get("titel") and cells.get("bron"), "zeg ook de titel en de bron")
    faults = Faults()
    told = about(cells, faults)
    faults.tell()
    return told


def is_number(value):
    """None, or a number that fits the column of figures."""
    return value is None or (type(value) in (int, float) and abs(value) < 10**12)
