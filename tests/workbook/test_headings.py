"""Headings at the template's places, and headings of the clerk's own."""

from __future__ import annotations

import pytest

from xlsx_addin.workbook import layout
from xlsx_addin.workbook.headings import described_column, known_column, template_arrangement
from xlsx_addin.workbook.layout import Content


def test_the_template_has_the_grades_beside_the_criteria_with_a_gap_between() -> None:
    headings = template_arrangement(layout.SCALE).headings
    assert headings[4, 1] == "Mã tiêu chí"
    assert headings[4, 7] == "Nguồn"
    assert (4, 8) not in headings
    assert headings[4, 9] == "Xếp loại"


def test_criteria_head_the_score_columns_between_scorer_and_remark() -> None:
    arrangement = template_arrangement(layout.SCORES, ["C1", "C2"])
    assert list(arrangement.headings.values()) == ["Mã", "Tên", "Người chấm", "C1", "C2", "Nhận xét"]
    assert (arrangement.first_row, arrangement.last_column) == (5, 6)


@pytest.mark.parametrize("heading", ["Ngày nhận báo cáo", "  ngày nhận báo cáo ", "Nga\u0300y nhận báo cáo"])
def test_a_heading_is_known_after_trimming_nfc_and_case_folding(heading: str) -> None:
    column = known_column(layout.SUBJECTS, heading)
    assert column is not None
    assert column.heading == "Ngày nhận báo cáo"


def test_an_unknown_heading_is_a_column_of_texts_and_a_criterion_one_of_points() -> None:
    assert known_column(layout.SUBJECTS, "Ghi riêng") is None
    assert described_column(layout.SUBJECTS, "Ghi riêng").content is Content.TEXT
    assert described_column(layout.SCORES, " c1 ", ["C1"]).content is Content.NUMBER
    assert described_column(layout.SCORES, "C4", ["C1"]).content is Content.TEXT


def test_columns_added_by_merging_are_known_on_the_subjects_alone() -> None:
    assert known_column(layout.SUBJECTS, "Điểm cấp dưới") in layout.MERGED_COLUMNS
    assert known_column(layout.SENDERS, "Điểm cấp dưới") is None
