"""A .pb file taken apart: its sections with the line of every row, and what is said when one is broken."""

import csv
from dataclasses import dataclass, field
from io import StringIO

NAMES = ("META", "PROJECTS", "VOTES")


class Broken(ValueError):
    """A file that cannot be counted: which, at what line (from 1), and why, in Dutch."""

    def __init__(self, file: str, line: int, reason: str):
        super().__init__(f"{file}:{line}: {reason}")
        self.file, self.line, self.reason = file, line, reason


@dataclass
class Section:
    """A part of the file: the line of its title, {column: place}, and its rows as (line, fields)."""

    line: int
    columns: dict[str, int] = field(default_factory=dict)
    rows: list[tuple[int, list[str]]] = field(default_factory=list)

    def value(self, row: list[str], *names: str) -> str:
        """What a row has in the first of these columns that there is; "" without any of them."""
        place = next((self.columns[name] for name in names if name in self.columns), None)
        return row[place].strip() if place is not None else ""


def decoded(raw: bytes, file: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Broken(file, line, "dit is geen tekst in UTF-8. Bewaar het bestand als UTF-8.") from None


def sections(text: str, file: str) -> dict[str, Section]:
    """{"META": …, "PROJECTS": …, "VOTES": …} of the text of a file; Broken when it is no .pb file."""
    found, current = {}, None
    for line, row in rows(text, file):
        if row[0] in NAMES and not any(row[1:]):
            if row[0] in found:
                raise Broken(file, line, f"het deel {row[0]} staat er twee keer.")
            current = found[row[0]] = Section(line)
        elif current is None:
            raise Broken(file, line, "het bestand begint niet met META.")
        elif not current.columns:
            current.columns = header(row, file, line)
        else:
            current.rows.append((line, fitted(row, current, file, line)))
    for name in NAMES:
        if name not in found or not found[name].columns:
            raise Broken(file, text.count("\n") + 1, f"het deel {name} ontbreekt, of heeft geen kop.")
    return found


def rows(text, file):
    """(line, fields) of every line that is not empty."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=";", skipinitialspace=True, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise Broken(file, line, "de aanhalingstekens op deze regel kloppen niet.") from None
        row = [value.strip() for value in row]
        if any(row):
            yield line, row


def header(row, file, line):
    names = [name.lower() for name in row if name]
    if twice := [name for name in names if names.count(name) > 1]:
        raise Broken(file, line, f"de kolom {twice[0]} staat er twee keer.")
    return {name: place for place, name in enumerate(names)}


def fitted(row, section, file, line):
    """The row with as many fields as there are columns; empty ones at the end may be there or not."""
    width = len(section.columns)
    if section.columns.keys() == {"key", "value"}:
        row = [row[0], ";".join(row[1:])]
    while len(row) > width and not row[-1]:
        row = row[:-1]
    if len(row) != width:
        raise Broken(file, line, f"deze regel heeft {len(row)} velden; de kop heeft er {width}.")
    return row
