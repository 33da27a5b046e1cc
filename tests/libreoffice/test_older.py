"""A workbook made by 1.0.0, whose own macros ask the program of today."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.libreoffice.command_line import CommandLine
    from tests.libreoffice.conftest import Python
    from tests.libreoffice.office import KeptOffice, Office

OLDER = Path(__file__).parents[1] / "older" / "sample.xlsm"


@pytest.fixture
def older(kept_headless: KeptOffice, python: Python, tmp_path: Path) -> Iterator[Office]:
    office = kept_headless.alive()
    office.open(Path(shutil.copy(OLDER, tmp_path / "Sổ cũ.xlsm")))
    yield office
    office.close()


def test_a_click_fills_its_sheets_and_its_own_console(older: Office, command_line: CommandLine) -> None:
    expected = command_line.appraise(older)
    settings = [row[1:3] for row in older.rows("Thẩm định") if row and row[1]]
    labels = [row[0] for row in older.named("TongHop") if row]
    older.ask("run", macro="NutBam.ThamDinh")
    assert {name: older.rows(name) for name in ("Kết quả", "Lỗi")} == {
        name: expected.written[name] for name in ("Kết quả", "Lỗi")
    }
    assert [row[1:3] for row in older.rows("Thẩm định") if row and row[1]] == settings
    summary = [row for row in older.named("TongHop") if row]
    assert summary[0] == [
        "Thẩm định lúc 14:05 ngày 22/12/2026: 33 đối tượng, 61 phiếu chấm điểm. Kết quả đúng với dữ liệu hiện tại."
    ]
    counts = {row[0]: row[1] for row in summary if len(row) == 2}
    assert counts["Đủ điều kiện về mô hình"] == 15
    assert counts["Lỗi cần sửa"] == 4
    assert set(counts) < set(labels)
