"""The button "Lập văn bản": the same documents as the command's, a box that says so, and a row of the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.buttons.exchange_books import boxes, cells, files, journal, press, press_in_earnest, subject, write_book
from xlsx_addin.cli.main import main

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


def test_no_clerks_cell_is_written(tmp_path: Path) -> None:
    path = book(tmp_path)
    before = cells(path)
    press("lap_van_ban", path)
    after = cells(path)
    assert {sheet for sheet in after if after[sheet] != before.get(sheet)} == {"Nhật ký"}
