"""What a file says, the workbook that is open in Excel says too: verdicts, problems and the code of the data."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.edited_workbooks import edited, merged_bytes
from tests.workbooks import GRADES, SCALE, assert_problems, assert_results, workbook_bytes
from xlsx_addin.excel.live_workbook import LiveWorkbook
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.report import appraisal_document
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.excel_engine.engine import Engine
    from tests.excel_engine.fixtures import OpenExcel
    from xlsx_addin.jobs.appraise import Job

    Both = Callable[[bytes], Job]

pytest_plugins = ("tests.excel_engine.fixtures",)

TODAY = date(2027, 1, 31)
SUBJECTS = "| Mã |\n| A |\n| B |\n| C |"
SCORES = "| Mã | C1 | C2 | C3 |\n| A | 25 | 20 | 30 |\n| B | 25 | 20 | 30 |\n| C | 25 | 20 | 30 |"


@pytest.fixture
def both(tmp_path: Path, open_excel: OpenExcel) -> Both:
    """Appraises a workbook both ways; they must not differ in anything."""

    def appraised(content: bytes) -> Job:
        path = tmp_path / "so.xlsx"
        path.write_bytes(content)
        with FileWorkbook.open(path) as file:
            of_file = appraise_workbook(file, TODAY)
        of_excel = appraise_workbook(LiveWorkbook(open_excel(path)), TODAY)
        assert appraisal_document(of_excel.appraisal) == appraisal_document(of_file.appraisal)
        assert of_excel.run.data_code == of_file.run.data_code
        return of_file

    return appraised


def book(**tables: Any) -> bytes:
    return workbook_bytes(**({"subjects": SUBJECTS, "scores": SCORES} | tables))


# Merged cells

MERGED = {
    "Diện": ("D", "Doanh nghiệp tư nhân"),
    "Cấp thẩm định": ("E", "Ban Thường vụ"),
    "Ngày nhận báo cáo": ("M", datetime(2026, 12, 10)),
    "Tình trạng hồ sơ": ("X", "Đã rút"),
}


@pytest.mark.parametrize("heading", MERGED)
@pytest.mark.parametrize("is_filled", [True, False], ids=["hides values", "hides blanks"])
def test_no_verdict_comes_from_a_row_under_a_merged_value(both: Both, heading: str, is_filled: bool) -> None:
    letters, value = MERGED[heading]
    held = {("Đơn vị", f"{letters}{row}"): value if row == 2 or is_filled else None for row in (2, 3, 4)}
    job = both(merged_bytes(edited(book(), values=held), {"Đơn vị": [f"{letters}2:{letters}4"]}))
    assert_problems(
        job.appraisal,
        f"""
        | code  | severity | cell       | subject |
        | O-014 | error    | {letters}3 | B       |
        | O-014 | error    | {letters}4 | C       |
        """
        if heading == "Ngày nhận báo cáo"
        else f"""
        | code     | severity | cell       | subject |
        | O-014    | error    | {letters}3 | B       |
        | O-014    | error    | {letters}4 | C       |
        | DIEM-009 | warning  | A2         | A       |
        """,
    )
    assert [verdict.outcome.value for verdict in job.appraisal.verdicts[1:]] == ["invalid", "invalid"]


def test_a_minimum_merged_over_the_criteria_refuses_the_scale(both: Both) -> None:
    held = {("Tiêu chí", "E2"): 15}
    job = both(merged_bytes(edited(book(), values=held), {"Tiêu chí": ["E2:E4"]}))
    assert {verdict.outcome.value for verdict in job.appraisal.verdicts} == {"awaiting_appraisal"}
    assert_problems(job.appraisal, "| code | cell |\n| O-014 | E3 |\n| O-014 | E4 |")


def test_every_merged_area_is_seen_however_many_there_are(both: Both) -> None:
    rows = range(2, 522)
    subjects = "| Mã | Diện |\n" + "\n".join(
        f"| D{row} | {'Doanh nghiệp tư nhân' if row % 2 == 0 else ''} |" for row in rows
    )
    areas = [f"D{row}:D{row + 1}" for row in rows if row % 2 == 0]
    job = both(merged_bytes(book(subjects=subjects, scores=""), {"Đơn vị": areas}))
    assert sum(problem.code.code == "O-014" for problem in job.appraisal.problems) == len(areas) == 260
    outcomes = [verdict.outcome.value for verdict in job.appraisal.verdicts]
    assert outcomes == ["out_of_scope", "invalid"] * 260


# Percentages


@pytest.mark.parametrize("shown", ["0%", "0.00%", "#,##0.0%;[Red]-0%", '0.0"%";0%', "General;0%"])
def test_cut_offs_in_percent_refuse_the_scale(both: Both, shown: str) -> None:
    grades = GRADES.replace("90 ", "0.9 ").replace("70 ", "0.7 ").replace("50 ", "0.5 ")
    formats = {("Tiêu chí", f"J{row}"): shown for row in (2, 3, 4)}
    job = both(edited(book(grades=grades), formats=formats))
    assert_problems(job.appraisal, "| code | cell |\n| O-016 | J2 |\n| O-016 | J3 |\n| O-016 | J4 |")
    assert {verdict.outcome.value for verdict in job.appraisal.verdicts} == {"awaiting_appraisal"}
    first = job.appraisal.problems[0]
    assert first.message == "Ô Tiêu chí!J2 (Từ điểm): ô đang định dạng phần trăm; 90% là 0,9."
    assert first.fix == "Bỏ định dạng phần trăm (chọn General) rồi gõ lại số, ví dụ 90."


def test_a_percent_sign_that_is_an_ornament_changes_no_number(both: Both) -> None:
    formats = {("Tiêu chí", "J2"): '0"%"', ("Điểm", "C2"): "0\\%", ("Điểm", "C3"): "0_%", ("Điểm", "C4"): '0 "%" '}
    job = both(edited(book(), formats=formats))
    assert_problems(job.appraisal, "")


@pytest.mark.parametrize(
    ("sheet", "cell", "outcome"),
    [
        ("Tiêu chí", "D2", "awaiting_appraisal"),
        ("Tiêu chí", "E2", "awaiting_appraisal"),
        ("Điểm", "D2", "invalid"),
        ("Đơn vị", "P2", "invalid"),
    ],
)
def test_points_in_percent_are_an_error_wherever_they_stand(both: Both, sheet: str, cell: str, outcome: str) -> None:
    job = both(edited(book(), values={(sheet, cell): 0.7}, formats={(sheet, cell): "0%"}))
    assert [problem.cell for problem in job.appraisal.problems if problem.code.code == "O-016"] == [cell]
    assert job.appraisal.verdicts[0].outcome.value == outcome


def test_a_code_in_percent_is_its_digits(both: Both) -> None:
    numbers = {("Đơn vị", "A2"): 7, ("Điểm", "A2"): 7}
    job = both(edited(book(), values=numbers, formats=dict.fromkeys(numbers, "0%")))
    assert_problems(job.appraisal, "")
    assert job.appraisal.verdicts[0].subject.code == "7"


# Currency


@pytest.mark.parametrize("shown", ['#,##0.00 "₫"', '_-* #,##0.00 "₫"_-;-* #,##0.00 "₫"_-', "$#,##0.00"])
def test_a_score_in_currency_is_read_to_its_last_digit(both: Both, shown: str) -> None:
    scores = "| Mã | C1 | C2 | C3 |\n| A | 30 | 30 | 29.99996 |"
    job = both(edited(book(scores=scores), formats={("Điểm", "F2"): shown}))
    assert_results(job.appraisal, "| subject | grade | total |\n| A | Khá | 90.00 |\n| B | | |\n| C | | |")


# Hidden rows


def test_hidden_rows_count_and_say_so(both: Both) -> None:
    content = edited(
        book(scores=SCORES.replace("| C | 25", "| C | 99")),
        hidden=[("Đơn vị", 3), ("Đơn vị", 4), ("Đơn vị", 9), ("Điểm", 4), ("Tiêu chí", 2)],
    )
    job = both(content)
    assert_problems(
        job.appraisal,
        """
        | code     | severity | sheet    | cell |
        | O-017    | warning  | Đơn vị   |      |
        | O-017    | warning  | Tiêu chí |      |
        | O-017    | warning  | Điểm     |      |
        | DIEM-003 | error    | Điểm     | D4   |
        """,
    )
    told = [problem.message for problem in job.appraisal.problems]
    assert told[0] == "Trang tính Đơn vị: 2 dòng có dữ liệu đang bị ẩn hoặc bị lọc (A3:A4) vẫn được tính."
    assert told[3].endswith(". Lưu ý: dòng đang bị ẩn.")
    assert [verdict.outcome.value for verdict in job.appraisal.verdicts] == ["qualified", "qualified", "invalid"]


# The code of the data


def test_values_that_excel_keeps_otherwise_have_the_same_code(both: Both) -> None:
    odd = {
        ("Điểm", "D2"): -0.0,
        ("Điểm", "G2"): "#N/A",
        ("Đơn vị", "M2"): datetime(2026, 12, 10, 8, 0, 0, 400),
        ("Đơn vị", "I2"): 46000.123456789,
    }
    formats = {("Đơn vị", "M2"): "dd/mm/yyyy hh:mm", ("Đơn vị", "I2"): "dd/mm/yyyy", ("Điểm", "D3"): "$0.00"}
    job = both(edited(book(), values=odd | {("Điểm", "D3"): 12.123456}, formats=formats))
    assert job.appraisal.verdicts[0].outcome.value == "not_qualified"


def test_a_click_reads_all_sheets_from_one_copy(tmp_path: Path, open_excel: OpenExcel, excel_engine: Engine) -> None:
    path = tmp_path / "so.xlsx"
    path.write_bytes(merged_bytes(book(scale=SCALE), {"Đơn vị": ["D2:D4"]}))
    live = LiveWorkbook(open_excel(path))
    excel_engine.calls.clear()
    appraise_workbook(live, TODAY)
    assert excel_engine.calls == {("", "save copy"): 1}
