"""The JSON documents that other programs read (commands §3)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.workbooks import appraised
from xlsx_addin.report import appraisal_document, check_document

if TYPE_CHECKING:
    from pathlib import Path

PROVISIONAL = "tạm tính – thang điểm chưa đối chiếu với Hướng dẫn 09-HD/BTCTU"

SUBJECTS = """
| Mã   | Ngày nhận báo cáo |
| DV01 | 14/12/2026        |

| Mã   | Loại đối tượng | Thuộc tổ chức | Người đứng đầu | Đăng ký | Ngày nhận báo cáo |
| CN01 | Cá nhân        | DV01          | Có             | Không   |                   |

| Mã   | Tên   | Loại đối tượng | Ngày nhận báo cáo |
|      | Bà Ba | Hội            | 18/12/2026        |
"""
SCORES = """
| Mã   | C1 | C2 | C3 |
| DV01 | 28 | 28 | 36 |
| DV01 | 28 | 28 | 35 |
"""
RESULT_KEYS = [
    "subject", "kind", "outcome", "total", "grade", "rank", "lateness", "days_late", "grounds", "rules", "readings",
    "authority", "explanation", "above", "decision",
]  # fmt: skip
PROBLEM_KEYS = ["code", "severity", "sheet", "cell", "subject", "message", "fix"]


def test_the_whole_document(tmp_path: Path) -> None:
    document: Any = appraisal_document(appraised(tmp_path, subjects=SUBJECTS, scores=SCORES))
    assert list(document) == ["guidance", "schema", "unassigned", "results", "problems"]
    assert (document["schema"], document["unassigned"]) == (2, [])
    assert document["guidance"] == {
        "id": "804-CV/HU",
        "year": 2026,
        "level": "Cấp ủy cơ sở",
        "deadline": "2026-12-15",
        "scale_confirmed": False,
    }
    explanations = [result.pop("explanation") for result in document["results"]]
    assert [explanation != "" for explanation in explanations] == [True] * 3
    assert document["results"] == [
        {
            "subject": "DV01", "kind": "Tổ chức", "outcome": "qualified", "total": "91.50", "grade": "Tốt", "rank": 1,
            "lateness": "on_time", "days_late": 0, "grounds": [], "rules": ["R3"], "readings": [],
            "authority": "decides", "above": None, "decision": None,
        },
        {
            "subject": "CN01", "kind": "Cá nhân", "outcome": "alternative_ground", "total": None, "grade": None,
            "rank": None, "lateness": None, "days_late": None, "grounds": ["a"], "rules": ["R5"],
            "readings": [], "authority": "decides", "above": None, "decision": None,
        },
        {
            "subject": None, "kind": None, "outcome": "invalid", "total": None, "grade": None, "rank": None,
            "lateness": "late", "days_late": 4, "grounds": [], "rules": [], "readings": [], "authority": None,
            "above": None, "decision": None,
        },
    ]  # fmt: skip
    assert [
        {key: value for key, value in problem.items() if key not in {"message", "fix"}}
        for problem in document["problems"]
    ] == [
        {"code": "DONVI-001", "severity": "error", "sheet": "Đơn vị", "cell": "A4", "subject": None},
        {"code": "O-005", "severity": "error", "sheet": "Đơn vị", "cell": "C4", "subject": None},
    ]


def test_keys_are_those_of_the_specification_in_its_order(tmp_path: Path) -> None:
    document = appraisal_document(appraised(tmp_path, subjects=SUBJECTS, scores=SCORES))
    assert {tuple(result) for result in document["results"]} == {tuple(RESULT_KEYS)}
    assert {tuple(problem) for problem in document["problems"]} == {tuple(PROBLEM_KEYS)}


def test_a_check_is_the_guidance_and_the_problems(tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects=SUBJECTS, scores=SCORES)
    document = appraisal_document(appraisal)
    assert check_document(appraisal) == {"guidance": document["guidance"], "problems": document["problems"]}


def test_a_document_is_plain_json(tmp_path: Path) -> None:
    document = appraisal_document(appraised(tmp_path, subjects=SUBJECTS, scores=SCORES))
    assert json.loads(json.dumps(document, ensure_ascii=False)) == document


@pytest.mark.parametrize(
    ("settings", "deadline"),
    [
        ({}, "2026-12-15"),
        ({"Tính cả ngày hạn": "Có"}, "2026-12-16"),
        ({"Cấp thẩm định": "Ban Thường vụ"}, "2026-12-20"),
        ({"Cấp thẩm định": "Ban Thường vụ", "Tính cả ngày hạn": "Có"}, "2026-12-21"),
        ({"Cấp thẩm định": "Chi bộ"}, None),
        ({"Cấp thẩm định": "Chi bộ", "Tính cả ngày hạn": "Có"}, None),
        ({"Năm đánh giá": 2022}, None),
        ({"Năm đánh giá": 2022, "Cấp thẩm định": "Ban Thường vụ"}, "2022-12-20"),
    ],
)
def test_the_deadline_is_the_first_day_that_is_too_late(
    settings: dict[str, str | int], deadline: str | None, tmp_path: Path
) -> None:
    assert appraisal_document(appraised(tmp_path, settings=settings))["guidance"]["deadline"] == deadline


@pytest.mark.parametrize(
    ("points", "total"),
    [("20 | 20 | 26.125", "66.13"), ("20 | 20 | 26.124", "66.12"), ("0 | 0 | 0", "0.00"), ("30 | 30 | 40", "100.00"),
     ("30 | 30 | 29.996", "90.00"), ("0.005 | 0 | 0", "0.01")],
)  # fmt: skip
def test_a_total_is_text_with_two_decimals_half_up(points: str, total: str, tmp_path: Path) -> None:
    appraisal = appraised(tmp_path, subjects="| Mã |\n| A |", scores=f"| Mã | C1 | C2 | C3 |\n| A | {points} |")
    assert appraisal_document(appraisal)["results"][0]["total"] == total


def test_every_result_says_that_the_scale_is_not_confirmed(tmp_path: Path) -> None:
    document = appraisal_document(appraised(tmp_path, subjects=SUBJECTS, scores=SCORES))
    assert [PROVISIONAL in result["explanation"] for result in document["results"]] == [True] * 3


def test_no_result_says_so_once_it_is(tmp_path: Path) -> None:
    document = appraisal_document(
        appraised(tmp_path, settings={"Thang điểm": "Đã đối chiếu"}, subjects=SUBJECTS, scores=SCORES)
    )
    assert document["guidance"]["scale_confirmed"] is True
    assert [result["subject"] for result in document["results"] if "tạm tính" in result["explanation"]] == []


def test_an_empty_workbook_has_empty_lists(tmp_path: Path) -> None:
    document = appraisal_document(appraised(tmp_path))
    assert (document["results"], document["problems"]) == ([], [])
