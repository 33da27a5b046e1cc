"""The console's rectangle: what one run found, in cells that a click writes at once."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests import grades
from xlsx_addin.terms import OUTCOMES_BY_NEWS, Kind, Outcome
from xlsx_addin.workbook import console_places as places
from xlsx_addin.workbook.console import (
    NextStep,
    Summary,
    TopLine,
    UnsentUnit,
    console_block,
    first_console_block,
)
from xlsx_addin.workbook.text_width import text_pixels
from xlsx_addin.xlsx.blocks import CellLink, SheetBlock

if TYPE_CHECKING:
    from collections.abc import Iterable

THIRTEEN = OUTCOMES_BY_NEWS[:13]
"""As many as leave room for every count below them."""
SUMMARY = Summary(
    moment=datetime(2026, 12, 16, 14, 5),
    subjects=42,
    score_sheets=126,
    errors=3,
    warnings=5,
    outcomes={Outcome.QUALIFIED: 24, Outcome.NOT_QUALIFIED: 7, Outcome.INVALID: 3},
    late=4,
    known_outcomes=THIRTEEN,
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
    return list(block.rows[row - places.STATUS_ROW][first : last + 1])


def column(block: SheetBlock, rows: Iterable[int], number: int) -> list[object]:
    """The cells of one of the rectangle's columns on some of the sheet's rows."""
    return [block.rows[row - places.STATUS_ROW][number] for row in rows]


def test_the_last_run_is_told_in_one_line() -> None:
    assert column(console_block(SUMMARY), [places.STATUS_ROW], places.HIDDEN) == [
        "Thẩm định lúc 14:05 ngày 16/12/2026: 42 đối tượng, 126 phiếu chấm điểm. Kết quả đúng với dữ liệu hiện tại."
    ]


def test_where_a_letter_knows_every_outcome_the_warnings_are_told_with_the_last_run() -> None:
    of_all = SUMMARY._replace(known_outcomes=tuple(Outcome))
    [said] = column(console_block(of_all), [places.STATUS_ROW], places.HIDDEN)
    assert str(said).endswith("126 phiếu chấm điểm. 5 cảnh báo nên xem. Kết quả đúng với dữ liệu hiện tại.")


def test_a_scale_is_called_provisional_until_it_is_confirmed() -> None:
    blocks = (console_block(SUMMARY), console_block(SUMMARY._replace(provisional=False)), first_console_block())

    assert [column(block, [places.STATUS_ROW], places.LAST) for block in blocks] == [
        ["Tạm tính – thang điểm chưa đối chiếu với Hướng dẫn 09-HD/BTCTU."],
        ["Thang điểm đã đối chiếu với Hướng dẫn 09-HD/BTCTU."],
        ["Tạm tính – thang điểm chưa đối chiếu với Hướng dẫn 09-HD/BTCTU."],
    ]


def test_what_is_provisional_fits_beside_the_last_run_whatever_it_is() -> None:
    many = SUMMARY._replace(subjects=2000, score_sheets=20_000, unassigned=999)
    for summary in (SUMMARY, SUMMARY._replace(provisional=False), many, many._replace(provisional=False)):
        block = console_block(summary)
        [left], [right] = (column(block, [places.STATUS_ROW], number) for number in (places.HIDDEN, places.LAST))
        needed = text_pixels(str(left), places.TYPE_SIZE, bold=True) + text_pixels(str(right), places.TYPE_SIZE)
        assert needed + 10 < sum(places.COLUMN_PIXELS[1:])


def test_every_outcome_has_its_count_then_the_sum_the_late_ones_and_the_problems() -> None:
    block = console_block(SUMMARY)
    of_letter = places.outcome_column(THIRTEEN)
    rows = [*of_letter.outcomes.lines, *range(of_letter.counts.first, of_letter.counts.last + 1)]
    counts = dict(zip(column(block, rows, places.OUTCOME), column(block, rows, places.COUNT), strict=True))

    assert set(places.FULLEST.shown) == set(Outcome)
    expected: dict[object, object] = {outcome.label: SUMMARY.outcomes.get(outcome, 0) for outcome in THIRTEEN}
    others = {"Cộng": 42, "Quá hạn, kể cả ngày hết hạn": 4, "Lỗi phải sửa": 3, "Cảnh báo nên xem": 5}
    assert counts == expected | others


def test_what_is_next_stands_with_links_to_where_it_is_done() -> None:
    block = console_block(SUMMARY)

    first, second, third = (cells(block, row, places.FIRST, places.LAST) for row in places.NEXT.lines[:3])
    assert first == ["1. Sửa 3 lỗi.", None, None, None, None, CellLink("Lỗi", "A5", "Lỗi")]
    assert second == ["2. Xử lý 2 chỗ sai khác.", None, None, None, None, CellLink("Sai khác", "A5", "Sai khác")]
    assert third == [None] * 6


def test_five_steps_are_shown_at_most_and_where_none_is_left_one_says_so() -> None:
    six = [NextStep(f"Việc {number}", "Đơn vị") for number in range(1, 7)]
    rows = range(places.NEXT.first + 1, places.NEXT.last + 2)

    assert column(console_block(SUMMARY._replace(steps=six)), rows, places.FIRST) == [
        "1. Việc 1", "2. Việc 2", "3. Việc 3", "4. Việc 4", "5. Việc 5", None,
    ]  # fmt: skip
    none = column(console_block(SUMMARY._replace(steps=[])), rows[:2], places.FIRST)
    assert none == ["1. Đã xong các việc trên. Bấm Lập văn bản, rồi Gửi cấp trên.", None]


def test_the_best_models_of_each_kind_stand_in_rows_of_their_own() -> None:
    block = console_block(SUMMARY)

    assert [cells(block, row, places.FIRST, places.LAST) for row in places.TOP.lines] == [
        ["Tổ chức", 1, "Một cửa lưu động", None, Decimal("96.33"), "Tốt"],
        [None, 2, "Loa thôn thông minh", None, Decimal(92), "Tốt"],
        [None, None, "–", None, None, None],
        ["Tập thể", 1, "Tổ hợp tác cà phê", None, Decimal(94), "Tốt"],
        [None, None, "–", None, None, None],
        [None, None, "–", None, None, None],
        ["Cá nhân", None, "–", None, None, None],
        [None, None, "–", None, None, None],
        [None, None, "–", None, None, None],
    ]


def test_a_rank_that_several_have_is_marked_whether_or_not_all_of_them_are_shown() -> None:
    shared = [
        TopLine(f"Mô hình {number}", Kind.COLLECTIVE, Decimal(90), grades.GOOD, 2, is_tied=True) for number in (1, 2, 3)
    ]
    first = TopLine("Mô hình 0", Kind.COLLECTIVE, Decimal(95), grades.GOOD, 1)
    block = console_block(SUMMARY._replace(top=[first, *shared]))

    assert column(block, places.TOP.lines[3:6], places.RANK) == [1, "2=", "2="]


def test_grades_by_kind_are_the_numbers_of_the_chart() -> None:
    block = console_block(SUMMARY)
    rows = range(places.BAND.first, places.BAND.first + 4)

    assert [cells(block, row, places.HIDDEN, places.HIDDEN + 4) for row in rows] == [
        [None, "Tốt", "Khá", "Đạt", "Không đạt"],
        ["Tổ chức", 5, 0, 0, 0],
        ["Tập thể", 0, 0, 0, 0],
        ["Cá nhân", 0, 0, 0, 1],
    ]


def test_points_far_from_what_was_expected_are_counted_where_there_are_any() -> None:
    far = console_block(SUMMARY._replace(far_from_self=3, far_apart=1))

    assert column(far, [places.APART.first], places.FIRST) == [
        "Chênh từ 10 điểm: 3 đối tượng so với tự chấm, 1 giữa các phiếu."
    ]
    assert cells(console_block(SUMMARY), places.APART.first, places.FIRST, places.LAST) == [None] * 6


def test_who_has_not_sent_is_named_with_the_telephone() -> None:
    block = console_block(SUMMARY)

    assert column(block, [places.BAND.first, *places.BAND.lines[:2]], places.FIRST) == [
        "Chưa gửi hồ sơ: 1/27 đơn vị", "Chi bộ Trường Tiểu học Đạ Sar", None,
    ]  # fmt: skip
    assert column(block, places.BAND.lines[:1], places.LAST) == ["0263 123 456"]


@pytest.mark.parametrize(("expected", "sheet"), [(27, "Tiến độ"), (1, "Đầu mối")])
def test_as_long_as_nobody_has_sent_the_link_leads_to_those_who_are_to_send(expected: int, sheet: str) -> None:
    """``Tiến độ`` is hidden until something has come."""
    block = console_block(SUMMARY._replace(expected=expected))
    assert column(block, [places.BAND.first], places.LAST) == [CellLink(sheet, "A1", sheet)]


def test_where_too_many_have_not_sent_the_rest_is_counted() -> None:
    many = [UnsentUnit(f"Chi bộ {number}", "") for number in range(1, 21)]
    block = console_block(SUMMARY._replace(unsent=many))

    assert column(block, places.BAND.lines, places.FIRST) == ["Chi bộ 1", "Chi bộ 2", "… và 18 đơn vị khác.", None]


def test_a_workbook_that_expects_nobody_says_nothing_of_it() -> None:
    block = console_block(SUMMARY._replace(unsent=[], expected=0))

    assert column(block, [places.BAND.first], places.FIRST) == [None]


def test_a_long_name_is_shortened_at_a_word_to_what_its_cells_show() -> None:
    name = "Xây dựng tuyến đường hoa kiểu mẫu sáng – xanh – sạch – đẹp gắn với camera an ninh ở các thôn vùng sâu"
    top = [TopLine(name, Kind.ORGANISATION, Decimal(90), grades.GOOD, 1)]
    block = console_block(SUMMARY._replace(top=top))

    [shown] = column(block, places.TOP.lines[:1], places.NAME)
    assert isinstance(shown, str)
    assert shown.endswith("…")
    assert name.startswith(shown.removesuffix("…"))
    first = places.SUMMARY_COLUMN - 1 + places.NAME
    assert text_pixels(shown, places.TYPE_SIZE) <= sum(places.COLUMN_PIXELS[first : first + 2])


def test_both_rectangles_cover_the_same_cells_and_keep_the_sheets_formats() -> None:
    for block in (first_console_block(), console_block(SUMMARY)):
        assert (block.row, block.column) == (places.STATUS_ROW, places.SUMMARY_COLUMN)
        assert (block.last_row, len(block.formats)) == (places.FOOT_ROW, places.SUMMARY_COLUMNS)
        assert block.head_rows == len(block.rows)
        assert not block.clear_below


def test_before_any_run_five_steps_are_shown_whole_and_no_count() -> None:
    block = first_console_block()

    steps = [str(step) for step in column(block, places.NEXT.lines, places.FIRST)]
    assert [step[:2] for step in steps] == ["1.", "2.", "3.", "4.", "5."]
    assert [step for step in steps if step.endswith("…")] == []
    assert [value for line in block.rows for value in line if isinstance(value, int)] == []
    assert set(column(block, places.outcome_column(THIRTEEN).outcomes.lines, places.COUNT)) == {"–"}


def test_score_sheets_that_belong_to_nobody_are_said_with_the_scale() -> None:
    confirmed = SUMMARY._replace(unassigned=3, provisional=False)
    blocks = (console_block(SUMMARY._replace(unassigned=3)), console_block(confirmed))

    assert [column(block, [places.STATUS_ROW], places.LAST) for block in blocks] == [
        ["Tạm tính: 3 phiếu chưa rõ của ai, thang điểm chưa đối chiếu."],
        ["3 phiếu chưa rõ của ai: hạng còn tạm tính."],
    ]
