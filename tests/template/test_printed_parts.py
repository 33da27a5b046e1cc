"""A table too wide for a page is cut between columns, into pages of readable type."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from xlsx_addin.template.printed_parts import PrintedPart, page_breaks, printed_parts
from xlsx_addin.workbook import layout

PAGE = 1000


def pages(widths: list[int], frozen: int) -> list[list[int]]:
    edges = [frozen, *page_breaks(widths, frozen, PAGE), len(widths)]
    return [widths[first:last] for first, last in pairwise(edges)]


def test_equal_columns_fill_equal_pages() -> None:
    assert [len(page) for page in pages([200, 300, *[100] * 12], 2)] == [4, 4, 4]


@given(st.lists(st.integers(20, 300), min_size=1, max_size=40), st.integers(0, 2))
def test_every_page_fits_with_the_frozen_columns_and_none_is_empty(widths: list[int], frozen: int) -> None:
    widths = [150] * frozen + widths
    for page in pages(widths, frozen):
        assert page
        assert sum(widths[:frozen]) + sum(page) <= PAGE


HEADINGS = [column.heading for column in layout.SUBJECT_COLUMNS]


def parts(headings: list[str], width: int = 100) -> list[PrintedPart]:
    return printed_parts(headings, [width] * len(headings), 2, PAGE)


def test_columns_that_belong_together_are_one_part() -> None:
    found = parts(HEADINGS)
    assert [(HEADINGS[part.first], part.name) for part in found] == [
        ("Loại đối tượng", "đối tượng và đăng ký"),
        ("Tên mô hình", "mô hình và báo cáo"),
        ("Đề nghị khen thưởng", "tự chấm, khen thưởng và căn cứ"),
        ("Chấp nhận quá hạn", "gửi quá hạn, tình trạng hồ sơ"),
        ("Chức vụ", "chức vụ và quyết định"),
    ]


def test_what_does_not_fit_on_a_page_is_two_parts_of_one_name() -> None:
    found = parts(HEADINGS, width=150)
    names = [part.name for part in found]
    assert names[:3] == ["đối tượng và đăng ký", "đối tượng và đăng ký", "mô hình và báo cáo"]


def test_a_column_of_the_clerks_own_belongs_to_those_before_it_and_received_ones_are_a_part() -> None:
    found = parts([*HEADINGS, "Màu", "Nguồn", "Lần gửi"])
    assert found[-1] == PrintedPart(len(HEADINGS) + 1, "hồ sơ cấp dưới")
    assert found[:-1] == parts(HEADINGS)


def test_columns_in_a_mixed_order_are_equal_parts_without_names() -> None:
    mixed = [*HEADINGS[:2], *HEADINGS[2::3], *HEADINGS[3::3], *HEADINGS[4::3]]
    found = parts(mixed)
    assert {part.name for part in found} == {""}
    assert [part.first for part in found] == [2, *page_breaks([100] * len(mixed), 2, PAGE)]
