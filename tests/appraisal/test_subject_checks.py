"""Rows of ``Đơn vị`` against each other, the year and the day it is (problems §3, problems §4).

Every problem with a row that has it and a row beside it that does not.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.appraisal.made import register_of
from tests.workbooks import appraised, assert_problems, assert_results, problem_rows, vertical
from xlsx_addin.appraisal.appraise import appraise
from xlsx_addin.terms import Kind

SENTENCES = Path(__file__).with_name("sentences_of_subjects.txt")


def test_every_sentence_that_a_clerk_reads_of_a_row(tmp_path: Path) -> None:
    subjects = """
    | Mã  | Tên    | Loại đối tượng | Thuộc tổ chức | Người đứng đầu | Cấp thẩm định | Nguồn |
    | TC  | Sở A   | Tổ chức        |               |                |               | A     |
    | CN1 | Bà Hoa | Cá nhân        | TC1           |                |               | A     |
    | CN2 | bà hoa | Cá nhân        | CN1           |                |               | B     |
    | CN3 | Bà Hoa | Cá nhân        |               | Có             |               | B     |
    | CN1 | Ông Ha |                |               |                |               |       |
    | CB  | Chi bộ | Tập thể        |               |                | Chi bộ        |       |

    | Mã | Loại đối tượng | Số QĐ công nhận sáng kiến | Ngày công nhận | Số QĐ khen thưởng đột xuất | Ngày khen thưởng |
    | D1 | Cá nhân        | 12/QĐ                     |                |                            | 02/09/2026       |
    | D2 | Cá nhân        | 12/QĐ                     | 31/12/2025     | 77/QĐ                      | 01/01/2027       |
    | D3 | Cá nhân        |                           | 20/11/2026     | 77/QĐ                      |                  |

    | Mã | Đăng ký | Ngày đăng ký | Ngày nhận báo cáo | Báo cáo kết hợp | Đề nghị khen thưởng | Đồng ý muộn |
    | B1 | Không   | 04/01/2027   | 03/01/2027        | Có              | Không               |             |

    | Mã | Tên mô hình | Sản phẩm cụ thể | Ngày nhận báo cáo | Điểm tự chấm | Tự xếp loại | Chấp nhận quá hạn |
    | B2 |             |                 | 01/02/2027        |              |             | Có                |
    """
    problems = problem_rows(appraised(tmp_path, today=date(2027, 1, 2), subjects=subjects))
    told = [f"{problem['cell']} {problem['message']} → {problem['fix']}" for problem in problems]
    assert told == SENTENCES.read_text("utf-8").splitlines()


# --- codes and organisations -----------------------------------------------------------------------------------------


def test_a_code_that_stands_twice_is_named_at_every_place(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects="| Mã |\n| A |\n| B |\n| A |\n| C |\n| A |")
    assert_problems(
        appraisal,
        """
        | code      | severity | sheet  | cell | subject |
        | DONVI-005 | error    | Đơn vị | A2   | A       |
        | DONVI-005 | error    | Đơn vị | A4   | A       |
        | DONVI-005 | error    | Đơn vị | A6   | A       |
        """,
    )
    assert "Đơn vị!A2, Đơn vị!A6" in problem_rows(appraisal)[1]["message"]


def test_the_score_sheets_of_a_code_that_stands_twice_count_for_neither_row(tmp_path: Path) -> None:
    """Else an error on each of thousands of them would be told again for each of thousands of rows."""
    scores = "| Mã | C1 | C2 | C3 |\n| A | 31 | 20 | 30 |\n| A | 25 | 20 | 30 |\n| B | 31 | 20 | 30 |"
    appraisal = appraised(tmp_path, subjects="| Mã |\n| A |\n| A |\n| B |", scores=scores)
    assert [verdict.score_sheets for verdict in appraisal.verdicts] == [0, 0, 1]
    assert_results(appraisal, "| subject | outcome |\n| A | invalid |\n| A | invalid |\n| B | invalid |")
    assert ["Điểm!D2" in verdict.explanation for verdict in appraisal.verdicts] == [False, False, False]
    assert ["Đơn vị!A2" in verdict.explanation for verdict in appraisal.verdicts] == [True, True, False]


def test_of_many_places_the_first_five_are_named(tmp_path: Path) -> None:
    for count, others in (
        (6, "Đơn vị!A3, Đơn vị!A4, Đơn vị!A5, Đơn vị!A6, Đơn vị!A7"),
        (7, "Đơn vị!A3, Đơn vị!A4, Đơn vị!A5, Đơn vị!A6, Đơn vị!A7, …"),
        (9, "Đơn vị!A3, Đơn vị!A4, Đơn vị!A5, Đơn vị!A6, Đơn vị!A7, …"),
    ):
        appraisal = appraised(tmp_path, subjects="| Mã |\n" + "| A |\n" * count)
        assert problem_rows(appraisal)[0]["message"] == f"Ô Đơn vị!A2: Mã “A” trùng với ô {others}."


def test_a_number_and_the_same_digits_as_text_are_one_code(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects="| Mã |\n| 7 |\n| '7 |\n| '07 |")
    assert_problems(appraisal, "| code | cell |\n| DONVI-005 | A2 |\n| DONVI-005 | A3 |")


def test_the_same_subject_from_two_sources_is_told_at_both_rows(tmp_path: Path) -> None:
    subjects = """
    | Mã      | Tên        | Loại đối tượng | Nguồn | Tình trạng hồ sơ |
    | CB-01.A | Lê Thị Hoa | Cá nhân        | CB-01 |                  |
    | CB-01.B | Lê Thị Hoa | Cá nhân        | CB-01 |                  |
    | CB-02.A | lê thị hoa | Cá nhân        | CB-02 |                  |
    | A       | Lê Thị Hoa | Tập thể        |       |                  |
    | CB-03.A | Lê Thị Hoa | Cá nhân        | CB-03 | Đã rút           |
    """
    appraisal = appraised(tmp_path, subjects=subjects)
    assert_problems(
        appraisal,
        """
        | code      | severity | sheet  | cell | subject |
        | DONVI-024 | warning  | Đơn vị | B2   | CB-01.A |
        | DONVI-024 | warning  | Đơn vị | B3   | CB-01.B |
        | DONVI-026 | warning  | Đơn vị | B3   | CB-01.B |
        | DONVI-024 | warning  | Đơn vị | B4   | CB-02.A |
        """,
    )
    others = ["Đơn vị!B4", "Đơn vị!B4", "Đơn vị!B2, Đơn vị!B3"]
    told = [problem["message"] for problem in problem_rows(appraisal) if problem["code"] == "DONVI-024"]
    assert told == [
        f"Ô Đơn vị!{cell}: “{name}” (Cá nhân) cũng do đơn vị khác gửi ({where}); mỗi dòng được thẩm định riêng."
        for cell, name, where in zip(
            ("B2", "B3", "B4"), ("Lê Thị Hoa", "Lê Thị Hoa", "lê thị hoa"), others, strict=True
        )
    ]


def test_a_name_is_the_same_wherever_its_tone_mark_stands(tmp_path: Path) -> None:
    subjects = "| Mã | Tên |\n| A | Đảng ủy Hòa Phú |\n| B | Đảng uỷ Hoà Phú |\n| C | Đảng ủy Hoa Phú |"
    assert_problems(appraised(tmp_path, subjects=subjects), "| code | cell |\n| DONVI-026 | B3 |")


def test_the_same_name_without_a_kind_says_so(tmp_path: Path) -> None:
    subjects = "| Mã | Tên | Loại đối tượng | Nguồn |\n| A | Lê Hoa | | CB-01 |\n| B | Lê Hoa | | CB-02 |"
    messages = [row["message"] for row in problem_rows(appraised(tmp_path, subjects=subjects))]
    sentence = "Ô Đơn vị!B2: “Lê Hoa” (chưa ghi loại đối tượng) cũng do đơn vị khác gửi (Đơn vị!B3);"
    assert [message for message in messages if message.startswith(sentence)] != []


def test_an_organisation_that_is_not_there_is_a_warning_with_the_nearest_code(tmp_path: Path) -> None:
    subjects = """
    | Mã   | Loại đối tượng | Thuộc tổ chức |
    | PNV  | Tổ chức        |               |
    | CN01 | Cá nhân        | PNV           |
    | CN02 | Cá nhân        | PNV1          |
    | CN03 | Cá nhân        | XYZ           |
    """
    appraisal = appraised(tmp_path, subjects=subjects)
    assert_problems(
        appraisal,
        """
        | code      | severity | sheet  | cell | subject |
        | DONVI-006 | warning  | Đơn vị | F4   | CN02    |
        | DONVI-006 | warning  | Đơn vị | F5   | CN03    |
        """,
    )
    assert ["“PNV”" in row["message"] for row in problem_rows(appraisal)] == [True, False]


def test_an_individual_is_no_organisation(tmp_path: Path) -> None:
    subjects = """
    | Mã  | Loại đối tượng | Thuộc tổ chức |
    | TT  | Tập thể        |               |
    | CN1 | Cá nhân        | TT            |
    | CN2 | Cá nhân        | CN1           |
    | CN3 | Cá nhân        | CN3           |
    """
    assert_problems(
        appraised(tmp_path, subjects=subjects),
        """
        | code      | severity | sheet  | cell | subject |
        | DONVI-007 | error    | Đơn vị | F4   | CN2     |
        | DONVI-007 | error    | Đơn vị | F5   | CN3     |
        """,
    )


def test_a_head_needs_an_organisation(tmp_path: Path) -> None:
    subjects = """
    | Mã  | Loại đối tượng | Thuộc tổ chức | Người đứng đầu |
    | TT  | Tập thể        |               |                |
    | CN1 | Cá nhân        | TT            | Có             |
    | CN2 | Cá nhân        |               | Không          |
    | CN3 | Cá nhân        |               | Có             |
    | CN4 | Cá nhân        | #N/A          | Có             |
    """
    assert_problems(
        appraised(tmp_path, subjects=subjects),
        """
        | code      | severity | sheet  | cell | subject |
        | DONVI-008 | error    | Đơn vị | G5   | CN3     |
        | O-001     | error    | Đơn vị | F6   | CN4     |
        """,
    )


def test_no_organisation_or_collective_is_appraised_by_a_cell(tmp_path: Path) -> None:
    subjects = """
    | Mã | Loại đối tượng | Cấp thẩm định |
    | TC | Tổ chức        | Chi bộ        |
    | TT | Tập thể        | Chi bộ        |
    | CN | Cá nhân        | Chi bộ        |
    | T2 | Tổ chức        |               |
    """
    assert_problems(
        appraised(tmp_path, subjects=subjects),
        """
        | code      | severity | sheet  | cell | subject |
        | DONVI-009 | error    | Đơn vị | E2   | TC      |
        | DONVI-009 | error    | Đơn vị | E3   | TT      |
        """,
    )


def test_nor_by_the_cell_that_keeps_the_workbook(tmp_path: Path) -> None:
    subjects = """
    | Mã | Loại đối tượng | Cấp thẩm định |
    | TC | Tổ chức        |               |
    | TT | Tập thể        | Cấp ủy cơ sở  |
    | CN | Cá nhân        |               |
    """
    appraisal = appraised(tmp_path, settings={"Cấp thẩm định": "Chi bộ"}, subjects=subjects)
    assert_problems(appraisal, "| code | severity | sheet | cell | subject |\n| DONVI-009 | error | Đơn vị | C2 | TC |")


def test_the_clause_is_that_of_the_level_which_does_not_appraise_the_kind() -> None:
    register = register_of(
        subjects="| Mã | Loại đối tượng | Cấp thẩm định |\n| TT | Tập thể | Ban Thường vụ |",
    )
    lowest, middle, highest = register.guidance.authorities
    rules = tuple(
        replace(rule, clause="đoạn 9, mục 9") if rule.number == highest.rule else rule
        for rule in register.guidance.rules
    )
    authorities = (lowest, middle, replace(highest, kinds=(Kind.ORGANISATION, Kind.INDIVIDUAL)))
    letter = replace(register.guidance, rules=rules, authorities=authorities)
    found = appraise(replace(register, guidance=letter), date(2026, 12, 1)).problems
    assert next(problem.message for problem in found if problem.code.code == "DONVI-009") == (
        "Ô Đơn vị!E2: Tập thể không thuộc thẩm quyền thẩm định của cấp “Ban Thường vụ” (đoạn 9, mục 9); thuộc cấp “Cấp "
        "ủy cơ sở”."
    )


def test_a_level_that_cannot_be_read_is_not_taken_for_the_workbooks_level(tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path,
        settings={"Cấp thẩm định": "Chi bộ"},
        subjects="| Mã | Loại đối tượng | Cấp thẩm định |\n| TC | Tổ chức | Tỉnh ủy |",
    )
    assert_problems(appraisal, "| code | cell |\n| O-005 | E2 |")


# --- decisions -------------------------------------------------------------------------------------------------------


def test_a_decision_needs_a_date(tmp_path: Path) -> None:
    subjects = """
    | Mã | Loại đối tượng | Số QĐ công nhận sáng kiến | Ngày công nhận | Số QĐ khen thưởng đột xuất | Ngày khen thưởng |
    | A  | Cá nhân        | 12/QĐ                     | 20/11/2026     | 77/QĐ                      | 02/09/2026       |
    | B  | Cá nhân        | 12/QĐ                     |                |                            |                  |
    | C  | Tổ chức        |                           |                | 77                         |                  |
    | D  | Cá nhân        | 12/QĐ                     |                | 77/QĐ                      |                  |
    | E  | Cá nhân        | 12/QĐ                     | hôm qua        |                            |                  |
    """
    appraisal = appraised(tmp_path, subjects=subjects)
    assert_problems(
        appraisal,
        """
        | code      | severity | sheet  | cell | subject |
        | DONVI-010 | error    | Đơn vị | R3   | B       |
        | DONVI-010 | error    | Đơn vị | T4   | C       |
        | DONVI-010 | error    | Đơn vị | R5   | D       |
        | DONVI-010 | error    | Đơn vị | T5   | D       |
        | O-003     | error    | Đơn vị | S6   | E       |
        """,
    )
    assert "“" not in problem_rows(appraisal)[0]["message"]
    assert "Ngày công nhận" in problem_rows(appraisal)[0]["fix"]
    assert "Ngày khen thưởng" in problem_rows(appraisal)[1]["fix"]


def test_a_decision_of_another_year_is_a_warning(tmp_path: Path) -> None:
    subjects = """
    | Mã | Loại đối tượng | Số QĐ công nhận sáng kiến | Ngày công nhận | Số QĐ khen thưởng đột xuất | Ngày khen thưởng |
    | A  | Cá nhân        | 12/QĐ                     | 01/01/2026     | 77/QĐ                      | 31/12/2026       |
    | B  | Cá nhân        | 12/QĐ                     | 31/12/2025     |                            |                  |
    | C  | Tập thể        |                           |                | 77/QĐ                      | 01/01/2027       |
    """
    assert_problems(
        appraised(tmp_path, subjects=subjects),
        """
        | code      | severity | sheet  | cell | subject |
        | DONVI-011 | warning  | Đơn vị | S3   | B       |
        | DONVI-025 | warning  | Đơn vị | U4   | C       |
        """,
    )


def test_a_date_without_its_decision_is_a_warning_and_no_ground(tmp_path: Path) -> None:
    subjects = """
    | Mã | Loại đối tượng | Đăng ký | Ngày nhận báo cáo | Ngày công nhận | Ngày khen thưởng |
    | A  | Cá nhân        | Không   |                   | 20/11/2026     |                  |
    | B  | Cá nhân        | Không   |                   |                | 02/09/2026       |
    """
    appraisal = appraised(tmp_path, subjects=subjects)
    assert_problems(
        appraisal,
        """
        | code      | severity | sheet  | cell | subject |
        | DONVI-023 | warning  | Đơn vị | S2   | A       |
        | DONVI-023 | warning  | Đơn vị | U3   | B       |
        """,
    )
    assert_results(appraisal, "| subject | outcome |\n| A | not_registered |\n| B | not_registered |")


# --- the report ------------------------------------------------------------------------------------------------------


def test_a_report_belongs_to_the_year_or_the_following_january(tmp_path: Path) -> None:
    subjects = """
    | Mã | Ngày nhận báo cáo |
    | A  | 01/01/2026        |
    | B  | 31/12/2025        |
    | C  | 31/01/2027 23:59  |
    | D  | 01/02/2027        |
    """
    assert_problems(
        appraised(tmp_path, today=date(2027, 3, 1), subjects=subjects),
        """
        | code      | severity | sheet  | cell | subject |
        | DONVI-012 | warning  | Đơn vị | M3   | B       |
        | DONVI-012 | warning  | Đơn vị | M5   | D       |
        """,
    )


def test_a_report_is_not_from_the_future(tmp_path: Path) -> None:
    subjects = """
    | Mã | Ngày nhận báo cáo |
    | A  | 10/12/2026        |
    | B  | 11/12/2026 23:59  |
    | C  | 12/12/2026 00:01  |
    | D  | 13/12/2026        |
    """
    appraisal = appraised(tmp_path, today=date(2026, 12, 11), subjects=subjects)
    assert_problems(
        appraisal,
        """
        | code      | severity | sheet  | cell | subject |
        | DONVI-013 | warning  | Đơn vị | M4   | C       |
        | DONVI-013 | warning  | Đơn vị | M5   | D       |
        """,
    )
    assert "11/12/2026" in problem_rows(appraisal)[0]["message"]


def test_registration_comes_before_the_report(tmp_path: Path) -> None:
    subjects = """
    | Mã | Ngày đăng ký | Ngày nhận báo cáo |
    | A  | 10/12/2026   | 10/12/2026        |
    | B  | 11/12/2026   | 10/12/2026 23:00  |
    | C  | 11/12/2026   |                   |
    """
    appraisal = appraised(tmp_path, subjects=subjects)
    assert_problems(
        appraisal, "| code | severity | sheet | cell | subject |\n| DONVI-014 | warning | Đơn vị | I3 | B |"
    )


def test_a_report_though_not_registered(tmp_path: Path) -> None:
    subjects = """
    | Mã | Đăng ký | Ngày nhận báo cáo |
    | A  | Có      | 10/12/2026        |
    | B  | Không   | 10/12/2026        |
    | C  | Không   |                   |
    """
    appraisal = appraised(tmp_path, subjects=subjects)
    assert_problems(
        appraisal, "| code | severity | sheet | cell | subject |\n| DONVI-015 | warning | Đơn vị | H3 | B |"
    )


def test_in_2022_such_a_report_is_appraised_with_a_warning(tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path, settings={"Năm đánh giá": 2022}, subjects="| Mã | Đăng ký |\n| A | Có |\n| B | Không |"
    )
    assert_problems(
        appraisal, "| code | severity | sheet | cell | subject |\n| DONVI-016 | warning | Đơn vị | H3 | B |"
    )
    assert "2022" in problem_rows(appraisal)[0]["message"]


def test_a_merged_report_is_for_commendations_only(tmp_path: Path) -> None:
    subjects = """
    | Mã | Báo cáo kết hợp | Đề nghị khen thưởng |
    | A  | Có              | Có                  |
    | B  | Có              | Không               |
    | C  | Có              |                     |
    | D  | Không           | Không               |
    | E  | Có              | có thể              |
    """
    assert_problems(
        appraised(tmp_path, subjects=subjects),
        """
        | code      | severity | sheet  | cell | subject |
        | DONVI-017 | warning  | Đơn vị | N3   | B       |
        | DONVI-017 | warning  | Đơn vị | N4   | C       |
        | O-005     | error    | Đơn vị | O6   | E       |
        """,
    )


def test_accepting_a_late_report_takes_a_reason(tmp_path: Path) -> None:
    subjects = """
    | Mã | Ngày nhận báo cáo | Chấp nhận quá hạn | Lý do chấp nhận |
    | A  | 20/12/2026        | Có                | Mưa lũ          |
    | B  | 20/12/2026        | Có                |                 |
    | C  | 20/12/2026        | Không             |                 |
    | D  | 20/12/2026        |                   |                 |
    """
    appraisal = appraised(tmp_path, subjects=subjects)
    assert_problems(
        appraisal, "| code | severity | sheet | cell | subject |\n| DONVI-018 | warning | Đơn vị | V3 | B |"
    )


def test_a_report_has_a_self_score_and_a_self_grade(tmp_path: Path) -> None:
    subjects = """
    | Mã | Ngày nhận báo cáo | Điểm tự chấm | Tự xếp loại |
    | A  | 10/12/2026        | 0            | Không đạt   |
    | B  | 10/12/2026        |              | Khá         |
    | C  | 10/12/2026        | 80           |             |
    | D  |                   |              |             |
    | E  | 10/12/2026        | tám mươi     | Giỏi        |
    """
    assert_problems(
        appraised(tmp_path, subjects=subjects),
        """
        | code      | severity | sheet  | cell | subject |
        | DONVI-019 | warning  | Đơn vị | P3   | B       |
        | DONVI-020 | warning  | Đơn vị | Q4   | C       |
        | O-004     | error    | Đơn vị | P6   | E       |
        | O-005     | error    | Đơn vị | Q6   | E       |
        """,
    )


def contradictions(folder: Path, today: date, row: dict[str, str]) -> list[tuple[str, str]]:
    """Codes and cells of what is told of the days of registration and report, on a row without a report."""
    values = {"Mã": "A", "Ngày nhận báo cáo": "", **row}
    appraisal = appraised(folder, today=today, subjects=vertical(values))
    return [(row["code"], row["cell"]) for row in problem_rows(appraisal) if row["cell"] in {"H2", "M2"}]


LAST_DAY, DAY_AFTER = date(2026, 12, 14), date(2026, 12, 15)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({}, []),
        ({"Báo cáo kết hợp": "Có"}, [("DONVI-027", "M2")]),
        ({"Báo cáo kết hợp": "Không"}, []),
        ({"Báo cáo kết hợp": "Rồi"}, []),
        ({"Chấp nhận quá hạn": "Có", "Lý do chấp nhận": "Mất điện"}, [("DONVI-027", "M2")]),
        ({"Chấp nhận quá hạn": "Có"}, [("DONVI-027", "M2")]),
        ({"Lý do chấp nhận": "Mất điện"}, [("DONVI-027", "M2")]),
        ({"Chấp nhận quá hạn": "Không", "Lý do chấp nhận": "Không có lý do chính đáng"}, []),
        ({"Chấp nhận quá hạn": "Cóc", "Lý do chấp nhận": "Mất điện"}, []),
        ({"Báo cáo kết hợp": "Có", "Ngày nhận báo cáo": "hôm qua"}, [("O-003", "M2")]),
        ({"Báo cáo kết hợp": "Có", "Ngày nhận báo cáo": "10/12/2026"}, []),
        ({"Đăng ký": "Không", "Ngày đăng ký": "01/02/2026"}, [("DONVI-028", "H2")]),
        ({"Đăng ký": "Có", "Ngày đăng ký": "01/02/2026"}, []),
        ({"Đăng ký": "Không", "Ngày đăng ký": "hôm qua"}, []),
    ],
    ids=str,
)
def test_a_row_that_contradicts_itself(row: dict[str, str], told: list[tuple[str, str]], tmp_path: Path) -> None:
    for today in (LAST_DAY, DAY_AFTER):
        assert contradictions(tmp_path, today, row) == told


def test_the_sentence_names_every_cell_that_speaks_of_a_report(tmp_path: Path) -> None:
    values = {"Mã": "A", "Ngày nhận báo cáo": "", "Báo cáo kết hợp": "Có", "Đề nghị khen thưởng": "Có"}
    values |= {"Chấp nhận quá hạn": "Có", "Lý do chấp nhận": "Mất điện"}
    (problem,) = problem_rows(appraised(tmp_path, subjects=vertical(values)))
    assert problem["message"] == (
        "Ô Đơn vị!M2: chưa ghi Ngày nhận báo cáo, nhưng dòng này có Báo cáo kết hợp (Đơn vị!N2), Chấp nhận quá hạn "
        "(Đơn vị!V2), Lý do chấp nhận (Đơn vị!W2)."
    )


@pytest.mark.parametrize("row", [{"Điểm tự chấm": "80"}, {"Tự xếp loại": "Khá"}, {"Điểm tự chấm": "0"}], ids=str)
def test_a_self_assessment_without_a_report_is_a_warning_once_the_last_day_is_over(
    row: dict[str, str], tmp_path: Path
) -> None:
    assert contradictions(tmp_path, LAST_DAY, row) == []
    assert contradictions(tmp_path, DAY_AFTER, row) == [("DONVI-029", "M2")]


@pytest.mark.parametrize(
    ("elsewhere", "outcome"),
    [
        ({"Tình trạng hồ sơ": "Đã rút"}, "withdrawn"),
        ({"Diện": "Thôn, tổ dân phố"}, "out_of_scope"),
        ({"Cấp thẩm định": "Ban Thường vụ"}, "other_authority"),
    ],
    ids=str,
)
def test_of_rows_that_are_not_ours_contradictions_and_missing_self_scores_are_not_told(
    elsewhere: dict[str, str], outcome: str, tmp_path: Path
) -> None:
    denied = {"Đăng ký": "Không", "Ngày đăng ký": "01/02/2026", "Báo cáo kết hợp": "Có", "Đề nghị khen thưởng": "Có"}
    rows = [
        {"Mã": "A", "Ngày nhận báo cáo": "", "Điểm tự chấm": "80", **denied, **elsewhere},
        {"Mã": "B", "Điểm tự chấm": "", "Tự xếp loại": "", **elsewhere},
    ]
    appraisal = appraised(tmp_path, subjects=vertical(*rows))
    assert_problems(appraisal, "")
    assert_results(appraisal, f"| subject | outcome |\n| A | {outcome} |\n| B | {outcome} |")


def test_a_registration_names_the_model_and_its_product(tmp_path: Path) -> None:
    subjects = """
    | Mã | Đăng ký | Ngày nhận báo cáo | Tên mô hình | Sản phẩm cụ thể |
    | A  | Có      |                   | Mô hình     | Số liệu         |
    | B  | Có      |                   |             | Số liệu         |
    | C  | Có      |                   | Mô hình     |                 |
    | D  | Không   |                   |             |                 |
    | E  | Có      |                   | #N/A        | =A1             |
    """
    assert_problems(
        appraised(tmp_path, subjects=subjects),
        """
        | code      | severity | sheet  | cell | subject |
        | DONVI-021 | warning  | Đơn vị | J3   | B       |
        | DONVI-022 | warning  | Đơn vị | L4   | C       |
        | O-001     | error    | Đơn vị | J6   | E       |
        | O-002     | error    | Đơn vị | L6   | E       |
        """,
    )
