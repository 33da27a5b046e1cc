"""What a cell holds, the same whether a file or the open Excel was read.

A value keeps exactly what the cell stores: text stays text, a number stays the binary number of the file, and a
date stays its serial number, so that a digest taken from it is exact. Reading meaning into it comes later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import NamedTuple, TypeAlias

LONGEST_TEXT = 32767
"""Letters (UTF-16 units) that Excel allows in a cell."""

_REFERENCE = re.compile(r"=(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")


class DateSerial(float):
    """A number whose cell shows a date or a time: days since 1899-12-30 (the 1900 date system)."""

    __slots__ = ()


class PercentNumber(float):
    """A number whose cell shows it as percent: 0.9 where ``90%`` is seen."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """An Excel error such as ``#N/A``."""

    text: str


class Formula(Enum):
    """A formula whose result is not stored in the file."""

    WITHOUT_VALUE = "formula without a stored value"


CellValue: TypeAlias = "str | bool | float | DateSerial | PercentNumber | ErrorValue | Formula"
"""``float`` covers every number; a blank cell and an empty text have no value at all."""


class CellRange(NamedTuple):
    """A rectangle of cells, counted from 1, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def __str__(self) -> str:
        """``B5:B7``."""
        return f"{address(self.first_row, self.first_column)}:{address(self.last_row, self.last_column)}"

    @property
    def size(self) -> tuple[int, int]:
        """How many rows and columns it has."""
        return self.last_row - self.first_row + 1, self.last_column - self.first_column + 1


class NamedCells(NamedTuple):
    """The cells that a defined name refers to."""

    sheet: str
    cells: CellRange


@dataclass(slots=True)
class SheetValues:
    """The values of one sheet: ``columns[column][row]``, both counted from 1; blank cells are absent."""

    name: str
    columns: dict[int, dict[int, CellValue]] = field(default_factory=dict)
    merged: tuple[CellRange, ...] = field(default=(), compare=False)
    """The merged cells: only the first cell of each range is seen. What the others hold stands in ``columns`` too."""
    hidden_rows: frozenset[int] = field(default=frozenset(), compare=False)
    """The rows that are hidden, by a filter or by hand."""

    def at(self, row: int, column: int) -> CellValue | None:
        """The value of one cell, None where it is blank."""
        values = self.columns.get(column)
        return None if values is None else values.get(row)

    def set(self, row: int, column: int, value: CellValue | None) -> None:
        """Store one cell; None and an empty text leave it blank."""
        if value is not None and value != "":
            self.columns.setdefault(column, {})[row] = value


@cache
def column_letters(column: int) -> str:
    """``A`` for 1, ``XFD`` for 16384."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """1 for ``A``, 16384 for ``XFD``."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def referred_cells(reference: str) -> NamedCells | None:
    """The cells that ``='Thẩm định'!$E$5:$M$39`` refers to; None where it is not one rectangle of one sheet."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    quoted, plain, letters, row, last_letters, last_row = found.groups()
    first = int(row), column_number(letters)
    last = (int(last_row), column_number(last_letters)) if last_row else first
    return NamedCells(quoted.replace("''", "'") if quoted else plain, CellRange(*first, *last))


def address(row: int, column: int) -> str:
    """``F12`` for row 12, column 6."""
    return f"{column_letters(column)}{row}"


_ERROR = re.compile(
    r"#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|GETTING_DATA|SPILL!|CONNECT!|BLOCKED!|UNKNOWN!|FIELD!|CALC!)"
)
"""What Excel shows in the place of a result."""


def error_or_text(text: str) -> ErrorValue | str:
    """An Excel error where the text reads like one, otherwise the text."""
    return ErrorValue(text) if _ERROR.fullmatch(text) else text
