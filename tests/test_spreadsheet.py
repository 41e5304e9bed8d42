"""Tables for a spreadsheet: what is typed stays text, amounts stay exact, and length asks no memory."""

import csv
from datetime import UTC, date, datetime
from io import StringIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal import spreadsheet
from portal.spreadsheet import Column, Kind, csv_cell, csv_parts, harmless, xlsx_file

pytestmark = pytest.mark.een_database
COLUMNS = [
    Column("Naam"), Column("Bedrag", Kind.MONEY), Column("Dag", Kind.DAY), Column("Moment", Kind.MOMENT),
    Column("n", Kind.NUMBER),
]
ROW = ("=1+1", -1_250, date(2026, 3, 1), datetime(2026, 7, 1, 22, 30, tzinfo=UTC), 7)


def read(columns, rows):
    text = b"".join(csv_parts(columns, rows)).decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), delimiter=";"))


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_a_formula_becomes_text(sign):
    assert harmless(f"{sign}cmd|' /C calc'!A0").startswith("'")
    assert harmless(f"geen{sign}formule") == f"geen{sign}formule"


@given(st.text())
def test_any_text_comes_back_from_a_csv_and_is_no_formula(text):
    (_head, row) = read([Column("a"), Column("b")], [(text, "b")])
    assert row[0] == harmless(text) and not row[0].startswith(spreadsheet.FORMULA)


@given(st.integers(-(2**60), 2**60))
def test_an_amount_is_exact_to_the_cent(cents):
    assert int(csv_cell(cents, Kind.MONEY).replace(",", "")) == cents
    assert csv_cell(cents, Kind.MONEY)[-3] == ","


def test_a_csv_opens_in_dutch_excel():
    whole = b"".join(csv_parts(COLUMNS, [ROW]))
    assert whole.startswith(b"\xef\xbb\xbfNaam;Bedrag")
    assert read(COLUMNS, [ROW])[1] == ["'=1+1", "-12,50", "2026-03-01", "2026-07-02 00:30", "7"]
    assert read(COLUMNS, [(None,) * 5])[1] == [""] * 5


def sheets(file):
    with ZipFile(file) as book:
        return [book.read(name).decode() for name in sorted(book.namelist()) if name.startswith("xl/worksheets/sheet")]


def test_a_workbook_holds_numbers_and_no_formulas():
    with xlsx_file(COLUMNS, [ROW, ("https://voorbeeld.invalid", None, None, None, None)]) as file:
        (sheet,) = sheets(file)
    assert "<f>" not in sheet and "hyperlink" not in sheet
    assert "<t>=1+1</t>" in sheet and "<v>-12.5</v>" in sheet and "<v>7</v>" in sheet


def test_more_than_a_sheet_holds_goes_on_on_the_next(monkeypatch):
    monkeypatch.setattr(spreadsheet, "MOST_ON_A_SHEET", 3)
    with xlsx_file([Column("n", Kind.NUMBER)], [(n,) for n in range(5)]) as file:
        found = sheets(file)
    assert [sheet.count("<row") for sheet in found] == [3, 3, 2]


def test_rows_are_sent_while_they_come_in():
    """The first part is there before the second row block was asked for."""
    asked = []
    parts = csv_parts([Column("n", Kind.NUMBER)], (asked.append(n) or (n,) for n in range(spreadsheet.AT_ONCE * 3)))
    next(parts), next(parts)
    assert len(asked) < spreadsheet.AT_ONCE
