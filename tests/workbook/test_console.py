"""The console's rectangle: what one run found, in cells that a click writes at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from tests import grades
from xlsx_addin.template import design
from xlsx_addin.template.console_sheet import COLUMN_PIXELS
from xlsx_addin.terms import Kind, Outcome
from xlsx_addin.workbook import console
from xlsx_addin.workbook.console import Summary, TopLine, console_block, first_console_block, settings_blocks
from xlsx_addin.workbook.text_width import text_pixels

SUMMARY = Summary(
    unit_name="Đảng ủy Trường THPT Lang Biang",
    year=2026,
    level="Cấp ủy cơ sở",
    guidance="804-CV/HU",
    basis="Hướng dẫn 09-HD/BTCTU",
    moment=datetime(2026, 12, 16, 14, 5),
    subjects=42,
    score_sheets=126,
    errors=3,
    warnings=5,
    outcomes={Outcome.QUALIFIED: 24, Outcome.NOT_QUALIFIED: 7, Outcome.INVALID: 3},
    late=4,
    grade_order=grades.ALL,
    grades={(Kind.ORGANISATION, grades.GOOD): 5, (Kind.INDIVIDUAL, grades.FAIL): 1},
    top=[TopLine(f"Đơn vị {rank}", Kind.COLLECTIVE, Decimal(100 - rank), grades.GOOD, rank) for rank in range(1, 13)],
    provisional=True,
    data_code="4821-0934-1177-2058",
)


def counts(summary: Summary) -> dict[object, object]:
    lines = console_block(summary).rows[console.FIRST_LINE :]
    return {line[console.OUTCOME]: line[console.COUNT] for line in lines if line[console.COUNT] is not None}


def test_the_last_run_is_told_in_three_lines() -> None:
    lines = console_block(SUMMARY).rows
    assert [line[0] for line in lines[:3]] == [
        "Lần thẩm định gần nhất: 14:05 ngày 16/12/2026 – 42 đối tượng, 126 phiếu điểm.",
        "3 lỗi, 5 cảnh báo: xem trang tính Lỗi. Kết quả khớp với dữ liệu hiện có.",
        "Tạm tính – thang điểm chưa đối chiếu với Hướng dẫn 09-HD/BTCTU.",
    ]


@pytest.mark.parametrize(
    ("errors", "warnings", "status"),
    [
        (0, 0, "Không có lỗi, không có cảnh báo. Kết quả khớp với dữ liệu hiện có."),
        (0, 2, "0 lỗi, 2 cảnh báo: xem trang tính Lỗi. Kết quả khớp với dữ liệu hiện có."),
    ],
)
def test_the_status_counts_the_problems(errors: int, warnings: int, status: str) -> None:
    block = console_block(replace(SUMMARY, errors=errors, warnings=warnings))
    assert block.rows[console.STATUS_LINE][0] == status


def test_a_confirmed_scale_is_not_called_provisional() -> None:
    block = console_block(replace(SUMMARY, provisional=False))
    assert block.rows[console.PROVISIONAL_LINE][0] == "Thang điểm đã đối chiếu với Hướng dẫn 09-HD/BTCTU."


def test_every_outcome_has_its_count_then_the_late_ones_and_the_problems() -> None:
    expected = {outcome.label: SUMMARY.outcomes.get(outcome, 0) for outcome in console.OUTCOMES_SHOWN}
    assert set(console.OUTCOMES_SHOWN) == set(Outcome)
    problems = {"Gửi quá hạn": 4, "Lỗi cần sửa": 3, "Cảnh báo cần xem": 5}
    assert counts(SUMMARY) == expected | problems


def test_the_ten_best_are_shown_with_numbers_as_numbers() -> None:
    lines = console_block(SUMMARY).rows[console.FIRST_LINE : console.FIRST_LINE + 11]
    assert lines[0][console.NAME :] == ["Đơn vị 1", "Tập thể", Decimal(99), "Tốt", 1]
    assert lines[9][console.NAME] == "Đơn vị 10"
    assert lines[10][console.NAME :] == [None] * 5


def test_grades_by_kind_are_counts_under_the_four_grades() -> None:
    heading, *lines = console_block(SUMMARY).rows[console.GRADES_LINE :]
    assert heading[console.NAME :] == ["Xếp loại theo loại đối tượng", "Tốt", "Khá", "Đạt", "Không đạt"]
    assert [line[console.NAME :] for line in lines] == [
        ["Tổ chức", 5, 0, 0, 0],
        ["Tập thể", 0, 0, 0, 0],
        ["Cá nhân", 0, 0, 0, 1],
    ]


def test_a_long_name_is_shortened_to_what_its_cell_shows() -> None:
    name = "TRƯỜNG trung học phổ thông Lang Biang – Đà Lạt, tổ Khoa học tự nhiên"
    block = console_block(replace(SUMMARY, top=[TopLine(name, Kind.ORGANISATION, Decimal(90), grades.GOOD, 1)]))
    shown = block.rows[console.FIRST_LINE][console.NAME]
    assert isinstance(shown, str)
    assert shown.endswith("…")
    assert name.startswith(shown.removesuffix("…"))
    width = COLUMN_PIXELS[console.SUMMARY_COLUMN - 1 + console.NAME]
    assert text_pixels(shown, design.CONSOLE_SIZE) <= width


def test_both_rectangles_cover_the_same_cells_and_keep_the_sheets_formats() -> None:
    before, after = first_console_block(), console_block(SUMMARY)
    for block in (before, after):
        assert (block.row, block.column, block.last_row, block.last_column) == (7, 5, 26, 12)
        assert block.head_rows == len(block.rows)
        assert not block.clear_below


def test_before_any_run_three_steps_are_shown_and_no_count() -> None:
    block = first_console_block()
    texts = [line[console.NAME] for line in block.rows[console.HEADING_LINE : console.FIRST_LINE + 3]]
    assert texts[0] == "Ba bước để có kết quả"
    assert [str(text)[0] for text in texts[1:]] == ["1", "2", "3"]
    assert [value for line in block.rows for value in line if isinstance(value, int)] == []


def test_settings_go_to_their_cells_in_the_order_of_the_layout() -> None:
    console_block, paper_block = settings_blocks({"Nam": 2026, "TenDonVi": "Đảng ủy xã", "DiaDanh": "Lạc Dương"})
    assert (console_block.row, console_block.column, paper_block.column) == (5, 3, 3)
    assert paper_block.row > console_block.last_row
    assert [value for (value,) in console_block.rows] == [2026, None, None, "Đảng ủy xã", *[None] * 6]
    assert [value for (value,) in paper_block.rows] == [None, None, None, "Lạc Dương", *[None] * 10]
