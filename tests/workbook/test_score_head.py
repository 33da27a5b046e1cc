"""What stands above the headings of ``Điểm``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.workbooks import workbook_bytes
from xlsx_addin.workbook.register import read_sheets
from xlsx_addin.workbook.score_head import score_head, without_score_head
from xlsx_addin.xlsx.cells import Formula
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from xlsx_addin.workbook.score_head import ScoreHead
    from xlsx_addin.workbook.sheets import Sheets
    from xlsx_addin.xlsx.cells import CellValue

SUBJECTS = """
| Mã  | Loại đối tượng |
| PNV | Tổ chức        |
| TQT | Cá nhân        |
"""
SCALE = """
| Mã tiêu chí | Nội dung | Áp dụng          | Điểm tối đa | Khung điểm |
| C1          | Mới      | Tất cả           | 60          | 31–60 · 0  |
| C2          | Nhân     | Cá nhân          | 40          |            |
| C3          | Chung    | Tổ chức, tập thể | 40          | 21–40 · 0  |
"""
SCORES = """
| Mã  | Người chấm | C1 | C2 | C3 |
| PNV | A          | 50 |    | 30 |
| PNV | B          | 51 |    |    |
| TQT | A          | 40 | 30 |    |
| TQT | B          |    |    |    |
"""


def sheets(scores: str = SCORES, *, heading_row: int = 4, is_drawn: bool = True) -> Sheets:
    content = workbook_bytes(subjects=SUBJECTS, scale=SCALE, scores=scores)
    with FileWorkbook.open(content) as workbook:
        found = read_sheets(workbook)
    for values in found["Điểm"].columns.values():
        moved = {row + heading_row - 1: value for row, value in values.items()}
        values.clear()
        values.update(moved)
    if is_drawn:
        found["Điểm"].set(1, 3, "Đã chấm")
    return found


def head(scores: str = SCORES) -> ScoreHead:
    found = score_head(sheets(scores))
    assert found is not None
    return found


def said(found: ScoreHead, row: int) -> list[object]:
    """What the head says in one row over the criteria."""
    return [found.values[row, column] for column in found.criteria.values()]


def test_each_code_has_its_name_its_bands_and_its_maximum_above() -> None:
    found = head()
    assert list(found.criteria) == ["C1", "C2", "C3"]
    assert said(found, 1) == ["Mới", "Nhân", "Chung"]
    assert said(found, 2) == ["31–60 · 0", None, "21–40 · 0"]
    assert said(found, 3) == [60.0, 40.0, 40.0]


def test_complete_sheets_and_blank_cells_count_only_criteria_for_the_subject() -> None:
    counts = [value for (row, column), value in head().values.items() if column not in head().criteria.values()]
    assert counts == ["2/4 phiếu", 3.0]


def test_without_rows_nothing_is_counted() -> None:
    found = head("| Mã | Người chấm | C1 | C2 | C3 |")
    assert [value for (_, column), value in found.values.items() if column not in found.criteria.values()] == [
        "0/0 phiếu", 0.0,
    ]  # fmt: skip


def test_headings_that_leave_no_room_have_no_head() -> None:
    assert score_head(sheets(heading_row=1)) is None


def scores_column(found: Sheets, heading: str) -> int:
    return found.table("Điểm").columns[heading]


def test_what_the_head_says_is_taken_out_and_the_clerks_own_words_stay() -> None:
    found = sheets()
    scores = found["Điểm"]
    computed = score_head(found)
    assert computed is not None
    for (row, column), value in computed.values.items():
        scores.set(row, column, value)
    scores.set(2, scores_column(found, "Người chấm"), "1/3 phiếu")  # before a row was added without calculating
    column = computed.criteria["C2"]
    scores.set(1, column, "ghi chú riêng")
    without_score_head(found)
    assert {
        (row, number): value for number, values in scores.columns.items() for row, value in values.items() if row < 4
    } == {(1, column): "ghi chú riêng", (1, 3): "Đã chấm"}


OVER_THE_COMMENTS = [7.0, Formula.WITHOUT_VALUE]


@pytest.mark.parametrize("value", OVER_THE_COMMENTS)
def test_what_an_older_count_said_is_the_heads_own(value: CellValue) -> None:
    found = sheets()
    column = scores_column(found, "Nhận xét")
    found["Điểm"].set(2, column, value)
    without_score_head(found)
    assert found["Điểm"].at(2, column) is None


@pytest.mark.parametrize("value", [*OVER_THE_COMMENTS, "1/3 phiếu"])
def test_where_no_head_was_drawn_its_places_are_the_clerks(value: CellValue) -> None:
    found = sheets(is_drawn=False)
    column = scores_column(found, "Người chấm" if isinstance(value, str) else "Nhận xét")
    found["Điểm"].set(2, column, value)
    without_score_head(found)
    assert found["Điểm"].at(2, column) == value


@pytest.mark.parametrize("value", [7.5, -1.0, True, "7"])
def test_what_is_no_count_of_cells_is_the_clerks(value: CellValue) -> None:
    found = sheets()
    column = scores_column(found, "Nhận xét")
    found["Điểm"].set(2, column, value)
    without_score_head(found)
    assert found["Điểm"].at(2, column) == value
