"""A table too wide for a page is cut between columns, into pages of readable type."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from xlsx_addin.template.print_setup import page_breaks

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
