"""Reading indicators from a CSV file: one figure a line, of one area in one year."""

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from portal.clock import today
from portal.signs import plain
from portal.wijken.files import BadFile, demand, opened, told_with
from portal.wijken.files.figures import EMPTY, check_width, number, table
from portal.wijken.rules import CIJFERS, SOM, Meting, Richting, in_gemeente, soort_of

NEEDED = ("gebied_code", "jaar", "indicator", "waarde")
LONGEST = {"titel": 80, "eenheid": 30, "bron": 120}
JA_NEE = ("ja", "nee")
CHOICES = {"soort": tuple(Meting), "richting": tuple(Richting), "traag": JA_NEE, "basis": JA_NEE}
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
    """One line: the value (None: geen gegevens; ``cel`` as it was written) and, where known, about how many it speaks.
    ``about`` holds what the line tells of the indicator itself, under the names of Indicator."""

    place: str
    code: str
    jaar: int
    naam: str
    waarde: Decimal | None
    aantal: int | None
    about: dict
    cel: str = ""

    @property
    def key(self):
        return self.code, self.jaar, self.naam


def read_indicators(path, gemeente, faults):
    """The figures of this gemeente in a CSV file; those of other gemeenten are passed over.

    BadFile when it cannot be read at all; what is wrong in a line is kept in ``faults``.
    """
    name, lines = Path(path).name, {}
    with told_with(name):
        head, rows = table(opened(path))
        check_columns(head)
    for row_number, row in rows:
        place = f"{name}, regel {row_number}"
        line = faults.read(place, read_line, place, row, faults)
        if line and not is_elsewhere(line.code, gemeente):
            earlier = lines.setdefault(line.key, line)
            with faults.kept(place):
                demand(earlier is line, f"dit cijfer staat er al, bij {earlier.place.partition(', ')[2]}")
    demand(lines or faults.found, f"{name}: er staan geen cijfers van gemeente {gemeente} in")
    return list(lines.values())


def check_columns(head):
    unknown = [f"“{column}”" for column in head if column not in COLUMNS]
    faults = [f"de kolom {column} ontbreekt" for column in NEEDED if column not in head]
    if unknown:
        faults.append(f"deze kolommen kennen we niet: {', '.join(unknown)}. Dit mag: {', '.join(COLUMNS)}")
    if len(set(head)) != len(head):
        faults.append("een kolom staat er twee keer")
    if faults:
        raise BadFile(*faults)


def read_line(place, row, faults):
    """The Line, or None where it does not say which figure it is."""
    check_width(row)
    cells, here = {column: cell.strip() for column, cell in row.items()}, f"{place}: kolom "
    key = [faults.read(here + column, read, cells[column]) for column, read in KEY.items()]
    waarde = faults.read(f"{here}waarde", value, cells["waarde"])
    aantal = faults.read(f"{here}aantal", whole, cells.get("aantal", ""))
    told = about(cells, faults, here)
    return None if None in key else Line(place, *key, waarde, aantal, told, cells["waarde"])


def area_code(cell):
    demand(soort_of(cell), f"“{cell}” begint niet met GM, SD, WK, BU of WG")
    return cell


def value(cell):
    return None if cell in EMPTY else number(cell).quantize(CENT)


def is_elsewhere(code, gemeente):
    return OF_CBS.fullmatch(code) is not None and not in_gemeente(code, gemeente)


def year(cell):
    known = cell.isdecimal() and cell.isascii() and FIRST_YEAR <= int(cell[:5]) <= today().year
    demand(known, f"“{cell}” is geen jaar van {FIRST_YEAR} tot en met nu")
    return int(cell)


def indicator_name(cell):
    demand(NAME.fullmatch(cell), f"“{cell}” mag alleen kleine letters, cijfers en _ hebben (hooguit 40)")
    demand(not cell.startswith(SOM), f"“{cell}” mag niet met {SOM} beginnen")
    return cell


def own_name(cell):
    demand(cell not in CIJFERS, f"“{cell}” is van CBS. Lees het in met gebieden importeren --cijfers")
    return indicator_name(cell)


# The columns that say which figure it is, in the order of Line.
KEY = {"gebied_code": area_code, "jaar": year, "indicator": own_name}


def whole(cell):
    """A whole number, or None when the cell is empty."""
    fits = cell == "" or (cell.isdecimal() and cell.isascii() and len(cell) < 10 and int(cell) < MOST)
    demand(fits, f"“{cell}” is geen heel getal zoals 120")
    return int(cell) if cell else None


def about(cells, faults, place=""):
    """What the cells tell of the indicator: only what was filled in. What is wrong is kept in ``faults``, and as it stands."""
    filled = {column: cells[column] for column in OF_INDICATOR if cells.get(column)}
    told = {column: faults.read(place + column, OF_INDICATOR[column], cell) for column, cell in filled.items()}
    return {column: filled[column] if read is None else read for column, read in told.items()}


def text(most):
    """Reads a text of at most so many signs."""
    def read(cell):
        demand(len(cell) <= most, f"maak het korter, hooguit {most} tekens")
        demand(not cell.startswith(FORMULA), f"“{cell}” begint met {cell[0]}, zoals een formule")
        demand(plain(cell) == cell, "er staan tekens in die geen tekst zijn")
        return cell

    return read


def one_of(known):
    """Reads one of these; of ja and nee whether it is ja."""
    def read(cell):
        demand(cell in known, f"kies {', '.join(known[:-1])} of {known[-1]}, niet “{cell}”")
        return cell == "ja" if known == JA_NEE else cell

    return read


OF_INDICATOR = {column: text(most) for column, most in LONGEST.items()}
OF_INDICATOR |= {column: one_of(known) for column, known in CHOICES.items()}
OF_INDICATOR |= {"groepsgrootte": whole, "deel_van": indicator_name}
