"""The rows of ``Điểm`` as score sheets (workbook §7, problems §4)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.workbooks import appraised, assert_problems, assert_results, problem_rows
from xlsx_addin.appraisal.records import ScoreSheet
from xlsx_addin.refusal import Refusal
from xlsx_addin.terms import Outcome

if TYPE_CHECKING:
    from pathlib import Path

SUBJECTS = "| Mã |\n| A |\n| B |"


def test_score_sheets_in_the_order_of_the_sheet_and_of_the_scale(tmp_path: Path) -> None:
    rows = [
        ["C3", "Mã", "C1", "Người chấm", "C2", "Nhận xét"],
        ["30", "B", "25", "Ông Ha", "20.5", "Tốt"],
        ["", "", "", "", "", ""],
        ["31", "A", "26", "Bà K'Briu", "'21,5", ""],
    ]
    appraisal = appraised(tmp_path, subjects=SUBJECTS, sheets={"Điểm": rows})
    assert appraisal.register.score_sheets == [
        ScoreSheet(2, "B", "Ông Ha", (Decimal(25), Decimal("20.5"), Decimal(30))),
        ScoreSheet(4, "A", "Bà K'Briu", (Decimal(26), Decimal("21.5"), Decimal(31))),
    ]
    assert_problems(appraisal, "| code | cell | subject |\n| O-007 | E4 | A |")


def test_what_cannot_be_read_on_a_score_sheet_is_told_by_its_column(tmp_path: Path) -> None:
    rows = [
        ["Mã", "Người chấm", "C1", "C2", "C3", "Nhận xét"],
        ["A", "#N/A", "25", "x", "30", "#REF!"],
        ["#N/A", "", "25", "20", "", ""],
    ]
    appraisal = appraised(tmp_path, subjects=SUBJECTS, sheets={"Điểm": rows})
    told = {problem["cell"]: problem["message"] for problem in problem_rows(appraisal)}
    assert [told[cell] for cell in ("B2", "D2", "F2", "A3")] == [
        "Ô Điểm!B2 (Người chấm) đang hiện lỗi #N/A của Excel.",
        "Ô Điểm!D2: điểm tiêu chí C2 “x” không phải là số.",
        "Ô Điểm!F2 (Nhận xét) đang hiện lỗi #REF! của Excel.",
        "Ô Điểm!A3 (Mã) đang hiện lỗi #N/A của Excel.",
    ]
    one, two = appraisal.register.score_sheets
    assert (one.row, one.code, one.scorer, two.row, two.code, two.scorer) == (2, "A", "", 3, None, "")
    assert two.scores == (Decimal(25), Decimal(20), None)
    assert [one.scores[0], one.scores[2]] == [Decimal(25), Decimal(30)]
    unreadable = one.scores[1]
    assert unreadable is not None
    assert unreadable.is_nan()


def test_the_name_of_the_subject_is_ignored(tmp_path: Path) -> None:
    scores = """
    | Mã | Tên           | C1 | C2 | C3 |
    | A  | Tên khác hẳn  | 25 | 20 | 30 |
    | B  | #N/A          | 25 | 20 | 30 |
    | A  | =VLOOKUP(1)   | 25 | 20 | 30 |
    | B  | Tên khác nữa  | 25 | 20 | 30 |
    |    | =VLOOKUP(1)   |    |    |    |
    |    | #REF!         |    |    |    |
    """
    appraisal = appraised(tmp_path, subjects=SUBJECTS, scores=scores)
    assert_problems(appraisal, "")
    assert_results(appraisal, "| subject | total |\n| A | 75.00 |\n| B | 75.00 |")


@pytest.mark.parametrize(
    "row", ["| A | | | | | |", "| XYZ | | | | | |", "| | Ông Ha | | | | |", "| #N/A | #N/A | | | | #N/A |"]
)
def test_a_sheet_without_a_score_is_not_yet_filled_in(row: str, tmp_path: Path) -> None:
    scores = f"| Mã | Người chấm | C1 | C2 | C3 | Nhận xét |\n{row}"
    appraisal = appraised(tmp_path, subjects=SUBJECTS, scores=scores)
    assert_problems(appraisal, "")
    assert_results(appraisal, "| outcome |\n| awaiting_appraisal |\n| awaiting_appraisal |")
    assert appraisal.register.score_sheets == []


def test_empty_texts_are_no_scores(tmp_path: Path) -> None:
    scores = '| Mã | C1 | C2 | C3 |\n| A | "" | " " | "\\u00a0" |'
    appraisal = appraised(tmp_path, subjects=SUBJECTS, scores=scores)
    assert_problems(appraisal, "")
    assert appraisal.register.score_sheets == []


def test_sheets_are_counted_as_they_are_filled_in(tmp_path: Path) -> None:
    scores = """
    | Mã | C1 | C2 | C3 |
    | A  | 25 | 20 | 30 |
    | A  |    |    |    |
    | A  | 26 | 20 | 30 |
    """
    appraisal = appraised(tmp_path, subjects=SUBJECTS, scores=scores)
    assert [verdict.score_sheets for verdict in appraisal.verdicts] == [2, 0]


def test_a_column_that_is_no_criterion_is_a_warning_with_the_nearest_one(tmp_path: Path) -> None:
    scores = """
    | Mã | C1 | C2 | C3 | C4 | Ghi thêm | Tổng cộng |
    | A  | 25 | 20 | 30 | 5  | #N/A     | =SUM(X)   |
    """
    appraisal = appraised(tmp_path, subjects=SUBJECTS, scores=scores)
    assert_problems(
        appraisal,
        """
        | code     | severity | sheet | cell | subject |
        | DIEM-008 | warning  | Điểm  | G1   |         |
        | DIEM-008 | warning  | Điểm  | H1   |         |
        | DIEM-008 | warning  | Điểm  | I1   |         |
        """,
    )
    assert_results(appraisal, "| subject | total |\n| A | 75.00 |\n| B | |")


def test_a_misspelt_criterion_is_recognised_in_both_sheets(tmp_path: Path) -> None:
    rows = [["Mã", "Người chấm", "HQ", "TINHMOI", "Nhận xét"]]
    appraisal = appraised(
        tmp_path,
        scale="| Mã tiêu chí | Điểm tối đa |\n| HQ | 50 |\n| TINH-MOI | 50 |",
        sheets={"Điểm": rows},
    )
    assert_problems(appraisal, "| code | sheet | cell |\n| TIEUCHI-006 | Tiêu chí | A3 |\n| DIEM-008 | Điểm | D1 |")
    assert "“TINHMOI”" in problem_rows(appraisal)[0]["message"]
    assert "“TINH-MOI”" in problem_rows(appraisal)[1]["message"]


@pytest.mark.parametrize("heading", ["c1", '" C1 "', '"C1\\u00a0"'])
def test_a_criterion_finds_its_column_as_headings_match(heading: str, tmp_path: Path) -> None:
    rows = [["Mã", "Người chấm", heading, "C2", "C3", "Nhận xét"], ["A", "Ông Ha", "25", "20", "30", ""]]
    appraisal = appraised(tmp_path, subjects=SUBJECTS, sheets={"Điểm": rows})
    assert_problems(appraisal, "")
    assert_results(appraisal, "| total |\n| 75.00 |\n| |")


def test_two_columns_of_one_criterion_are_refused(tmp_path: Path) -> None:
    """Of three the first two are named."""
    rows = [["Mã", "Người chấm", "C1", "C2", "C3", "c1", "C1", "Nhận xét"]]
    for written in (rows, [[*rows[0][:6], *rows[0][7:]]]):
        with pytest.raises(Refusal, match=r"“Điểm”.*C1.*F1"):
            appraised(tmp_path, sheets={"Điểm": written})


def test_a_score_for_a_code_that_stands_twice_spoils_neither_more(tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path, subjects="| Mã |\n| A |\n| A |", scores="| Mã | C1 | C2 | C3 |\n| A | 25 | 20 | 30 |"
    )
    assert_problems(appraisal, "| code | cell |\n| DONVI-005 | A2 |\n| DONVI-005 | A3 |")


def test_under_a_code_that_stands_twice_is_told_what_no_maximum_could_make_right(tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path,
        subjects="| Mã |\n| A |\n| B |",
        scale="| Mã tiêu chí | Điểm tối đa |\n| C1 | 60 |\n| C1 | 40 |",
        scores="| Mã | C1 |\n| A | -1 |\n| B | nhiều |",
    )
    told = [problem for problem in appraisal.problems if problem.sheet == "Điểm"]
    assert [(problem.code.code, problem.cell, problem.subject) for problem in told] == [
        ("DIEM-010", "D2", "A"),
        ("DIEM-006", "D3", "B"),
    ]
    assert [verdict.outcome for verdict in appraisal.verdicts] == [Outcome.INVALID, Outcome.INVALID]
