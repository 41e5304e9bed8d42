"""Reading figures from a CSV file: one area a line, one figure a column."""

import csv
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from portal.wijken.files import BadFile, Faults, demand, opened, told_with
from portal.wijken.rules import CIJFERS, OPTELBAAR, Soort, in_gemeente, soort_of

CBS = (Soort.GEMEENTE, Soort.WIJK, Soort.BUURT)
# Twelve figures before the comma less one: rounded to cents it still fits the database.
NUMBER = re.compile(r"[-+]?([0-9]{1,11}([.,][0-9]*)?|[.,][0-9]+)")
# A point or comma in the thousands of a count: read as a decimal one it would make a thousandth of them.
THOUSANDS = re.compile(r"[0-9]{1,3}([.,][0-9]{3})+")
COUNTED = (*OPTELBAAR, "mannen", "vrouwen", "woningvoorraad")
# How CBS writes that there are no data.
EMPTY = ("", ".")


@dataclass(frozen=True)
class Figures:
    """One line of a file: the figures of one area. An empty cell is in ``columns`` but not in ``values``."""

    place: str
    code: str
    columns: tuple
    values: dict


def read_figures(path, gemeente, faults):
    """The figures of this gemeente in a CSV file, one area a line; other gemeenten are passed over.

    BadFile when it cannot be read at all; what is wrong in a line is kept in ``faults``.
    """
    name, found = Path(path).name, {}
    with told_with(name):
        head, rows = table(opened(path))
        column = code_column(head)
    columns = tuple(figure for figure in CIJFERS if figure in head)
    for number, row in rows:
        place = f"{name}, regel {number}"
        with faults.kept(place):
            code = checked_code(row, column)
            if in_gemeente(code, gemeente):
                demand(code not in found, f"{code} staat al eerder in het bestand")
                found[code] = Figures(place, code, columns, numbers(row, columns))
    demand(found or faults.found, f"{name}: er staan geen cijfers van gemeente {gemeente} in")
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


def check_width(row):
    """As many cells as there are columns; ``row``: of a DictReader, which keeps what is too much under None."""
    wanted = len(row) - (None in row)
    given = wanted - list(row.values()).count(None) + len(row.get(None, ()))
    demand(given == wanted, f"er zijn meer of minder kolommen dan in de kop ({given} in plaats van {wanted})")


def checked_code(row, column):
    check_width(row)
    code = row[column].strip()
    demand(soort_of(code) in CBS, f"code “{code}” begint niet met GM, WK of BU")
    return code


def code_column(columns):
    """Which column holds the code of the area the line is about."""
    column = next((column for column in ("code", "buurtcode", "wijkcode") if column in columns), None)
    demand(column, "de kolom met de code ontbreekt (code, buurtcode of wijkcode)")
    demand("inwoners" in columns, "de kolom inwoners ontbreekt")
    demand(len(set(columns)) == len(columns), "een kolom staat er twee keer")
    return column


def numbers(row, columns):
    """The figures in a line by name; an empty cell, or the dot CBS writes, is no figure."""
    cells, faults = {name: row[name].strip() for name in columns}, Faults()
    readers = {name: counted if name in COUNTED else number for name in columns}
    found = {name: faults.read(f"kolom {name}", readers[name], cell) for name, cell in cells.items() if cell not in EMPTY}
    faults.tell()
    return found


def counted(cell):
    check_thousands(cell)
    return number(cell)


def check_thousands(cell):
    plain = re.sub("[.,]", "", cell)
    demand(not THOUSANDS.fullmatch(cell), f"“{cell}” heeft een punt of komma in de duizendtallen. Schrijf {plain}")


def number(cell):
    """A spreadsheet that writes 1,2E+06 has rounded it: that is no number here."""
    demand(NUMBER.fullmatch(cell), f"“{cell}” is geen getal zoals 1250 of 7,5")
    value = Decimal(cell.replace(",", "."))
    demand(value >= 0, f"“{cell}” is negatief. Laat de cel leeg als er geen gegevens zijn")
    return value
