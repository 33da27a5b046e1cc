"""One appraisal as a whole: it changes nothing it is given, and says the same twice."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import grades
from tests.workbooks import appraise_file, appraised, assert_problems, assert_results, vertical, workbook_bytes
from xlsx_addin.appraisal.appraise import appraise
from xlsx_addin.appraisal.records import DecisionElsewhere
from xlsx_addin.terms import Lateness, Level, Outcome
from xlsx_addin.words.problems import ProblemCode
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
    assert [verdict.outcome for verdict in early.verdicts] == [verdict.outcome for verdict in late.verdicts]
    # That Không counts at once is a reading of ours only while a registration could still be waited for (A36).
    assert [[verdict.readings for verdict in each.verdicts] for each in (early, late)] == [
        [(), ("A36",), ()],
        [(), (), ()],
    ]
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


def fewer_than_two(count: int) -> list[str]:
    """What is said of subjects with fewer score sheets, where so many have one and more have two."""
    codes = [f"A{number:02}" for number in range(1, 2 * count + 2)]
    rows = [f"| {code} | 25 | 20 | 30 |" for code in [*codes, *codes[count:]]]
    appraisal = appraise_file(
        workbook_bytes(
            subjects="\n".join(["| Mã |", *(f"| {code} |" for code in codes), "| KHONG |"]),
            scores="\n".join(["| Mã | C1 | C2 | C3 |", *rows]),
        )
    )
    return [problem.message for problem in appraisal.problems]


def test_subjects_with_fewer_score_sheets_than_most_are_named_in_one_warning() -> None:
    told = "Phần lớn đối tượng có 2 phiếu chấm điểm; ít hơn:"
    twenty = ", ".join(f"A{number:02} (1 phiếu)" for number in range(1, 21))
    assert fewer_than_two(0) == []
    assert fewer_than_two(1) == [f"{told} A01 (1 phiếu)."]
    assert fewer_than_two(20) == [f"{told} {twenty}."]
    assert fewer_than_two(22) == [f"{told} {twenty} và 2 đối tượng khác."]


def test_of_two_numbers_of_score_sheets_that_are_as_frequent_the_greater_is_usual(tmp_path: Path) -> None:
    scores = "| Mã | C1 | C2 | C3 |\n| A | 25 | 20 | 30 |\n| B | 25 | 20 | 30 |\n| B | 25 | 20 | 30 |"
    [problem] = appraised(tmp_path, subjects="| Mã |\n| A |\n| B |", scores=scores).problems
    assert problem.message == "Phần lớn đối tượng có 2 phiếu chấm điểm; ít hơn: A (1 phiếu)."
    assert (problem.code.code, problem.sheet, problem.cell, problem.subject) == ("DIEM-014", "Điểm", None, None)


def test_more_sheets_than_most_and_sheets_of_subjects_that_take_none_say_nothing(tmp_path: Path) -> None:
    subjects = "| Mã | Tình trạng hồ sơ |\n| A | Đã rút |\n| B | |\n| C | |\n| D | |"
    rows = [f"| {code} | 25 | 20 | 30 |" for code in "ABBCCDDD"]
    appraisal = appraised(tmp_path, subjects=subjects, scores="\n".join(["| Mã | C1 | C2 | C3 |", *rows]))
    assert [problem.code.code for problem in appraisal.problems] == ["DIEM-009"]


def test_a_verdict_holds_the_figures_of_its_subject(tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path,
        subjects="| Mã | Ngày nhận báo cáo |\n| A | 16/12/2026 |\n| B | 10/12/2026 |\n| C | |\n| D | 15/12/2026 |",
        scores="| Mã | C1 | C2 | C3 |\n| A | 25 | 20 | 30 |\n| B | 28 | 28 | 36 |\n| A | 25 | 20 | 31 |",
        from_above="""
        | Mã | Kết luận                           | Xếp loại |
        | A  | Đủ điều kiện về mô hình            | Tốt      |
        | C  | Không thẩm định: không gửi báo cáo |          |
        """,
    )
    level = Level.STANDING_COMMITTEE
    above = DecisionElsewhere(True, level, "", Outcome.QUALIFIED, grades.GOOD, "Kết quả cấp trên!E2")
    none_above = DecisionElsewhere(True, level, "", Outcome.NO_REPORT, None, "Kết quả cấp trên!E3")
    assert [
        (
            verdict.subject.code,
            verdict.outcome,
            verdict.rules,
            verdict.score_sheets,
            verdict.total,
            verdict.grade,
            verdict.rank,
            verdict.lateness,
            verdict.days_late,
            verdict.above,
        )
        for verdict in appraisal.verdicts
    ] == [
        ("A", Outcome.QUALIFIED, ("R3",), 2, Fraction(151, 2), grades.FAIR, 2, Lateness.LATE, 2, above),
        ("B", Outcome.QUALIFIED, ("R3",), 1, Fraction(92), grades.GOOD, 1, Lateness.ON_TIME, 0, None),
        ("C", Outcome.NO_REPORT, ("R16",), 0, None, None, None, None, None, none_above),
        ("D", Outcome.AWAITING_APPRAISAL, (), 0, None, None, None, Lateness.DEADLINE_DAY, 1, None),
    ]


def test_problems_stand_in_the_order_of_the_workbook(tmp_path: Path) -> None:
    """Sheet by sheet as the console has them, in a sheet row by row, in a row from left to right."""
    sound = vertical(*({"Mã": f"A{number}"} for number in range(3, 10)))
    subjects = f"""
    | Mã | Loại đối tượng | Ngày nhận báo cáo | Ghi chú | Nguồn | Xếp loại cấp dưới |
    | A2 | Hội            | 01/02/2027        | #N/A    |       | Giỏi              |

    {sound}

    | Mã | Loại đối tượng | Tên mô hình |
    | A2 | Tổ chức        |             |
    """
    appraisal = appraised(
        tmp_path,
        settings={"Tính cả ngày hạn": "có thể"},
        subjects=subjects,
        scale="| Mã tiêu chí | Điểm tối đa |\n| C1 | 30 |\n| C2 | 30 |\n| C3 | 30 |",
        scores="""
        | Mã   | C1 | C2 | C3 |
        | A3   | 31 | 20 | x  |
        | KHAC | 25 | 20 | 30 |
        | A4   | 25 | 20 | 30 |
        | A4   | 25 | 20 | 30 |
        """,
        from_above="| Mã | Xếp loại |\n| A5 | Giỏi |",
    )
    assert_problems(
        appraisal,
        """
        | sheet            | cell | code        |
        | Thẩm định        | C5   | CAIDAT-001  |
        | Đơn vị           | A2   | DONVI-005   |
        | Đơn vị           | C2   | O-005       |
        | Đơn vị           | M2   | DONVI-012   |
        | Đơn vị           | M2   | DONVI-013   |
        | Đơn vị           | Y2   | O-001       |
        | Đơn vị           | AA2  | O-005       |
        | Đơn vị           | A10  | DONVI-005   |
        | Đơn vị           | J10  | DONVI-021   |
        | Tiêu chí         |      | TIEUCHI-015 |
        | Điểm             |      | DIEM-014    |
        | Điểm             | D2   | DIEM-003    |
        | Điểm             | F2   | DIEM-006    |
        | Điểm             | A3   | DIEM-001    |
        | Kết quả cấp trên | G2   | CAPTREN-002 |
        """,
    )


def test_a_problem_of_any_other_sheet_stands_last() -> None:
    register = register_of(subjects=SUBJECTS, scores=SCORES)
    register.findings.add(ProblemCode.CELL_ERROR, "Sổ tay", "A1", heading="Mã", value="#N/A")
    register.findings.add(ProblemCode.CELL_ERROR, "Thành phần", "A1", heading="Mã", value="#N/A")
    sheets = list(dict.fromkeys(problem.sheet for problem in appraise(register, date(2027, 1, 31)).problems))
    assert sheets == ["Đơn vị", "Điểm", "Thành phần", "Sổ tay"]


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
