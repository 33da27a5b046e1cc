"""The pages of ``Xếp hạng``, counted before anything is printed: how high each row is, and where a page begins.

A sheet that is fitted to the page's width breaks where it happens to: Excel ignores breaks of one's own then. So the
scale is fixed, every row has its height, and a kind that goes on over the page has its name once more.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.workbook import layout, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsx_addin.xlsx.blocks import WrittenValue

SCALE = 84
"""Percent; 11 points print at 9.2."""
PAGE_PIXELS = 822
"""What a page holds at that scale: A4 across within its margins, and 3 % kept back for other printers."""
HEADING_PIXELS = 42
"""The row of headings."""
REPEATED_PIXELS = 21 + HEADING_PIXELS
"""What every page has above its first row: whether the scale is provisional, and the headings."""
TOP_PIXELS = 30 + 21 + REPEATED_PIXELS
"""What the first page has there: title and subtitle as well."""
KIND_PIXELS = 26
"""The row with the name of a kind."""
INDENT_PIXELS = 9
"""What Excel adds to the left of a cell for each step of indentation."""
_LINE_PIXELS, _MARGIN_PIXELS = 17, 7
_FEWEST_UNDER_NAME, _FEWEST_ON_LAST = 3, 2


class RankedPart(NamedTuple):
    """Rows of one kind that stand on one page under its name: the first, the one after the last, from 0."""

    first: int
    end: int
    starts_page: bool


def row_pixels(row: Sequence[WrittenValue]) -> int:
    """The height of a subject's row that shows all its texts whole."""
    lines = 1
    for column, value in zip(layout.RANKING_COLUMNS, row, strict=True):
        if isinstance(value, str):
            room = text_width.column_pixels(column.width) - text_width.CELL_PADDING
            room -= INDENT_PIXELS if column.field == "model" else 0
            bold = column.field == "grade"
            lines = max(lines, text_width.line_count(value, room, text_width.TABLE_SIZE, bold=bold))
    return _LINE_PIXELS * lines + _MARGIN_PIXELS


def parts_by_page(kinds: Sequence[Sequence[int]]) -> list[list[RankedPart]]:
    """For each kind, by the heights of its rows, its parts on the pages.

    Of all choices of kinds that start a page the one with the fewest pages, and of those the one that parts the fewest
    kinds. A kind's name has at least three rows below it, the last part of one that goes on at least two, where there
    are as many.
    """
    choices = product((False, True), repeat=max(len(kinds) - 1, 0))
    return min((_placed(kinds, (False, *choice)) for choice in choices), key=_pages_and_parts)


def _pages_and_parts(placed: Sequence[Sequence[RankedPart]]) -> tuple[int, int]:
    return sum(part.starts_page for parts in placed for part in parts), sum(map(len, placed))


def _placed(kinds: Sequence[Sequence[int]], starting: Sequence[bool]) -> list[list[RankedPart]]:
    """The parts where those kinds start a page, and those besides of which the page has no room for three rows."""
    used = TOP_PIXELS
    placed = []
    for heights, starts in zip(kinds, starting, strict=False):
        fewest = KIND_PIXELS + sum(heights[:_FEWEST_UNDER_NAME])
        starts_page = starts or (used > TOP_PIXELS and used + fewest > PAGE_PIXELS)
        parts: list[RankedPart] = []
        first = 0
        while first < len(heights):
            used = (REPEATED_PIXELS if starts_page else used) + KIND_PIXELS
            end = _end(heights, first, PAGE_PIXELS - used)
            used += sum(heights[first:end])
            parts.append(RankedPart(first, end, starts_page))
            first, starts_page = end, True
        placed.append(parts)
    return placed


def _end(heights: Sequence[int], first: int, room: int) -> int:
    """The row after the last that has room: one at least, and no single one is left over where it may have company."""
    end = first + 1
    room -= heights[first]
    while end < len(heights) and heights[end] <= room:
        room -= heights[end]
        end += 1
    left = len(heights) - end
    if 0 < left < _FEWEST_ON_LAST < end - first:
        end -= _FEWEST_ON_LAST - left
    return end
