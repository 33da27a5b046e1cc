"""The button "Toàn cảnh": what it reads beside the workbook, where it writes, and what it says where it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.buttons.exchange_books import boxes, cells, press, press_escape, press_in_earnest, subject, write_book
from tests.overview.made import put, record, row, submission
from xlsx_addin.buttons import folders as button_folders
from xlsx_addin.words import overview as words

if TYPE_CHECKING:
    from pathlib import Path

SENT = submission([row("A"), row("B")], year=2024)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_book(tmp_path / "Xã" / "Sổ.xlsm", subject("PNV"), senders=[{"Mã": "CB-01", "Tên": "Chi bộ Một"}])


def test_it_draws_the_archive_beside_the_workbook(path: Path) -> None:
    archive = path.parent / "Đã nhận"
    put(archive, SENT)
    record(archive, (SENT, "2024-12-10T08:00"))
    before = cells(path)
    [shown] = boxes(press_in_earnest("toan_canh", path))
    output = path.parent / "Toan_canh.xlsx"
    assert shown.splitlines()[:2] == [
        "Năm 2024: 1/1 đơn vị đã gửi, 3 đối tượng đăng ký, 3 có báo cáo, 3 đã thẩm định.",
        f"Sổ toàn cảnh: {output}",
    ]
    assert openpyxl.load_workbook(output).sheetnames[0] == words.SHEET_OVERVIEW
    assert cells(path) == before
    press("toan_canh", path)  # its own output is drawn anew, and is no source
    assert sorted(file.name for file in path.parent.iterdir()) == [
        "Sổ.xlsm",
        "Toan_canh.duckdb",
        "Toan_canh.xlsx",
        "Đã nhận",
    ]


def test_esc_ends_it_before_the_overview_is_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(button_folders, "_SILENT_SECONDS", -1.0)
    put(path.parent / "Đã nhận", SENT)
    press_escape(monkeypatch)
    assert boxes(press("toan_canh", path)) == [words.STOPPED]
    assert not (path.parent / "Toan_canh.xlsx").exists()
    monkeypatch.undo()
    [shown] = boxes(press("toan_canh", path))
    assert "Sổ toàn cảnh: " in shown


def test_without_an_archive_it_says_what_comes_first(path: Path) -> None:
    [shown] = boxes(press("toan_canh", path))
    assert shown == words.NO_ARCHIVE.format(folder="Đã nhận")


def test_another_file_of_that_name_is_left_alone(path: Path) -> None:
    put(path.parent / "Đã nhận", SENT)
    other = path.parent / "Toan_canh.xlsx"
    other.write_bytes(b"mine")
    [shown] = boxes(press("toan_canh", path))
    assert shown == words.OUT_IS_FOREIGN.format(file=other)
    assert other.read_bytes() == b"mine"
