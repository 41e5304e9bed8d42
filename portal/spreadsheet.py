"""Tables for a spreadsheet, row by row, so that their length asks no memory: CSV as Dutch Excel opens it, and XLSX."""

import csv
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO
from itertools import chain, islice
from tempfile import TemporaryFile

from flask import Response, send_file, stream_with_context
from xlsxwriter import Workbook

from portal.clock import HERE

# What a spreadsheet would take for a formula when a cell begins with it (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# So many rows are sent at once; and as many fit on one sheet of Excel, its head included.
AT_ONCE, MOST_ON_A_SHEET = 500, 1_048_576
# What people typed stays text. ``constant_memory``: a row is on disk as soon as the next begins.
PLAIN = {"constant_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}


class Kind(StrEnum):
    """What the cells of a column hold: text, a whole number, an amount in cents, a date, or a moment."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DAY = "day"
    MOMENT = "moment"


FORMATS = {Kind.MONEY: "#,##0.00", Kind.DAY: "yyyy-mm-dd", Kind.MOMENT: "yyyy-mm-dd hh:mm"}


@dataclass(frozen=True)
class Column:
    title: str
    kind: Kind = Kind.TEXT


def harmless(cell):
    """A text no spreadsheet reads as a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def csv_cell(value, kind):
    """A cell as text: amounts with a decimal comma, moments as the clock here says."""
    if value is None:
        return ""
    if kind == Kind.MONEY:
        whole, rest = divmod(abs(value), 100)
        return f"{'-' if value < 0 else ''}{whole},{rest:02}"
    if kind == Kind.MOMENT:
        return value.astimezone(HERE).strftime("%Y-%m-%d %H:%M")
    return harmless(value) if kind == Kind.TEXT else str(value)


def csv_parts(columns, rows):
    """The file in parts (bytes): semicolons, and a mark for UTF-8 at its beginning."""
    head = [harmless(str(column.title)) for column in columns]
    kinds = [column.kind for column in columns]
    lines = ([csv_cell(value, kind) for value, kind in zip(row, kinds, strict=True)] for row in rows)
    lines = chain([head], lines)
    yield "\ufeff".encode()
    while part := list(islice(lines, AT_ONCE)):
        text = StringIO(newline="")
        csv.writer(text, delimiter=";").writerows(part)
        yield text.getvalue().encode()


def xlsx_file(columns, rows):
    """The whole workbook as an open temporary file, at its beginning. More rows than a sheet holds go on on the next."""
    file, rows = TemporaryFile(), iter(rows)  # noqa: SIM115 - open until it has been sent
    with Workbook(file, PLAIN) as book:
        forms = {kind: book.add_format({"num_format": form}) for kind, form in FORMATS.items()}
        bold = book.add_format({"bold": True})
        fill(new_sheet(book, columns, bold), columns, islice(rows, MOST_ON_A_SHEET - 1), forms)
        for row in rows:
            fill(new_sheet(book, columns, bold), columns, chain([row], islice(rows, MOST_ON_A_SHEET - 2)), forms)
    file.seek(0)
    return file


def new_sheet(book, columns, bold):
    """A sheet with its head, which stays in sight."""
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(columns) - 1, 16)
    for place, column in enumerate(columns):
        sheet.write_string(0, place, str(column.title), bold)
    return sheet


def fill(sheet, columns, rows, forms):
    """Write these rows under the head. Excel knows euros, and moments without a zone."""
    write = {Kind.TEXT: sheet.write_string, Kind.DAY: sheet.write_datetime, Kind.MOMENT: sheet.write_datetime}
    made = {Kind.MONEY: lambda cents: cents / 100, Kind.MOMENT: lambda moment: moment.astimezone(HERE).replace(tzinfo=None)}
    cells = [(write.get(kind, sheet.write_number), made.get(kind), forms.get(kind)) for kind in (c.kind for c in columns)]
    for place, row in enumerate(rows, 1):
        for column, (value, (write_cell, make, form)) in enumerate(zip(row, cells, strict=True)):
            if value is not None and value != "":
                write_cell(place, column, make(value) if make else value, form)


def csv_answer(name, columns, rows):
    """The answer that sends the CSV while its rows come in."""
    answer = Response(stream_with_context(csv_parts(columns, rows)), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return private(answer)


def xlsx_answer(name, columns, rows):
    """The answer with the workbook, once it has been written."""
    file = xlsx_file(columns, rows)
    return private(send_file(file, mimetype=XLSX, as_attachment=True, download_name=f"{name}.xlsx", max_age=0))


def private(answer):
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
