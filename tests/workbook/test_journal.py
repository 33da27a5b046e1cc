"""``Nhật ký``: one row a run, whoever made it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from tests.workbooks import appraised
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.appraisal_run import AppraisalRun
from xlsx_addin.workbook.journal import appraisal_entry, journal_block
from xlsx_addin.xlsx.cells import SheetValues

if TYPE_CHECKING:
    from pathlib import Path

MOMENT = datetime(2026, 12, 16, 8, 5)
RUN = AppraisalRun(moment=MOMENT, user="thu.ha", data_code="4821-0934-1177-2058")
SUBJECTS = """
| Mã | Loại đối tượng |
| A1 | Tổ chức        |
| A2 | Cá nhan        |
"""


def test_an_appraisal_says_of_which_data_it_was_made_and_what_came_out(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects=SUBJECTS, scores="| Mã | C1 | C2 | C3 |\n| A1 | 28 | 29 | 38 |")
    block = journal_block(None, "Thẩm định", appraisal_entry(appraisal, RUN), "thử")
    [row] = block.rows
    assert (block.sheet, block.row) == ("Nhật ký", 5)
    assert list(row) == [
        1, MOMENT, "thu.ha", "Thẩm định", "804-CV/HU", "4821-0934-1177-2058", 2, 1, 1, 0, 1, "thử",
    ]  # fmt: skip


def test_a_run_that_appraises_nothing_leaves_the_counts_blank_and_stands_under_all_others() -> None:
    journal = SheetValues("Nhật ký", {1: {4: "STT", 5: 1.0}, 12: {9: "ghi riêng"}})
    block = journal_block(journal, "Đôn đốc", {"user": "thu.ha"})
    cells = dict(zip([column.heading for column in layout.JOURNAL_COLUMNS], block.rows[0], strict=True))
    assert {heading: value for heading, value in cells.items() if value is not None} == {
        "STT": 6,
        "Người thực hiện": "thu.ha",
        "Việc": "Đôn đốc",
    }
    assert (block.row, block.clear_below) == (10, False)


def test_the_first_row_shows_the_sheet_and_no_later_one() -> None:
    entry = {"user": "thu.ha"}
    begun = SheetValues("Nhật ký", {1: {4: "STT", 5: 1.0}})
    assert [journal_block(each, "Đôn đốc", entry).comes_forth for each in (None, begun)] == [True, False]


def test_a_field_that_no_column_has_is_told() -> None:
    with pytest.raises(KeyError, match="person"):
        journal_block(None, "Đôn đốc", {"person": "thu.ha"})
