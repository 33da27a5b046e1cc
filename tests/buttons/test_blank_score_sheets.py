"""The button "Lập phiếu" in the template: rows below those that stand there, as high as long names need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl

from tests.buttons.exchange_books import boxes, press_in_earnest
from xlsx_addin.sample.workbook import sample, write_filled
from xlsx_addin.workbook import layout

if TYPE_CHECKING:
    from pathlib import Path

LONG = " – Trường Trung học phổ thông Dân tộc nội trú liên huyện phía Nam và các điểm trường vùng sâu xã Đạ K’Nàng"


def test_long_names_wrap_in_rows_that_grow_and_nothing_that_stood_there_is_touched(tmp_path: Path) -> None:
    path = tmp_path / "Sổ.xlsm"
    data = sample()
    for subject in data["subjects"]:
        subject["row"]["Tên"] += LONG
    for attendee in data["attendees"]:
        attendee["Họ và tên"] += LONG
    write_filled(path, data)
    before = openpyxl.load_workbook(path)[layout.SCORES]
    stood = list(before.iter_rows(min_row=layout.FIRST_ROW, values_only=True))
    filled = [row for row in stood if any(value is not None for value in row)]
    [asked, shown] = boxes(press_in_earnest("lap_phieu", path, "no"))
    sheet = openpyxl.load_workbook(path)[layout.SCORES]
    rows = [row for row in sheet.iter_rows(min_row=layout.FIRST_ROW) if row[0].value is not None]
    added = rows[len(filled) :]
    assert [[cell.value for cell in row] for row in rows[: len(filled)]] == [list(row) for row in filled]
    assert asked.startswith("Lập phiếu điện tử: ")
    assert shown.startswith(f"Đã thêm {len(added)} dòng phiếu cho ")
    assert all(str(cell.value).endswith(LONG) and cell.alignment.wrap_text for row in added for cell in row[1:3])
    assert {sheet.row_dimensions[row[0].row].height for row in added} == {None}
