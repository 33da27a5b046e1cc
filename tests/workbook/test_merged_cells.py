"""Cells that a merged area hides: no verdict comes from their row, and what is hidden is told once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.edited_workbooks import merged_bytes
from tests.workbooks import GRADES, appraise_file, assert_problems, assert_results, problem_rows, workbook_bytes
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.xlsx.reader import FileWorkbook

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
FIX = "Bỏ gộp ô (Merge & Center, Unmerge Cells), rồi ghi giá trị vào từng ô."


def appraised_with(merged: dict[str, list[str]], **tables: Any) -> Appraisal:
    """What is found in a workbook with these ranges merged, by sheet; what hidden cells hold stays there."""
    return appraise_file(merged_bytes(workbook_bytes(**tables), merged))


def messages(appraisal: Appraisal) -> list[str]:
    return [problem["message"] for problem in problem_rows(appraisal)]


# Đơn vị


def test_a_hidden_choice_is_an_error_on_each_row_and_no_verdict_comes_from_it() -> None:
    appraisal = appraised_with({"Đơn vị": ["D2:D4"]}, subjects=SUBJECTS)
    assert_problems(
        appraisal,
        """
        | code  | severity | sheet  | cell | subject |
        | O-014 | error    | Đơn vị | D3   | B       |
        | O-014 | error    | Đơn vị | D4   | C       |
        """,
    )
    assert_results(
        appraisal,
        """
        | subject | outcome      |
        | A       | out_of_scope |
        | B       | invalid      |
        | C       | invalid      |
        """,
    )
    assert messages(appraisal)[0] == "Ô Đơn vị!D3 (Diện) bị che trong vùng gộp D2:D4 nên được đọc là trống."
    assert problem_rows(appraisal)[0]["fix"] == FIX


def test_an_area_over_several_columns_is_told_once_a_row_and_names_the_first_value_that_it_hides() -> None:
    subjects = "| Mã | Ngày nhận báo cáo | Báo cáo kết hợp | Đề nghị khen thưởng |\n| A | 10/12/2026 | Có | Có |"
    appraisal = appraised_with({"Đơn vị": ["L2:O2"]}, subjects=subjects)
    assert_problems(appraisal, "| code | sheet | cell |\n| O-014 | Đơn vị | M2 |")
    assert messages(appraisal) == [
        (
            "Ô Đơn vị!M2 (Ngày nhận báo cáo) bị che trong vùng gộp L2:O2 nên được đọc là trống; "
            "vùng gộp đang che “10/12/2026” ở ô M2."
        )
    ]
    assert [set(columns) for columns in appraisal.register.findings.faulty_rows["Đơn vị"].values()] == [{*"MNO"}]


def test_what_is_missing_in_a_hidden_cell_is_told_no_second_time() -> None:
    subjects = "| Mã | Tên | Loại đối tượng | Đăng ký | Điểm tự chấm | Tên mô hình |\n| A | | | | | |\n| B | | | | | |"
    hidden = {"Đơn vị": ["B2:C3", "H2:H3", "J2:L3", "P2:Q3"]}
    subjects = subjects.replace("| A | | | | | |", "| A | Một | Tổ chức | Có | 80 | X |")
    appraisal = appraised_with(hidden, subjects=subjects)
    cells = {problem["cell"]: problem["code"] for problem in problem_rows(appraisal)}
    assert cells == dict.fromkeys(["C2", "L2", "Q2", "B3", "H3", "J3", "P3"], "O-014")


def test_a_hidden_code_leaves_a_row_without_one() -> None:
    appraisal = appraised_with({"Đơn vị": ["A2:A3"]}, subjects="| Mã | Tên |\n| A | Một |\n| B | Hai |")
    assert_problems(appraisal, "| code | cell | subject |\n| O-014 | A3 | |")
    assert "vùng gộp đang che “B” ở ô A3" in messages(appraisal)[0]
    assert [verdict.subject.code for verdict in appraisal.verdicts] == ["A", None]


def test_columns_that_decide_nothing_are_a_warning() -> None:
    subjects = "| Mã | Lĩnh vực | Ghi chú |\n| A | Khác | x |\n| B | | |"
    appraisal = appraised_with({"Đơn vị": ["K2:K3", "Y2:Y3"]}, subjects=subjects)
    assert_problems(
        appraisal,
        """
        | code  | severity | cell | subject |
        | O-015 | warning  | K3   | B       |
        | O-015 | warning  | Y3   | B       |
        """,
    )
    assert [verdict.outcome.value for verdict in appraisal.verdicts] == ["awaiting_appraisal"] * 2


def test_titles_blank_cells_blank_rows_and_columns_of_the_clerks_own_are_left_alone() -> None:
    subjects = "| Mã | Màu |\n| A | đỏ |\n| B | |"
    hidden = {"Đơn vị": ["Z2:Z3", "D2:D3", "A3:Y3", "A4:A9"], "Thẩm định": ["A1:C1"], "Điểm": ["A4:D9"]}
    appraisal = appraised_with(hidden, subjects=subjects.replace("| B | |", "| | |"))
    assert_problems(appraisal, "")


def test_a_row_of_which_nothing_is_seen_is_not_dropped() -> None:
    appraisal = appraised_with({"Đơn vị": ["A2:Y3"]}, subjects="| Mã |\n| A |\n| B |")
    assert [(verdict.subject.code, verdict.outcome.value) for verdict in appraisal.verdicts] == [
        ("A", "invalid"),
        (None, "invalid"),
    ]


# Điểm


def test_a_hidden_score_is_an_error_of_its_sheet_and_told_once() -> None:
    appraisal = appraised_with({"Điểm": ["D2:D3"]}, subjects="| Mã |\n| A |", scores=SCORES)
    assert_problems(appraisal, "| code | sheet | cell | subject |\n| O-014 | Điểm | D3 | A |")
    assert_results(appraisal, "| subject | outcome |\n| A | invalid |")


def test_a_hidden_code_leaves_the_sheet_to_nobody_and_tells_whose_it_may_be() -> None:
    scores = (
        "| Mã | Người chấm | C1 | C2 | C3 |\n| 7 | Ha | 25 | 20 | 30 |\n| A | Hoa | 1 | 2 | 3 |\n| | Ba | 1 | 2 | 3 |"
    )
    appraisal = appraised_with({"Điểm": ["A2:A4"]}, subjects="| Mã |\n| 7 |", scores=scores)
    assert_problems(appraisal, "| code | cell | subject |\n| O-014 | A3 | |\n| O-014 | A4 | |")
    assert [(sheet.code, sheet.code_hidden_by) for sheet in appraisal.register.score_sheets] == [
        ("7", None),
        (None, "7"),
        (None, "7"),
    ]


def test_an_area_from_another_column_names_nobody() -> None:
    with FileWorkbook.open(
        merged_bytes(workbook_bytes(subjects="| Mã |\n| A |", scores=SCORES, heading_row=2), {"Điểm": ["A2:A4"]})
    ) as workbook:
        sheets = appraise_workbook(workbook).appraisal.register.score_sheets
    assert [(sheet.code, sheet.code_hidden_by) for sheet in sheets] == [(None, None), (None, None)]


def test_a_sheet_not_filled_in_is_ignored_where_nothing_hidden_may_be_its_score() -> None:
    scores = "| Mã | Người chấm | C1 | C2 | C3 |\n| A | Ha | 25 | 20 | 30 |\n| A | Hoa | | | |"
    subjects = "| Mã |\n| A |"
    named = appraised_with({"Điểm": ["A2:A3", "B2:B3", "G2:G3"]}, subjects=subjects, scores=scores)
    assert (problem_rows(named)[:1], len(named.register.score_sheets)) == (
        [problem for problem in problem_rows(named) if problem["code"] == "O-014"],
        2,
    )
    blank = appraised_with({"Điểm": ["B2:B3"]}, subjects=subjects, scores=scores)
    assert_problems(blank, "")
    scored = appraised_with({"Điểm": ["D2:F3"]}, subjects=subjects, scores=scores)
    assert_problems(scored, "| code | cell |\n| O-014 | E2 |\n| O-014 | D3 |")


def test_the_name_on_a_score_sheet_is_never_asked_and_its_comment_decides_nothing() -> None:
    scores = (
        SCORES.replace("|    | 20", "| 25 | 20").replace("| C3 |", "| C3 | Nhận xét |").replace("| 30 |", "| 30 | x |")
    )
    appraisal = appraised_with({"Điểm": ["B2:B3", "G2:G3"]}, subjects="| Mã |\n| A |", scores=scores)
    assert_problems(appraisal, "| code | severity | cell |\n| O-015 | warning | G3 |")
    assert_results(appraisal, "| subject | outcome | total |\n| A | qualified | 75.00 |")


# Tiêu chí


def test_a_hidden_cell_of_a_criterion_refuses_the_scale_for_those_it_is_for() -> None:
    scale = (
        "| Mã tiêu chí | Áp dụng | Điểm tối đa | Điểm tối thiểu |\n| C1 | Cá nhân | 50 | |\n| C2 | Tất cả | 50 | 10 |"
    )
    scores = "| Mã | C1 | C2 |\n| T | | 45 |\n| N | 45 | 45 |"
    subjects = "| Mã | Loại đối tượng |\n| T | Tổ chức |\n| N | Cá nhân |"
    waits = "awaiting_appraisal"
    grades = GRADES.replace("90 ", "40 ").replace("70 ", "30 ").replace("50 ", "20 ")
    cases = {
        "D2:E2": ["qualified", waits],
        "C2:D2": ["qualified", waits],
        "C2:C3": [waits, waits],
        "B2:C2": [waits] * 2,
    }
    for area, outcomes in cases.items():
        tables = {"scale": scale, "grades": grades, "subjects": subjects, "scores": scores}
        appraisal = appraised_with({"Tiêu chí": [area]}, **tables)
        assert [verdict.outcome.value for verdict in appraisal.verdicts] == outcomes, area


def test_a_minimum_merged_over_three_criteria_refuses_the_scale() -> None:
    scale = "| Mã tiêu chí | Điểm tối đa | Điểm tối thiểu |\n| C1 | 30 | 15 |\n| C2 | 30 | |\n| C3 | 40 | |"
    scores = "| Mã | C1 | C2 | C3 |\n| A | 30 | 10 | 40 |"
    appraisal = appraised_with({"Tiêu chí": ["E2:E4"]}, scale=scale, subjects="| Mã |\n| A |", scores=scores)
    assert_problems(appraisal, "| code | cell |\n| O-014 | E3 |\n| O-014 | E4 |")
    assert_results(appraisal, "| subject | outcome |\n| A | awaiting_appraisal |")


def test_hidden_grades_refuse_the_scale_and_hidden_sources_do_not() -> None:
    subjects, scores = "| Mã |\n| A |", "| Mã | C1 | C2 | C3 |\n| A | 30 | 30 | 40 |"
    for area, cells in (("I2:I3", ["I3"]), ("J2:J3", ["J3"]), ("K2:K3", ["K3"]), ("I3:K5", ["J3", "I4", "I5"])):
        appraisal = appraised_with({"Tiêu chí": [area]}, subjects=subjects, scores=scores)
        assert [problem["cell"] for problem in problem_rows(appraisal)] == cells, area
        assert [verdict.outcome.value for verdict in appraisal.verdicts] == ["awaiting_appraisal"], area
    appraisal = appraised_with({"Tiêu chí": ["G2:G4", "B2:B4"]}, subjects=subjects, scores=scores)
    assert {problem["code"] for problem in problem_rows(appraisal)} == {"O-015"}
    assert [verdict.outcome.value for verdict in appraisal.verdicts] == ["qualified"]


def test_an_area_over_both_tables_is_told_once_a_row() -> None:
    appraisal = appraised_with({"Tiêu chí": ["G2:I3"]}, subjects="| Mã |\n| A |")
    assert_problems(appraisal, "| code | cell |\n| O-014 | I2 |\n| O-014 | I3 |")


# the other sheets


def test_results_from_above_and_senders_are_asked_too() -> None:
    above = "| Mã | Tên | Xếp loại | Kết luận |\n| A | Một | Tốt | Đủ điều kiện về mô hình |\n| B | Hai | | |"
    senders = "| Mã | Tên | Địa chỉ thư | Người phụ trách |\n| X | Xã | a@b.vn | Ba |\n| Y | Ya | | |"
    appraisal = appraised_with(
        {"Kết quả cấp trên": ["E2:E3"], "Đầu mối": ["C2:C3", "D2:D3"]},
        subjects="| Mã |\n| A |",
        from_above=above,
        sheets={"Đầu mối": senders},
    )
    assert_problems(
        appraisal,
        """
        | code  | sheet            | cell | subject |
        | O-014 | Kết quả cấp trên | E3   | B       |
        | O-015 | Đầu mối          | C3   | Y       |
        | O-014 | Đầu mối          | D3   | Y       |
        """,
    )


def test_results_of_another_year_are_left_alone() -> None:
    above = [["KẾT QUẢ CẤP TRÊN NĂM 2025"], ["Mã", "Tên", "Xếp loại"], ["A", "Một", "Tốt"], ["B", "Hai", ""]]
    appraisal = appraised_with(
        {"Kết quả cấp trên": ["C3:C4"]}, subjects="| Mã |\n| A |", sheets={"Kết quả cấp trên": above}
    )
    assert [problem["code"] for problem in problem_rows(appraisal)] in ([], ["CAPTREN-001"])
