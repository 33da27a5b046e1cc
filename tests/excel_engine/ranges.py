"""A rectangle of cells, or several."""

# ruff: noqa: N802, N803 - the names are Excel's own

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from openpyxl.styles.numbers import is_date_format
from openpyxl.utils import get_column_letter

from tests.excel_engine.cells import cell_at, existing_cell, is_hidden_by_merge, number_format_at, refuse_locked
from tests.excel_engine.errors import ComError
from tests.excel_engine.late_binding import Com
from tests.excel_engine.typing_in import DATE_FORMAT, TIMED_DATE_FORMAT, Typed, typed_in
from tests.excel_engine.values import ComValue, com_value, prepared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.excel_engine.application import Application
    from tests.excel_engine.sheets import Worksheet

LONGEST_TEXT = 32_767
_DOWN = -4121
_CURRENCY_FORMAT = '#,##0.00 "₫"'


class Area(NamedTuple):
    """First and last row and column, counted from 1."""

    row: int
    column: int
    last_row: int
    last_column: int

    @property
    def rows(self) -> range:
        return range(self.row, self.last_row + 1)

    @property
    def columns(self) -> range:
        return range(self.column, self.last_column + 1)

    @property
    def size(self) -> int:
        return len(self.rows) * len(self.columns)

    def places(self) -> Iterator[tuple[int, int]]:
        """All cells, row by row."""
        return ((row, column) for row in self.rows for column in self.columns)

    def cuts(self, merged: Any) -> bool:
        """Whether it has some of a merged area's cells and not all."""
        rows = min(self.last_row, merged.max_row) - max(self.row, merged.min_row) + 1
        columns = min(self.last_column, merged.max_col) - max(self.column, merged.min_col) + 1
        whole = Area(merged.min_row, merged.min_col, merged.max_row, merged.max_col)
        cut: int = max(rows, 0) * max(columns, 0)
        return 0 < cut < whole.size


class Range(Com):
    """Cells of one sheet. Of several areas, formats reach all; everything else is that of the first."""

    INTERFACE = "Range"

    def __init__(self, sheet: Worksheet, *areas: Area) -> None:
        self.Worksheet = sheet
        self.Application: Application = sheet.Application
        self.area, self._areas = areas[0], areas
        self.Row, self.Column = self.area.row, self.area.column
        self.Count = sum(area.size for area in areas)

    def __call__(self, RowIndex: float | None = None, ColumnIndex: float | None = None) -> Any:
        """One cell of the range, by row and column or by its number, counted from 1; without either the values."""
        if RowIndex is None:
            return self.Value
        row, column, width = int(RowIndex) - 1, ColumnIndex, len(self.area.columns)
        if column is None:
            row, column = row // width, row % width + 1
        row, column = self.Row + row, self.Column + int(column) - 1
        return Range(self.Worksheet, Area(row, column, row, column))

    _Default = __call__

    @property
    def Rows(self) -> Range:
        return Range(self.Worksheet, self.area._replace(last_column=self.Column))

    @property
    def Columns(self) -> Range:
        return Range(self.Worksheet, self.area._replace(last_row=self.Row))

    @property
    def Address(self) -> str:
        first = f"${get_column_letter(self.Column)}${self.Row}"
        return first if self.Count == 1 else f"{first}:${get_column_letter(self.area.last_column)}${self.area.last_row}"

    @property
    def RowHeight(self) -> float | None:
        """In points; None where the rows have several heights, or Excel's own."""
        dimensions = self.Worksheet.worksheet.row_dimensions
        heights = {dimensions[row].height for area in self._areas for row in area.rows}
        return heights.pop() if len(heights) == 1 else None

    @RowHeight.setter
    def RowHeight(self, points: float) -> None:
        self._called("row height")
        if self.Worksheet.is_closed_to_programs:
            raise ComError("Unable to set the RowHeight property of the Range class")
        for area in self._areas:
            for row in area.rows:
                self.Worksheet.worksheet.row_dimensions[row].height = points

    def Select(self) -> None:
        self.Application.selected = self

    def End(self, Direction: int) -> Range:
        """Downwards alone: the last of the filled cells that stand one below the other."""
        if Direction != _DOWN:
            raise NotImplementedError
        row = self.Row
        while self._formula_text(row + 1, self.Column):
            row += 1
        return Range(self.Worksheet, Area(row, self.Column, row, self.Column))

    def _called(self, what: str) -> None:
        self.Worksheet.Parent.called(self.Worksheet.Name, what)

    def _refuse_locked(self) -> None:
        """Excel refuses the whole call when one of the cells is locked."""
        if self.Worksheet.is_closed_to_programs:
            for place in self.area.places():
                refuse_locked(self.Worksheet.worksheet, *place)

    def _tell_change(self) -> None:
        """Raise the event SheetChange, as a program's write does like a clerk's."""
        if self.Application.EnableEvents:
            self.Application.changes.append((self.Worksheet.Name, self.Address.replace("$", "")))

    # Values

    @property
    def Value(self) -> ComValue | tuple[tuple[ComValue, ...], ...]:
        self._called("read")
        values: ComValue | tuple[tuple[ComValue, ...], ...] = self._collected(self._read)
        return values

    @Value.setter
    def Value(self, data: Any) -> None:
        self._called("write")
        self._distribute(data)

    def _collected(self, read: Callable[[int, int], Any]) -> Any:
        """A single value for a single cell, otherwise rows of values."""
        if self.area.size == 1:
            return read(self.Row, self.Column)
        return tuple(tuple(read(row, column) for column in self.area.columns) for row in self.area.rows)

    def _distribute(self, data: Any) -> None:
        """A single value goes to every cell; cells beyond the rows that are given become #N/A."""
        self._refuse_locked()
        for row, column in self.area.places():
            if not isinstance(data, (list, tuple)):
                self._write(row, column, prepared(data))
                continue
            rows = data if isinstance(data[0], (list, tuple)) else [data]
            values = rows[row - self.Row] if row - self.Row < len(rows) else ()
            place = column - self.Column
            self._write(row, column, prepared(values[place]) if place < len(values) else "#N/A")
        self._tell_change()

    def _read(self, row: int, column: int) -> ComValue:
        cell = existing_cell(self.Worksheet.worksheet, row, column)
        if cell is None or is_hidden_by_merge(cell):
            return None
        stored, kind = cell.value, cell.data_type
        if kind == "f":
            stored, kind = self.Worksheet.Parent.result_of(self.Worksheet.worksheet, row, column)
        return com_value(stored, cell.number_format, is_error=kind == "e")

    def _write(self, row: int, column: int, value: Any) -> None:
        worksheet = self.Worksheet.worksheet
        cell = existing_cell(worksheet, row, column)
        if is_hidden_by_merge(cell) or (cell is None and value in (None, "")):
            return
        cell = cell_at(worksheet, row, column)
        self.Worksheet.Parent.changed(worksheet, row, column)
        if value is None or value == "":
            cell.value = None
        elif isinstance(value, str):
            _store_text(cell, value)
        elif isinstance(value, Decimal):
            _store(cell, Typed(float(round(value, 4)), _CURRENCY_FORMAT))
        elif isinstance(value, datetime):
            value = datetime.combine(value.date(), value.time())  # that of pywin32 is a class of its own
            has_time = (value.hour, value.minute, value.second) != (0, 0, 0)
            _store(cell, Typed(value, TIMED_DATE_FORMAT if has_time else DATE_FORMAT))
        else:
            _store(cell, Typed(value))

    # Formulas and formats

    @property
    def Formula(self) -> str | tuple[tuple[str, ...], ...]:
        self._called("read formula")
        texts: str | tuple[tuple[str, ...], ...] = self._collected(self._formula_text)
        return texts

    @Formula.setter
    def Formula(self, data: Any) -> None:
        self._called("write formula")
        self._distribute(data)

    def _formula_text(self, row: int, column: int) -> str:
        cell = existing_cell(self.Worksheet.worksheet, row, column)
        return "" if cell is None or cell.value is None else str(cell.value)

    @property
    def NumberFormat(self) -> str | None:
        """The format, None where the cells differ."""
        self._called("read number_format")
        formats = {
            number_format_at(self.Worksheet.worksheet, *place) for area in self._areas for place in area.places()
        }
        return formats.pop() if len(formats) == 1 else None

    @NumberFormat.setter
    def NumberFormat(self, number_format: str) -> None:
        self._called("write number_format")
        worksheet = self.Worksheet.worksheet
        if self.Worksheet.is_closed_to_programs and worksheet.protection.formatCells:
            raise ComError("Unable to set the property of the Range class")
        for area in self._areas:
            for place in area.places():
                cell_at(worksheet, *place).number_format = number_format

    def ClearContents(self) -> bool:
        """Empty the cells; refused where the range cuts a merged area."""
        self._called("clear_contents")
        self._refuse_locked()
        worksheet = self.Worksheet.worksheet
        if any(self.area.cuts(merged) for merged in worksheet.merged_cells.ranges):
            raise ComError("We can't do that to a merged cell.")
        for place in self.area.places():
            cell = existing_cell(worksheet, *place)
            if cell is not None and not is_hidden_by_merge(cell):
                cell.value = None
                self.Worksheet.Parent.changed(worksheet, *place)
        self._tell_change()
        return True


def _store_text(cell: Any, text: str) -> None:
    """In a cell formatted as text a text stays what it is; in any other it is read as if typed."""
    if len(text) > LONGEST_TEXT:
        raise ComError("Exception from HRESULT: 0x800A03EC")
    _store(cell, Typed(text) if cell.number_format == "@" else typed_in(text))


def _store(cell: Any, typed: Typed) -> None:
    """Store the value; a General cell, and one whose format cannot show a date, takes on the format that fits."""
    before = cell.number_format
    cell.value = typed.value
    if isinstance(typed.value, str):
        cell.data_type = "f" if typed.is_formula else "e" if typed.is_error else "s"
    cell.quotePrefix = typed.is_quoted
    cannot_show = isinstance(typed.value, datetime) and not is_date_format(before)
    takes_on = typed.number_format is not None and (before == "General" or cannot_show)
    cell.number_format = typed.number_format if takes_on else before
