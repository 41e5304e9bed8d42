"""Reading figures from a CSV file: one area a line, one figure a column."""

import csv
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from portal.wijken.files import BadFile, demand, opened, told_with
from portal.wijken.rules import CIJFERS, Soort, in_gemeente, soort_of

CBS = (Soort.GEMEENTE, Soort.WIJK, Soort.BUURT)
HIGHEST = Decimal(10) ** 12
# How CBS writes that there are no data.
EMPTY = ("", ".")


@dataclass(frozen=True)
class Figures:
    """One line of a file: the figures of one area. An empty cell is in ``columns`` but not in ``values``."""

    place: str
    code: str
    columns: tuple
    values: dict


def read_figures(path, gemeente):
    """The figures of this gemeente in a CSV file, one area a line; other gemeenten are passed over."""
    name, found = Path(path).name, {}
    with told_with(name):
        head, rows = table(opened(path))
        column = code_column(head)
    columns = tuple(figure for figure in CIJFERS if figure in head)
    for number, row in rows:
        place = f"{name}, regel {number}"
        with told_with(place):
            code = checked_code(row, column)
            if in_gemeente(code, gemeente):
                demand(code not in found, f"{code} staat al eerder in het bestand")
                found[code] = Figures(place, code, columns, numbers(row, columns))
    demand(found, f"{name}: er staan geen cijfers van gemeente {gemeente} in")
    return list(found.values())


def table(text):
    """The names of the columns, and every row with the number of its line."""
    lines = text.splitlines()
    reader = csv.DictReader(lines, delimiter=delimiter("".join(lines[:1])))
    try:
        return reader.fieldnames or (), [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise BadFile(f"dit is geen CSV ({error})") from None


def delimiter(head):
    """A comma, or the semicolon Dutch programs write."""
    return ";" if head.count(";") > head.count(",") else ","


def checked_code(row, column):
    demand(None not in row and None not in row.values(), "er zijn meer of minder kolommen dan in de kop")
    code = row[column].strip()
    demand(soort_of(code) in CBS, f"code “{code}” begint niet met GM, WK of BU")
    return code


def code_column(columns):
    """Which column holds the code of the area the line is about."""
    column = next((column for column in ("code", "buurtcode", "wijkcode") if column in columns), None)
    demand(column, "de kolom met de code ontbreekt (code, buurtcode of wijkcode)")
    demand("inwoners" in columns, "de kolom inwoners ontbreekt")
    return column


def numbers(row, columns):
    """The figures in a line by name; an empty cell, or the dot CBS writes, is no figure."""
    cells = {name: row[name].strip() for name in columns}
    return {name: number(name, cell) for name, cell in cells.items() if cell not in EMPTY}


def number(name, cell):
    try:
        value = Decimal(cell.replace(",", "."))
    except InvalidOperation:
        raise BadFile(f"kolom {name}: “{cell}” is geen getal") from None
    demand(value.is_finite() and abs(value) < HIGHEST, f"kolom {name}: “{cell}” is geen getal")
    demand(value >= 0, f"kolom {name}: “{cell}” is negatief. Laat de cel leeg als er geen gegevens zijn")
    return value
