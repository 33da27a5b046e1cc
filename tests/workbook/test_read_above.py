"""``Kết quả cấp trên``: what the level above decided on each subject, and where the sheet says so."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from tests import grades
from tests.exchange.received import filled_sheet
from tests.workbooks import appraised, assert_problems
from xlsx_addin.appraisal.problem import Findings
from xlsx_addin.appraisal.records import DecisionElsewhere, Settings
from xlsx_addin.terms import Grade, Level, Outcome
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook.layout import RESULTS_FROM_ABOVE, Column, Content
from xlsx_addin.workbook.read_above import read_decisions_from_above
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


def test_words_that_are_none_of_ours_decide_nothing(tmp_path: Path) -> None:
    from_above = """
    | Mã | Kết luận | Xếp loại | Đơn vị thẩm định |
    | A1 | Giỏi     |          | BTV-LD           |
    | A2 | #N/A     | Tốt      | #N/A             |
    """
    assert decisions(tmp_path, from_above) == {"A2": decision(None, grades.GOOD, "G3")}


def test_the_last_decision_counts_but_none_without_a_grade_hides_one_with_it(tmp_path: Path) -> None:
    from_above = """
    | Mã | Kết luận                          | Xếp loại |
    | A1 | Đủ điều kiện về mô hình           | Khá      |
    | A2 | Không thẩm định: không đăng ký    |          |
    | A1 | Không thẩm định: không gửi báo cáo |          |
    | A2 | Không thẩm định: không gửi báo cáo |          |
    | A3 | Không thẩm định: không đăng ký    |          |
    | A3 | Đủ điều kiện về mô hình           | Tốt      |
    """
    assert decisions(tmp_path, from_above) == {
        "A1": decision(Outcome.QUALIFIED, grades.FAIR, "E2"),
        "A2": decision(Outcome.NO_REPORT, None, "E5"),
        "A3": decision(Outcome.QUALIFIED, grades.GOOD, "E7"),
    }


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
        read = read_decisions_from_above(sheet, settings, grades.ALL, findings)
        found[year] = read, [each.message for each in findings.problems]
    warning = ProblemCode.RESULTS_OF_OTHER_YEAR.message.format(other=2026, year=2027)
    assert found == {2026: ({"A1": decision(None, grades.GOOD, "B5")}, []), 2027: ({}, [warning])}


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
    | A3 | Đủ điều kiện về mô hình | Khá      | DU-01            | Tốt                                                 |
    """
    appraisal = appraised(tmp_path, settings={"Cấp thẩm định": "Chi bộ"}, from_above=from_above)
    assert appraisal.register.decisions_from_above == {
        "A1": decision(Outcome.NOT_QUALIFIED, grades.PASS, "P2"),
        "A2": decision(None, grades.GOOD, "P3"),
        "A3": decision(Outcome.QUALIFIED, grades.FAIR, "E4", "DU-01", Level.GRASSROOTS),
    }


def test_a_result_passed_on_is_read_back_as_it_was_written() -> None:
    for level, conclusion, grade in product(Level, (None, Outcome.QUALIFIED, Outcome.NOT_QUALIFIED), grades.ALL):
        written = passed_on(DecisionElsewhere(True, level, "", conclusion, grade, ""))
        sheet = filled_sheet(RESULTS_FROM_ABOVE, [["Mã", "Kết quả cấp trên"], ["A1", written or ""]])
        table = find_table(sheet, [Column("Kết quả cấp trên", Content.TEXT, 9)])
        assert list(results_passed_on(table, "Kết quả cấp trên", grades.ALL).values()) == [(level, conclusion, grade)]


def test_nothing_is_passed_on_without_a_grade() -> None:
    assert passed_on(DecisionElsewhere(True, Level.GRASSROOTS, "", Outcome.NOT_REGISTERED, None, "")) is None
