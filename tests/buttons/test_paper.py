"""The button "Lập văn bản": the same documents as the command's, a box that says so, and a row of the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.buttons.exchange_books import (
    boxes,
    cells,
    files,
    journal,
    press,
    press_escape,
    press_in_earnest,
    subject,
    write_book,
)
from tests.buttons.test_submission import FRESH
from xlsx_addin.cli.main import main
from xlsx_addin.paper.documents import Code
from xlsx_addin.words import paper_making as words

if TYPE_CHECKING:
    from pathlib import Path


def book(folder: Path) -> Path:
    return write_book(folder / "Đảng ủy" / "Sổ.xlsm", subject("PNV"), subject("HND"))


def test_the_box_says_what_was_written_and_where(tmp_path: Path) -> None:
    path = book(tmp_path)
    [shown] = boxes(press_in_earnest("lap_van_ban", path))
    written = sorted(files(path.parent / "Văn bản"))
    documents = [name for name in written if name.endswith(".docx")]
    assert shown.startswith(f"Đã lập {len(documents)} văn bản trong thư mục:\n{path.parent / 'Văn bản'}\n")
    assert "Vui lòng mở từng văn bản, xem lại trước khi trình ký." in shown
    assert [name.split("_")[0] for name in written if name not in documents] == ["SoDaThamDinh"]
    [row] = journal(path)[-1:]
    assert row[0] == "Lập văn bản"
    assert str(row[2]).startswith(f"Lập {len(documents)} văn bản, mã dữ liệu ")


def test_it_makes_the_documents_that_the_command_makes(tmp_path: Path) -> None:
    path = book(tmp_path)
    main(["paper", str(path), "-o", str(tmp_path / "lệnh")])
    press("lap_van_ban", path)
    clicked = {name for name in files(path.parent / "Văn bản") if name.endswith(".docx")}
    assert clicked == {name for name in files(tmp_path / "lệnh") if name.endswith(".docx")}


def selected(path: Path, sheet: str, row: int) -> None:
    """Bring a sheet to the front and select a cell in that row."""
    book = openpyxl.load_workbook(path, keep_vba=True)
    book.active = book.sheetnames.index(sheet)
    for each in book:
        each.sheet_view.tabSelected = each.title == sheet
    book[sheet].sheet_view.selection[0].activeCell = f"B{row}"
    book.save(path)
    book.vba_archive.close()


@pytest.mark.parametrize(
    ("answer", "codes"), [("yes", {"D13"}), ("no", {"D1", "D2", "D4", "D5", "D8", "D12"})], ids=["answer", "all"]
)
def test_with_a_row_of_the_results_selected_an_answer_to_that_subject_is_offered(
    tmp_path: Path, answer: str, codes: set[str]
) -> None:
    path = book(tmp_path)
    press("tham_dinh", path)
    [row] = [row for (row, _), value in cells(path, "Kết quả")["Kết quả"].items() if value == "HND"]
    selected(path, "Kết quả", row)
    asked, _ = boxes(press("lap_van_ban", path, answer))
    assert asked.startswith("Chỉ lập phiếu trả lời kết quả cho đối tượng ở dòng đang chọn?\n\nĐối tượng HND\n")
    stems = {name.split("_")[0] for name in files(path.parent / "Văn bản") if name.endswith(".docx")}
    assert stems == {code.record.stem for code in Code if code.value in codes}


def test_with_another_row_or_sheet_in_front_nothing_is_asked(tmp_path: Path) -> None:
    path = book(tmp_path)
    press("tham_dinh", path)
    selected(path, "Kết quả", 1)
    [shown] = boxes(press("lap_van_ban", path))
    assert shown.startswith("Đã lập ")


def test_esc_ends_it_after_a_document_and_says_what_was_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(tmp_path)
    press_escape(monkeypatch, before=2)
    [shown] = boxes(press("lap_van_ban", path))
    assert shown.splitlines()[:2] == [words.STOPPED, "Đã lập 2 văn bản trong thư mục:"]
    written = sorted(name.split("_")[0] for name in files(path.parent / "Văn bản"))
    assert written == ["PhieuChamDiem", "PhieuDangKy", "SoDaThamDinh"]
    assert str(journal(path)[-1][2]).startswith("Lập 2 văn bản, ")


def test_esc_before_the_first_document_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(tmp_path)
    before = cells(path)
    press_escape(monkeypatch)
    assert boxes(press("lap_van_ban", path)) == [words.STOPPED_AT_ONCE]
    assert (files(path.parent / "Văn bản"), cells(path)) == ({}, before)


def test_no_clerks_cell_is_written(tmp_path: Path) -> None:
    path = book(tmp_path)
    before = cells(path)
    press("lap_van_ban", path)
    after = cells(path)
    assert {sheet for sheet in after if after[sheet] != before.get(sheet)} == {*FRESH, "Nhật ký"}
