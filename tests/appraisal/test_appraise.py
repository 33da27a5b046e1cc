"""One appraisal as a whole: it changes nothing it is given, and says the same twice."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workbooks import appraise_file, appraised, assert_results, workbook_bytes
from xlsx_addin.appraisal.appraise import appraise
from xlsx_addin.workbook.register import read_register, read_sheets
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.appraisal.records import Register

SUBJECTS = """
| Mã | Loại đối tượng | Đăng ký | Ngày nhận báo cáo |
| A  | Tổ chức        | Có      | 10/12/2026        |
| B  | Tập thể        | Không   | 16/12/2026        |
| C  | Cá nhân        | Có      | hôm qua           |
"""
SCORES = "| Mã | C1 | C2 | C3 |\n| A | 25 | 20 | 30 |\n| X | 25 | 20 | 30 |"


def register_of(**tables: Any) -> Register:
    with FileWorkbook.open(workbook_bytes(**tables)) as workbook:
        return read_register(read_sheets(workbook))


def test_the_register_is_not_changed() -> None:
    register = register_of(subjects=SUBJECTS, scores=SCORES)
    before = deepcopy(register.findings)
    first = appraise(register, date(2026, 12, 16))
    assert register.findings == before
    second = appraise(register, date(2026, 12, 16))
    assert (second.verdicts, second.problems) == (first.verdicts, first.problems)


def test_today_decides_about_nothing_but_reports_from_the_future() -> None:
    register = register_of(subjects=SUBJECTS, scores=SCORES)
    early, late = appraise(register, date(2026, 12, 1)), appraise(register, date(2030, 1, 1))
    assert early.verdicts == late.verdicts
    assert [problem for problem in early.problems if problem not in late.problems] == [
        problem for problem in early.problems if problem.code.code == "DONVI-013"
    ]


def test_totals_are_exact_and_not_rounded(tmp_path: Path) -> None:
    scores = "| Mã | C1 | C2 | C3 |\n| A | 25 | 20 | 30 |\n| A | 25 | 20 | 30.1 |\n| A | 25 | 20 | 30.1 |"
    appraisal = appraised(tmp_path, subjects="| Mã |\n| A |", scores=scores)
    assert appraisal.verdicts[0].total == Fraction(2252, 30)


def test_kinds_are_ranked_apart(tmp_path: Path) -> None:
    subjects = "| Mã | Loại đối tượng |\n| A | Tổ chức |\n| B | Tập thể |\n| C | Cá nhân |\n| D | Tổ chức |"
    scores = "| Mã | C1 | C2 | C3 |\n| A | 25 | 20 | 30 |\n| B | 5 | 5 | 5 |\n| C | 6 | 6 | 6 |\n| D | 30 | 30 | 40 |"
    appraisal = appraised(tmp_path, subjects=subjects, scores=scores)
    assert_results(appraisal, "| subject | rank |\n| A | 2 |\n| B | 1 |\n| C | 1 |\n| D | 1 |")


SHEETS = st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 3000), st.integers(0, 4000)), min_size=1, max_size=5)


@settings(max_examples=40, deadline=None)
@given(SHEETS, SHEETS)
def test_totals_grades_and_ranks_against_plain_fractions(
    first: list[tuple[int, int, int]], second: list[tuple[int, int, int]]
) -> None:
    rows = [
        f"| {code} | {a / 100} | {b / 100} | {c / 100} |"
        for code, sheets in (("A", first), ("B", second))
        for a, b, c in sheets
    ]
    content = workbook_bytes(subjects="| Mã |\n| A |\n| B |", scores="\n".join(["| Mã | C1 | C2 | C3 |", *rows]))
    totals = [Fraction(sum(map(sum, sheets)), 100 * len(sheets)) for sheets in (first, second)]
    grades = [
        next(grade for grade, points in (("Tốt", 90), ("Khá", 70), ("Đạt", 50), ("Không đạt", 0)) if total >= points)
        for total in totals
    ]
    verdicts = appraise_file(content).verdicts
    assert [verdict.total for verdict in verdicts] == totals
    assert [verdict.grade.value if verdict.grade else None for verdict in verdicts] == grades
    assert [verdict.rank for verdict in verdicts] == [1 + sum(other > total for other in totals) for total in totals]


@settings(max_examples=25, deadline=None)
@given(SHEETS)
def test_one_more_sheet_of_zeros_never_helps(sheets: list[tuple[int, int, int]]) -> None:
    rows = [f"| A | {a / 100} | {b / 100} | {c / 100} |" for a, b, c in sheets]
    tables = ["\n".join(["| Mã | C1 | C2 | C3 |", *rows, *more]) for more in ([], ["| A | 0 | 0 | 0 |"])]
    before, after = (
        appraise_file(workbook_bytes(subjects="| Mã |\n| A |", scores=scores)).verdicts[0].total for scores in tables
    )
    assert before is not None
    assert after is not None
    assert after <= before
