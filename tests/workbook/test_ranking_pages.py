"""Where the pages of ``Xếp hạng`` begin."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from xlsx_addin.resources import template_bytes
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.ranking_pages import (
    HEADING_PIXELS,
    PAGE_PIXELS,
    SCALE,
    TOP_PIXELS,
    parts_by_page,
    row_pixels,
)

LINE = 24
TWO_LINES = 41
"""The height of a row of one line: a first page has room for 28 under one name, any other for 30."""


def pages(*rows: int, pixels: int = LINE) -> str:
    """Each page between bars, with the rows of each kind on it: ``A28 | A4 B9``."""
    shown = ""
    for name, parts in zip("ABC", parts_by_page([[pixels] * count for count in rows]), strict=False):
        for part in parts:
            shown += (" | " if part.starts_page else " ") + f"{name}{part.end - part.first}"
    return shown.strip()


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ((5, 5, 5), "A5 B5 C5"),
        ((28,), "A28"),
        ((29,), "A27 | A2"),
        ((58,), "A28 | A30"),
        ((59,), "A28 | A29 | A2"),
    ],
)
def test_a_page_is_filled_and_never_goes_on_with_a_single_row(rows: tuple[int, ...], shown: str) -> None:
    assert pages(*rows) == shown


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ((24, 20), "A24 | B20"),
        ((25, 4), "A25 | B4"),
        ((20, 15, 14), "A20 | B15 C14"),
        ((4, 30), "A4 | B30"),
    ],
)
def test_a_kind_that_has_no_room_starts_a_page_where_that_costs_none(rows: tuple[int, ...], shown: str) -> None:
    assert pages(*rows) == shown


def test_a_kind_is_parted_where_it_would_cost_a_page_to_keep_it_whole() -> None:
    assert pages(20, 17, 12, pixels=TWO_LINES) == "A16 | A4 B13 | B4 C12"


def test_a_name_has_three_rows_below_it() -> None:
    assert pages(13, 17, pixels=TWO_LINES) == "A13 | B17"
    assert pages(14, 19, pixels=TWO_LINES) == "A14 | B17 | B2"
    assert pages(12, 20, pixels=TWO_LINES) == "A12 B4 | B16"


def test_a_row_that_no_page_holds_stands_alone() -> None:
    assert pages(2, 1, pixels=900) == "A1 | A1 | B1"


def test_nobody_has_a_rank() -> None:
    assert parts_by_page([]) == []


@pytest.mark.parametrize(
    ("heading", "text", "lines"),
    [
        ("Tên", "Trạm Y tế xã", 1),
        ("Tên", "Trung tâm Văn hóa, Thông tin và Thể thao xã Lạc Dương", 2),
        ("Tên mô hình", "Loa thông minh bằng hai thứ tiếng", 2),
        ("Thời hạn", "Quá hạn 2 ngày – đã chấp nhận", 2),
        ("Tên", "Đảng bộ Trường Trung học phổ thông Dân tộc nội trú liên huyện phía Nam và các điểm trường", 3),
    ],
)
def test_a_row_is_as_high_as_its_longest_text(heading: str, text: str, lines: int) -> None:
    assert row_pixels([text if column.heading == heading else 1 for column in layout.RANKING_COLUMNS]) == (
        17 * lines + 7
    )


def test_what_is_counted_is_what_the_template_draws() -> None:
    """A page is A4 across within its margins, at its scale, less three hundredths."""
    sheet = load_workbook(BytesIO(template_bytes()))[layout.RANKING]
    heights = [sheet.row_dimensions[row].height / 0.75 for row in range(1, 5)]
    assert (sum(heights), heights[-1]) == (TOP_PIXELS, HEADING_PIXELS)
    margins = sheet.page_margins.top + sheet.page_margins.bottom
    assert int((8.27 - margins) * 96 / (SCALE / 100) * 0.97) == PAGE_PIXELS
    is_fitted = bool(sheet.sheet_properties.pageSetUpPr.fitToPage)
    assert (sheet.page_setup.scale, is_fitted, sheet.print_title_rows) == (SCALE, False, "$3:$4")
