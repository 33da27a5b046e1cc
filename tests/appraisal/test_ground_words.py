"""What is said of grounds in place of a registration, and which cells that rests on (R5-R7, R15)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.appraisal.made import decisions_on, register_of
from tests.workbooks import vertical
from xlsx_addin.appraisal.ground_words import GroundWords, level_words
from xlsx_addin.appraisal.places import Places
from xlsx_addin.appraisal.records import DecisionElsewhere
from xlsx_addin.terms import Level, Outcome

UNREGISTERED = {"Loại đối tượng": "Cá nhân", "Đăng ký": "Không", "Ngày nhận báo cáo": ""}
HEAD = {**UNREGISTERED, "Thuộc tổ chức": "T", "Người đứng đầu": "Có"}
INITIATIVE = {"Số QĐ công nhận sáng kiến": "12/QĐ", "Ngày công nhận": "20/11/2026"}
AWARD = {"Số QĐ khen thưởng đột xuất": "77/QĐ", "Ngày khen thưởng": "02/09/2026"}
NO_DECISIONS = "(b) không ghi quyết định; (c) không ghi quyết định."
CELLS_OF_DECISIONS = "R2, S2, T2, U2"

GRADED = "| Mã | C1 | C2 | C3 |\n| T | {} |"
GOOD, BARELY = GRADED.format("28 | 28 | 36"), GRADED.format("20 | 15 | 20")


def told(
    row: dict[str, str], *others: dict[str, str], for_sender: bool = False, **tables: Any
) -> tuple[list[str], list[str]]:
    """The sentences of the first row, and the cells that they rest on; other rows stand below it."""
    register = register_of(subjects=vertical({"Mã": "A", **row}, *others), **tables)
    places = Places(register.subject_columns, 2)
    sentences = GroundWords(register, for_sender=for_sender).sentences(decisions_on(register)[2], places)
    return sentences, [text.replace("\u00a0", " ") for text in places.written()]


def test_a_decision_that_stands_in_for_a_registration() -> None:
    b = (
        "Căn cứ b: có đề tài, đề án, sáng kiến đã được công nhận trong năm "
        "(Quyết định số 12/QĐ, ngày 20/11/2026)."
    )  # fmt: skip
    c = (
        "Căn cứ c: có thành tích xuất sắc được cấp có thẩm quyền khen thưởng đột xuất "
        "(Quyết định số 77/QĐ, ngày 02/09/2026)."
    )
    assert told({**UNREGISTERED, **INITIATIVE}) == ([b], ["Đơn vị R2, S2"])
    assert told({**UNREGISTERED, **AWARD, **INITIATIVE}) == ([b, c], ["Đơn vị R2, S2, T2, U2"])


@pytest.mark.parametrize(
    ("organisation", "scores", "from_above", "told_of_it", "cells"),
    [
        ({"Tên": "Phòng T"}, GOOD, "", "Phòng T, mức “Tốt”", ["Đơn vị F2, G2, A3"]),
        ({"Tên": ""}, GOOD, "", "T, mức “Tốt”", ["Đơn vị F2, G2, A3"]),
        (
            {"Tên": "Phòng T"},
            GOOD,
            "| Mã | Xếp loại |\n| T | Khá |",
            "Phòng T, mức “Khá” theo kết luận của Ban Thường vụ",
            ["Đơn vị F2, G2, A3", "Kết quả cấp trên G2"],
        ),
    ],
)
def test_an_organisation_that_stands_in_for_a_registration(
    organisation: dict[str, str], scores: str, from_above: str, told_of_it: str, cells: list[str]
) -> None:
    found = told(HEAD, {"Mã": "T", **organisation}, scores=scores, from_above=from_above)
    assert found == ([f"Căn cứ a: là người đứng đầu {told_of_it}."], cells)


@pytest.mark.parametrize(
    ("organisation", "reason", "cells"),
    [
        ({"Mã": "T"}, "Đối tượng T: tổ chức đang chờ thẩm định", "F2, G2, A3"),
        ({"Mã": "T", "Tên": ""}, "T: tổ chức đang chờ thẩm định", "F2, G2, A3"),
        (
            {"Mã": "T", "Cấp thẩm định": "Ban Thường vụ"},
            "Đối tượng T: do cấp khác thẩm định, chưa có kết quả gửi về",
            "F2, G2, A3",
        ),
        ({"Mã": "KHAC"}, "T: Mã “T” không có trong sổ này", "F2, G2"),
    ],
)
def test_an_organisation_whose_result_is_awaited(organisation: dict[str, str], reason: str, cells: str) -> None:
    assert told(HEAD, organisation) == ([f"Không đăng ký; là người đứng đầu {reason}."], [f"Đơn vị {cells}"])


def test_who_has_no_grounds_at_all_is_told_of_none() -> None:
    assert told({**UNREGISTERED, "Loại đối tượng": "Tổ chức"}) == (["Không đăng ký."], [])


@pytest.mark.parametrize(
    ("row", "reasons"),
    [
        (UNREGISTERED, NO_DECISIONS),
        (
            {**UNREGISTERED, **INITIATIVE, "Ngày công nhận": "30/12/2025"},
            "(b) Quyết định số 12/QĐ ngày 30/12/2025, không phải năm 2026; (c) không ghi quyết định.",
        ),
        (
            {**UNREGISTERED, **INITIATIVE, "Ngày công nhận": ""},
            "(b) Quyết định số 12/QĐ không ghi ngày; (c) không ghi quyết định.",
        ),
        (
            {**UNREGISTERED, **AWARD, "Số QĐ khen thưởng đột xuất": ""},
            "(b) không ghi quyết định; (c) ngày 02/09/2026 không có số quyết định.",
        ),
    ],
)
def test_why_no_ground_holds(row: dict[str, str], reasons: str) -> None:
    assert told(row) == (
        [
            "Không đăng ký, không có căn cứ a, b, c.",
            f"Cụ thể: (a) không ghi là người đứng đầu; {reasons}",
        ],
        [f"Đơn vị G2, {CELLS_OF_DECISIONS}"],
    )


PASSED_ON = "Kết quả cấp trên"


@pytest.mark.parametrize(
    ("organisation", "tables", "reason", "cells"),
    [
        ({}, {"scores": BARELY}, "Đối tượng T, mức “Đạt”", []),
        (
            {},
            {"scores": GOOD, "from_above": "| Mã | Xếp loại |\n| T | Đạt |"},
            "Đối tượng T, mức “Đạt” theo kết luận của Ban Thường vụ",
            [f"{PASSED_ON} G2"],
        ),
        ({"Ngày nhận báo cáo": ""}, {}, "Đối tượng T: Không thẩm định: không gửi báo cáo", []),
        (
            {},
            {"from_above": "| Mã | Kết luận |\n| T | Không thẩm định: không đăng ký |"},
            "Đối tượng T: Không thẩm định: không đăng ký, theo kết luận của Ban Thường vụ",
            [f"{PASSED_ON} E2"],
        ),
    ],
)
def test_why_an_organisation_is_no_ground(
    organisation: dict[str, str], tables: dict[str, Any], reason: str, cells: list[str]
) -> None:
    assert told(HEAD, {"Mã": "T", **organisation}, **tables) == (
        [
            "Không đăng ký, không có căn cứ a, b, c.",
            f"Cụ thể: (a) là người đứng đầu {reason}; {NO_DECISIONS}",
        ],
        [f"Đơn vị F2, G2, A3, {CELLS_OF_DECISIONS}", *cells],
    )


@pytest.mark.parametrize(
    ("scores", "sentences"),
    [
        (GOOD, ["Căn cứ a: là người đứng đầu tổ chức có mô hình đạt mức “Tốt” hoặc “Khá”."]),
        ("", ["Không đăng ký; là người đứng đầu tổ chức chưa có kết quả thẩm định."]),
        (
            BARELY,
            [
                "Không đăng ký, không có căn cứ a, b, c.",
                "Cụ thể: (a) là người đứng đầu tổ chức chưa có mô hình đạt mức “Tốt” hoặc “Khá”; " + NO_DECISIONS,
            ],
        ),
    ],
)
def test_a_sender_is_told_nothing_of_somebody_else_s_organisation(scores: str, sentences: list[str]) -> None:
    assert told(HEAD, {"Mã": "T", "Tên": "Phòng T"}, scores=scores, for_sender=True)[0] == sentences


@pytest.mark.parametrize(
    ("is_above", "level", "words"),
    [
        (True, Level.STANDING_COMMITTEE, "Ban Thường vụ"),
        (False, Level.CELL, "Chi bộ"),
        (True, None, "Cấp trên"),
        (False, None, "cấp dưới"),
    ],
)
def test_the_level_that_concluded(is_above: bool, level: Level | None, words: str) -> None:
    concluded = DecisionElsewhere(is_above, level, "", Outcome.NO_REPORT, None, "Kết quả cấp trên!E2")
    assert level_words(concluded) == words
    assert level_words(None) == ""
