"""What the lines of the table of outcomes ask of one subject, and what is the same for a whole workbook."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests import grades
from tests.appraisal.made import AFTER_ALL, decisions_on, register_of, sheets_by_code
from tests.workbooks import vertical
from xlsx_addin.appraisal.case import Case, Docket
from xlsx_addin.appraisal.elsewhere import KnownResult
from xlsx_addin.appraisal.subject_index import SubjectIndex
from xlsx_addin.appraisal.trace import Headed
from xlsx_addin.terms import Outcome

OF_2022: dict[str, Any] = {"settings": {"Năm đánh giá": 2022}}
SCORED = "| Mã | C1 | C2 | C3 |\n| A | 28 | 28 | 36 |"
PASSED = "| Mã | C1 | C2 | C3 |\n| A | 20 | 15 | 20 |"


def case_of(row: dict[str, str], *others: dict[str, str], today: date = AFTER_ALL, **tables: Any) -> Case:
    """The case of the first of these rows, whose Mã is A."""
    register = register_of(subjects=vertical({"Mã": "A", **row}, *others), **tables)
    docket = Docket(register, SubjectIndex(register.subjects), sheets_by_code(register), {}, today)
    docket.decided.update(decisions_on(register, today))
    return Case(register.subjects[0], docket)


@pytest.mark.parametrize(
    ("settings", "today", "last_day", "may_still_come", "reading_of_today"),
    [
        ({}, date(2026, 12, 14), date(2026, 12, 14), True, None),
        ({}, date(2026, 12, 15), date(2026, 12, 14), False, "A6"),
        ({}, date(2026, 12, 16), date(2026, 12, 14), False, None),
        ({"Tính cả ngày hạn": "Có"}, date(2026, 12, 15), date(2026, 12, 15), True, None),
        ({"Tính cả ngày hạn": "Có"}, date(2026, 12, 16), date(2026, 12, 15), False, None),
        ({"Năm đánh giá": 2022}, date(2022, 12, 31), date(2022, 12, 31), True, None),
        ({"Năm đánh giá": 2022}, date(2023, 1, 1), date(2022, 12, 31), False, None),
    ],
)
def test_what_may_still_come(
    settings: dict[str, Any], today: date, last_day: date, may_still_come: bool, reading_of_today: str | None
) -> None:
    times = case_of({}, settings=settings, today=today).times
    assert (times.last_day, times.may_still_report, times.reading_of_today) == (
        last_day, may_still_come, reading_of_today,
    )  # fmt: skip
    assert (times.last_day_to_register, times.may_still_register) == (last_day, may_still_come)


@pytest.mark.parametrize(
    ("registered", "tables", "is_unregistered", "reading_of_blank", "is_appraised_all_the_same"),
    [
        ("Có", {}, False, None, False),
        ("Không", {}, True, None, False),
        ("", {}, False, None, False),
        ("Có", OF_2022, False, None, False),
        ("Không", OF_2022, True, None, True),
        ("", OF_2022, True, "A11", True),
    ],
)
def test_who_is_unregistered(
    registered: str,
    tables: dict[str, Any],
    is_unregistered: bool,
    reading_of_blank: str | None,
    is_appraised_all_the_same: bool,
) -> None:
    case = case_of({"Đăng ký": registered}, **tables)
    assert (case.is_unregistered, case.reading_of_blank, case.is_appraised_all_the_same) == (
        is_unregistered, reading_of_blank, is_appraised_all_the_same,
    )  # fmt: skip
    assert not case_of({"Đăng ký": registered, "Ngày nhận báo cáo": ""}, **tables).is_appraised_all_the_same


@pytest.mark.parametrize(
    ("scores", "grade", "is_recognised"), [(SCORED, grades.GOOD, True), (PASSED, grades.PASS, False), ("", None, False)]
)
def test_the_grade_that_is_reached(scores: str, grade: Any, is_recognised: bool) -> None:
    case = case_of({}, scores=scores)
    assert (case.points.grade if case.points is not None else None) is grade
    assert case.reaches_recognised_grade is is_recognised


def test_a_refused_scale_gives_no_points() -> None:
    case = case_of({}, scale="| Mã tiêu chí | Điểm tối đa |\n| C1 | |", scores="| Mã | C1 |\n| A | 5 |")
    assert (len(case.sheets), case.points) == (1, None)


HEAD = {"Loại đối tượng": "Cá nhân", "Đăng ký": "Không", "Ngày nhận báo cáo": "", "Người đứng đầu": "Có"}


def test_whose_head_a_subject_is() -> None:
    organisation = {"Mã": "T"}
    scores = SCORED.replace("| A |", "| T |")
    case = case_of({**HEAD, "Thuộc tổ chức": "T"}, organisation, scores=scores)
    row = case.register.subjects[1]
    known = KnownResult(Outcome.QUALIFIED, grades.GOOD, None)
    assert case.headed == Headed("T", row, Outcome.QUALIFIED, known, holds=True)
    assert case_of({**HEAD, "Thuộc tổ chức": "KHAC"}, organisation).headed == Headed("KHAC")
    assert case_of({**HEAD, "Thuộc tổ chức": ""}, organisation).headed == Headed(None)
    assert case_of({**HEAD, "Thuộc tổ chức": "T", "Người đứng đầu": ""}, organisation).headed == Headed(None)


@pytest.mark.parametrize(
    ("scores", "above", "would_differ"),
    [
        (SCORED, "", False),
        (SCORED, "Khá", False),
        (SCORED, "Đạt", True),
        (PASSED, "Khá", True),
        (PASSED, "Đạt", False),
        ("", "Khá", False),  # nothing here that it set aside
    ],
)
def test_whether_the_result_that_one_above_set_aside_would_decide_otherwise(
    scores: str, above: str, would_differ: bool
) -> None:
    from_above = f"| Mã | Xếp loại |\n| T | {above} |"
    case = case_of(
        {**HEAD, "Thuộc tổ chức": "T"}, {"Mã": "T"}, scores=scores.replace("| A |", "| T |"), from_above=from_above
    )
    assert case.headed_would_differ is would_differ


def test_what_the_lines_ask_is_worked_out_once() -> None:
    case = case_of({**HEAD, "Thuộc tổ chức": "T"}, {"Mã": "T"}, scores=SCORED)
    assert case.points is case.points is not None
    assert case.headed is case.headed
