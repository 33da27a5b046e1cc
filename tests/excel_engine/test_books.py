"""Books, sheets, names, the application, and what a saved file holds."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter
import xlwings
from openpyxl.workbook.protection import WorkbookProtection

from tests.excel_engine.application import Alert
from tests.excel_engine.errors import (
    CALL_FAILED,
    CALL_REJECTED,
    CELL_IS_BEING_EDITED,
    RETRY_LATER,
    ComError,
    cell_is_being_edited,
    rejected_call,
    retry_later,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.excel_engine.fixtures import OpenExcel

pytest_plugins = ("tests.excel_engine.fixtures",)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Phòng Nội vụ & TĐKT" / "Chấm điểm 100%.xlsx"
    path.parent.mkdir()
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Thẩm định")
        sheet.write_row("A1", ["Năm đánh giá", 2026])
        sheet.write_formula("A2", "=B1+1", None, 2027)
        sheet.write_formula("A3", "=B1>0", None, True)
        sheet.write_formula("A4", '="x"', None, "x")
        sheet.write_formula("A5", "=NA()", None, "#N/A")
        book.define_name("Nam", "='Thẩm định'!$B$1")
        book.define_name("HangSo", "=5")
        book.define_name("DaXoa", "='Thẩm định'!#REF!")
        book.add_worksheet("Điểm")
    return path


def test_a_sheet_name_is_never_in_sheets(path: Path, open_excel: OpenExcel) -> None:
    book = open_excel(path)
    assert "Điểm" not in book.sheets
    assert "Điểm" in book.sheet_names


def test_a_missing_sheet_raises(path: Path, open_excel: OpenExcel) -> None:
    with pytest.raises(ComError):
        open_excel(path).sheets["Không có"]


def test_a_sheet_is_added_before_the_active_one_unless_told_where(path: Path, open_excel: OpenExcel) -> None:
    book = open_excel(path)
    book.sheets.add("Lỗi")
    assert book.sheets.active.name == "Lỗi"
    book.sheets.add("Kết quả", after=book.sheets["Điểm"])
    assert book.sheet_names == ["Lỗi", "Thẩm định", "Điểm", "Kết quả"]
    with pytest.raises(ValueError, match="already present"):
        book.sheets.add("kết quả")


def test_no_sheet_is_added_to_a_workbook_with_protected_structure(path: Path, open_excel: OpenExcel) -> None:
    content = openpyxl.load_workbook(path)
    content.security = WorkbookProtection(lockStructure=True)
    content.save(path)
    with pytest.raises(ComError, match="protected"):
        open_excel(path).sheets.add("Lỗi")


def test_a_hidden_sheet_has_excels_number_and_cannot_be_activated(path: Path, open_excel: OpenExcel) -> None:
    sheet = open_excel(path).sheets["Điểm"]
    assert sheet.visible == -1
    sheet.visible = False
    assert sheet.visible == 0
    with pytest.raises(ComError):
        sheet.activate()


def test_names_lead_to_cells_unless_they_are_constants_or_broken(path: Path, open_excel: OpenExcel) -> None:
    book = open_excel(path)
    assert book.names["nam"].refers_to_range.address == "$B$1"
    assert book.sheets["Thẩm định"]["Nam"].value == 2026.0
    assert ("Nam" in book.names, "Khac" in book.names) == (True, False)
    for name in ("HangSo", "DaXoa"):
        with pytest.raises(ComError):
            book.names[name].refers_to_range  # noqa: B018


def test_a_book_on_onedrive_has_a_name_but_no_full_name(path: Path, open_excel: OpenExcel) -> None:
    book = open_excel(path)
    book.api.is_on_onedrive = True
    assert book.name == "Chấm điểm 100%.xlsx"
    assert book.api.FullName == "https://d.docs.live.net/0a1b2c3d/Chấm điểm 100%.xlsx"
    with pytest.raises(xlwings.XlwingsError, match="OneDrive"):
        book.fullname  # noqa: B018


def test_the_book_in_front_is_found_from_outside(path: Path, open_excel: OpenExcel, tmp_path: Path) -> None:
    other = shutil.copy(path, tmp_path / "khác.xlsx")
    first, second = open_excel(path), open_excel(Path(other))
    app = xlwings.apps.active
    assert app is not None
    assert app.books.active == xlwings.Book.caller() == second
    first.activate()
    assert app.books.active == first
    first.close()
    assert [book.name for book in app.books] == ["khác.xlsx"]


def test_properties_of_the_application_are_put_back(path: Path, open_excel: OpenExcel) -> None:
    app = open_excel(path).app
    with app.properties(screen_updating=False, status_bar="Đang chấm…", calculation="manual", enable_events=False):
        state = (app.screen_updating, app.status_bar, app.calculation, app.enable_events)
        assert state == (False, "Đang chấm…", "manual", False)
    assert (app.screen_updating, app.status_bar, app.calculation, app.enable_events) == (True, False, "automatic", True)
    assert app.hwnd == app.pid == 1000


def test_boxes_are_recorded_and_answered(path: Path, open_excel: OpenExcel) -> None:
    app = open_excel(path).app
    app.api.answers = ["yes"]
    assert app.alert("Ghi?", "Thẩm định", "yes_no") == "yes"
    assert app.alert("Ghi nữa?", "Thẩm định", "yes_no") == "no"
    assert app.alert("Xong.", "Thẩm định", "ok", "info") == "ok"
    assert app.api.alerts[2] == Alert("Xong.", "Thẩm định", "ok", "info")
    with pytest.raises(KeyError):
        app.alert("Xong.", "Thẩm định", "ok", "error")


@pytest.mark.parametrize(
    ("rejection", "hresult", "scode"),
    [
        (rejected_call, CALL_REJECTED, None),
        (retry_later, RETRY_LATER, None),
        (cell_is_being_edited, CALL_FAILED, CELL_IS_BEING_EDITED),
    ],
)
def test_calls_are_rejected_while_excel_is_busy(
    path: Path, open_excel: OpenExcel, rejection: Callable[[], ComError], hresult: int, scode: int | None
) -> None:
    book = open_excel(path)
    book.app.api.rejection = rejection
    assert book.app.api.Ready is False
    with pytest.raises(ComError) as refused:
        book.sheets["Điểm"]["A1"].value  # noqa: B018
    assert refused.value.hresult == hresult
    assert scode in {None, refused.value.excepinfo[5]}


def test_a_saved_workbook_keeps_the_results_of_formulas(path: Path, open_excel: OpenExcel) -> None:
    book = open_excel(path)
    book.sheets["Điểm"]["A1"].value = '=HYPERLINK("#\'Điểm\'!B2","B2")'
    book.sheets["Điểm"]["A2"].value = "=1+1"
    book.save()
    saved = openpyxl.load_workbook(path, data_only=True)
    assert [saved["Thẩm định"][cell].value for cell in ("A2", "A3", "A4", "A5")] == [2027, True, "x", "#N/A"]
    assert [saved["Điểm"][cell].value for cell in ("A1", "A2")] == ["B2", None]
    assert openpyxl.load_workbook(path)["Thẩm định"]["A2"].value == "=B1+1"
    assert book.sheets["Thẩm định"]["A2"].value == 2027.0


def test_a_copy_holds_the_workbook_as_it_stands_and_the_workbook_keeps_its_name(
    path: Path, open_excel: OpenExcel
) -> None:
    book = open_excel(path)
    saved = path.read_bytes()
    book.sheets["Điểm"]["A1"].value = "chưa lưu"
    copy = path.with_name("bản sao.xlsx")
    book.api.SaveCopyAs(str(copy))
    content = openpyxl.load_workbook(copy, data_only=True)
    assert (content["Điểm"]["A1"].value, content["Thẩm định"]["A2"].value) == ("chưa lưu", 2027)
    assert (book.name, path.read_bytes()) == (path.name, saved)
    book.save()
    assert openpyxl.load_workbook(path)["Điểm"]["A1"].value == "chưa lưu"
    with pytest.raises(ComError):
        book.api.SaveCopyAs(str(path.parent / "không có" / "bản sao.xlsx"))


def test_a_workbook_with_macros_keeps_them(tmp_path: Path, open_excel: OpenExcel) -> None:
    path = tmp_path / "có nút.xlsm"
    shutil.copy(Path(xlwings.__path__[0], "quickstart_standalone.xlsm"), path)
    before = zipfile.ZipFile(path).read("xl/vbaProject.bin")
    book = open_excel(path)
    book.sheets[0]["A1"].value = "Điểm"
    book.save()
    assert zipfile.ZipFile(path).read("xl/vbaProject.bin") == before
    assert openpyxl.load_workbook(path, keep_vba=True).worksheets[0]["A1"].value == "Điểm"
