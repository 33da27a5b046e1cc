"""Every paper of one run beside the sheets of its workbook: no subject and no number is told in two ways.

What papers list is read from whatever record of theirs names a subject, so that a later list is compared too.
"""

from __future__ import annotations

import re
from dataclasses import fields as fields_of
from dataclasses import is_dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.paper.papers import CONFIRMED, MOMENT, OFFICE, UNIT
from tests.paper.test_agreement import DECISION, ROWS, fields, named
from tests.paper.test_properties import NOT_OWN, is_refused, made_from
from xlsx_addin.paper.documents import Code, documents, made_by
from xlsx_addin.report import appraisal_document
from xlsx_addin.terms import Level, Outcome
from xlsx_addin.vietnamese.numbers import decimal_comma
from xlsx_addin.workbook.appraisal_run import AppraisalRun
from xlsx_addin.workbook.next_steps import OpenMatters
from xlsx_addin.workbook.results import result_columns, summarise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsx_addin.paper.dossier import Dossier

pytestmark = pytest.mark.slow

LEVELS = st.sampled_from([level.value for level in Level])
NUMBERS = {"points": "total", "mean": "total", "grade": "grade", "rank": "rank", "sheets": "score_sheets"}
"""What the rows of papers call the columns of ``Kết quả`` and ``Đơn vị``."""
COPIED = {"model": "model", "self_points": "self_points", "self_grade": "self_grade"}


def records(value: object) -> Iterator[Any]:
    """Every record within the fields of a document."""
    if isinstance(value, tuple):
        for part in value:
            yield from records(part)
    elif is_dataclass(value):
        yield value
        for field in fields_of(value):
            yield from records(getattr(value, field.name))


def everything(made: Dossier) -> dict[Code, list[Any]]:
    """The fields of every document of the level, and of an answer to each subject."""
    asked = replace(made, asked_for=tuple(verdict.subject.code or "" for verdict in made.appraisal.verdicts))
    return {code: [document.fields for document in documents(code, asked)] for code in made_by(made.settings.level)}


def shown(made: Dossier) -> list[dict[str, str]]:
    """The rows of ``Kết quả``, as papers write what stands in them."""
    columns = result_columns(made.appraisal, made.appraisal.verdicts)
    rows = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
    return [
        {
            field: "" if value is None else decimal_comma(value) if field == "total" else str(value)
            for field, value in row.items()
        }
        for row in rows
    ]


@given(rows=ROWS, decision=st.sampled_from([{}, DECISION]), level=LEVELS)
@settings(max_examples=examples(10))
def test_each_row_of_a_paper_says_of_its_subject_what_the_sheet_says(
    rows: list[dict[str, Any]], decision: dict[str, str], level: str
) -> None:
    made = made_from(rows, settings=OFFICE | decision | {"Cấp thẩm định": level})
    sheet, results = shown(made), appraisal_document(made.appraisal)["results"]
    compared = set()
    for code, found in everything(made).items():
        for row in (record for paper in found for record in records(paper) if getattr(record, "name", "")):
            for number in named([row]):
                for field, column in (NUMBERS | COPIED).items():
                    value = getattr(row, field, "")
                    if value and not (code is Code.NOTICES and results[number]["above"]):  # told is the result above
                        assert value == sheet[number][column]
                        compared.add(number)
                if getattr(row, "days_late", ""):
                    assert int(row.days_late) == results[number]["days_late"]
    assert {number for number, result in enumerate(results) if result["grade"]} <= compared


@given(rows=ROWS, level=LEVELS)
@settings(max_examples=examples(8))
def test_an_answer_has_the_points_the_grade_and_the_days_of_the_sheet(rows: list[dict[str, Any]], level: str) -> None:
    made = made_from(rows, settings=OFFICE | {"Cấp thẩm định": level})
    sheet, results = shown(made), appraisal_document(made.appraisal)["results"]
    answers = everything(made)[Code.ANSWERS]
    assert len(answers) == len(rows)
    for answer, row, result in zip(answers, sheet, results, strict=True):
        assert answer.total.mean == row["total"]
        assert answer.sheets == (row["score_sheets"] if row["grade"] else "")
        if result["outcome"] not in NOT_OWN:
            days = re.findall(r"quá hạn (\d+) ngày", answer.deadline)
            assert days == re.findall(r"Quá hạn (\d+) ngày", row["lateness"])
        reached = getattr(answer.strip, f"step_{answer.strip.reached}").grade if answer.strip.reached else ""
        assert reached == row["grade"]


@given(rows=ROWS, level=st.sampled_from(["Cấp ủy cơ sở", "Ban Thường vụ"]))
@settings(max_examples=examples(15))
def test_the_decision_lists_whom_the_report_says_were_decided_on(rows: list[dict[str, Any]], level: str) -> None:
    made = made_from(rows, settings=OFFICE | CONFIRMED | DECISION | {"Cấp thẩm định": level})
    results = appraisal_document(made.appraisal)["results"]
    agreed = [
        number
        for number, (row, result) in enumerate(zip(rows, results, strict=True))
        if result["outcome"] == "qualified"
        and row["decision"] == "Đồng ý"
        and result["authority"] == "decides"
        and result["above"] is None
    ]
    [report] = fields(Code.REPORT, made)
    decisions = fields(Code.DECISION, made)
    assert sorted(number for decision in decisions for number in named(decision.list.rows)) == agreed
    assert [decision.count for decision in decisions] == ([report.decided.count] if agreed else [])
    assert [decision.grades for decision in decisions] == ([report.decided.grades] if agreed else [])
    assert report.decided.count == (str(len(agreed)) if agreed else "")
    assert set(agreed) <= set(named(report.annexes.qualified.rows))


@given(rows=ROWS)
@settings(max_examples=examples(10))
def test_lists_for_commendation_hold_nobody_whom_another_paper_leaves_out(rows: list[dict[str, Any]]) -> None:
    made = made_from(rows, settings=OFFICE | DECISION)
    results = appraisal_document(made.appraisal)["results"]
    [report] = fields(Code.REPORT, made)
    listed = named(report.annexes.commended.rows)
    grades = {"Tốt", "Khá"}
    counts = [
        number
        for number, (row, result) in enumerate(zip(rows, results, strict=True))
        if result["outcome"] not in NOT_OWN and not is_refused(row, result) and _is_favourable(result, grades)
    ]
    assert sorted(listed) == counts
    assert report.commended.count == (report.annexes.commended.count if counts else "")
    for proposal in fields(Code.PROPOSAL, made):
        assert set(named(proposal.commended.rows)) <= set(listed)
        assert set(named(proposal.grounds.rows)) == set(named(report.annexes.grounds.rows))
        assert set(named(proposal.late.rows)) <= set(named(report.annexes.late.rows))


def _is_favourable(result: Any, grades: set[str]) -> bool:
    above = result["above"]
    if above is None:
        return result["outcome"] in {"qualified", "alternative_ground"}
    if above["grade"] is not None:
        return above["grade"] in grades
    return (above["outcome"] or result["outcome"]) in {"qualified", "alternative_ground"}


@given(rows=ROWS, level=LEVELS, superior=st.booleans())
@settings(max_examples=examples(10))
def test_registrations_are_those_of_the_report(rows: list[dict[str, Any]], level: str, superior: bool) -> None:
    office = {name: value for name, value in OFFICE.items() if superior or name != "Tên cấp trên"}
    made = made_from(rows, settings=office | {"Cấp thẩm định": level})
    results = appraisal_document(made.appraisal)["results"]
    own = [number for number, result in enumerate(results) if result["outcome"] not in NOT_OWN]
    [report] = fields(Code.REPORT, made)
    registered = [number for number in own if rows[number]["registered"] == "Có"]
    found = fields(Code.REGISTRATIONS, made)
    assert sorted(number for letter in found for number in named(letter.list.rows)) == registered
    for letter in found:
        assert letter.list.count == report.registered
        assert int(letter.missing or 0) == int(report.own) - int(report.registered)
        assert letter.parts == report.registered_parts


@given(rows=ROWS, level=LEVELS)
@settings(max_examples=examples(10))
def test_report_and_minutes_count_what_the_console_counts(rows: list[dict[str, Any]], level: str) -> None:
    made = made_from(rows, settings=UNIT | {"Cấp thẩm định": level})
    console = summarise(made.appraisal, AppraisalRun(MOMENT, "", ""), OpenMatters())
    [report], [minutes] = fields(Code.REPORT, made), fields(Code.MINUTES, made)
    table = {row.label: 0 if row.total == "–" else int(row.total) for row in report.table}
    assert table["Tổng số"] == console.subjects == report.subjects == int(minutes.subjects)
    for grade in console.grade_order:
        assert table[grade.value] == sum(count for (_, of_grade), count in console.grades.items() if of_grade is grade)
    others = sum(number for outcome, number in console.outcomes.items() if not outcome.facts.is_graded)
    assert table["Tổng số"] - table["Cộng đã thẩm định"] == others
    assert int(minutes.sheets or 0) == console.score_sheets == sum(len(row["scores"]) for row in rows)
    assert int(minutes.invalid or 0) == console.outcomes.get(Outcome.INVALID, 0)
    assert int(report.annexes.late.count) == console.late
    assert int(minutes.late_open or 0) + int(minutes.late_accepted or 0) == console.late
