"""Protected sheets, filters and the rest of what ``sheet.api`` imitates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter

from tests.excel_engine.errors import ComError, busy_between
from tests.excel_engine.late_binding import dropped
from tests.excel_engine.sheets import PERMISSIONS

if TYPE_CHECKING:
    from pathlib import Path

    import xlwings

    from tests.excel_engine.fixtures import OpenExcel

pytest_plugins = ("tests.excel_engine.fixtures",)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "điểm.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Kết quả")
        sheet.set_column("C:C", None, book.add_format({"locked": False}))
        sheet.write_column("A1", ["Mã", "DV01", "DV02", "DV03"])
        sheet.autofilter("A1:A4")
        sheet.filter_column("A", "x == DV03")
        sheet.set_row(1, options={"hidden": True})
        sheet.protect("", {"autofilter": True})
        secret = book.add_worksheet("Mật")
        secret.protect("bí mật")
        book.add_worksheet("Mở")
    return path


@pytest.fixture
def book(path: Path, open_excel: OpenExcel) -> xlwings.Book:
    return open_excel(path)


def test_a_locked_cell_of_a_protected_sheet_refuses(book: xlwings.Book) -> None:
    sheet = book.sheets["Kết quả"]
    with pytest.raises(ComError, match="protected sheet"):
        sheet["A2"].value = 1
    with pytest.raises(ComError, match="protected sheet"):
        sheet["A2:C2"].clear_contents()
    with pytest.raises(ComError, match="Unable to set"):
        sheet["C2"].number_format = "@"
    assert sheet["A2"].value == "DV01"


def test_a_refused_write_leaves_the_unlocked_cells_too(book: xlwings.Book) -> None:
    sheet = book.sheets["Kết quả"]
    with pytest.raises(ComError):
        sheet["B2:C2"].value = [["a", "b"]]
    assert sheet["C2"].value is None


def test_a_cell_that_its_column_unlocks_can_be_written(book: xlwings.Book) -> None:
    sheet = book.sheets["Kết quả"]
    sheet["C9"].value = "được"
    assert sheet["C9"].value == "được"


def test_protection_is_taken_off_and_put_on_again(book: xlwings.Book) -> None:
    sheet = book.sheets["Kết quả"]
    assert sheet.api.ProtectContents
    assert sheet.api.Protection.AllowFiltering
    assert not sheet.api.Protection.AllowFormattingColumns
    sheet.api.Unprotect()
    sheet["A2"].value = "mới"
    permitted = dict.fromkeys(PERMISSIONS, False) | {"AllowFiltering": True, "AllowFormattingColumns": True}
    sheet.api.Protect("", False, True, True, False, **permitted)
    assert sheet.api.Protection.AllowFiltering
    assert sheet.api.Protection.AllowFormattingColumns
    assert not sheet.api.Protection.AllowSorting
    assert not sheet.api.ProtectDrawingObjects
    assert sheet.api.ProtectScenarios
    with pytest.raises(ComError):
        sheet["A2"].value = "nữa"


def test_a_program_may_write_where_only_the_window_is_protected(book: xlwings.Book, path: Path) -> None:
    sheet = book.sheets["Kết quả"]
    sheet.api.Unprotect()
    sheet.api.Protect("", True, True, True, True)
    sheet["A2"].value = "mới"
    assert sheet.api.ProtectionMode
    book.save()
    assert openpyxl.load_workbook(path)["Kết quả"].protection.sheet


def test_a_password_must_be_known(book: xlwings.Book) -> None:
    secret = book.sheets["Mật"]
    with pytest.raises(ComError, match="password"):
        secret.api.Unprotect()
    with pytest.raises(ComError, match="password"):
        secret.api.Unprotect("đoán")
    secret.api.Unprotect("bí mật")
    assert not secret.api.ProtectContents


def test_a_password_is_ignored_where_there_is_none(book: xlwings.Book) -> None:
    sheet = book.sheets["Kết quả"]
    sheet.api.Unprotect("gì cũng được")
    assert not sheet.api.ProtectContents


def test_a_filter_is_lifted_only_on_an_open_sheet_that_has_one(book: xlwings.Book, path: Path) -> None:
    sheet = book.sheets["Kết quả"]
    assert sheet.api.FilterMode
    with pytest.raises(ComError):
        sheet.api.ShowAllData()
    sheet.api.Unprotect()
    sheet.api.ShowAllData()
    assert not sheet.api.FilterMode
    with pytest.raises(ComError):
        sheet.api.ShowAllData()
    book.save()
    assert not openpyxl.load_workbook(path)["Kết quả"].row_dimensions[2].hidden


def test_what_stands_behind_an_argument_that_is_left_out_never_reaches_excel(book: xlwings.Book) -> None:
    sheet = book.sheets["Kết quả"]
    sheet.api.Unprotect()
    sheet.api.Protect(DrawingObjects=False, AllowFiltering=True)
    assert sheet.api.ProtectDrawingObjects
    assert not sheet.api.Protection.AllowFiltering
    assert dropped == ["Protect(DrawingObjects)", "Protect(AllowFiltering)"]
    dropped.clear()
    sheet.api.Unprotect()
    sheet.api.Protect("", DrawingObjects=False)
    assert not sheet.api.ProtectDrawingObjects


def test_excel_has_no_argument_of_that_name(book: xlwings.Book) -> None:
    with pytest.raises(TypeError, match="AllowAll"):
        book.sheets["Mở"].api.Protect("", AllowAll=True)


@pytest.mark.parametrize("call", ["Protect", "Unprotect"])
def test_while_it_is_busy_excel_neither_opens_nor_closes_a_sheet(book: xlwings.Book, call: str) -> None:
    book.app.api.rejection = busy_between(range(1))
    with pytest.raises(ComError):
        getattr(book.sheets["Kết quả"].api, call)("")
    getattr(book.sheets["Kết quả"].api, call)("")
