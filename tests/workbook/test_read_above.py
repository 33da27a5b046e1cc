"""``Kết quả cấp trên``: what the level above decided on each subject, and where the sheet says so."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from tests import grades
from tests.exchange.received import filled_sheet
from tests.workbooks import appraised, assert_problems
from xlsx_addin.appraisal.problem import Findings
from xlsx_addin.appraisal.records import DecisionElsewhere, Settings
from xlsx_addin.terms import Grade, Level, Outcome
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook.layout import RESULTS_FROM_ABOVE, Column, Content
from xlsx_addin.workbook.read_above import NOTHING_FROM_ABOVE, FromAbove, read_from_above
from xlsx_addin.workbook.read_decisions import passed_on, results_passed_on
from xlsx_addin.workbook.tables import find_table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def decisions(folder: Path, from_above: str) -> Mapping[str, DecisionElsewhere]:
    """What a workbook with this sheet, and no problem, knows of the level above."""
    appraisal = appraised(folder, from_above=from_above)
    assert_problems(appraisal, "")
    return appraisal.register.decisions_from_above


def decision(
    conclusion: Outcome | None,
    grade: Grade | None,
    cell: str,
    unit: str = "",
    level: Level = Level.STANDING_COMMITTEE,
) -> DecisionElsewhere:
    return DecisionElsewhere(True, level, unit, conclusion, grade, f"Kết quả cấp trên!{cell}")


def test_a_decision_is_a_conclusion_a_grade_or_both(tmp_path: Path) -> None:
    from_above = """
    | Mã | Kết luận                      | Xếp loại | Đơn vị thẩm định |
    | A1 | đủ điều kiện về mô hình       | Khá      | BTV-LD           |
    | A2 | Không thẩm định: không đăng ký |          | BTV-LD           |
    | A3 |                               | Đạt      |                  |
    | A4 | Chờ thẩm định                 |          | BTV-LD           |
    | A5 |                               |          | BTV-LD           |
    |    | Đủ điều kiện về mô hình       | Tốt      | BTV-LD           |
    """
    assert decisions(tmp_path, from_above) == {
        "A1": decision(Outcome.QUALIFIED, grades.FAIR, "E2", "BTV-LD"),
        "A2": decision(Outcome.NOT_REGISTERED, None, "E3", "BTV-LD"),
        "A3": decision(None, grades.PASS, "G4"),
    }


UNREADABLE = {
    "a conclusion that is none of ours": ("Giỏi", "", "E2", "ô ghi “Giỏi”"),
    "a conclusion beside a grade": ("#N/A", "Tốt", "E2", "ô ghi “#N/A”"),
    "a grade that the letter does not know": ("", "Giỏi", "G2", "ô ghi “Giỏi”"),
    "a grade that is an error": ("Không đủ điều kiện về mô hình", "#REF!", "G2", "ô ghi “#REF!”"),
    "a graded conclusion without its grade": ("Đủ điều kiện về mô hình", "", "G2", "ô còn trống"),
}


@pytest.mark.parametrize(("conclusion", "grade", "cell", "held"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_an_error_and_no_result(
    conclusion: str, grade: str, cell: str, held: str, tmp_path: Path
) -> None:
    appraisal = appraised(
        tmp_path,
        subjects="| Mã | Tình trạng hồ sơ |\n| A1 | |\n| A2 | Đã rút |",
        scores="| Mã | C1 | C2 | C3 |\n| A1 | 28 | 28 | 36 |",
        from_above=f"""
        | Mã | Kết luận     | Xếp loại | Đơn vị thẩm định |
        | A1 | {conclusion} | {grade}  | BTV-LD           |
        | A2 | {conclusion} | {grade}  | BTV-LD           |
        """,
    )
    other = f"{cell[0]}3"
    assert_problems(
        appraisal,
        f"""
        | code        | severity | sheet            | cell    | subject |
        | CAPTREN-002 | error    | Kết quả cấp trên | {cell}  | A1      |
        | CAPTREN-002 | error    | Kết quả cấp trên | {other} | A2      |
        """,
    )
    assert held in appraisal.problems[0].message
    assert appraisal.problems[0].fix.startswith("Nhận lại kết quả từ đơn vị có mã BTV-LD: ")
    assert appraisal.register.decisions_from_above == {}
    assert appraisal.register.unreadable_above == {"A1", "A2"}
    # A row that is not ours to appraise stays what it is.
    assert [verdict.outcome for verdict in appraisal.verdicts] == [Outcome.INVALID, Outcome.WITHDRAWN]


def test_a_grade_without_diacritics_is_read_with_a_warning(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, from_above="| Mã | Xếp loại |\n| A1 | kha |")
    assert [problem.code.code for problem in appraisal.problems] == ["O-008"]
    assert appraisal.register.decisions_from_above == {"A1": decision(None, grades.FAIR, "G2")}


def test_the_later_conclusion_of_one_level_counts_with_or_without_a_grade(tmp_path: Path) -> None:
    from_above = """
    | Mã | Kết luận                           | Xếp loại |
    | A1 | Đủ điều kiện về mô hình            | Khá      |
    | A2 | Không thẩm định: không đăng ký     |          |
    | A1 | Không thẩm định: không gửi báo cáo |          |
    | A2 | Chờ thẩm định                      |          |
    | A3 | Không thẩm định: không đăng ký     |          |
    | A3 | Đủ điều kiện về mô hình            | Tốt      |
    """
    assert decisions(tmp_path, from_above) == {
        "A1": decision(Outcome.NO_REPORT, None, "E4"),
        "A2": decision(Outcome.NOT_REGISTERED, None, "E3"),
        "A3": decision(Outcome.QUALIFIED, grades.GOOD, "E7"),
    }


def test_of_two_levels_the_higher_one_counts_wherever_it_stands(tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path,
        settings={"Cấp thẩm định": "Chi bộ"},
        subjects="| Mã | Loại đối tượng |\n| A1 | Cá nhân |",
        from_above="""
        | Mã | Xếp loại | Cấp thẩm định |
        | A1 | Tốt      | Ban Thường vụ |
        | A1 | Đạt      | Cấp ủy cơ sở  |
        """,
    )
    assert appraisal.register.decisions_from_above == {"A1": decision(None, grades.GOOD, "G2")}


def test_a_sheet_with_codes_and_grades_alone_is_enough(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, sheets={"Kết quả cấp trên": "| Xếp loại | Mã |\n| Tốt | A1 |"})
    assert appraisal.register.decisions_from_above == {"A1": decision(None, grades.GOOD, "A2")}


def test_what_was_decided_for_another_year_is_left_alone_with_a_warning() -> None:
    sheet = filled_sheet(RESULTS_FROM_ABOVE, [["Mã", "Xếp loại"], ["A1", "Tốt"]])
    sheet.set(1, 1, "KẾT QUẢ CẤP TRÊN GỬI VỀ NĂM 2026")
    found = {}
    for year in (2026, 2027):
        findings = Findings()
        settings = Settings(year=year, level=Level.GRASSROOTS, guidance_id="804-CV/HU", deadline_day_counts=False)
        read = read_from_above(sheet, settings, grades.ALL, findings)
        found[year] = read, [each.message for each in findings.problems]
    warning = ProblemCode.RESULTS_OF_OTHER_YEAR.message.format(other=2026, year=2027)
    assert found == {
        2026: (FromAbove({"A1": decision(None, grades.GOOD, "B5")}), []),
        2027: (NOTHING_FROM_ABOVE, [warning]),
    }


def test_a_row_tells_the_level_that_decided_where_the_sheet_names_it(tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path,
        settings={"Cấp thẩm định": "Chi bộ"},
        from_above="| Mã | Xếp loại | Cấp thẩm định |\n| A1 | Tốt | Ban Thường vụ |\n| A2 | Khá | |",
    )
    assert {code: found.level for code, found in appraisal.register.decisions_from_above.items()} == {
        "A1": Level.STANDING_COMMITTEE,
        "A2": Level.GRASSROOTS,
    }


def test_what_the_level_above_passed_on_from_further_above_is_the_final_result(tmp_path: Path) -> None:
    from_above = """
    | Mã | Kết luận                | Xếp loại | Đơn vị thẩm định | Kết quả cấp trên                                    |
    | A1 | Đủ điều kiện về mô hình | Tốt      | DU-01            | Ban Thường vụ: Không đủ điều kiện về mô hình, Đạt   |
    | A2 | Đủ điều kiện về mô hình | Khá      | DU-01            | Ban Thường vụ: Tốt                                  |
    | A3 | Đủ điều kiện về mô hình | Khá      | DU-01            | Ban Thường vụ: Không thẩm định: không đăng ký       |
    | A4 | Đủ điều kiện về mô hình | Khá      | DU-01            | Tốt                                                 |
    """
    appraisal = appraised(tmp_path, settings={"Cấp thẩm định": "Chi bộ"}, from_above=from_above)
    assert appraisal.register.decisions_from_above == {
        "A1": decision(Outcome.NOT_QUALIFIED, grades.PASS, "P2"),
        "A2": decision(None, grades.GOOD, "P3"),
        "A3": decision(Outcome.NOT_REGISTERED, None, "P4"),
    }
    assert appraisal.register.unreadable_above == {"A4"}


def test_a_result_passed_on_is_read_back_as_it_was_written() -> None:
    conclusions = [None, *(outcome for outcome in Outcome if outcome.facts.is_decision)]
    for level, conclusion, grade in product(Level, conclusions, (None, *grades.ALL)):
        if conclusion is None and grade is None:
            continue
        written = passed_on(
            DecisionElsewhere(is_above=True, level=level, unit="", conclusion=conclusion, grade=grade, cell="")
        )
        sheet = filled_sheet(RESULTS_FROM_ABOVE, [["Mã", "Kết quả cấp trên"], ["A1", written or ""]])
        table = find_table(sheet, [Column("Kết quả cấp trên", Content.TEXT, 9)])
        assert list(results_passed_on(table, "Kết quả cấp trên", grades.ALL).values()) == [(level, conclusion, grade)]


def test_nothing_is_passed_on_of_a_level_that_nobody_stated() -> None:
    assert passed_on(DecisionElsewhere(True, None, "", Outcome.NOT_REGISTERED, None, "")) is None
