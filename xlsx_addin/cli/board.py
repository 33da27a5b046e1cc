"""The sheet ``Tiến độ`` on a terminal: who has sent what, when, and what became of it."""

from __future__ import annotations

import textwrap
from datetime import datetime
from itertools import zip_longest
from typing import TYPE_CHECKING

from xlsx_addin.cli.listing import WIDTH
from xlsx_addin.vietnamese.numbers import vietnamese_moment
from xlsx_addin.vietnamese.quoting import printable
from xlsx_addin.words import levels as words
from xlsx_addin.workbook import layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsx_addin.exchange.receive import Plan
    from xlsx_addin.xlsx.blocks import WrittenValue

_INDENT, _GAP, _NARROWEST = 4, 2, 6
_FIELDS = ("code", "version", "verdict", "received", "origin", "lateness")
"""The columns that the terminal has room for."""


def board_lines(unit: str, plan: Plan, *, width: int = WIDTH) -> list[str]:
    """The rows of the sheet after a run in lines of this width; ``unit`` is the name of the receiving unit.

    A scorer has no Mã and stands there by name.
    """
    columns = [layout.declared(layout.PROGRESS, field) for field in _FIELDS]
    places = [layout.PROGRESS_COLUMNS.index(column) for column in columns]
    [block] = [block for block in plan.tool_blocks() if block.sheet == layout.PROGRESS]
    name = layout.PROGRESS_COLUMNS.index(layout.declared(layout.PROGRESS, "name"))
    rows = [
        [_shown(row[place] or (row[name] if not number else None)) for number, place in enumerate(places)]
        for row in block.rows[block.head_rows :]
    ]
    lines = aligned([[column.heading for column in columns], *rows], width - _INDENT)
    title = textwrap.wrap(words.BOARD.format(unit=unit), width)
    return [*title, *(" " * _INDENT + line for line in lines)]


def aligned(table: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """The table in lines of this width: where it is wider, the texts of its widest columns take several lines."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    while sum(widths) + _GAP * (len(widths) - 1) > width and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    for row in table:
        texts = [textwrap.wrap(text, room) for text, room in zip(row, widths, strict=True)]
        for parts in zip_longest(*texts, fillvalue=""):
            yield (" " * _GAP).join(part.ljust(room) for part, room in zip(parts, widths, strict=True)).rstrip()


def _shown(value: WrittenValue) -> str:
    if value is None:
        return words.BLANK
    return vietnamese_moment(value) if isinstance(value, datetime) else printable(str(value))
