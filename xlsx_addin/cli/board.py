"""The sheet ``Tiến độ`` on a terminal: who has sent what, when, and what became of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from xlsx_addin.vietnamese.numbers import vietnamese_moment
from xlsx_addin.words import levels as words
from xlsx_addin.workbook import layout

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsx_addin.exchange.receive import Plan
    from xlsx_addin.xlsx.blocks import WrittenValue

_GAP = 2


def board_lines(unit: str, plan: Plan) -> list[str]:
    """The rows of the sheet after a run, as far as a terminal is wide; ``unit`` is the name of the receiving unit."""
    headings = [column.heading for column in layout.PROGRESS_COLUMNS]
    places = [headings.index(heading) for heading in words.BOARD_COLUMNS]
    [block] = [block for block in plan.tool_blocks() if block.sheet == layout.PROGRESS]
    rows = [[_shown(row[place]) for place in places] for row in block.rows[block.head_rows :]]
    return [words.BOARD.format(unit=unit), *(f"    {line}" for line in _aligned([list(words.BOARD_COLUMNS), *rows]))]


def _aligned(table: list[list[str]]) -> Iterable[str]:
    widths = [max(map(len, column)) + _GAP for column in zip(*table, strict=True)]
    return ["".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in table]


def _shown(value: WrittenValue) -> str:
    if value is None:
        return words.BLANK
    return vietnamese_moment(value) if isinstance(value, datetime) else str(value)
