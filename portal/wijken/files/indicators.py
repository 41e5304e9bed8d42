"""Reading indicators from a CSV file: one figure a line, of one area in one year."""

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from portal.clock import today
from portal.signs import plain
from portal.wijken.files import demand, opened, told_with
from portal.wijken.files.figures import EMPTY, number, table
from portal.wijken.rules import CIJFERS, SOM, Meting, Richting, in_gemeente, soort_of

NEEDED = ("gebied_code", "jaar", "indicator", "waarde")
LONGEST = {"titel": 80, "eenheid": 30, "bron": 120}
CHOICES = {"soort": tuple(Meting), "richting": tuple(Richting), "traag": ("ja", "nee"), "basis": ("ja", "nee")}
# What may be told of an indicator itself, in words.
DESCRIBED = (*LONGEST, *CHOICES)
COLUMNS = (*NEEDED, "aantal", *DESCRIBED, "groepsgrootte", "deel_van")
NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
FIRST_YEAR = 1995
MOST = 10**9
OF_CBS = re.compile("GM[0-9]{4}|WK[0-9]{6}|BU[0-9]{8}")
# What a spreadsheet would take for a formula when a cell begins with it (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@")
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Line:
    """One line: the value (None: geen gegevens) and, where known, about how many it speaks. ``about`` holds what the
    line tells of the indicator itself, under the names of Indicator."""

    place: str
    code: str
    jaar: int
    naam: str
    waarde: Decimal | None
    aantal: int | None
    about: dict

    @property
    def key(self):
        return self.code, self.jaar, self.naam


def read_indicators(path, gemeente):
    """The figures of this gemeente in a CSV file; those of other gemeenten are passed over. BadFile with one fault."""
    name, lines = Path(path).name, {}
    with told_with(name):
        head, rows = table(opened(path))
        check_columns(head)
    for row_number, row in rows:
        place = f"{name}, regel {row_number}"
        with told_with(place):
            line = read_line(place, row)
            if is_elsewhere(line.code, gemeente):
                continue
            earlier = lines.setdefault(line.key, line)
            demand(earlier is line, f"dit cijfer staat er al, bij {earlier.place.partition(', ')[2]}")
    demand(lines, f"{name}: er staan geen cijfers van gemeente {gemeente} in")
    return list(lines.values())


def check_columns(head):
    for column in NEEDED:
        demand(column in head, f"de kolom {column} ontbreekt")
    for column in head:
        demand(column in COLUMNS, f"de kolom “{column}” kennen we niet. Dit mag: {', '.join(COLUMNS)}")
    demand(len(set(head)) == len(head), "een kolom staat er twee keer")


def read_line(place, row):
    demand(None not in row and None not in row.values(), "er zijn meer of minder kolommen dan in de kop")
    cells = {column: cell.strip() for column, cell in row.items()}
    code = cells["gebied_code"]
    demand(soort_of(code), f"code “{code}” begint niet met GM, SD, WK, BU of WG")
    cell = cells["waarde"]
    waarde = None if cell in EMPTY else number("waarde", cell).quantize(CENT)
    jaar, naam = year(cells["jaar"]), indicator_name("indicator", cells["indicator"])
    return Line(place, code, jaar, naam, waarde, whole(cells, "aantal"), about(cells))


def is_elsewhere(code, gemeente):
    return OF_CBS.fullmatch(code) is not None and not in_gemeente(code, gemeente)


def year(cell):
    known = cell.isdecimal() and cell.isascii() and FIRST_YEAR <= int(cell[:5]) <= today().year
    demand(known, f"kolom jaar: “{cell}” is geen jaar van {FIRST_YEAR} tot en met nu")
    return int(cell)


def indicator_name(column, cell):
    demand(
        NAME.fullmatch(cell), f"kolom {column}: “{cell}” mag alleen kleine letters, cijfers en _ hebben (hooguit 40)"
    )
    demand(not cell.startswith(SOM), f"kolom {column}: “{cell}” mag niet met {SOM} beginnen")
    demand(
        column != "indicator" or cell not in CIJFERS,
        f"“{cell}” is van CBS. Lees het in met gebieden importeren --cijfers",
    )
    return cell


def whole(cells, column):
    """A whole number, or None when the cell is empty or not there."""
    cell = cells.get(column, "")
    fits = cell == "" or (cell.isdecimal() and cell.isascii() and len(cell) < 10 and int(cell) < MOST)
    demand(fits, f"kolom {column}: “{cell}” is geen heel getal")
    return int(cell) if cell else None


def about(cells):
    """What the line tells of the indicator: only what was filled in."""
    told = {column: text(column, cells[column]) for column in LONGEST if cells.get(column)}
    for column, known in CHOICES.items():
        if cells.get(column):
            demand(cells[column] in known, f"kolom {column}: kies {' of '.join(known)}, niet “{cells[column]}”")
            told[column] = cells[column]
    told |= {column: told[column] == "ja" for column in ("traag", "basis") if column in told}
    if cells.get("groepsgrootte"):
        told["groepsgrootte"] = whole(cells, "groepsgrootte")
    if cells.get("deel_van"):
        told["deel_van"] = indicator_name("deel_van", cells["deel_van"])
    return told


def text(column, cell):
    demand(len(cell) <= LONGEST[column], f"kolom {column}: maak het korter, hooguit {LONGEST[column]} tekens")
    demand(not cell.startswith(FORMULA), f"kolom {column}: “{cell}” begint met {cell[0]}, zoals een formule")
    demand(plain(cell) == cell, f"kolom {column}: er staan tekens in die geen tekst zijn")
    return cell
