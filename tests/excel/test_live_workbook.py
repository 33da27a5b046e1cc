"""The open workbook: one read and one write a sheet, and texts that stay texts."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter
from openpyxl.workbook.protection import WorkbookProtection

from tests.excel_engine.application import Alert
from tests.excel_engine.books import Workbook as ExcelWorkbook
from tests.excel_engine.errors import ComError, busy_between, cell_is_being_edited, rejected_call, retry_later
from xlsx_addin.excel import live_workbook
from xlsx_addin.excel.errors import PartlyWritten
from xlsx_addin.excel.live_workbook import LiveWorkbook, show_box
from xlsx_addin.refusal import Refusal
from xlsx_addin.state_folder import log_folder
from xlsx_addin.words import boxes as words
from xlsx_addin.xlsx.blocks import GENERAL, TEXT, CellLink, SheetBlock
from xlsx_addin.xlsx.cells import CellRange, DateSerial, ErrorValue, PercentNumber

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import xlwings

    from tests.excel_engine.engine import Engine
    from tests.excel_engine.fixtures import OpenExcel
    from tests.excel_engine.sheets import Worksheet
    from xlsx_addin.xlsx.blocks import WrittenValue

pytest_plugins = ("tests.excel_engine.fixtures",)

FORMATS = [TEXT, GENERAL, "0.00", "dd/mm/yyyy", GENERAL]
ROWS: list[list[WrittenValue]] = [
    ["001", "=Lỗi", Decimal("91.50"), date(2026, 3, 2), CellLink("Điểm", "F12")],
    ["=1+1", None, 7, datetime(2026, 3, 2), None],
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Phòng Nội vụ & TĐKT" / "chấm điểm 2026.xlsx"
    path.parent.mkdir()
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        currency = book.add_format({"num_format": '#,##0 "₫"'})
        scores = book.add_worksheet("Điểm")
        scores.write_row("C3", ["Mã", "Điểm", "Ngày"])
        scores.write_row("C4", ["001", 90, True])
        scores.write_datetime("E4", datetime(2026, 3, 2, 8, 30), day)
        scores.write_number("F4", 87.5, currency)
        scores.write_formula("G4", "=NA()", None, "#N/A")
        scores.write_formula("H4", "=D4*2", None, 180)
        scores.write_formula("I4", '=""', None, "")
        results = book.add_worksheet("Kết quả")
        results.write_column("A1", ["KẾT QUẢ", "Mã", "cũ", "cũ", "cũ", "cũ"])
        results.write("F6", "ngoài")
        results.autofilter("A2:E6")
        results.filter_column("A", "x == cũ")
        results.protect("", {"autofilter": True, "format_columns": True})
        book.add_worksheet("Trống")
        book.add_worksheet("Mật").protect("bí mật")
    return path


@pytest.fixture
def book(path: Path, open_excel: OpenExcel) -> xlwings.Book:
    return open_excel(path)


@pytest.fixture
def live(book: xlwings.Book) -> LiveWorkbook:
    return LiveWorkbook(book)


def results_block(rows: Sequence[Sequence[WrittenValue]] = ROWS, sheet: str = "Kết quả") -> SheetBlock:
    return SheetBlock(sheet, 3, 1, rows, FORMATS, clear_below=True)


# Reading


def test_all_sheets_are_read_from_one_copy_whatever_they_hold(live: LiveWorkbook, excel_engine: Engine) -> None:
    values = live.read("Điểm")
    assert values.name == "Điểm"
    assert values.columns == {
        3: {3: "Mã", 4: "001"},
        4: {3: "Điểm", 4: 90.0},
        5: {3: "Ngày", 4: pytest.approx(46083 + 30_600 / 86_400, rel=1e-15)},
        6: {4: 87.5},
        7: {4: ErrorValue("#N/A")},
        8: {4: 180.0},
    }
    assert isinstance(values.at(4, 5), DateSerial)
    assert live.read("Trống").columns == {}
    assert live.sheet_names == ("Điểm", "Kết quả", "Trống", "Mật")
    assert excel_engine.calls == {("", "save copy"): 1}


def test_a_copy_shows_what_a_call_for_values_does_not(live: LiveWorkbook, book: xlwings.Book) -> None:
    sheet = book.sheets["Điểm"]
    sheet["F4"].value, sheet["F5"].value = 19.99996, 0.9
    sheet["F5"].number_format = "0%"
    sheet.api.worksheet["G5"].value, sheet.api.worksheet["G5"].data_type = "#N/A", "s"
    sheet.api.worksheet.merge_cells("B7:C8")
    sheet.api.worksheet.row_dimensions[5].hidden = True
    values = live.read("Điểm")
    assert [values.at(row, column) for row, column in ((4, 6), (5, 6), (5, 7))] == [19.99996, 0.9, "#N/A"]
    assert [type(value) for value in (values.at(4, 6), values.at(5, 6))] == [float, PercentNumber]
    assert values.merged == (CellRange(7, 2, 8, 3),)
    assert values.hidden_rows == {5}


def test_what_was_written_is_read_from_another_copy(live: LiveWorkbook, excel_engine: Engine) -> None:
    assert live.read("Trống").columns == {}
    live.replace(SheetBlock("Trống", 1, 1, [["một ô"]], [TEXT], clear_below=False))
    assert live.read("Trống").columns == {1: {1: "một ô"}}
    assert excel_engine.calls["", "save copy"] == 2


def test_a_sheet_is_known_whatever_its_case_and_encoding(live: LiveWorkbook) -> None:
    assert live.read(unicodedata.normalize("NFD", "ĐIỂM")).name == "Điểm"
    with pytest.raises(KeyError):
        live.read("Không có")


def test_the_copy_is_gone_once_it_is_read(live: LiveWorkbook, monkeypatch: pytest.MonkeyPatch) -> None:
    saved: list[Path] = []
    save = ExcelWorkbook.SaveCopyAs

    def remembered(api: ExcelWorkbook, filename: str) -> None:
        saved.append(Path(filename))
        save(api, filename)

    monkeypatch.setattr(ExcelWorkbook, "SaveCopyAs", remembered)
    assert live.read("Điểm").columns
    [copy] = saved
    assert (copy.suffix, copy.exists(), copy.parent.exists()) == (".xlsx", False, False)


@pytest.mark.parametrize("is_refused", [True, False])
def test_without_a_copy_nothing_is_read(live: LiveWorkbook, monkeypatch: pytest.MonkeyPatch, is_refused: bool) -> None:
    def fail(_api: ExcelWorkbook, Filename: str) -> None:  # noqa: N803 - Excel's own name
        if is_refused:
            raise ComError("Method 'SaveCopyAs' of object '_Workbook' failed")

    monkeypatch.setattr(ExcelWorkbook, "SaveCopyAs", fail)
    with pytest.raises(Refusal) as refused:
        live.read("Điểm")
    assert str(refused.value) == words.WORKBOOK_NOT_READ


def test_a_workbook_under_a_password_is_refused_by_its_name(
    live: LiveWorkbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    encrypted = bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le") * 64

    def save(_api: ExcelWorkbook, filename: str) -> None:
        Path(filename).write_bytes(encrypted)

    monkeypatch.setattr(ExcelWorkbook, "SaveCopyAs", save)
    with pytest.raises(Refusal, match=r"“chấm điểm 2026\.xlsx” có mật khẩu"):
        live.read("Điểm")


@pytest.mark.parametrize("rejection", [rejected_call, retry_later, cell_is_being_edited])
def test_a_busy_excel_is_said_to_be_busy(
    live: LiveWorkbook, book: xlwings.Book, rejection: Callable[[], ComError]
) -> None:
    book.app.api.rejection = rejection
    with pytest.raises(Refusal) as refused:
        live.read("Điểm")
    assert str(refused.value) == words.EXCEL_BUSY


# Writing


def test_a_block_is_written_in_one_call_and_its_texts_stay_texts(
    live: LiveWorkbook, book: xlwings.Book, excel_engine: Engine
) -> None:
    live.replace(results_block())
    assert excel_engine.calls == {
        ("Kết quả", "write number_format"): 4,
        ("Kết quả", "clear_contents"): 1,
        ("Kết quả", "write"): 1,
    }
    written = book.sheets["Kết quả"]["A1:F6"].options(ndim=2)
    assert written.value == [
        ["KẾT QUẢ", None, None, None, None, None],
        ["Mã", None, None, None, None, None],
        ["001", "=Lỗi", 91.5, datetime(2026, 3, 2), "F12", None],
        ["=1+1", None, 7.0, datetime(2026, 3, 2), None, None],
        [None, None, None, None, None, None],
        [None, None, None, None, None, "ngoài"],
    ]
    assert book.sheets["Kết quả"]["E3"].formula == '=HYPERLINK("#\'Điểm\'!F12","F12")'
    assert book.sheets["Kết quả"]["C3"].number_format == "0.00"


def test_a_saved_block_reads_back_the_same(live: LiveWorkbook, book: xlwings.Book, path: Path) -> None:
    live.replace(results_block())
    book.save()
    row = openpyxl.load_workbook(path, data_only=True)["Kết quả"][3]
    assert [cell.value for cell in row][:5] == ["001", "=Lỗi", 91.5, datetime(2026, 3, 2), "F12"]
    assert [cell.data_type for cell in row][:2] == ["s", "s"]


def test_columns_of_one_format_are_formatted_together(live: LiveWorkbook, excel_engine: Engine) -> None:
    live.replace(SheetBlock("Trống", 1, 1, [["1", "2", "3", 4]], [TEXT, TEXT, TEXT, "0"], clear_below=False))
    assert excel_engine.calls == {("Trống", "write number_format"): 2, ("Trống", "write"): 1}


def paged(starts: Sequence[int]) -> SheetBlock:
    """Three rows below a heading, two of one height with another between them."""
    rows = [["Mã"], ["một"], ["hai"], ["ba"]]
    return SheetBlock("Trống", 1, 1, rows, [TEXT], True, head_rows=1, pixels=[24, 41, 24], page_starts=starts)


def test_rows_of_one_height_get_it_together_and_pages_start_where_the_block_says(
    live: LiveWorkbook, book: xlwings.Book, excel_engine: Engine
) -> None:
    sheet = book.sheets["Trống"].api.worksheet
    for starts in ([3, 4], [4], []):
        live.replace(paged(starts))
        assert [row.id + 1 for row in sheet.row_breaks.brk] == starts
    assert [sheet.row_dimensions[row].height for row in (1, 2, 3, 4)] == [None, 18, 30.75, 18]
    assert excel_engine.calls["Trống", "row height"] == 3 * 2


def test_without_a_printer_excel_breaks_the_pages_itself_and_all_is_written(
    live: LiveWorkbook, book: xlwings.Book
) -> None:
    book.app.api.has_printer = False
    live.replace(paged([3]))
    assert book.sheets["Trống"]["A2:A4"].value == ["một", "hai", "ba"]
    assert book.sheets["Trống"].api.worksheet.row_breaks.brk == []


def test_a_block_that_comes_forth_shows_a_hidden_sheet_and_another_does_not(
    live: LiveWorkbook, book: xlwings.Book
) -> None:
    sheet = book.sheets["Trống"].api
    for comes_forth in (False, True):
        sheet.Visible = 0
        live.replace(SheetBlock("Trống", 1, 1, [["một"]], [TEXT], clear_below=False, comes_forth=comes_forth))
        assert (sheet.Visible == -1) == comes_forth


def test_where_the_structure_is_locked_a_hidden_sheet_is_written_and_stays_hidden(
    live: LiveWorkbook, book: xlwings.Book
) -> None:
    book.sheets["Trống"].api.Visible = 0
    book.api.content.security = WorkbookProtection(lockStructure=True)
    live.replace(SheetBlock("Trống", 1, 1, [["một"]], [TEXT], clear_below=False, comes_forth=True))
    assert (book.sheets["Trống"].api.Visible, book.sheets["Trống"]["A1"].value) == (0, "một")


def test_head_rows_keep_the_formats_of_the_sheet(live: LiveWorkbook, book: xlwings.Book) -> None:
    live.replace(SheetBlock("Trống", 1, 1, [["Mã"], ["001"]], [TEXT], clear_below=False, head_rows=1))
    sheet = book.sheets["Trống"]
    assert (sheet["A1"].number_format, sheet["A2"].number_format) == (GENERAL, TEXT)
    live.replace(SheetBlock("Trống", 1, 1, [["3/5"]], [TEXT], clear_below=False, head_rows=1))
    assert sheet["A1:A2"].value == ["3/5", "001"]


def test_a_block_without_rows_empties_what_was_there(live: LiveWorkbook, book: xlwings.Book) -> None:
    live.replace(results_block([]))
    assert book.sheets["Kết quả"]["A1:A6"].value == ["KẾT QUẢ", "Mã", None, None, None, None]


def test_without_clear_below_what_stands_under_the_block_stays(live: LiveWorkbook, book: xlwings.Book) -> None:
    live.replace(SheetBlock("Kết quả", 3, 1, [["mới"]], [TEXT], clear_below=False))
    assert book.sheets["Kết quả"]["A2:A4"].value == ["Mã", "mới", "cũ"]


def test_the_same_protection_stands_afterwards(live: LiveWorkbook, book: xlwings.Book) -> None:
    protection = book.sheets["Kết quả"].api.worksheet.protection
    protection.objects, protection.scenarios, protection.insertRows = False, True, False
    live.replace(results_block())
    after = book.sheets["Kết quả"].api.worksheet.protection
    assert dict(after) == dict(protection)
    assert after is not protection


def test_a_sheet_that_programs_may_write_stays_so(live: LiveWorkbook, book: xlwings.Book) -> None:
    api = book.sheets["Trống"].api
    api.Protect("", True, True, True, True)
    live.replace(results_block(sheet="Trống"))
    assert (api.ProtectContents, api.ProtectionMode) == (True, True)


def test_the_protection_stands_also_after_an_error(live: LiveWorkbook, book: xlwings.Book) -> None:
    too_long = SheetBlock("Kết quả", 3, 1, [["x" * 40_000]], [TEXT], clear_below=True)
    with pytest.raises(Refusal) as refused:
        live.replace(too_long)
    assert str(refused.value) == words.SHEET_NOT_WRITTEN.format(sheet="Kết quả")
    assert isinstance(refused.value.__cause__, ComError)
    assert book.sheets["Kết quả"].api.ProtectContents


def test_what_was_written_before_a_refusal_is_named(live: LiveWorkbook) -> None:
    too_long = SheetBlock("Trống", 1, 1, [["x" * 40_000]], [TEXT], clear_below=True)
    with pytest.raises(PartlyWritten) as refused:
        live.replace(results_block(), too_long)
    assert str(refused.value) == words.SHEET_NOT_WRITTEN.format(sheet="Trống")
    assert refused.value.written == ("Kết quả",)


def test_an_open_sheet_stays_open(live: LiveWorkbook, book: xlwings.Book) -> None:
    live.replace(results_block(sheet="Trống"))
    assert not book.sheets["Trống"].api.ProtectContents


def test_rows_hidden_by_a_filter_come_back_before_they_are_rewritten(live: LiveWorkbook, book: xlwings.Book) -> None:
    assert book.sheets["Kết quả"].api.FilterMode
    live.replace(results_block())
    assert not book.sheets["Kết quả"].api.FilterMode


def test_a_password_is_refused_before_anything_is_written(
    live: LiveWorkbook, book: xlwings.Book, excel_engine: Engine
) -> None:
    with pytest.raises(Refusal) as refused:
        live.replace(results_block(), results_block(sheet="Lỗi"), results_block(sheet="Mật"))
    assert str(refused.value) == words.SHEET_LOCKED.format(sheet="Mật")
    assert excel_engine.calls == {}
    assert "Lỗi" not in live.sheet_names
    assert book.sheets["Kết quả"].api.ProtectContents


def test_several_blocks_may_go_to_one_sheet(live: LiveWorkbook, book: xlwings.Book) -> None:
    below = SheetBlock("KẾT QUẢ", 9, 1, [["dưới"]], [TEXT], clear_below=False)
    live.replace(results_block(), below)
    assert book.sheets["Kết quả"]["A9"].value == "dưới"


def test_a_missing_sheet_is_added_at_the_end_and_stays_behind(live: LiveWorkbook, book: xlwings.Book) -> None:
    live.replace(results_block(sheet="Lỗi"), SheetBlock("Lỗi", 9, 1, [["dưới"]], [TEXT], clear_below=False))
    assert live.sheet_names == ("Điểm", "Kết quả", "Trống", "Mật", "Lỗi")
    assert book.sheets.active.name == "Điểm"
    assert book.sheets["Lỗi"]["A3"].value == "001"
    assert book.sheets["Lỗi"]["A9"].value == "dưới"


def test_no_sheet_is_added_to_a_protected_workbook(path: Path, open_excel: OpenExcel) -> None:
    content = openpyxl.load_workbook(path)
    content.security = WorkbookProtection(lockStructure=True)
    content.save(path)
    with pytest.raises(Refusal) as refused:
        LiveWorkbook(open_excel(path)).replace(results_block(sheet="Lỗi"))
    assert str(refused.value) == words.SHEET_NOT_ADDED.format(sheet="Lỗi")


def test_nothing_is_written_where_a_missing_sheet_may_not_be_added(path: Path, open_excel: OpenExcel) -> None:
    content = openpyxl.load_workbook(path)
    content.security = WorkbookProtection(lockStructure=True)
    content.save(path)
    book = open_excel(path)
    with pytest.raises(Refusal):
        LiveWorkbook(book).replace(results_block(), results_block(sheet="Lỗi"))
    assert book.sheets["Kết quả"]["A3"].value == "cũ"


# An Excel that becomes busy while it is written to


def protections(book: xlwings.Book) -> dict[str, dict[str, str]]:
    return {sheet.name: dict(sheet.api.worksheet.protection) for sheet in book.sheets}


def test_a_number_that_is_typed_meanwhile_is_waited_for(live: LiveWorkbook, book: xlwings.Book) -> None:
    before = protections(book)
    for first in range(16):
        book.app.api.rejection = busy_between(range(first + 3, first + 5))
        live.replace(results_block())
        book.app.api.rejection = None
        assert (book.sheets["Kết quả"]["A3"].value, live.left_open) == ("001", ())
        assert protections(book) == before


@pytest.mark.parametrize("first", range(4, 16))
def test_cut_off_anywhere_it_is_said_and_put_right_by_the_next_click(
    live: LiveWorkbook, book: xlwings.Book, first: int
) -> None:
    """The clerk types for longer than anybody waits."""
    book.sheets["Trống"].api.Protect("", False, True, False, False, True)
    before = protections(book)
    blocks = results_block(), SheetBlock("Trống", 1, 1, [["một"]], [TEXT], clear_below=True)
    book.app.api.rejection = busy_between(range(first, 10_000))
    with suppress(Refusal):
        live.replace(*blocks)
    book.app.api.rejection = None
    unprotected = {name for name, protection in protections(book).items() if protection != before[name]}
    assert set(live.left_open) == unprotected

    LiveWorkbook(book).replace(blocks[1])

    assert protections(book) == before
    assert list(log_folder().glob("mo_khoa_*")) == []


def test_what_was_written_is_still_named_where_no_sheet_can_be_protected_again(
    live: LiveWorkbook, book: xlwings.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = live_workbook._write

    def busy_from_now_on(sheet: Worksheet, block: SheetBlock) -> None:
        if block.sheet == "Trống":
            book.app.api.rejection = cell_is_being_edited
        write(sheet, block)

    monkeypatch.setattr(live_workbook, "_write", busy_from_now_on)
    with pytest.raises(PartlyWritten) as refused:
        live.replace(results_block(), results_block(sheet="Trống"))
    assert (str(refused.value), refused.value.written) == (words.EXCEL_BUSY, ("Kết quả",))
    assert live.left_open == ("Kết quả",)


def test_a_sheet_that_the_clerk_opened_stays_open_and_a_note_that_is_broken_harms_nothing(
    live: LiveWorkbook, book: xlwings.Book
) -> None:
    book.app.api.rejection = busy_between(range(8, 10_000))
    with suppress(Refusal):
        live.replace(results_block())
    book.app.api.rejection = None
    [note] = log_folder().glob("mo_khoa_*")
    note.write_text('{"Kết quả": {"Password": ""}, "Điểm": 1', encoding="utf-8")
    LiveWorkbook(book).replace(results_block())
    assert not book.sheets["Kết quả"].api.ProtectContents


def test_without_a_place_for_the_note_a_click_writes_and_protects_all_the_same(
    live: LiveWorkbook, book: xlwings.Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tệp").touch()
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "tệp"))
    live.replace(results_block())
    assert book.sheets["Kết quả"].api.ProtectContents


def test_a_part_of_a_merged_area_on_a_tool_sheet_is_refused_with_its_name(
    live: LiveWorkbook, book: xlwings.Book
) -> None:
    book.sheets["Kết quả"].api.worksheet.merge_cells("E5:F6")
    with pytest.raises(Refusal) as refused:
        live.replace(results_block())
    assert str(refused.value) == words.SHEET_NOT_WRITTEN.format(sheet="Kết quả")


def test_many_columns_of_changing_formats_take_as_many_calls_as_their_address_needs(
    live: LiveWorkbook, book: xlwings.Book, excel_engine: Engine
) -> None:
    formats = ["0", "0.0"] * 40
    live.replace(SheetBlock("Trống", 1, 1, [[1] * 80] * 1000, formats, clear_below=False))
    assert excel_engine.calls == {("Trống", "write number_format"): 4, ("Trống", "write"): 1}
    assert [book.sheets["Trống"][cell].number_format for cell in ("A1000", "B1000", "CB1000")] == ["0", "0.0", "0.0"]


# Copies


def test_a_copy_holds_what_is_not_saved_yet(live: LiveWorkbook, book: xlwings.Book, path: Path) -> None:
    saved = path.read_bytes()
    live.replace(results_block())
    copy = path.with_name("bản sao.xlsx")
    live.save_copy(copy)
    assert openpyxl.load_workbook(copy)["Kết quả"]["A3"].value == "001"
    assert openpyxl.load_workbook(copy, data_only=True)["Điểm"]["H4"].value == 180
    assert (path.read_bytes(), book.name) == (saved, path.name)
    assert sorted(file.name for file in path.parent.iterdir()) == ["bản sao.xlsx", path.name]


def test_a_copy_never_takes_the_place_of_another_file(live: LiveWorkbook, path: Path) -> None:
    with pytest.raises(Refusal, match="chấm điểm 2026"):
        live.save_copy(path)


def test_a_copy_that_excel_does_not_save(live: LiveWorkbook, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = path.with_name("bản sao.xlsx")
    sentence = words.COPY_NOT_SAVED.format(name="bản sao.xlsx")
    for refusal in (ComError("SaveCopyAs failed"), None):

        def save_nothing(_api: object, Filename: str, refusal: ComError | None = refusal) -> None:  # noqa: N803
            if refusal is not None:
                raise refusal

        monkeypatch.setattr(ExcelWorkbook, "SaveCopyAs", save_nothing)
        with pytest.raises(Refusal) as refused:
            live.save_copy(copy)
        assert (str(refused.value), copy.exists()) == (sentence, False)


# The rest


def test_a_workbook_has_a_name_and_perhaps_a_path(live: LiveWorkbook, book: xlwings.Book, path: Path) -> None:
    assert (live.name, live.path) == ("chấm điểm 2026.xlsx", path)
    book.api.is_on_onedrive = True
    assert (live.name, live.path) == ("chấm điểm 2026.xlsx", None)


def test_a_sheet_is_brought_to_the_front_unless_it_is_hidden(live: LiveWorkbook, book: xlwings.Book) -> None:
    book.sheets["Trống"].visible = False
    live.show("Kết quả")
    live.show("Trống")
    live.show("Không có")
    assert book.sheets.active.name == "Kết quả"
    live.show("Kết quả", "B2")
    assert book.selection is not None
    assert book.selection.address == "$B$2"


def test_another_workbook_is_opened_in_the_same_excel(live: LiveWorkbook, book: xlwings.Book, tmp_path: Path) -> None:
    other = tmp_path / "Sổ 2027.xlsx"
    openpyxl.Workbook().save(other)
    live.open_beside(other)
    assert "Sổ 2027.xlsx" in [each.name for each in book.app.books]


def test_boxes_have_the_program_as_title(live: LiveWorkbook, book: xlwings.Book) -> None:
    app = book.app.api
    app.answers = ["yes", "no"]
    app.ScreenUpdating = False
    assert (live.ask("Ghi?"), live.ask("Ghi nữa?")) == (True, False)
    show_box(book.app, "Xong.", "info")
    show_box(book.app, "Còn lỗi.", "warning")
    assert app.alerts == [
        Alert("Ghi?", words.TITLE, "yes_no", "info"),
        Alert("Ghi nữa?", words.TITLE, "yes_no", "info"),
        Alert("Xong.", words.TITLE, "ok", "info"),
        Alert("Còn lỗi.", words.TITLE, "ok", "critical"),
    ]
    assert [alert.could_be_looked_behind for alert in app.alerts] == [True, True, False, False]
    assert not app.ScreenUpdating
    live.status("Đang ghi…")
    assert app.StatusBar == "Đang ghi…"
