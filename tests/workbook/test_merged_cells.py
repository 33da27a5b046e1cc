"""Merged cells over data: what reads as blank there says that the cells are merged."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl

from tests.workbooks import appraise_file, assert_problems, problem_rows, workbook_bytes

if TYPE_CHECKING:
    from xlsx_addin.appraisal.verdict import Appraisal

SUBJECTS = """
| Mã | Diện                  | Tên |
| A  | Doanh nghiệp tư nhân  | Một |
| B  |                       | Hai |
| C  |                       | Ba  |
"""
SCORES = """
| Mã | Người chấm | C1 | C2 | C3 |
| A  | Ông Ha     | 25 | 20 | 30 |
| A  | Bà Hoa     |    | 20 | 30 |
"""


def appraised_with(merged: dict[str, list[str]], **tables: Any) -> Appraisal:
    """What is found in a workbook with these ranges merged, by sheet."""
    book = openpyxl.load_workbook(BytesIO(workbook_bytes(**tables)))
    for sheet, places in merged.items():
        for place in places:
            book[sheet].merge_cells(place)
    content = BytesIO()
    book.save(content)
    return appraise_file(content.getvalue())


def test_a_merged_cell_that_hides_a_choice_is_a_warning() -> None:
    appraisal = appraised_with({"Đơn vị": ["D2:D4"]}, subjects=SUBJECTS)
    assert_problems(appraisal, "| code | severity | sheet | cell |\n| O-014 | warning | Đơn vị | D3 |")
    [problem] = problem_rows(appraisal)
    assert problem["message"] == (
        "Ô Đơn vị!D3 (Diện): các ô D2:D4 đã gộp; chỉ ô đầu có giá trị, các ô còn lại được đọc là trống."
    )


def test_what_is_missing_under_a_merged_cell_says_so() -> None:
    appraisal = appraised_with({"Điểm": ["D2:D3"]}, subjects="| Mã |\n| A |", scores=SCORES)
    assert_problems(appraisal, "| code | sheet | cell |\n| DIEM-005 | Điểm | D3 |\n| O-014 | Điểm | D3 |")
    missing = next(problem for problem in problem_rows(appraisal) if problem["code"] == "DIEM-005")
    assert missing["message"] == ("Ô Điểm!D3: chưa ghi điểm tiêu chí C1. Ô này đã gộp vào D2:D3: chỉ ô đầu có giá trị.")
    assert missing["fix"].startswith("Bỏ gộp ô")


def test_merged_titles_blank_cells_and_columns_of_the_clerks_own_are_left_alone() -> None:
    subjects = "| Mã | Màu |\n| A | đỏ |\n| B | |"
    appraisal = appraised_with({"Đơn vị": ["Z2:Z3", "D2:D3"], "Thẩm định": ["A1:C1"]}, subjects=subjects)
    assert_problems(appraisal, "")
