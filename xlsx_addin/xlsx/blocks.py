"""Rows that replace what stands in a sheet, the same whether they go to a file or into the open Excel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from decimal import Decimal

TEXT = "@"
"""Number format of a column of texts: whatever a text looks like, it stays a text."""

GENERAL = "General"
WHOLE = "0"
DAY = "dd/mm/yyyy"
MOMENT = "dd/mm/yyyy hh:mm"
CLOCK = "hh:mm"
PERCENT = "0.00%"

POINTS = "[$-42A]0.00"
"""Number format of points: two decimals, with the Vietnamese decimal comma where the program follows the format."""

AS_TYPED = "[$-42A]General"
"""Number format of a number as it was typed, with the Vietnamese decimal comma in the same way."""

DIFFERENCE = '[$-42A]+0.00;"−"0.00;0.00'
"""Number format of a difference of points: its sign always stands before it."""


@dataclass(frozen=True, slots=True)
class CellLink:
    """A link to a cell of the same workbook.

    ``cell`` is an address such as ``F12``; ``text`` is what stands there, the address where it is empty.
    """

    sheet: str
    cell: str
    text: str = ""

    @property
    def shown(self) -> str:
        """What stands in the cell."""
        return self.text or self.cell

    def formula(self, separator: str = ",") -> str:
        """``=HYPERLINK("#'Điểm'!F12","F12")``, as Excel stores it in every language; LibreOffice has a semicolon."""
        quoted_sheet = self.sheet.replace("'", "''")
        target = f"#'{quoted_sheet}'!{self.cell}".replace('"', '""')
        shown = self.shown.replace('"', '""')
        return f'=HYPERLINK("{target}"{separator}"{shown}")'


WrittenValue: TypeAlias = "str | int | float | Decimal | bool | datetime | date | CellLink | None"
"""What may be written. A time is local and carries no zone; None and an empty text leave the cell blank."""


@dataclass(frozen=True, slots=True)
class SheetBlock:
    """A rectangle of values for one sheet, with one number format a column.

    ``row`` and ``column`` are the top left cell, counted from 1. Every row of ``rows`` is as long as ``formats``. The
    first ``head_rows`` rows (headings, titles) keep the number formats that the sheet gives them; below them a column
    of format ``@`` holds texts alone. With ``clear_below`` everything under the block is emptied, in the block's
    columns. ``pixels`` are the heights of the rows below the head, or none, and then the program that shows the sheet
    chooses them; with heights, ``page_starts`` are the rows, counted from 1, before which a printed page ends, and no
    other. A block that ``comes_forth`` shows its sheet where that was hidden. Raises ValueError where the rows do not
    fit the formats or the heights.
    """

    sheet: str
    row: int
    column: int
    rows: Sequence[Sequence[WrittenValue]]
    formats: Sequence[str]
    clear_below: bool
    head_rows: int = 0
    pixels: Sequence[int] = ()
    page_starts: Sequence[int] = ()
    comes_forth: bool = False

    def __post_init__(self) -> None:
        if self.row < 1 or self.column < 1 or not self.formats or not 0 <= self.head_rows <= len(self.rows):
            raise ValueError(f"a block for {self.sheet} needs a cell to start at, columns, and its own head rows")
        if len(self.pixels) not in (0, len(self.rows) - self.head_rows):
            raise ValueError(f"{self.sheet}: {len(self.pixels)} heights for {len(self.rows) - self.head_rows} rows")
        for index, row in enumerate(self.rows):
            if len(row) != len(self.formats):
                message = f"{self.sheet}, row {self.row + index}: {len(row)} values for {len(self.formats)} columns"
                raise ValueError(message)
            for value, number_format in zip(row, self.formats, strict=True):
                is_text = value is None or isinstance(value, str)
                if index >= self.head_rows and number_format == TEXT and not is_text:
                    message = f"{self.sheet}, row {self.row + index}: {value!r} in a column of texts"
                    raise ValueError(message)

    @property
    def last_row(self) -> int:
        """The last row that is written, one less than ``row`` where there is none."""
        return self.row + len(self.rows) - 1

    @property
    def first_body_row(self) -> int:
        """The first row below the head rows."""
        return self.row + self.head_rows

    @property
    def last_column(self) -> int:
        """The last column that is written."""
        return self.column + len(self.formats) - 1
