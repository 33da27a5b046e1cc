"""``appraise -o``: what a clerk wrote stays where it was, and no formula of the template takes its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.workbooks import cell_of, write_workbook
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.jobs.appraised_file import write_appraised
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("caption", "is_kept"), [(None, True), ("Ghi", True), ("Đã chấm", False)])
def test_a_number_above_the_scores_gives_way_to_the_head_only_where_there_was_one(
    tmp_path: Path, caption: str | None, *, is_kept: bool
) -> None:
    old = write_workbook(tmp_path / "cũ.xlsx", subjects="| Mã |\n| A |", scores="| Mã | C1 |\n| A | 1 |", heading_row=4)
    book = openpyxl.load_workbook(old)
    place = cell_of(book["Điểm"], "Nhận xét", 2).coordinate
    book["Điểm"][place] = 12
    cell_of(book["Điểm"], "Người chấm", 1).value = caption
    book.save(old)
    with FileWorkbook.open(old) as workbook:
        write_appraised(tmp_path / "mới.xlsx", workbook, appraise_workbook(workbook))
    cell = openpyxl.load_workbook(tmp_path / "mới.xlsx")["Điểm"][place]
    assert (cell.value == 12) is is_kept
    assert (cell.data_type == "f") is not is_kept
