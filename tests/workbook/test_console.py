"""The console's rectangle: what one run found, in cells that a click writes at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from tests import grades
from xlsx_addin.guidance import load
from xlsx_addin.terms import Kind, Outcome
from xlsx_addin.workbook import console, layout
from xlsx_addin.workbook.console import (
    COLUMN_PIXELS,
    NextStep,
    Summary,
    TopLine,
    UnsentUnit,
    console_block,
    first_console_block,
    setting_cells,
    setting_places,
    settings_blocks,
)
from xlsx_addin.workbook.text_width import text_pixels
from xlsx_addin.xlsx.blocks import CellLink, SheetBlock

SUMMARY = Summary(
    moment=datetime(2026, 12, 16, 14, 5),
    subjects=42,
    score_sheets=126,
    errors=3,
    warnings=5,
    outcomes={Outcome.QUALIFIED: 24, Outcome.NOT_QUALIFIED: 7, Outcome.INVALID: 3},
    late=4,
    known_outcomes=load().known_outcomes,
    grade_order=grades.ALL,
    grades={(Kind.ORGANISATION, grades.GOOD): 5, (Kind.INDIVIDUAL, grades.FAIL): 1},
    top=[
        TopLine("Một cửa lưu động", Kind.ORGANISATION, Decimal("96.33"), grades.GOOD, 1),
        TopLine("Loa thôn thông minh", Kind.ORGANISATION, Decimal(92), grades.GOOD, 2),
        TopLine("Tổ hợp tác cà phê", Kind.COLLECTIVE, Decimal(94), grades.GOOD, 1),
    ],
    steps=[
        NextStep("Sửa 3 lỗi.", "Lỗi", "A5"),
        NextStep("Xử lý 2 chỗ sai khác.", "Sai khác", "A5"),
    ],
    unsent=[UnsentUnit("Chi bộ Trường Tiểu học Đạ Sar", "0263 123 456")],
    expected=27,
    provisional=True,
    basis="Hướng dẫn 09-HD/BTCTU",
    data_code="4821-0934-1177-2058",
)


def cells(block: SheetBlock, row: int, first: int, last: int) -> list[object]:
    """The cells of one of the sheet's rows, between two columns of the rectangle."""
    return list(block.rows[row - console.SUMMARY_ROW][first : last + 1])


def test_the_last_run_is_told_in_one_line() -> None:
    assert cells(console_block(SUMMARY), console.STATUS_ROW, console.OUTCOME, console.OUTCOME) == [
        "Thẩm định lúc 14:05 ngày 16/12/2026: 42 đối tượng, 126 phiếu chấm điểm. Kết quả đúng với dữ liệu hiện tại."
    ]


def test_a_scale_is_called_provisional_until_it_is_confirmed() -> None:
    blocks = (console_block(SUMMARY), console_block(replace(SUMMARY, provisional=False)), first_console_block())

    assert [cells(block, console.PROVISIONAL_ROW, console.OUTCOME, console.OUTCOME) for block in blocks] == [
        ["Tạm tính – thang điểm chưa đối chiếu với Hướng dẫn 09-HD/BTCTU."],
        ["Thang điểm đã đối chiếu với Hướng dẫn 09-HD/BTCTU."],
        ["Tạm tính – thang điểm chưa đối chiếu với Hướng dẫn 09-HD/BTCTU."],
    ]


def test_every_outcome_has_its_count_then_the_sum_the_late_ones_and_the_problems() -> None:
    block = console_block(SUMMARY)
    counts = {
        block.rows[row - console.SUMMARY_ROW][console.OUTCOME]: block.rows[row - console.SUMMARY_ROW][console.COUNT]
        for row in range(console.FIRST_COUNT_ROW, console.WARNINGS_ROW + 1)
    }

    assert set(console.OUTCOMES_SHOWN) == set(Outcome)
    known = load().known_outcomes
    expected: dict[object, object] = {outcome.label: SUMMARY.outcomes.get(outcome, 0) for outcome in known}
    expected |= {None: None}  # of an outcome that the letter does not know nothing is shown
    others = {"Cộng": 42, "Quá hạn, kể cả ngày hết hạn": 4, "Lỗi phải sửa": 3, "Cảnh báo nên xem": 5}
    assert counts == expected | others


def test_what_is_next_stands_with_links_to_where_it_is_done() -> None:
    block = console_block(SUMMARY)

    rows = range(console.FIRST_STEP_ROW, console.FIRST_STEP_ROW + 3)
    first, second, third = (cells(block, row, console.FIRST, console.LAST) for row in rows)
    assert first == ["1. Sửa 3 lỗi.", None, None, None, None, CellLink("Lỗi", "A5", "Lỗi")]
    assert second == ["2. Xử lý 2 chỗ sai khác.", None, None, None, None, CellLink("Sai khác", "A5", "Sai khác")]
    assert third == [None] * 6


def test_four_steps_are_shown_at_most_and_where_none_is_left_one_says_so() -> None:
    five = [NextStep(f"Việc {number}", "Đơn vị") for number in range(1, 6)]
    rows = range(console.FIRST_STEP_ROW, console.FIRST_STEP_ROW + 5)

    shown = [cells(console_block(replace(SUMMARY, steps=five)), row, console.FIRST, console.FIRST) for row in rows]
    assert shown == [["1. Việc 1"], ["2. Việc 2"], ["3. Việc 3"], ["4. Việc 4"], [None]]
    none = cells(console_block(replace(SUMMARY, steps=[])), rows[0], console.FIRST, console.FIRST)
    assert none == ["1. Đã xong các việc trên. Bấm Lập văn bản, rồi Gửi cấp trên."]


def test_the_best_models_stand_by_kind_with_numbers_as_numbers() -> None:
    block = console_block(SUMMARY)
    rows = range(console.FIRST_TOP_ROW, console.FIRST_TOP_ROW + 4)

    assert [cells(block, row, console.FIRST, console.LAST) for row in rows] == [
        ["Tổ chức", 1, "Một cửa lưu động", None, Decimal("96.33"), "Tốt"],
        [None, 2, "Loa thôn thông minh", None, Decimal(92), "Tốt"],
        ["Tập thể", 1, "Tổ hợp tác cà phê", None, Decimal(94), "Tốt"],
        [None] * 6,
    ]


def test_grades_by_kind_are_counts_beside_the_grades() -> None:
    block = console_block(SUMMARY)
    rows = range(console.GRADES_HEADING_ROW, console.FIRST_GRADE_ROW + 4)

    assert [cells(block, row, console.FIRST, console.LAST) for row in rows] == [
        [None, None, None, "Tổ chức", "Tập thể", "Cá nhân"],
        ["Tốt", None, None, 5, 0, 0],
        ["Khá", None, None, 0, 0, 0],
        ["Đạt", None, None, 0, 0, 0],
        ["Không đạt", None, None, 0, 0, 1],
    ]


def test_who_has_not_sent_is_named_with_the_telephone() -> None:
    block = console_block(SUMMARY)
    rows = (console.UNSENT_HEADING_ROW, console.FIRST_UNSENT_ROW)
    heading, first = (cells(block, row, console.OUTCOME, console.OUTCOME) for row in rows)

    assert (heading, first) == (["Chưa gửi hồ sơ: 1/27 đơn vị"], ["Chi bộ Trường Tiểu học Đạ Sar"])
    assert cells(block, console.FIRST_UNSENT_ROW, console.LAST, console.LAST) == ["0263 123 456"]


def test_where_too_many_have_not_sent_the_rest_is_counted() -> None:
    many = [UnsentUnit(f"Chi bộ {number}", "") for number in range(1, 21)]
    block = console_block(replace(SUMMARY, unsent=many))

    assert cells(block, console.LAST_ROW, console.OUTCOME, console.OUTCOME) == [
        "… và 12 đơn vị khác: xem trang tính Tiến độ."
    ]


def test_a_workbook_that_expects_nobody_says_nothing_of_it() -> None:
    block = console_block(replace(SUMMARY, unsent=[], expected=0))

    assert cells(block, console.UNSENT_HEADING_ROW, console.OUTCOME, console.OUTCOME) == [None]


def test_a_long_name_is_shortened_at_a_word_to_what_its_cells_show() -> None:
    name = "Xây dựng tuyến đường hoa kiểu mẫu sáng – xanh – sạch – đẹp gắn với camera an ninh ở các thôn vùng sâu"
    top = [TopLine(name, Kind.ORGANISATION, Decimal(90), grades.GOOD, 1)]
    block = console_block(replace(SUMMARY, top=top))

    [shown] = cells(block, console.FIRST_TOP_ROW, console.NAME, console.NAME)
    assert isinstance(shown, str)
    assert shown.endswith("…")
    assert name.startswith(shown.removesuffix("…"))
    first = console.SUMMARY_COLUMN - 1 + console.NAME
    assert text_pixels(shown, console.TYPE_SIZE) <= sum(COLUMN_PIXELS[first : first + 2])


def test_both_rectangles_cover_the_same_cells_and_keep_the_sheets_formats() -> None:
    for block in (first_console_block(), console_block(SUMMARY)):
        assert (block.row, block.column) == (console.SUMMARY_ROW, console.SUMMARY_COLUMN)
        assert (block.last_row, block.last_column) == (console.LAST_ROW, len(COLUMN_PIXELS))
        assert block.head_rows == len(block.rows)
        assert not block.clear_below


def test_before_any_run_four_steps_are_shown_and_no_count() -> None:
    block = first_console_block()
    rows = range(console.FIRST_STEP_ROW, console.FIRST_STEP_ROW + 4)

    assert [str(cells(block, row, console.FIRST, console.FIRST)[0])[:2] for row in rows] == ["1.", "2.", "3.", "4."]
    assert [value for line in block.rows for value in line if isinstance(value, int)] == []


def test_every_setting_has_its_place_and_none_overlap() -> None:
    places = list(setting_places())
    headings = {part.row for part in console.SETTINGS_PARTS}
    taken = [row for place in places for row in range(place.row, place.row + place.rows)]

    assert sorted(place.setting.label for place in places) == sorted(setting.label for setting in layout.SETTINGS)
    assert len(set(taken)) == len(taken)
    assert not headings & set(taken)


def test_settings_go_to_their_cells() -> None:
    blocks = settings_blocks({"Nam": 2026, "TenDonVi": "Đảng ủy xã", "DiaDanh": "Lạc Dương"})
    places = setting_cells()

    written = {f"C{block.row}": block.rows[0][0] for block in blocks}
    assert {name: written[cell] for name, cell in places.items() if written[cell] is not None} == {
        "Nam": 2026,
        "TenDonVi": "Đảng ủy xã",
        "DiaDanh": "Lạc Dương",
    }


def test_no_step_of_the_first_day_is_cut() -> None:
    steps = [line[console.FIRST] for line in console.first_console_block().rows]
    assert [step for step in steps if isinstance(step, str) and step.endswith("…")] == []


def test_score_sheets_that_belong_to_nobody_are_said_before_the_scale() -> None:
    block = console_block(replace(SUMMARY, unassigned=3))

    assert cells(block, console.PROVISIONAL_ROW, console.OUTCOME, console.OUTCOME) == [
        ("3 phiếu chưa rõ của ai: hạng còn tạm tính. Tạm tính – thang điểm chưa đối chiếu với Hướng dẫn 09-HD/BTCTU.")
    ]
