"""Papers of one run, read together: no two of them, and no paper and the console, disagree on a subject or a number.

Every name stands nowhere but in its own row, so that a subject can be followed from list to list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.paper.papers import CONFIRMED, OFFICE, dossier, filled, text
from tests.paper.test_properties import NOT_OWN, ROW, is_refused, made_from
from xlsx_addin.paper.documents import Code, documents
from xlsx_addin.report import appraisal_document
from xlsx_addin.workbook.next_steps import OpenMatters, next_steps

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsx_addin.paper.dossier import Dossier

pytestmark = pytest.mark.slow

ROWS = st.lists(ROW, min_size=1, max_size=12)
DECISION = {"Số văn bản quyết định": "Quyết định số 12-QĐ/ĐU", "Ngày quyết định": "21/12/2026"}
RECOGNISED_IN_NOTICES = "Đủ điều kiện"
REFUSED_IN_NOTICES = "Không được công nhận"


def fields(code: Code, made: Dossier) -> list[Any]:
    return [document.fields for document in documents(code, made)]


def bodies(made: Dossier) -> dict[Code, list[str]]:
    """The texts of minutes, report, submission and notices."""
    codes = (Code.MINUTES, Code.REPORT, Code.PROPOSAL, Code.NOTICES)
    return {code: [text(filled(document)) for document in documents(code, made)] for code in codes}


def named(rows: Iterable[Any]) -> list[int]:
    """The numbers of the subjects in the rows of a list, in their order."""
    return [int(number) for row in rows for number in re.findall(r"Tên(\d+)N", row.name)]


def told(made: Dossier) -> dict[int, str]:
    """What the notices tell of each subject."""
    return {
        number: row.result
        for notice in fields(Code.NOTICES, made)
        for row in notice.list.rows
        for number in named([row])
    }


@given(rows=ROWS, decision=st.sampled_from([{}, DECISION]))
@settings(max_examples=examples(10))
def test_nobody_is_recognised_in_one_paper_and_refused_in_another(
    rows: list[dict[str, Any]], decision: dict[str, str]
) -> None:
    made = made_from(rows, settings=OFFICE | CONFIRMED | decision)
    results = appraisal_document(made.appraisal)["results"]
    [report] = fields(Code.REPORT, made)
    lists = report.annexes
    recognised, refused = set(named(lists.qualified.rows)), set(named(lists.refused.rows))
    submitted = {number for paper in fields(Code.PROPOSAL, made) for number in named(paper.submitted.rows)}
    notices = told(made)

    assert refused == {
        number for number, (row, result) in enumerate(zip(rows, results, strict=True)) if is_refused(row, result)
    }
    assert refused == {number for number, result in notices.items() if result.startswith(REFUSED_IN_NOTICES)}
    assert not refused & (recognised | submitted | set(named(lists.grounds.rows)))
    assert all(notices[number].startswith(RECOGNISED_IN_NOTICES) for number in recognised)
    assert {number for number in submitted if results[number]["outcome"] not in NOT_OWN} <= recognised
    above = {number for number, result in enumerate(results) if result["above"] is not None}
    assert not above & (recognised | submitted | refused)


@given(rows=ROWS, decision=st.sampled_from([{}, {"Ngày quyết định": "21/12/2026"}, DECISION]))
@settings(max_examples=examples(10))
def test_the_report_states_those_decisions_alone_that_the_workbook_holds(
    rows: list[dict[str, Any]], decision: dict[str, str]
) -> None:
    made = made_from(rows, settings=OFFICE | decision)
    results = appraisal_document(made.appraisal)["results"]
    qualified = [
        row
        for row, result in zip(rows, results, strict=True)
        if result["outcome"] == "qualified" and not is_refused(row, result) and result["authority"] == "decides"
    ]
    agreed = sum(row["decision"] == "Đồng ý" for row in qualified) if decision == DECISION else 0
    [body] = bodies(made)[Code.REPORT]

    assert [int(found) for found in re.findall(r"Đã quyết định công nhận theo thẩm quyền (\d+) ", body)] == (
        [agreed] if agreed else []
    )
    planned = len(qualified) - agreed
    assert [int(found) for found in re.findall(r"Dự kiến quyết định theo thẩm quyền công nhận (\d+) ", body)] == (
        [planned] if planned else []
    )
    before, _, proposals = body.partition("III- ĐỀ NGHỊ")
    assert "Dự kiến" not in before
    assert "Đã quyết định" not in proposals


@given(rows=ROWS)
@settings(max_examples=examples(8))
def test_the_console_and_the_papers_count_the_same_late_reports(rows: list[dict[str, Any]]) -> None:
    made = made_from(rows)
    steps = " ".join(step.text for step in next_steps(made.appraisal, OpenMatters()))
    [console] = re.findall(r"(\d+) báo cáo gửi quá hạn", steps) or ["0"]
    found = bodies(made)
    asked = re.findall(r"cho ý kiến việc chấp nhận (\d+) báo cáo", found[Code.REPORT][0])
    assert asked == ([] if console == "0" else [console])
    in_minutes = re.findall(r"(\d+) báo cáo gửi quá hạn chưa có ý kiến chấp nhận", found[Code.MINUTES][0])
    assert in_minutes == asked


PLAIN = dict.fromkeys(("scope", "level", "accepted", "decision", "above", "commended", "state", "source"), "") | {
    "kind": "Tổ chức",
    "initiative": False,
    "scores": [],
}
MORE_REPORTS_THAN_REGISTRATIONS = [
    PLAIN | {"registered": registered, "received": "10/12/2026"} for registered in ["Có"] * 3 + ["Không"] * 5
]
"""Of these a report once said “Gửi báo cáo: 8/3 đối tượng”."""


@given(rows=ROWS, decision=st.sampled_from([{}, DECISION]))
@example(rows=MORE_REPORTS_THAN_REGISTRATIONS, decision={})
@settings(max_examples=examples(8))
def test_numerators_lie_within_their_denominators(rows: list[dict[str, Any]], decision: dict[str, str]) -> None:
    for texts in bodies(made_from(rows, settings=OFFICE | decision)).values():
        for body in texts:
            shares = re.findall(r"(?<![\d/-])(\d+)/(\d+) (?:đối tượng|đồng chí|báo cáo)", body)
            assert all(int(part) <= int(whole) for part, whole in shares)
            for whole, parts in re.findall(r"(\d+) (?:đối tượng|không đăng ký), (?:trong đó|gồm) ([^.;(]*)", body):
                assert all(int(part) <= int(whole) for part in re.findall(r"\d+", parts))


@given(rows=ROWS, decision=st.sampled_from([{}, DECISION]))
@settings(max_examples=examples(8))
def test_report_notices_and_minutes_have_the_same_figures(rows: list[dict[str, Any]], decision: dict[str, str]) -> None:
    made = made_from(rows, settings=OFFICE | decision)
    found = bodies(made)

    def counted(pattern: str, texts: list[str]) -> int:
        return sum(int(number) for body in texts for number in re.findall(pattern, body))

    [report] = fields(Code.REPORT, made)
    refused = counted(r"(\d+) đối tượng không được cấp có thẩm quyền công nhận", found[Code.REPORT])
    assert refused == int(report.annexes.refused.count)
    assert refused == counted(r"Không được công nhận: (\d+) đối tượng", found[Code.NOTICES])
    for row in report.table:
        if row.label in {"Tốt", "Khá", "Đạt", "Không đạt"} and found[Code.MINUTES][0].count("- Đạt mức"):
            [line] = re.findall(rf"- Đạt mức “{row.label}”: (\d+|không có)", found[Code.MINUTES][0])
            assert {"không có": "–"}.get(line, line) == row.total


def test_reports_of_those_who_did_not_register_are_no_part_of_those_who_did() -> None:
    [body] = bodies(made_from(MORE_REPORTS_THAN_REGISTRATIONS))[Code.REPORT]
    assert (
        "2. Gửi báo cáo: 3/3 đối tượng đã đăng ký; ngoài ra 5 đối tượng không đăng ký có gửi báo cáo; đúng hạn 8 "
    ) in body


def test_a_subject_that_the_committee_refused_is_recognised_nowhere() -> None:
    """The report of the same day once recognised whom the notice refused."""
    subjects = """
    | Mã | Tên     | Loại đối tượng | Quyết định   | Ghi chú quyết định |
    | A  | Phòng A | Tổ chức        | Đồng ý       |                    |
    | B  | Phòng B | Tổ chức        | Không đồng ý | chưa đủ minh chứng |
    """
    scores = "| Mã | C1 | C2 | C3 |\n| A | 29 | 28 | 39 |\n| B | 29 | 28 | 39 |"
    made = dossier(subjects=subjects, scores=scores, settings=OFFICE | DECISION)
    found = bodies(made)
    assert (
        "- Đã quyết định công nhận theo thẩm quyền 1 đối tượng (đạt mức “Tốt” 1) (Quyết định số 12-QĐ/ĐU, ngày "
        "21/12/2026; Phụ lục 1)."
    ) in found[Code.REPORT][0]
    assert "- 1 đối tượng không được cấp có thẩm quyền công nhận (Phụ lục 2)." in found[Code.REPORT][0]
    [report] = fields(Code.REPORT, made)
    assert [(row.name, row.reason, row.note) for row in report.annexes.refused.rows] == [
        ("Phòng B", "Đủ điều kiện, mức “Tốt”", "chưa đủ minh chứng")
    ]
