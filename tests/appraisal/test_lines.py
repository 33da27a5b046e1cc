"""Each line of the table of outcomes by itself: whether it holds, what it saw, and by which reading (appraisal §2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests import grades
from tests.appraisal.made import AFTER_ALL, asked_of, register_of
from tests.workbooks import vertical
from xlsx_addin.appraisal.elsewhere import KnownResult
from xlsx_addin.appraisal.lines import LINES
from xlsx_addin.appraisal.problem import Problem
from xlsx_addin.appraisal.trace import (
    NO,
    YES,
    Asked,
    Awaited,
    Decided,
    Fact,
    Faults,
    Graded,
    Headed,
    Unscored,
    failing,
    holding,
)
from xlsx_addin.guidance.model import LateEffect, LateReport, OutcomeRules
from xlsx_addin.terms import Ground, Outcome
from xlsx_addin.words.problems import ProblemCode

LAST_DAY = date(2026, 12, 14)
"""The last day in time of a committee at the grass roots."""
LAST_DAY_OF_2022 = date(2022, 12, 31)
"""2022 had no deadline there."""

UNREGISTERED = {"Loại đối tượng": "Cá nhân", "Đăng ký": "Không", "Ngày nhận báo cáo": ""}
HEAD = {**UNREGISTERED, "Thuộc tổ chức": "T", "Người đứng đầu": "Có"}
BLANK = {"Đăng ký": "", "Ngày nhận báo cáo": ""}
NO_INITIATIVE = Decided(Ground.INITIATIVE, "", None, holds=False)
NO_AWARD = Decided(Ground.COMMENDATION, "", None, holds=False)


def asked(number: str, row: dict[str, str], *others: dict[str, str], today: date = AFTER_ALL, **tables: Any) -> Asked:
    """What asking one line of a row comes to; other rows stand below it."""
    register = register_of(subjects=vertical({"Mã": "A", **row}, *others), **tables)
    return asked_of(register, "A", number, today=today)


def test_the_lines_in_their_order() -> None:
    assert [(line.number, line.outcome.value) for line in LINES] == [
        ("1", "invalid"),
        ("2", "withdrawn"),
        ("3", "out_of_scope"),
        ("4", "other_authority"),
        ("5", "alternative_ground"),
        ("6", "awaiting_organisation"),
        ("6a", "awaiting_registration"),
        ("7", "not_registered"),
        ("8a", "awaiting_report"),
        ("8b", "no_report"),
        ("8c", "late_report"),
        ("9", "awaiting_appraisal"),
        ("10", "qualified"),
        ("11", "not_qualified"),
    ]


ERROR = Problem(ProblemCode.CODE_MISSING, "Đơn vị", "A2", None, "", "")


@pytest.mark.parametrize(
    ("faults", "comes_to"),
    [
        ({}, NO),
        ({3: Faults([ERROR])}, NO),  # another row's
        ({2: Faults([ERROR])}, holding(Faults([ERROR]))),
        ({2: Faults((), ["A5"])}, holding(Faults((), ["A5"]), readings=("A35",))),
    ],
)
def test_line_1(faults: dict[int, Faults], comes_to: Asked) -> None:
    assert asked_of(register_of(subjects="| Mã |\n| A |"), "A", "1", faults=faults) == comes_to


@pytest.mark.parametrize(("state", "comes_to"), [("", NO), ("Đã rút", YES)])
def test_line_2(state: str, comes_to: Asked) -> None:
    assert asked("2", {"Tình trạng hồ sơ": state}) == comes_to


@pytest.mark.parametrize(("scope", "comes_to"), [("", NO), ("Thuộc diện", NO), ("Thôn, tổ dân phố", YES)])
def test_line_3(scope: str, comes_to: Asked) -> None:
    assert asked("3", {"Diện": scope}) == comes_to


@pytest.mark.parametrize(
    ("kind", "level", "proposed", "comes_to"),
    [
        ("Tập thể", "", "Có", NO),
        ("Tập thể", "Ban Thường vụ", "Có", NO),
        ("Tập thể", "Cấp ủy cơ sở", "", YES),
        ("Tập thể", "Cấp ủy cơ sở", "Có", failing(readings=("A23",))),
        ("Tổ chức", "Cấp ủy cơ sở", "Có", NO),
        ("Cá nhân", "Chi bộ", "Có", NO),
    ],
)
def test_line_4(kind: str, level: str, proposed: str, comes_to: Asked) -> None:
    row = {"Loại đối tượng": kind, "Cấp thẩm định": level, "Đề nghị khen thưởng": proposed}
    assert asked("4", row, settings={"Cấp thẩm định": "Ban Thường vụ"}) == comes_to


INITIATIVE = {"Số QĐ công nhận sáng kiến": "12/QĐ", "Ngày công nhận": "20/11/2026"}
AWARD = {"Số QĐ khen thưởng đột xuất": "77/QĐ", "Ngày khen thưởng": "02/09/2026"}
THE_INITIATIVE = Decided(Ground.INITIATIVE, "12/QĐ", date(2026, 11, 20), holds=True)
THE_AWARD = Decided(Ground.COMMENDATION, "77/QĐ", date(2026, 9, 2), holds=True)


@pytest.mark.parametrize(
    ("row", "comes_to"),
    [
        ({**UNREGISTERED, "Đăng ký": "Có", **INITIATIVE}, NO),
        ({**UNREGISTERED, "Đăng ký": "", **INITIATIVE}, NO),
        ({**UNREGISTERED, "Loại đối tượng": "Tổ chức", **INITIATIVE}, NO),
        (UNREGISTERED, failing(Headed(None), NO_INITIATIVE, NO_AWARD)),
        ({**UNREGISTERED, **INITIATIVE}, holding(Headed(None), THE_INITIATIVE, NO_AWARD)),
        ({**UNREGISTERED, **INITIATIVE, **AWARD}, holding(Headed(None), THE_INITIATIVE, THE_AWARD)),
        (
            {**UNREGISTERED, **INITIATIVE, "Số QĐ công nhận sáng kiến": ""},
            failing(Headed(None), THE_INITIATIVE._replace(number="", holds=False), NO_AWARD),
        ),
        (
            {**UNREGISTERED, **AWARD, "Ngày khen thưởng": ""},
            failing(Headed(None), NO_INITIATIVE, THE_AWARD._replace(day=None, holds=False)),
        ),
        (
            {**UNREGISTERED, **INITIATIVE, "Ngày công nhận": "30/12/2025"},  # "trong năm" is the letter's own word
            failing(Headed(None), THE_INITIATIVE._replace(day=date(2025, 12, 30), holds=False), NO_AWARD),
        ),
        (
            {**UNREGISTERED, **AWARD, "Ngày khen thưởng": "02/01/2027"},
            failing(
                Headed(None), NO_INITIATIVE, THE_AWARD._replace(day=date(2027, 1, 2), holds=False), readings=("A4",)
            ),
        ),
    ],
)
def test_line_5_by_decisions(row: dict[str, str], comes_to: Asked) -> None:
    assert asked("5", row) == comes_to


GRADED = "| Mã | C1 | C2 | C3 |\n| T | 28 | 28 | 36 |"
BARELY = "| Mã | C1 | C2 | C3 |\n| T | 20 | 15 | 20 |"


def headed(line: Asked) -> Headed:
    """What is known of the organisation, without its row, which is equal to the table's anyway."""
    [fact] = [fact for fact in line.facts if isinstance(fact, Headed)]
    return fact._replace(organisation=None)


@pytest.mark.parametrize(
    ("kind", "scores", "from_above", "known", "readings"),
    [
        ("Tổ chức", GRADED, "", KnownResult(Outcome.QUALIFIED, grades.GOOD, None), ()),
        ("Tập thể", GRADED, "", KnownResult(Outcome.QUALIFIED, grades.GOOD, None), ("A32",)),
        ("Tổ chức", BARELY, "", KnownResult(Outcome.NOT_QUALIFIED, grades.PASS, None), ()),
        ("Tập thể", BARELY, "", KnownResult(Outcome.NOT_QUALIFIED, grades.PASS, None), ()),
        ("Tổ chức", "", "", None, ()),
    ],
)
def test_line_5_by_the_organisation(
    kind: str, scores: str, from_above: str, known: KnownResult | None, readings: tuple[str, ...]
) -> None:
    line = asked("5", HEAD, {"Mã": "T", "Loại đối tượng": kind}, scores=scores)
    holds = known is not None and known.grade is grades.GOOD
    outcome = Outcome.AWAITING_APPRAISAL if known is None else known.conclusion
    assert (line.holds, line.readings) == (holds, readings)
    assert headed(line) == Headed("T", None, outcome, known, holds)


@pytest.mark.parametrize(
    ("row", "scores", "grade", "comes_to"),
    [
        (HEAD, GRADED, "Đạt", (False, ("A21",))),  # Tốt here, Đạt above: that is the final one
        (HEAD, BARELY, "Khá", (True, ("A21",))),
        (HEAD, GRADED, "Khá", (True, ())),
        (HEAD, "", "Khá", (True, ())),
        ({**HEAD, **INITIATIVE}, GRADED, "Đạt", (True, ())),  # b holds whatever the organisation reached
        ({**HEAD, **INITIATIVE}, BARELY, "Khá", (True, ())),
    ],
)
def test_line_5_where_a_level_above_concluded_on_the_organisation(
    row: dict[str, str], scores: str, grade: str, comes_to: tuple[bool, tuple[str, ...]]
) -> None:
    line = asked("5", row, {"Mã": "T"}, scores=scores, from_above=f"| Mã | Xếp loại |\n| T | {grade} |")
    assert (line.holds, line.readings) == comes_to


def test_line_5_of_a_blank_in_a_year_without_registration() -> None:
    """A blank is then Không (A11); whoever sent a report that qualifies needs no ground, and no other is asked."""
    award = {"Số QĐ khen thưởng đột xuất": "77/QĐ", "Ngày khen thưởng": "02/09/2022"}
    of_2022: dict[str, Any] = {"settings": {"Năm đánh giá": 2022}}
    found = THE_AWARD._replace(day=date(2022, 9, 2))
    facts: tuple[Fact, ...] = (Headed(None), NO_INITIATIVE, found)
    blank = {**UNREGISTERED, "Đăng ký": ""}
    assert asked("5", {**blank, **award}, **of_2022) == holding(*facts, readings=("A11",))
    assert asked("5", {**UNREGISTERED, **award}, **of_2022) == holding(*facts)
    assert asked("5", blank, **of_2022) == failing(Headed(None), NO_INITIATIVE, NO_AWARD)
    reported = {**blank, **award, "Ngày nhận báo cáo": "10/12/2022"}
    good, bare = GRADED.replace("T ", "A "), BARELY.replace("T ", "A ")
    assert asked("5", reported, scores=good, **of_2022) == NO
    assert asked("5", reported, scores=bare, **of_2022) == holding(*facts, readings=("A11",))
    unreported = {**reported, "Ngày nhận báo cáo": ""}
    assert asked("5", unreported, scores=good, **of_2022) == holding(*facts, readings=("A11",))


@pytest.mark.parametrize(
    ("row", "organisation", "holds", "readings"),
    [
        (HEAD, {}, True, ()),
        (HEAD, {"Loại đối tượng": "Tập thể"}, True, ("A32",)),
        (HEAD, {"Cấp thẩm định": "Ban Thường vụ"}, True, ()),
        (HEAD, {"Ngày nhận báo cáo": ""}, False, ()),
        (HEAD, {"Tình trạng hồ sơ": "Đã rút"}, False, ()),
        ({**HEAD, "Đăng ký": "Có"}, {}, False, ()),
        ({**HEAD, "Đăng ký": ""}, {}, False, ()),
        ({**HEAD, "Người đứng đầu": ""}, {}, False, ()),
        ({**HEAD, "Thuộc tổ chức": ""}, {}, False, ()),
        ({**HEAD, "Thuộc tổ chức": "KHAC"}, {}, True, ()),
        ({**HEAD, "Loại đối tượng": "Tập thể"}, {}, False, ()),
    ],
)
def test_line_6(row: dict[str, str], organisation: dict[str, str], holds: bool, readings: tuple[str, ...]) -> None:
    line = asked("6", row, {"Mã": "T", **organisation})
    assert (line.holds, line.readings) == (holds, readings)
    if holds:
        assert headed(line).code == row["Thuộc tổ chức"]


def test_line_6_does_not_hold_once_the_result_is_known() -> None:
    assert asked("6", HEAD, {"Mã": "T"}, scores=GRADED) == NO
    assert asked("6", HEAD, {"Mã": "T"}, from_above="| Mã | Xếp loại |\n| T | Đạt |") == NO


def test_line_6_in_a_year_without_registration() -> None:
    of_2022: dict[str, Any] = {"settings": {"Năm đánh giá": 2022}}
    assert asked("6", {**HEAD, "Đăng ký": ""}, {"Mã": "T"}, **of_2022).readings == ("A11",)
    assert asked("6", HEAD, {"Mã": "T"}, **of_2022).readings == ()
    assert asked("6", {**HEAD, "Ngày nhận báo cáo": "10/12/2022"}, {"Mã": "T"}, **of_2022) == NO


@pytest.mark.parametrize(
    ("row", "today", "comes_to"),
    [
        (BLANK, LAST_DAY, holding(Awaited(LAST_DAY), readings=("A36",))),
        (BLANK, date(2026, 12, 15), NO),
        ({**BLANK, "Đăng ký": "Không"}, LAST_DAY, NO),
        ({**BLANK, "Đăng ký": "Có"}, LAST_DAY, NO),
        ({**BLANK, "Ngày nhận báo cáo": "10/12/2026"}, LAST_DAY, NO),
    ],
)
def test_line_6a(row: dict[str, str], today: date, comes_to: Asked) -> None:
    assert asked("6a", row, today=today) == comes_to


def test_line_6a_in_a_year_without_registration() -> None:
    assert asked("6a", BLANK, settings={"Năm đánh giá": 2022}, today=date(2022, 12, 1)) == NO


@pytest.mark.parametrize(
    ("row", "today", "comes_to"),
    [
        ({**BLANK, "Đăng ký": "Không"}, LAST_DAY, holding(readings=("A36",))),
        ({**BLANK, "Đăng ký": "Không"}, date(2026, 12, 15), YES),
        ({**BLANK, "Đăng ký": "Có"}, LAST_DAY, NO),
        (BLANK, LAST_DAY, NO),
        (BLANK, date(2026, 12, 15), NO),
    ],
)
def test_line_7(row: dict[str, str], today: date, comes_to: Asked) -> None:
    assert asked("7", row, today=today) == comes_to


@pytest.mark.parametrize("registered", ["Không", ""])
def test_line_7_in_a_year_without_registration(registered: str) -> None:
    row = {**BLANK, "Đăng ký": registered}
    assert asked("7", row, settings={"Năm đánh giá": 2022}) == failing(readings=("A11",))
    assert asked("7", {**BLANK, "Đăng ký": "Có"}, settings={"Năm đánh giá": 2022}) == NO


NOT_YET = {"Ngày nhận báo cáo": ""}


@pytest.mark.parametrize(
    ("settings", "row", "today", "comes_to"),
    [
        ({}, {}, LAST_DAY, NO),
        ({}, NOT_YET, date(2026, 1, 1), holding(Awaited(LAST_DAY))),
        ({}, NOT_YET, LAST_DAY, holding(Awaited(LAST_DAY))),
        ({}, NOT_YET, date(2026, 12, 15), failing(readings=("A6",))),
        ({}, NOT_YET, date(2026, 12, 16), failing()),
        ({"Tính cả ngày hạn": "Có"}, NOT_YET, date(2026, 12, 15), holding(Awaited(date(2026, 12, 15)))),
        ({"Tính cả ngày hạn": "Có"}, NOT_YET, date(2026, 12, 16), failing()),
        ({"Năm đánh giá": 2022}, NOT_YET, LAST_DAY_OF_2022, holding(Awaited(LAST_DAY_OF_2022))),
        ({"Năm đánh giá": 2022}, NOT_YET, date(2023, 1, 1), failing()),
    ],
)
def test_line_8a(settings: dict[str, Any], row: dict[str, str], today: date, comes_to: Asked) -> None:
    assert asked("8a", row, settings=settings, today=today) == comes_to


@pytest.mark.parametrize(
    ("row", "comes_to"),
    [
        (NOT_YET, YES),
        ({}, NO),
        ({"Ngày nhận báo cáo": "14/12/2026"}, NO),
        ({"Ngày nhận báo cáo": "15/12/2026"}, failing(readings=("A7",))),
        ({"Ngày nhận báo cáo": "20/12/2026", "Chấp nhận quá hạn": "Không"}, failing(readings=("A7",))),
        ({"Ngày nhận báo cáo": "20/12/2026", "Chấp nhận quá hạn": "Có"}, NO),
        ({"Điểm tự chấm": ""}, failing(readings=("A33",))),
        ({"Tự xếp loại": ""}, failing(readings=("A33",))),
        ({"Tự xếp loại": "", "Ngày nhận báo cáo": "20/12/2026"}, failing(readings=("A7", "A33"))),
    ],
)
def test_line_8b(row: dict[str, str], comes_to: Asked) -> None:
    assert asked("8b", row) == comes_to


@pytest.mark.parametrize("missing", [["self_points"], ["self_grade"], ["self_points", "self_grade"]])
def test_line_8b_where_the_workbook_has_no_column_for_a_self_assessment(missing: list[str]) -> None:
    register = register_of(subjects=vertical({"Mã": "A", "Điểm tự chấm": "", "Tự xếp loại": ""}))
    columns = register.subject_columns
    declared = {
        field: (columns.heading(field), None if field in missing else columns.letters(field))
        for field in ("code", "self_points", "self_grade")
    }
    without = replace(register, subject_columns=type(columns)(columns.sheet, columns.heading_row, declared))
    is_told = len(missing) == 1
    assert asked_of(without, "A", "8b") == (failing(readings=("A33",)) if is_told else NO)


@pytest.mark.parametrize(
    ("hour", "row", "comes_to"),
    [
        (None, {"Ngày nhận báo cáo": "14/12/2026"}, NO),
        (None, {"Ngày nhận báo cáo": "15/12/2026"}, holding(readings=("A6",))),
        (None, {"Ngày nhận báo cáo": "16/12/2026"}, holding()),
        (None, {"Ngày nhận báo cáo": "15/12/2026", "Chấp nhận quá hạn": "Có"}, failing(readings=("A6",))),
        (17, {"Ngày nhận báo cáo": "14/12/2026"}, NO),
        (17, {"Ngày nhận báo cáo": "16/12/2026"}, holding()),
        # Whether the very day counts is not asked of an hour: without its own, a report is to be confirmed.
        (17, {"Ngày nhận báo cáo": "15/12/2026", "Chấp nhận quá hạn": "Có"}, failing()),
    ],
)
def test_line_8c_of_a_letter_that_shuts_late_reports_out(
    hour: int | None, row: dict[str, str], comes_to: Asked
) -> None:
    register = register_of(subjects=vertical({"Mã": "A", **row}))
    letter = register.guidance
    deadlines = tuple(
        replace(entry, before=None if entry.before is None else replace(entry.before, hour=hour))
        for entry in letter.deadlines
    )
    rule = letter.citations.report
    outcomes = (*letter.outcomes, OutcomeRules(outcome=Outcome.LATE_REPORT, rules=(rule,)))
    late = LateReport(effect=LateEffect.NOT_APPRAISED, rule=rule)
    strict = replace(letter, deadlines=deadlines, outcomes=outcomes, late_report=late)
    assert asked_of(replace(register, guidance=strict), "A", "8c") == comes_to


def test_line_9() -> None:
    refused = "| Mã tiêu chí | Điểm tối đa |\n| C1 | |"
    assert asked("9", {}) == holding(Unscored(0))
    assert asked("9", {}, scale=refused, scores="| Mã | C1 |\n| A | 5 |\n| A | 6 |") == holding(Unscored(2))
    assert asked("9", {}, scores=GRADED.replace("T ", "A ")) == NO


@pytest.mark.parametrize(
    ("points", "grade", "is_recognised", "readings"),
    [
        ("28 | 28 | 36", grades.GOOD, True, ()),
        ("25 | 20 | 30", grades.FAIR, True, ()),
        ("20 | 15 | 20", grades.PASS, False, ()),
        ("10 | 10 | 10", grades.FAIL, False, ()),
        ("29.996 | 30 | 30", grades.FAIR, True, ("A26",)),
        ("9.996 | 30 | 30", grades.PASS, False, ("A26",)),
    ],
)
def test_lines_10_and_11(points: str, grade: Any, is_recognised: bool, readings: tuple[str, ...]) -> None:
    scores = f"| Mã | C1 | C2 | C3 |\n| A | {points} |"
    line_10, line_11 = asked("10", {}, scores=scores), asked("11", {}, scores=scores)
    [fact] = line_11.facts
    assert isinstance(fact, Graded)
    assert (fact.points.grade, fact.score_sheets) == (grade, 1)
    assert line_11 == holding(fact, readings=readings)
    assert line_10 == (line_11 if is_recognised else NO)


def test_line_10_asks_for_points_and_line_11_stands_behind_line_9() -> None:
    assert asked("10", {}) == NO
    with pytest.raises(ValueError, match=r"^lines 10 and 11 stand behind line 9$"):
        asked("11", {})
