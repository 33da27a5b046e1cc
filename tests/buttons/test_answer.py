"""The answer to a macro of LibreOffice, line by line."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from tests.buttons.test_handed_copy import handed
from xlsx_addin.buttons.answer import DONE, answer_bytes, question_bytes
from xlsx_addin.buttons.handed_copy import Unanswered
from xlsx_addin.xlsx.blocks import DAY, GENERAL, TEXT, CellLink, SheetBlock, WrittenValue


def lines(content: bytes) -> list[list[str]]:
    assert content.endswith(b"\n")
    return [line.split("\t") for line in content.decode().split("\n")[:-1]]


def test_a_question_is_a_line_whatever_is_in_it_and_its_code_another() -> None:
    asked = Unanswered("Ghi?\r\n\tC:\\nhận")
    assert lines(question_bytes(asked)) == [["HOI"], [r"Ghi?\r\n\tC:\snhận"], [asked.code]]


def test_a_block_is_its_place_its_formats_and_its_cells(tmp_path: Path) -> None:
    book = handed(tmp_path)
    rows: list[list[WrittenValue]] = [
        ["001", Decimal("91.50"), None, date(2026, 12, 22)],
        ["=x\n1", 3, "", datetime(2026, 12, 22, 12, 0)],
    ]
    book.replace(SheetBlock("Kết quả", 5, 2, rows, [TEXT, GENERAL, GENERAL, DAY], clear_below=True, head_rows=1))
    assert lines(answer_bytes(DONE, "Xong.", book)) == [
        ["OK"],
        ["Xong."],
        ["B", "Kết quả", "5", "2", "2", "4", "1", "1", "@", "General", "General", "dd/mm/yyyy"],
        ["s001", "n91.5", "", "n46378.0"],
        [r"s=x\n1", "n3.0", "", "n46378.5"],
    ]


def test_a_block_may_say_how_high_its_rows_are_and_where_pages_start(tmp_path: Path) -> None:
    book = handed(tmp_path)
    rows: list[list[WrittenValue]] = [["Hạng"], ["I"], ["1"], ["2"]]
    for starts in ([6, 7], []):
        book.replace(
            SheetBlock("Xếp hạng", 4, 1, rows, [TEXT], True, head_rows=1, pixels=[26, 24, 41], page_starts=starts)
        )
    told = lines(answer_bytes(DONE, "", book))
    assert [line for line in told if line[0] == "P"] == [
        ["P", "Xếp hạng", "5", "6 7", "26", "24", "41"],
        ["P", "Xếp hạng", "5", "", "26", "24", "41"],
    ]


def test_a_block_may_show_its_sheet(tmp_path: Path) -> None:
    book = handed(tmp_path)
    book.replace(SheetBlock("Nhật ký", 5, 1, [["1"]], [TEXT], clear_below=False, comes_forth=True))
    assert lines(answer_bytes(DONE, "", book))[-1] == ["V", "Nhật ký"]


def test_links_are_formulas_that_go_one_below_the_other(tmp_path: Path) -> None:
    book = handed(tmp_path)
    rows: list[list[WrittenValue]] = [
        [CellLink("Điểm", "F12")],
        [CellLink("Đơn vị", "A5", "Đơn vị")],
        ["cả trang"],
        [CellLink("Điểm", "D5")],
        [True],
    ]
    book.replace(SheetBlock("Lỗi", 5, 4, rows, [GENERAL], clear_below=False))
    assert lines(answer_bytes(DONE, "", book))[3:] == [
        [""],
        [""],
        ["scả trang"],
        [""],
        [""],
        ["F", "Lỗi", "5", "4", """=HYPERLINK("#'Điểm'!F12";"F12")""", """=HYPERLINK("#'Đơn vị'!A5";"Đơn vị")"""],
        ["F", "Lỗi", "8", "4", """=HYPERLINK("#'Điểm'!D5";"D5")""", "=TRUE()"],
    ]


def test_what_is_shown_and_opened_comes_last(tmp_path: Path) -> None:
    book = handed(tmp_path)
    book.open_beside(Path("/sổ/So_2027.xlsm"))
    book.show("Điểm", "A5")
    assert lines(answer_bytes(DONE, "Xong.", book))[2:] == [["S", "Điểm", "A5"], ["O", "/sổ/So_2027.xlsm"]]
