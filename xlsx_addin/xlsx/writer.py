"""Values put into a new workbook whose sheets have been drawn: each keeps its kind, and its cell keeps its looks.

A text stays a text whatever it begins with, a number keeps its digits, a date shows as a date and nothing else does,
a percentage as one, an error stays an error. A formula without a stored value is left blank.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from functools import cache, partial
from math import isfinite
from typing import TYPE_CHECKING, Any, TypeAlias

from xlsx_addin.xlsx.blocks import DAY, GENERAL, MOMENT, PERCENT, CellLink, SheetBlock, WrittenValue
from xlsx_addin.xlsx.cells import CellValue, DateSerial, ErrorValue, Formula, PercentNumber, SheetValues
from xlsx_addin.xlsx.serial_dates import date_serial
from xlsx_addin.xlsx.styles import is_date_format

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from xlsxwriter.format import Format

    from xlsx_addin.xlsx.book import Book

    AnyValue: TypeAlias = CellValue | WrittenValue

_NOT_FINITE = "#NUM!"


def fill(
    book: Book,
    *,
    sheets: Mapping[str, SheetValues] | None = None,
    additions: Mapping[str, SheetValues] | None = None,
    blocks: Sequence[SheetBlock] = (),
) -> None:
    """Put values into the sheets of ``book``, at their own addresses.

    A sheet named in ``sheets`` shows those values alone, in the looks that were drawn. ``additions`` and then
    ``blocks`` are written over what stands there. Raises Refusal for a text longer than Excel allows, ValueError for
    a sheet that the book does not have.
    """
    filling = cache(partial(_Filling, book))
    for name, values in (sheets or {}).items():
        filling(name).empty()
        filling(name).write_values(values)
    for name, values in (additions or {}).items():
        filling(name).write_values(values)
    for block in blocks:
        filling(block.sheet).write_block(block)


class _Filling:
    """One sheet while it is filled; rows and columns are counted from 0."""

    def __init__(self, book: Book, name: str) -> None:
        sheet = book.get_worksheet_by_name(name)
        if sheet is None:
            raise ValueError(f"the workbook has no sheet {name!r}")
        self._book = book
        self._sheet = sheet
        self._cells: dict[int, dict[int, Any]] = sheet.table
        self._drawn = frozenset(sheet.table) | frozenset(sheet.row_info)
        """Rows that have looks of their own; in any other a cell looks like its column."""
        self._made: defaultdict[tuple[Format | None, str | None], dict[tuple[type, AnyValue], Any]] = defaultdict(dict)
        """Cells by style and number format, then by value. Equal ones are one object: so a million are bearable."""

    def empty(self) -> None:
        """Leave the looks of the cells that are there, and nothing in them."""
        for row, cells in self._cells.items():
            for column in list(cells):
                self._clear(row, column)

    def write_values(self, values: SheetValues) -> None:
        for column, cells in values.columns.items():
            if cells:
                self._write_column(column - 1, ((row - 1, value) for row, value in cells.items()))
                self._sheet.cover(min(cells) - 1, column - 1)
                self._sheet.cover(max(cells) - 1, column - 1)

    def write_block(self, block: SheetBlock) -> None:
        top, left = block.row - 1, block.column - 1
        for index, number_format in enumerate(block.formats):
            cells = [(row, values[index]) for row, values in enumerate(block.rows, start=top)]
            self._write_column(left + index, cells[: block.head_rows])
            self._write_column(left + index, cells[block.head_rows :], number_format)
        if block.rows:
            self._sheet.cover(top, left)
            self._sheet.cover(block.last_row - 1, block.last_column - 1)
        if block.pixels:
            for row, pixels in enumerate(block.pixels, start=block.first_body_row - 1):
                self._sheet.set_row_pixels(row, pixels)
            self._sheet.set_h_pagebreaks([row - 1 for row in block.page_starts])
        if block.clear_below:
            for row, cells_of_row in self._cells.items():
                if row >= block.last_row:
                    for column in cells_of_row.keys() & set(range(left, block.last_column)):
                        self._clear(row, column)

    def _write_column(
        self, column: int, cells: Iterable[tuple[int, AnyValue]], number_format: str | None = None
    ) -> None:
        of_column = self._sheet.col_info.get(column)
        made = self._made[None if of_column is None else of_column.column_format, number_format]
        for row, value in cells:
            cell = None if row in self._drawn else made.get((value.__class__, value))
            if cell is None:
                self._write(row, column, value, number_format)
            else:
                self._cells[row][column] = cell

    def _clear(self, row: int, column: int) -> None:
        if column in self._cells.get(row, ()):
            style = self._sheet.style(row, column)
            del self._cells[row][column]
            self._sheet.write_blank(row, column, None, style)

    def _write(self, row: int, column: int, value: AnyValue, number_format: str | None) -> None:
        if value is None or value == "" or value is Formula.WITHOUT_VALUE:
            self._clear(row, column)
            return
        style = self._sheet.style(row, column)
        self._write_new(row, column, value, style, number_format)
        if value != 0:  # minus zero is equal to zero, but is another number
            self._made[style, number_format][value.__class__, value] = self._cells[row][column]

    def _write_new(
        self, row: int, column: int, value: AnyValue, style: Format | None, number_format: str | None
    ) -> None:
        if isinstance(value, (date, int, float, Decimal)) and not isinstance(value, bool):
            self._write_number(row, column, _number(value), style, number_format)
            return
        if number_format is not None:
            style = self._book.variant(style, num_format=number_format)
        if isinstance(value, str):
            self._sheet.write_text(row, column, value, style)
        elif isinstance(value, bool):
            self._sheet.write_boolean(row, column, value, style)
        elif isinstance(value, CellLink):
            self._sheet.write_formula(row, column, value.formula(), style, value.shown)
        elif isinstance(value, ErrorValue):
            self._sheet.write_error(row, column, value.text, style)
        else:
            raise TypeError(f"{value!r} cannot be written into a cell")

    def _write_number(
        self, row: int, column: int, value: float, style: Format | None, number_format: str | None
    ) -> None:
        if not isfinite(value):
            self._sheet.write_error(row, column, _NOT_FINITE, style)
            return
        is_date = isinstance(value, DateSerial)
        if isinstance(value, PercentNumber):
            number_format = PERCENT
        elif number_format is None and is_date != (style is not None and is_date_format(style.num_format)):
            number_format = GENERAL
        if number_format == GENERAL and is_date:
            number_format = DAY if value == int(value) else MOMENT
        if number_format is not None:
            style = self._book.variant(style, num_format=number_format)
        self._sheet.write_number(row, column, value, style)


def _number(value: date | float | Decimal) -> float:
    """A number as Excel stores it, a date or a time as its serial number."""
    if not isinstance(value, date):
        return float(value) if isinstance(value, Decimal) else value
    return date_serial(value)
