"""What becomes of values that are written: Excel treats a text as if it had been typed."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from tests.excel_engine.errors import ComError

if TYPE_CHECKING:
    from pathlib import Path

    import xlwings

    from tests.excel_engine.engine import Engine
    from tests.excel_engine.fixtures import OpenExcel

pytest_plugins = ("tests.excel_engine.fixtures",)


@pytest.fixture
def sheet(tmp_path: Path, open_excel: OpenExcel) -> xlwings.Sheet:
    path = tmp_path / "điểm.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Kết quả")
        sheet.set_column("H:H", None, book.add_format({"num_format": "@"}))
    return open_excel(path).sheets["Kết quả"]


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("001", 1.0),
        ("1,234.5", 1234.5),
        (".5", 0.5),
        ("-2e3", -2000.0),
        ("12%", 0.12),
        ("3/25/2026", datetime(2026, 3, 25)),
        ("2026-03-05", datetime(2026, 3, 5)),
        ("25/3/2026", "25/3/2026"),
        ("true", True),
        ("#N/A", None),
        ("'007", "007"),
        ("Xã Bình An", "Xã Bình An"),
        ("", None),
    ],
)
def test_a_text_is_read_as_if_it_had_been_typed(sheet: xlwings.Sheet, written: str, stored: object) -> None:
    sheet["A1"].value = written
    assert sheet["A1"].value == stored


def test_an_apostrophe_becomes_a_mark_of_the_cell_until_it_is_overwritten(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = "'007"
    assert sheet.api.worksheet["A1"].quotePrefix
    sheet["A1"].value = 7
    assert not sheet.api.worksheet["A1"].quotePrefix


def test_day_and_month_without_a_year_become_a_date(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = "3/5"
    assert (sheet["A1"].value.month, sheet["A1"].value.day) == (3, 5)
    assert sheet["A1"].number_format == "d-mmm"


@pytest.mark.parametrize(("written", "formula"), [("=1+1", "=1+1"), ("-abc", "=-abc"), ("+1+1", "=+1+1")])
def test_a_text_that_looks_like_one_becomes_a_formula(sheet: xlwings.Sheet, written: str, formula: str) -> None:
    sheet["A1"].value = written
    assert (sheet["A1"].formula, sheet["A1"].value) == (formula, None)


def test_in_cells_formatted_as_text_a_text_stays_what_it_is(sheet: xlwings.Sheet) -> None:
    sheet["A1:C1"].number_format = "@"
    sheet["A1"].value = [["001", "=1+1", "3/5"]]
    assert sheet["A1:C1"].value == ["001", "=1+1", "3/5"]


def test_a_cell_inherits_the_format_of_its_column(sheet: xlwings.Sheet) -> None:
    sheet["H9"].value = "001"
    assert (sheet["H9"].value, sheet["H9"].number_format) == ("001", "@")


def test_a_decimal_turns_the_cell_into_currency(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = Decimal("0.03812345")
    assert sheet["A1"].value == Decimal("0.0381")
    assert sheet["A1"].number_format == '#,##0.00 "₫"'


def test_a_date_formats_a_general_cell_and_keeps_a_format_that_shows_dates(sheet: xlwings.Sheet) -> None:
    sheet["B1"].number_format = "dd/mm/yyyy hh:mm"
    sheet["A1"].value = [[date(2026, 1, 2), datetime(2026, 1, 2, 8, 30)]]
    assert sheet["A1:B1"].value == [datetime(2026, 1, 2), datetime(2026, 1, 2, 8, 30)]
    assert sheet["A1"].number_format == "m/d/yyyy"
    assert sheet["B1"].number_format == "dd/mm/yyyy hh:mm"
    assert sheet["A1:B1"].number_format is None


def test_rows_fill_the_cells_from_the_first_one_and_none_empties(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = [["a", "b"], ["c", "d"]]
    sheet["A1"].value = [[1, None], [True, "e"]]
    assert sheet["A1:B2"].value == [[1.0, None], [True, "e"]]


def test_what_com_cannot_carry_is_refused(sheet: xlwings.Sheet) -> None:
    with pytest.raises(TypeError, match="COM VARIANT"):
        sheet["A1"].value = [[object()]]
    with pytest.raises(ComError):
        sheet["A1"].value = "x" * 32_768


def test_clearing_takes_values_and_leaves_formats(sheet: xlwings.Sheet) -> None:
    sheet["A1:A2"].number_format = "0.00"
    sheet["A1"].value = [[1], [2], [3]]
    sheet["A1:A2"].clear_contents()
    assert sheet["A1:A3"].value == [None, None, 3.0]
    assert sheet["A1"].number_format == "0.00"


def test_writes_are_counted_by_what_they_change(sheet: xlwings.Sheet, excel_engine: Engine) -> None:
    sheet["A1:B2"].number_format = "@"
    sheet["A1:B2"].clear_contents()
    sheet["A1"].value = [["a", "b"], ["c", "d"]]
    assert excel_engine.calls == {
        ("Kết quả", "write number_format"): 1,
        ("Kết quả", "clear_contents"): 1,
        ("Kết quả", "write"): 1,
    }


def test_excels_own_range_formats_several_areas_in_one_call(sheet: xlwings.Sheet, excel_engine: Engine) -> None:
    sheet.api.Range("A1:A2,C1:D1").NumberFormat = "0.0"
    assert excel_engine.calls == {("Kết quả", "write number_format"): 1}
    assert [sheet[cell].number_format for cell in ("A2", "B1", "D1")] == ["0.0", "General", "0.0"]
    with pytest.raises(ComError):
        sheet.api.Range(",".join(f"A{row}:B{row}" for row in range(1, 60)))


def test_a_part_of_a_merged_area_is_not_emptied(sheet: xlwings.Sheet) -> None:
    sheet["A1"].value = [["một", None], ["hai", "ba"]]
    sheet.api.worksheet.merge_cells("A1:B1")
    with pytest.raises(ComError, match="merged"):
        sheet["A1:A2"].clear_contents()
    assert sheet["A2"].value == "hai"
    sheet["A1:B2"].clear_contents()
    assert sheet["A1:B2"].value == [[None, None], [None, None]]


def test_a_write_is_a_change_like_one_of_the_clerk_unless_events_are_off(sheet: xlwings.Sheet) -> None:
    app = sheet.book.app
    sheet["A1"].value = [["một", "hai"]]
    sheet["A1:B9"].clear_contents()
    with app.properties(enable_events=False):
        sheet["C1"].value = 3
    assert app.api.changes == [("Kết quả", "A1:B1"), ("Kết quả", "A1:B9")]
