"""The scale of ``Tiêu chí``: what refuses it, and for whom (appraisal §9, problems §5)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.grades import FAIL, FAIR, GOOD, PASS
from tests.workbooks import appraised, assert_problems, assert_results, problem_rows
from xlsx_addin.appraisal.records import Criterion, CutOff
from xlsx_addin.terms import CriterionScope

if TYPE_CHECKING:
    from xlsx_addin.appraisal.verdict import Appraisal

SENTENCES = Path(__file__).with_name("sentences_of_scale.txt")

SUBJECTS = """
| Mã | Loại đối tượng |
| TC | Tổ chức        |
| TT | Tập thể        |
| CN | Cá nhân        |
"""
# Two scales in one: T for organisations and collectives (columns E, F), N for individuals (G), C for all (D).
SEPARATE = """
| Mã tiêu chí | Áp dụng          | Điểm tối đa | Điểm tối thiểu |
| C           | Tất cả           | 40          |                |
| T1          | Tổ chức, tập thể | 30          |                |
| T2          | Tổ chức, tập thể | 30          |                |
| N           | Cá nhân          | 60          |                |
"""
SCORES = """
| Mã | C  | T1 | T2 | N  |
| TC | 40 | 25 | 25 |    |
| TT | 40 | 10 | 20 |    |
| CN | 40 |    |    | 20 |
"""
ALL_GRADED = """
| subject | outcome       | grade |
| TC      | qualified     | Tốt   |
| TT      | qualified     | Khá   |
| CN      | not_qualified | Đạt   |
"""
NONE_GRADED = """
| subject | outcome            | grade |
| TC      | awaiting_appraisal |       |
| TT      | awaiting_appraisal |       |
| CN      | awaiting_appraisal |       |
"""
COLLECTIVES_REFUSED = """
| subject | outcome            | grade |
| TC      | awaiting_appraisal |       |
| TT      | awaiting_appraisal |       |
| CN      | not_qualified      | Đạt   |
"""
INDIVIDUALS_REFUSED = """
| subject | outcome            | grade |
| TC      | qualified          | Tốt   |
| TT      | qualified          | Khá   |
| CN      | awaiting_appraisal |       |
"""


def with_scale(folder: Path, *changes: tuple[str, str], scores: str = SCORES) -> Appraisal:
    """The separate scales with passages changed, each of which stands there."""
    scale = SEPARATE
    for old, new in changes:
        assert old in scale
        scale = scale.replace(old, new)
    return appraised(folder, subjects=SUBJECTS, scale=scale, scores=scores)


def with_grades(folder: Path, grades: str) -> Appraisal:
    """The separate scales with other grades."""
    return appraised(folder, subjects=SUBJECTS, scale=SEPARATE, scores=SCORES, grades=grades)


def grades(**changes: tuple[str, str, str]) -> str:
    """The table of grades with the cells of some rows changed; keys are good, fair, passed, failed."""
    rows = {
        "good": ("Tốt", "90", "Có"),
        "fair": ("Khá", "70", "Có"),
        "passed": ("Đạt", "50", "Không"),
        "failed": ("Không đạt", "0", "Không"),
    }
    lines = ["Xếp loại | Từ điểm | Được công nhận", *(" | ".join(row) for row in (rows | changes).values())]
    return "\n".join(f"| {line} |" for line in lines)


def test_a_sound_scale(tmp_path: Path) -> None:
    appraisal = with_scale(tmp_path)
    assert_problems(appraisal, "")
    assert_results(appraisal, ALL_GRADED)
    scale = appraisal.register.scale
    assert scale.refused == frozenset()
    assert scale.criteria == (
        Criterion(2, "C", CriterionScope.ALL, Decimal(40), None, "D"),
        Criterion(3, "T1", CriterionScope.COLLECTIVE, Decimal(30), None, "E"),
        Criterion(4, "T2", CriterionScope.COLLECTIVE, Decimal(30), None, "F"),
        Criterion(5, "N", CriterionScope.INDIVIDUAL, Decimal(60), None, "G"),
    )
    assert scale.cut_offs == (
        CutOff(GOOD, Decimal(90), "J2"),
        CutOff(FAIR, Decimal(70), "J3"),
        CutOff(PASS, Decimal(50), "J4"),
        CutOff(FAIL, Decimal(0), "J5"),
    )


# --- maximum and minimum ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["", "ba mươi", "@30/12/2026", "TRUE", "'1.000,5"])
def test_a_maximum_that_is_blank_or_no_number(value: str, tmp_path: Path) -> None:
    appraisal = with_scale(tmp_path, ("T1          | Tổ chức, tập thể | 30", f"T1 | Tổ chức, tập thể | {value}"))
    assert_problems(
        appraisal, "| code | severity | sheet | cell | subject |\n| TIEUCHI-003 | error | Tiêu chí | D3 | |"
    )
    assert_results(appraisal, COLLECTIVES_REFUSED)


@pytest.mark.parametrize(("value", "code"), [("#N/A", "O-001"), ("=D2", "O-002")])
@pytest.mark.parametrize(("heading", "cell"), [("maximum", "D5"), ("minimum", "E5")])
def test_a_maximum_or_minimum_that_is_an_excel_error(
    heading: str, cell: str, value: str, code: str, tmp_path: Path
) -> None:
    new = f"| {value} | |" if heading == "maximum" else f"| 60 | {value} |"
    appraisal = with_scale(tmp_path, ("Cá nhân          | 60          |                |", f"Cá nhân {new}"))
    assert_problems(appraisal, f"| code | severity | sheet | cell |\n| {code} | error | Tiêu chí | {cell} |")
    assert_results(appraisal, INDIVIDUALS_REFUSED)


@pytest.mark.parametrize("value", ["0", "-1", "-0.5"])
def test_a_maximum_that_is_not_above_zero(value: str, tmp_path: Path) -> None:
    extra = f"{SEPARATE}| T3 | Tổ chức, tập thể | {value} | |"
    rest = str(100 - 40 - 30 - float(value))
    scale = extra.replace("T2          | Tổ chức, tập thể | 30", f"T2 | Tổ chức, tập thể | {rest}")
    scores = "| Mã | C | T1 | T2 | N | T3 |\n| CN | 40 | | | 20 | |"
    appraisal = appraised(tmp_path, subjects=SUBJECTS, scale=scale, scores=scores)
    assert_problems(appraisal, "| code | severity | sheet | cell |\n| TIEUCHI-003 | error | Tiêu chí | D6 |")
    assert_results(appraisal, COLLECTIVES_REFUSED)


def test_a_maximum_just_above_zero_is_sound(tmp_path: Path) -> None:
    scale = "| Mã tiêu chí | Điểm tối đa |\n| C1 | 99.5 |\n| C2 | 0.5 |"
    appraisal = appraised(tmp_path, subjects="| Mã |\n| A |", scale=scale, scores="| Mã | C1 | C2 |\n| A | 95 | 0.5 |")
    assert_problems(appraisal, "")
    assert_results(appraisal, "| total |\n| 95.50 |")


def test_a_maximum_as_text_is_a_warning(tmp_path: Path) -> None:
    appraisal = with_scale(tmp_path, ("T1          | Tổ chức, tập thể | 30", "T1 | Tổ chức, tập thể | '30,0"))
    assert_problems(appraisal, "| code | severity | sheet | cell |\n| O-007 | warning | Tiêu chí | D3 |")
    assert_results(appraisal, ALL_GRADED)


@pytest.mark.parametrize("value", ["0", "15", "30", "29.99"])
def test_a_minimum_between_zero_and_the_maximum(value: str, tmp_path: Path) -> None:
    appraisal = with_scale(
        tmp_path,
        ("T1          | Tổ chức, tập thể | 30          |                |", f"T1 | Tổ chức, tập thể | 30 | {value} |"),
    )
    assert_problems(appraisal, "")


@pytest.mark.parametrize("value", ["-1", "30.01", "31", "ba", "TRUE"])
def test_a_minimum_out_of_place(value: str, tmp_path: Path) -> None:
    appraisal = with_scale(
        tmp_path,
        ("T1          | Tổ chức, tập thể | 30          |                |", f"T1 | Tổ chức, tập thể | 30 | {value} |"),
    )
    assert_problems(
        appraisal, "| code | severity | sheet | cell | subject |\n| TIEUCHI-004 | error | Tiêu chí | E3 | |"
    )
    assert_results(appraisal, COLLECTIVES_REFUSED)


def test_a_negative_minimum_is_found_beside_an_unusable_maximum(tmp_path: Path) -> None:
    appraisal = with_scale(
        tmp_path,
        ("T1          | Tổ chức, tập thể | 30          |                |", "T1 | Tổ chức, tập thể | ba | -1 |"),
    )
    assert_problems(appraisal, "| code | cell |\n| TIEUCHI-003 | D3 |\n| TIEUCHI-004 | E3 |")


# --- codes, scopes and columns ---------------------------------------------------------------------------------------


def test_a_criterion_without_a_code(tmp_path: Path) -> None:
    appraisal = with_scale(tmp_path, ("| T1          |", "| |"), scores=SCORES.replace("T1", "T9"))
    assert_problems(
        appraisal,
        """
        | code        | severity | sheet    | cell | subject |
        | TIEUCHI-001 | error    | Tiêu chí | A3   |         |
        | DIEM-008    | warning  | Điểm     | G1   |         |
        """,
    )
    assert_results(appraisal, COLLECTIVES_REFUSED)


def test_a_row_with_a_source_alone_is_a_criterion_without_anything(tmp_path: Path) -> None:
    appraisal = with_scale(tmp_path, ("| N  ", "| | | | |\n| N  "))
    assert_problems(appraisal, "")
    scale = SEPARATE + "| | | | |\n"
    rows = appraised(tmp_path, subjects=SUBJECTS, scale=f"{scale}", scores=SCORES)
    assert_problems(rows, "")
    with_source = appraised(
        tmp_path,
        subjects=SUBJECTS,
        scale=SEPARATE.replace("| Điểm tối thiểu |", "| Điểm tối thiểu | Nguồn |").replace(
            "|                |\n", "| | P1 |\n"
        )
        + "| | | | | Tạm |",
        scores=SCORES,
    )
    assert_problems(with_source, "| code | cell |\n| TIEUCHI-001 | A6 |\n| TIEUCHI-003 | D6 |")
    assert_results(with_source, NONE_GRADED)


@pytest.mark.parametrize("again", ["T1", "t1", '" T1"'])
def test_a_code_that_stands_twice(again: str, tmp_path: Path) -> None:
    scale = SEPARATE.replace("| T2          |", f"| {again} |")
    rows = [["Mã", "Người chấm", "C", "T1", "N", "Nhận xét"], ["CN", "Ông Ha", "40", "", "20", ""]]
    appraisal = appraised(tmp_path, subjects=SUBJECTS, scale=scale, sheets={"Điểm": rows})
    hidden = "| O-013 | warning | Tiêu chí | A4 | |\n" if again.startswith('"') else ""
    assert_problems(
        appraisal, f"| code | severity | sheet | cell | subject |\n{hidden}| TIEUCHI-002 | error | Tiêu chí | A4 | |"
    )
    assert "Tiêu chí!A3" in problem_rows(appraisal)[-1]["message"]
    assert_results(appraisal, COLLECTIVES_REFUSED)


def test_a_code_that_stands_twice_for_different_kinds_refuses_both(tmp_path: Path) -> None:
    scale = """
    | Mã tiêu chí | Áp dụng          | Điểm tối đa |
    | C           | Tất cả           | 40          |
    | C1          | Tổ chức, tập thể | 60          |
    | C1          | Cá nhân          | 60          |
    """
    appraisal = appraised(
        tmp_path, subjects=SUBJECTS, scale=scale, scores="| Mã | C | C1 |\n| TC | 40 | 55 |\n| CN | 40 | 55 |"
    )
    assert_problems(appraisal, "| code | cell |\n| TIEUCHI-002 | A4 |")
    assert_results(appraisal, NONE_GRADED)


@pytest.mark.parametrize(("score", "code"), [("50", ""), ("0", ""), ("x", "DIEM-006"), ("#N/A", "O-001")])
def test_a_score_under_a_code_that_stands_twice_makes_a_score_sheet(score: str, code: str, tmp_path: Path) -> None:
    """What else is wrong with the sheet is told now, not only once the scale is mended."""
    scale = "| Mã tiêu chí | Điểm tối đa |\n| C1 | 60 |\n| C1 | 40 |"
    rows = [["Mã", "Người chấm", "C1", "Nhận xét"], ["", "", score, ""], ["TC", "Ông Ha", score, ""], ["", "", "", "x"]]
    appraisal = appraised(tmp_path, subjects=SUBJECTS, scale=scale, sheets={"Điểm": rows})
    unreadable = f"\n| {code} | C2 |\n| {code} | C3 |" if code else ""
    assert_problems(
        appraisal, f"| code | cell |\n| TIEUCHI-002 | A3 |\n| DIEM-011 | A2 |\n| DIEM-002 | B2 |{unreadable}"
    )
    outcomes = [verdict.outcome.value for verdict in appraisal.verdicts if verdict.subject.code == "TC"]
    assert outcomes == ["invalid" if code else "awaiting_appraisal"]


@pytest.mark.parametrize("written", ["Tổ chức, tập thể", "TỔ CHỨC, TẬP THỂ", '" tổ chức, tập thể "'])
def test_a_scope_matches_as_choices_do(written: str, tmp_path: Path) -> None:
    appraisal = with_scale(tmp_path, ("T1          | Tổ chức, tập thể", f"T1 | {written}"))
    assert_problems(appraisal, "")


def test_a_scope_without_diacritics_is_a_warning(tmp_path: Path) -> None:
    appraisal = with_scale(tmp_path, ("N           | Cá nhân", "N | ca nhan"))
    assert_problems(appraisal, "| code | severity | sheet | cell |\n| O-008 | warning | Tiêu chí | C5 |")
    assert_results(appraisal, ALL_GRADED)


@pytest.mark.parametrize("value", ["Đảng viên", "1", "Tổ chức"])
def test_a_scope_that_cannot_be_read_refuses_for_all(value: str, tmp_path: Path) -> None:
    appraisal = with_scale(tmp_path, ("N           | Cá nhân", f"N | {value}"), scores="")
    assert_problems(
        appraisal, "| code | severity | sheet | cell | subject |\n| TIEUCHI-005 | error | Tiêu chí | C5 | |"
    )
    assert_results(appraisal, NONE_GRADED)


def test_a_blank_scope_is_for_all(tmp_path: Path) -> None:
    appraisal = with_scale(tmp_path, ("C           | Tất cả ", "C | "))
    assert_problems(appraisal, "")
    assert_results(appraisal, ALL_GRADED)


def test_a_criterion_without_a_column_of_points(tmp_path: Path) -> None:
    rows = [
        ["Mã", "Tên", "Người chấm", "C", "T-1", "T2", "N", "Nhận xét"],
        ["CN", "", "Ông Ha", "40", "", "", "20", ""],
        ["TC", "", "Ông Ha", "40", "25", "25", "", ""],
    ]
    appraisal = appraised(tmp_path, subjects=SUBJECTS, scale=SEPARATE, sheets={"Điểm": rows})
    assert_problems(
        appraisal,
        """
        | code        | severity | sheet    | cell | subject |
        | TIEUCHI-006 | error    | Tiêu chí | A3   |         |
        | DIEM-008    | warning  | Điểm     | E1   |         |
        """,
    )
    assert "“T-1”" in problem_rows(appraisal)[0]["message"]
    assert "“T1”" in problem_rows(appraisal)[1]["message"]
    assert_results(appraisal, COLLECTIVES_REFUSED)


def test_a_criterion_whose_code_is_a_number_finds_its_column(tmp_path: Path) -> None:
    rows = [["Mã", "Người chấm", "1", "Nhận xét"], ["TC", "Ông Ha", "95", ""]]
    appraisal = appraised(
        tmp_path,
        subjects="| Mã |\n| TC |",
        scale="| Mã tiêu chí | Điểm tối đa |\n| 1 | 100 |",
        sheets={"Điểm": rows},
    )
    assert_problems(appraisal, "")
    assert_results(appraisal, "| subject | total |\n| TC | 95.00 |")


# --- grades ----------------------------------------------------------------------------------------------------------


def test_sound_grades_in_any_order_and_without_diacritics(tmp_path: Path) -> None:
    appraisal = with_grades(
        tmp_path,
        """
        | Xếp loại  | Từ điểm | Được công nhận |
        | không đạt | 0       | Không          |
        | TỐT       | 90      | Co             |
        | Đạt       | 50      | Không          |
        | Kha       | '70     | Có             |
        """,
    )
    assert_problems(
        appraisal,
        """
        | code  | severity | sheet    | cell |
        | O-008 | warning  | Tiêu chí | K3   |
        | O-008 | warning  | Tiêu chí | I5   |
        | O-007 | warning  | Tiêu chí | J5   |
        """,
    )
    assert_results(appraisal, ALL_GRADED)


@pytest.mark.parametrize(
    ("row", "grade", "cell"),
    [("good", "Tốt", "J2"), ("fair", "Khá", "J3"), ("passed", "Đạt", "J4"), ("failed", "Không đạt", "J5")],
)
@pytest.mark.parametrize("value", ["", "chín mươi", "TRUE"])
def test_a_cut_off_that_is_blank_or_no_number(row: str, grade: str, cell: str, value: str, tmp_path: Path) -> None:
    recognised = "Có" if row in {"good", "fair"} else "Không"
    appraisal = with_grades(tmp_path, grades(**{row: (grade, value, recognised)}))
    assert_problems(
        appraisal, f"| code | severity | sheet | cell | subject |\n| TIEUCHI-011 | error | Tiêu chí | {cell} | |"
    )
    assert_results(appraisal, NONE_GRADED)


def test_the_lowest_grade_begins_at_zero(tmp_path: Path) -> None:
    appraisal = with_grades(tmp_path, grades(failed=("Không đạt", "10", "Không")))
    assert_problems(appraisal, "| code | severity | sheet | cell |\n| TIEUCHI-011 | error | Tiêu chí | J5 |")
    assert_results(appraisal, NONE_GRADED)


@pytest.mark.parametrize(
    ("changes", "cells"),
    [
        ({"good": ("Tốt", "70", "Có")}, ["J2"]),
        ({"good": ("Tốt", "60", "Có")}, ["J2"]),
        ({"fair": ("Khá", "95", "Có")}, ["J2"]),
        ({"passed": ("Đạt", "70", "Không")}, ["J3"]),
        ({"passed": ("Đạt", "0", "Không")}, ["J4"]),
        ({"good": ("Tốt", "50", "Có"), "passed": ("Đạt", "90", "Không")}, ["J2", "J3"]),
    ],
)
def test_cut_offs_fall_strictly(changes: dict[str, tuple[str, str, str]], cells: list[str], tmp_path: Path) -> None:
    appraisal = with_grades(tmp_path, grades(**changes))
    assert [(row["code"], row["severity"], row["cell"]) for row in problem_rows(appraisal)] == [
        ("TIEUCHI-012", "error", cell) for cell in cells
    ]
    assert_results(appraisal, NONE_GRADED)


def test_cut_offs_around_a_blank_one_fall_as_well(tmp_path: Path) -> None:
    appraisal = with_grades(tmp_path, grades(good=("Tốt", "50", "Có"), fair=("Khá", "", "Có")))
    assert_problems(appraisal, "| code | cell |\n| TIEUCHI-012 | J2 |\n| TIEUCHI-011 | J3 |")


def test_the_highest_cut_off_is_within_reach(tmp_path: Path) -> None:
    within = with_grades(tmp_path, grades(good=("Tốt", "100", "Có")))
    assert_problems(within, "")
    beyond = with_grades(tmp_path, grades(good=("Tốt", "100.5", "Có")))
    assert_problems(beyond, "| code | severity | sheet | cell | subject |\n| TIEUCHI-013 | error | Tiêu chí | J2 | |")
    assert_results(beyond, NONE_GRADED)


@pytest.mark.parametrize(("best", "is_told"), [("9", True), ("49.99", True), ("50", False)])
def test_a_highest_cut_off_under_half_of_the_maxima_is_a_warning(best: str, is_told: bool, tmp_path: Path) -> None:
    """Grades typed on a scale of ten above maxima of a hundred: ten points of a hundred would be Tốt."""
    low = grades(good=("Tốt", best, "Có"), fair=("Khá", "7", "Có"), passed=("Đạt", "5", "Không"))
    appraisal = with_grades(tmp_path, low)
    headings, told = "| code | severity | cell |\n", "của mọi đối tượng; có thể đã ghi theo thang 10."
    assert_problems(appraisal, headings + "| TIEUCHI-016 | warning | J2 |" * is_told)
    assert [row["message"] for row in problem_rows(appraisal)] == [
        f"Ô Tiêu chí!J2: Từ điểm của mức Tốt ({best.replace('.', ',')}) chưa bằng một nửa tổng điểm tối đa 100 {told}"
    ] * is_told
    assert_results(appraisal, "| subject | grade |\n| TC | Tốt |\n| TT | Tốt |\n| CN | Tốt |")


def test_a_low_cut_off_is_told_for_the_kind_whose_maxima_are_higher(tmp_path: Path) -> None:
    appraisal = with_scale(tmp_path, ("Cá nhân          | 60", "Cá nhân | 141"))
    assert_problems(appraisal, "| code | cell |\n| TIEUCHI-015 | |\n| TIEUCHI-016 | J2 |")
    assert "181 của cá nhân" in problem_rows(appraisal)[1]["message"]
    assert_results(appraisal, ALL_GRADED)


def test_nothing_is_said_of_low_cut_offs_while_one_cannot_be_read(tmp_path: Path) -> None:
    unread = grades(good=("Tốt", "", "Có"), fair=("Khá", "7", "Có"), passed=("Đạt", "5", "Không"))
    assert_problems(with_grades(tmp_path, unread), "| code | cell |\n| TIEUCHI-011 | J2 |")


def test_a_cut_off_beyond_the_reach_of_one_kind_refuses_for_that_kind(tmp_path: Path) -> None:
    appraisal = with_scale(tmp_path, ("Cá nhân          | 60", "Cá nhân | 45"))
    assert_problems(
        appraisal,
        """
        | code        | severity | sheet    | cell |
        | TIEUCHI-015 | warning  | Tiêu chí |      |
        | TIEUCHI-013 | error    | Tiêu chí | J2   |
        """,
    )
    assert "cá nhân" in problem_rows(appraisal)[0]["message"]
    assert "cá nhân" in problem_rows(appraisal)[1]["message"]
    assert_results(appraisal, INDIVIDUALS_REFUSED)


def test_a_cut_off_beyond_the_reach_of_each_kind_refuses_for_both(tmp_path: Path) -> None:
    changes = (
        ("Cá nhân          | 60", "Cá nhân | 45"),
        ("T2          | Tổ chức, tập thể | 30", "T2 | Tổ chức, tập thể | 10"),
    )
    scores = "| Mã | C | T1 | T2 | N |\n| TC | 40 | 25 | 5 | |\n| TT | 40 | 10 | 5 | |\n| CN | 40 | | | 20 |"
    assert_results(with_scale(tmp_path, *changes, scores=scores), NONE_GRADED)


@pytest.mark.parametrize(
    ("row", "grade", "points", "wrong", "cell"),
    [
        ("good", "Tốt", "90", "Không", "K2"),
        ("fair", "Khá", "70", "Không", "K3"),
        ("passed", "Đạt", "50", "Có", "K4"),
        ("failed", "Không đạt", "0", "Có", "K5"),
        ("good", "Tốt", "90", "", "K2"),
        ("failed", "Không đạt", "0", "", "K5"),
    ],
)
def test_recognition_is_what_the_guidance_says(
    row: str, grade: str, points: str, wrong: str, cell: str, tmp_path: Path
) -> None:
    appraisal = with_grades(tmp_path, grades(**{row: (grade, points, wrong)}))
    assert_problems(
        appraisal, f"| code | severity | sheet | cell | subject |\n| TIEUCHI-014 | error | Tiêu chí | {cell} | |"
    )
    assert "Công văn 804-CV/HU" in problem_rows(appraisal)[0]["message"]
    assert_results(appraisal, NONE_GRADED)


@pytest.mark.parametrize(("value", "code"), [("x", "O-005"), ("#N/A", "O-001"), ("=K3", "O-002")])
def test_recognition_that_cannot_be_read(value: str, code: str, tmp_path: Path) -> None:
    appraisal = with_grades(tmp_path, grades(good=("Tốt", "90", value)))
    assert_problems(appraisal, f"| code | severity | cell |\n| {code} | error | K2 |")
    assert_results(appraisal, NONE_GRADED)


def test_a_grade_that_is_missing(tmp_path: Path) -> None:
    appraisal = with_grades(
        tmp_path,
        "| Xếp loại | Từ điểm | Được công nhận |\n| Tốt | 90 | Có |\n| Khá | 70 | Có |\n| Không đạt | 0 | Không |",
    )
    assert_problems(appraisal, "| code | severity | sheet | cell | subject |\n| TIEUCHI-009 | error | Tiêu chí | | |")
    assert "“Đạt”" in problem_rows(appraisal)[0]["message"]
    assert_results(appraisal, NONE_GRADED)


def test_a_grade_that_stands_twice(tmp_path: Path) -> None:
    appraisal = with_grades(tmp_path, grades(again=("Khá", "65", "Có")))
    assert_problems(appraisal, "| code | severity | sheet | cell |\n| TIEUCHI-010 | error | Tiêu chí | I6 |")
    assert_results(appraisal, NONE_GRADED)


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        (("Khá", "65", "Không"), "TIEUCHI-014", "K6"),
        (("Khá", "65", ""), "TIEUCHI-014", "K6"),
        (("Khá", "65", "Rồi"), "O-005", "K6"),
        (("Khá", "", "Có"), "TIEUCHI-011", "J6"),
        (("Khá", "#N/A", "Có"), "O-001", "J6"),
        (("Không đạt", "5", "Không"), "TIEUCHI-011", "J6"),
    ],
)
def test_what_else_is_wrong_with_a_second_row_of_a_grade_is_told_at_once(
    row: tuple[str, str, str], code: str, cell: str, tmp_path: Path
) -> None:
    appraisal = with_grades(tmp_path, grades(again=row))
    assert_problems(appraisal, f"| code | severity | cell |\n| TIEUCHI-010 | error | I6 |\n| {code} | error | {cell} |")
    assert_results(appraisal, NONE_GRADED)


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        (("Giỏi", "", "Có"), "TIEUCHI-011", "J6"),
        (("", "", "Không"), "TIEUCHI-011", "J6"),
        (("Giỏi", "tám", "Có"), "TIEUCHI-011", "J6"),
        (("Giỏi", "80", "Rồi"), "O-005", "K6"),
    ],
)
def test_what_else_is_wrong_with_an_unknown_grade_is_told_at_once(
    row: tuple[str, str, str], code: str, cell: str, tmp_path: Path
) -> None:
    appraisal = with_grades(tmp_path, grades(fifth=row))
    assert_problems(appraisal, f"| code | severity | cell |\n| TIEUCHI-008 | error | I6 |\n| {code} | error | {cell} |")
    assert_results(appraisal, NONE_GRADED)


def test_a_fifth_grade(tmp_path: Path) -> None:
    appraisal = with_grades(tmp_path, grades(best=("Xuất sắc", "95", "Có")))
    assert_problems(appraisal, "| code | severity | sheet | cell |\n| TIEUCHI-008 | error | Tiêu chí | I6 |")
    assert_results(appraisal, NONE_GRADED)


def test_a_row_of_the_grades_without_a_grade(tmp_path: Path) -> None:
    appraisal = with_grades(tmp_path, grades(blank=("", "30", "")))
    assert_problems(appraisal, "| code | severity | sheet | cell |\n| TIEUCHI-008 | error | Tiêu chí | I6 |")
    assert_results(appraisal, NONE_GRADED)


# --- sums ------------------------------------------------------------------------------------------------------------


def test_maxima_that_do_not_sum_to_a_hundred_are_a_warning_for_the_kind(tmp_path: Path) -> None:
    appraisal = with_scale(tmp_path, ("T2          | Tổ chức, tập thể | 30", "T2 | Tổ chức, tập thể | 30.5"))
    assert_problems(appraisal, "| code | severity | sheet | cell | subject |\n| TIEUCHI-015 | warning | Tiêu chí | | |")
    assert "tổ chức, tập thể" in problem_rows(appraisal)[0]["message"]
    assert "100,5" in problem_rows(appraisal)[0]["message"]
    assert_results(appraisal, ALL_GRADED)


def test_maxima_of_both_kinds_that_do_not_sum_to_a_hundred(tmp_path: Path) -> None:
    appraisal = with_scale(tmp_path, ("| C           | Tất cả           | 40", "| C | Tất cả | 50"))
    assert_problems(appraisal, "| code | severity | cell |\n| TIEUCHI-015 | warning | |")
    assert "mọi đối tượng" in problem_rows(appraisal)[0]["message"]


def test_a_sum_is_exact(tmp_path: Path) -> None:
    scale = "| Mã tiêu chí | Điểm tối đa |\n" + "".join(f"| C{number} | {value} |\n" for number, value in enumerate(
        ["33.1", "33.2", "33.7"], start=1
    ))  # fmt: skip
    assert_problems(appraised(tmp_path, scale=scale), "")


def test_a_kind_without_any_criterion_is_refused_where_there_is_such_a_subject(tmp_path: Path) -> None:
    scale = "| Mã tiêu chí | Áp dụng | Điểm tối đa |\n| N | Cá nhân | 100 |"
    only_individuals = appraised(tmp_path, subjects="| Mã | Loại đối tượng |\n| CN | Cá nhân |", scale=scale)
    assert_problems(only_individuals, "")
    both = appraised(
        tmp_path, subjects="| Mã | Loại đối tượng |\n| CN | Cá nhân |\n| TT | Tập thể |", scale=scale,
        scores="| Mã | N |\n| CN | 95 |",
    )  # fmt: skip
    assert_problems(both, "| code | severity | sheet | cell |\n| TIEUCHI-007 | error | Tiêu chí | |")
    assert_results(both, "| subject | outcome |\n| CN | qualified |\n| TT | awaiting_appraisal |")


def test_the_other_kinds_are_checked_though_some_have_no_criterion(tmp_path: Path) -> None:
    scale = "| Mã tiêu chí | Áp dụng | Điểm tối đa |\n| N | Cá nhân | 95 |"
    problems = problem_rows(appraised(tmp_path, subjects=SUBJECTS, scale=scale, scores="| Mã | N |\n| CN | 90 |"))
    assert [problem["code"] for problem in problems] == ["TIEUCHI-007", "TIEUCHI-015"]


def test_an_empty_scale_is_refused(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects=SUBJECTS, scale="", scores="")
    assert_problems(appraisal, "| code | severity | sheet | cell |\n| TIEUCHI-007 | error | Tiêu chí | |")
    assert_results(appraisal, NONE_GRADED)


def test_every_fault_is_reported_at_once(tmp_path: Path) -> None:
    scale = """
    | Mã tiêu chí | Áp dụng          | Điểm tối đa | Điểm tối thiểu |
    | C1          | Tất cả           |             |                |
    | C2          | Tổ chức, tập thể | ba          | 31             |
    | C3          | Cả làng          | 40          | 41             |
    |             | Cá nhân          | 0           |                |
    | c1          | Cá nhân          | 10          |                |
    """
    grade_rows = """
    | Xếp loại | Từ điểm | Được công nhận |
    | Tốt      | 70      | Không          |
    | Khá      | 70      | Có             |
    | Khá      |         | Có             |
    | Giỏi     | 50      | Không          |
    | Không đạt | 5      | Có             |
    """
    rows = [["Mã", "Người chấm", "C1", "C2", "Nhận xét"]]
    appraisal = appraised(tmp_path, subjects=SUBJECTS, scale=scale, grades=grade_rows, sheets={"Điểm": rows})
    assert_problems(
        appraisal,
        """
        | code        | severity | cell |
        | TIEUCHI-009 | error    |      |
        | TIEUCHI-003 | error    | D2   |
        | TIEUCHI-012 | error    | J2   |
        | TIEUCHI-014 | error    | K2   |
        | TIEUCHI-003 | error    | D3   |
        | TIEUCHI-006 | error    | A4   |
        | TIEUCHI-005 | error    | C4   |
        | TIEUCHI-004 | error    | E4   |
        | TIEUCHI-010 | error    | I4   |
        | TIEUCHI-011 | error    | J4   |
        | TIEUCHI-001 | error    | A5   |
        | TIEUCHI-003 | error    | D5   |
        | TIEUCHI-008 | error    | I5   |
        | TIEUCHI-002 | error    | A6   |
        | TIEUCHI-011 | error    | J6   |
        | TIEUCHI-014 | error    | K6   |
        """,
    )
    assert_results(appraisal, NONE_GRADED)


def test_each_sentence_names_its_cell_its_value_and_what_to_do(tmp_path: Path) -> None:
    scale = """
    | Mã tiêu chí | Áp dụng  | Điểm tối đa | Điểm tối thiểu |
    |             | Tất cả   | 10          |                |
    | C1          | Cá nhân  | 30          | 40             |
    | c1          | Cá nhân  | 0           | -1             |
    | C2          | Mọi nơi  | chín        | x              |
    | C3          | Tổ chức, tập thể | 20  |                |
    """
    grades = """
    | Xếp loại  | Từ điểm | Được công nhận |
    | Tốt       | 101     | Có             |
    | Khá       | 101     | Không          |
    | Khá       | 60      |                |
    | Giỏi      |         | Có             |
    |           |         | Không          |
    | Không đạt | 5       | Không          |
    """
    sheets = {"Điểm": [["Mã", "Người chấm", "C1", "C4", "Nhận xét"], ["CN", "Ông Ha", "5", "5", ""]]}
    problems = problem_rows(appraised(tmp_path, subjects=SUBJECTS, scale=scale, grades=grades, sheets=sheets))
    other = problem_rows(appraised(tmp_path, subjects=SUBJECTS, scale="| Mã tiêu chí | Áp dụng |\n| N | Cá nhân |"))
    told = [f"{row['code']} {row['cell']} {row['message']} → {row['fix']}" for row in (*problems, *other)]
    assert told == SENTENCES.read_text("utf-8").splitlines()
