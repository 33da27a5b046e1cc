"""What comes back when cells are read: Windows' answers, not the friendly ones."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter

if TYPE_CHECKING:
    from pathlib import Path

    from tests.excel_engine.engine import Engine
    from tests.excel_engine.fixtures import OpenExcel

pytest_plugins = ("tests.excel_engine.fixtures",)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Chấm điểm & xếp loại 2026.xlsx"
    with xlsxwriter.Workbook(path) as book:
        dong = book.add_format({"num_format": '#,##0 "₫"'})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        clock = book.add_format({"num_format": "hh:mm"})
        sheet = book.add_worksheet("Điểm")
        sheet.write_row("A1", ["Mã", "Điểm", True])
        sheet.write_number("A2", 90)
        sheet.write_number("B2", 1_500_000.00006, dong)
        sheet.write_datetime("C2", datetime(2026, 3, 2, 8, 30), day)
        sheet.write_number("D2", 1, day)
        sheet.write_number("E2", 0.5, clock)
        sheet.write_formula("A3", "=NA()", None, "#N/A")
        sheet.write_formula("B3", "=B2+1", None, 7)
        sheet.write_formula("C3", '=HYPERLINK("#\'Điểm\'!A1","A1")', None, "")
        book.add_worksheet("Trống")
    return path


def test_a_book_is_known_by_its_name_and_its_sheets_by_theirs(path: Path, open_excel: OpenExcel) -> None:
    book = open_excel(path)
    assert book.name == "Chấm điểm & xếp loại 2026.xlsx"
    assert book.fullname == str(path)
    assert book.sheet_names == ["Điểm", "Trống"]
    assert book.sheets["điểm"].name == "Điểm"


def test_whole_numbers_come_back_as_floats_and_truth_values_as_they_are(path: Path, open_excel: OpenExcel) -> None:
    sheet = open_excel(path).sheets["Điểm"]
    assert sheet["A1:C1"].value == ["Mã", "Điểm", True]
    assert type(sheet["A2"].value) is float
    assert type(sheet["C1"].value) is bool


def test_currency_comes_back_as_decimal_of_four_places(path: Path, open_excel: OpenExcel) -> None:
    value = open_excel(path).sheets["Điểm"]["B2"].value
    assert value == Decimal("1500000.0001")
    assert isinstance(value, Decimal)


def test_dates_come_back_as_com_counts_them(path: Path, open_excel: OpenExcel) -> None:
    sheet = open_excel(path).sheets["Điểm"]
    assert sheet["C2:E2"].value == [
        datetime(2026, 3, 2, 8, 30),
        datetime(1899, 12, 31),  # Excel shows 01/01/1900
        datetime(1899, 12, 30, 12, 0),
    ]


def test_an_error_is_none_unless_asked_for_as_text(path: Path, open_excel: OpenExcel) -> None:
    error = open_excel(path).sheets["Điểm"]["A3"]
    assert error.value is None
    assert error.options(err_to_str=True).value == "#N/A"


def test_an_error_newer_than_xlwings_is_a_whole_number(path: Path, open_excel: OpenExcel) -> None:
    content = openpyxl.load_workbook(path)
    content["Trống"]["A1"] = "#SPILL!"
    content["Trống"]["A1"].data_type = "e"
    content.save(path)
    assert open_excel(path).sheets["Trống"]["A1"].options(err_to_str=True).value == -2146826243


def test_a_formula_shows_its_stored_result_until_it_is_overwritten(path: Path, open_excel: OpenExcel) -> None:
    cell = open_excel(path).sheets["Điểm"]["B3"]
    assert (cell.formula, cell.value) == ("=B2+1", 7.0)
    cell.value = "=B2+2"
    assert (cell.formula, cell.value) == ("=B2+2", None)


def test_a_hyperlink_is_calculated(path: Path, open_excel: OpenExcel) -> None:
    sheet = open_excel(path).sheets["Điểm"]
    assert sheet["C3"].value == "A1"
    sheet["C3"].value = '=HYPERLINK("#\'Tên \'\'lạ\'\' ""2""\'!B7","B7 ""đây""")'
    assert sheet["C3"].value == 'B7 "đây"'
    sheet["C3"].value = '=HYPERLINK("#Điểm!B7")'
    assert sheet["C3"].value == "#Điểm!B7"


def test_the_shape_of_what_is_read_follows_ndim(path: Path, open_excel: OpenExcel) -> None:
    sheet = open_excel(path).sheets["Điểm"]
    assert sheet["A1:A2"].value == ["Mã", 90.0]
    assert sheet["A1:A2"].options(ndim=2).value == [["Mã"], [90.0]]
    assert sheet["A1"].options(ndim=2).value == [["Mã"]]
    assert sheet.range((1, 1), (2, 2)).options(ndim=2).value == [["Mã", "Điểm"], [90.0, Decimal("1500000.0001")]]


def test_the_used_range_may_start_anywhere_and_is_a1_on_an_empty_sheet(path: Path, open_excel: OpenExcel) -> None:
    empty = open_excel(path).sheets["Trống"]
    assert (empty.used_range.address, empty.used_range.shape) == ("$A$1", (1, 1))
    empty["C5:D7"].number_format = "@"
    used = empty.used_range
    assert (used.address, used.row, used.column, used.shape) == ("$C$5:$D$7", 5, 3, (3, 2))
    assert used.last_cell.address == "$D$7"


def test_every_read_is_counted(path: Path, open_excel: OpenExcel, excel_engine: Engine) -> None:
    sheet = open_excel(path).sheets["Điểm"]
    sheet.used_range.options(ndim=2).value  # noqa: B018
    for cell in sheet["A1:C2"]:
        cell.value  # noqa: B018
    assert excel_engine.calls == {("Điểm", "read"): 7}
