"""A rectangle of cells."""

# ruff: noqa: N802 - the names of Excel's own Range

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from openpyxl.styles.numbers import is_date_format
from openpyxl.utils import get_column_letter
from xlwings import base_classes

from tests.excel_engine.cells import cell_at, existing_cell, is_hidden_by_merge, number_format_at, refuse_locked
from tests.excel_engine.errors import ComError
from tests.excel_engine.typing_in import DATE_FORMAT, TIMED_DATE_FORMAT, Typed, typed_in
from tests.excel_engine.values import ComValue, com_value, prepared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.excel_engine.sheets import Sheet

LONGEST_TEXT = 32_767
_CURRENCY_FORMAT = '#,##0.00 "₫"'


class RangeApi:
    """Excel's own Range: one area, or several that share a format."""

    def __init__(self, *areas: Range) -> None:
        self._areas = areas
        self.Row, self.Column = areas[0].row, areas[0].column
        self.Count = sum(map(len, areas))

    @property
    def Rows(self) -> RangeApi:
        cells = self._areas[0]
        return RangeApi(Range(cells.sheet, cells.row, cells.column, cells.shape[0], 1))

    @property
    def Columns(self) -> RangeApi:
        cells = self._areas[0]
        return RangeApi(Range(cells.sheet, cells.row, cells.column, 1, cells.shape[1]))

    @property
    def Value(self) -> Any:
        return self._areas[0].raw_value

    @Value.setter
    def Value(self, data: Any) -> None:
        self._areas[0].raw_value = [[prepared(value) for value in row] for row in data]

    @property
    def NumberFormat(self) -> str | None:
        return self._areas[0].number_format

    @NumberFormat.setter
    def NumberFormat(self, number_format: str) -> None:
        self._areas[0].number_format = number_format
        for area in self._areas[1:]:
            area.set_format(number_format)

    def ClearContents(self) -> None:
        self._areas[0].clear_contents()


class Range(base_classes.Range):
    """Cells ``row``..``row + rows - 1`` and ``column``..``column + columns - 1`` of one sheet."""

    sheet: Any = None
    row: int = 0
    column: int = 0

    def __init__(self, sheet: Sheet, row: int, column: int, rows: int, columns: int) -> None:
        self.sheet = sheet
        self.row = row
        self.column = column
        self.shape = (rows, columns)
        self.options: dict[str, Any] = {}

    shape: tuple[int, int] = (0, 0)

    def __len__(self) -> int:
        return self.shape[0] * self.shape[1]

    def __call__(self, row: int, column: int | None = None) -> Range:
        """One cell of the range, by row and column or by its number, counted from 1."""
        if column is None:
            row, column = (row - 1) // self.shape[1] + 1, (row - 1) % self.shape[1] + 1
        return Range(self.sheet, self.row + row - 1, self.column + column - 1, 1, 1)

    @property
    def api(self) -> RangeApi:
        """What xlwings hands out as Excel's own Range; it skips every write to a range without one."""
        return RangeApi(self)

    @property
    def address(self) -> str:
        last_row, last_column = self.row + self.shape[0] - 1, self.column + self.shape[1] - 1
        first = f"${get_column_letter(self.column)}${self.row}"
        return first if len(self) == 1 else f"{first}:${get_column_letter(last_column)}${last_row}"

    def select(self) -> None:
        self.sheet.book.app.selection = self

    def _places(self) -> Iterator[tuple[int, int]]:
        """All cells, row by row."""
        for row in range(self.row, self.row + self.shape[0]):
            for column in range(self.column, self.column + self.shape[1]):
                yield row, column

    def _used_places(self) -> Iterator[tuple[int, int]]:
        """The cells that exist, row by row."""
        return (place for place in self._places() if existing_cell(self.sheet.worksheet, *place) is not None)

    def _called(self, what: str) -> None:
        self.sheet.book.called(self.sheet.name, what)

    def _refuse_locked(self) -> None:
        """Excel refuses the whole call when one of the cells is locked."""
        if self.sheet.is_closed_to_programs:
            for place in self._places():
                refuse_locked(self.sheet.worksheet, *place)

    def _tell_change(self) -> None:
        """Raise the event SheetChange, as a program's write does like a clerk's."""
        app = self.sheet.book.app
        if app.enable_events:
            app.changes.append((self.sheet.name, self.address.replace("$", "")))

    def _cuts(self, area: Any) -> bool:
        """Whether the range has some of an area's cells and not all."""
        rows = min(self.row + self.shape[0] - 1, area.max_row) - max(self.row, area.min_row) + 1
        columns = min(self.column + self.shape[1] - 1, area.max_col) - max(self.column, area.min_col) + 1
        cut: int = max(rows, 0) * max(columns, 0)
        return 0 < cut < len(list(area.cells))

    def _refuse_formatting(self, permission: str) -> None:
        protection = self.sheet.worksheet.protection
        if self.sheet.is_closed_to_programs and getattr(protection, permission):
            raise ComError("Unable to set the property of the Range class")

    # Values

    @property
    def raw_value(self) -> ComValue | tuple[tuple[ComValue, ...], ...]:
        self._called("read")
        values: ComValue | tuple[tuple[ComValue, ...], ...] = self._collected(self._read)
        return values

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        self._called("write")
        self._distribute(data, self._write)

    def _collected(self, read: Callable[[int, int], Any]) -> Any:
        """A single value for a single cell, otherwise rows of values."""
        if len(self) == 1:
            return read(self.row, self.column)
        columns = range(self.column, self.column + self.shape[1])
        return tuple(
            tuple(read(row, column) for column in columns) for row in range(self.row, self.row + self.shape[0])
        )

    def _distribute(self, data: Any, write: Callable[[int, int, Any], None]) -> None:
        """A single value goes to every cell; cells beyond the rows that are given become #N/A."""
        self._refuse_locked()
        for row, column in self._places():
            if not isinstance(data, (list, tuple)):
                write(row, column, data)
                continue
            rows = data if isinstance(data[0], (list, tuple)) else [data]
            values = rows[row - self.row] if row - self.row < len(rows) else ()
            write(row, column, values[column - self.column] if column - self.column < len(values) else "#N/A")
        self._tell_change()

    def _read(self, row: int, column: int) -> ComValue:
        worksheet = self.sheet.worksheet
        cell = existing_cell(worksheet, row, column)
        if cell is None or is_hidden_by_merge(cell):
            return None
        stored, kind = cell.value, cell.data_type
        if kind == "f":
            stored, kind = self.sheet.book.result_of(worksheet, row, column)
        return com_value(stored, cell.number_format, is_error=kind == "e")

    def _write(self, row: int, column: int, value: Any) -> None:
        worksheet = self.sheet.worksheet
        cell = existing_cell(worksheet, row, column)
        if is_hidden_by_merge(cell) or (cell is None and value in (None, "")):
            return
        cell = cell_at(worksheet, row, column)
        self.sheet.book.changed(worksheet, row, column)
        if value is None or value == "":
            cell.value = None
        elif isinstance(value, str):
            _store_text(cell, value)
        elif isinstance(value, Decimal):
            _store(cell, Typed(float(round(value, 4)), _CURRENCY_FORMAT))
        elif isinstance(value, datetime):
            has_time = (value.hour, value.minute, value.second) != (0, 0, 0)
            _store(cell, Typed(value, TIMED_DATE_FORMAT if has_time else DATE_FORMAT))
        else:
            _store(cell, Typed(value))

    # Formulas and formats

    @property
    def formula(self) -> str | tuple[tuple[str, ...], ...]:
        self._called("read formula")
        texts: str | tuple[tuple[str, ...], ...] = self._collected(self._formula_text)
        return texts

    @formula.setter
    def formula(self, data: Any) -> None:
        self._called("write formula")
        self._distribute(data, self._write)

    def _formula_text(self, row: int, column: int) -> str:
        cell = existing_cell(self.sheet.worksheet, row, column)
        return "" if cell is None or cell.value is None else str(cell.value)

    @property
    def number_format(self) -> str | None:
        """The format, None where the cells differ."""
        self._called("read number_format")
        formats = {number_format_at(self.sheet.worksheet, *place) for place in self._places()}
        return formats.pop() if len(formats) == 1 else None

    @number_format.setter
    def number_format(self, number_format: str) -> None:
        self._called("write number_format")
        self.set_format(number_format)

    def set_format(self, number_format: str) -> None:
        """Set the format within a call that is counted elsewhere."""
        self._refuse_formatting("formatCells")
        for place in self._places():
            cell_at(self.sheet.worksheet, *place).number_format = number_format

    def clear_contents(self) -> None:
        """Empty the cells; refused where the range cuts a merged area."""
        self._called("clear_contents")
        self._refuse_locked()
        if any(self._cuts(area) for area in self.sheet.worksheet.merged_cells.ranges):
            raise ComError("We can't do that to a merged cell.")
        for place in self._used_places():
            cell = existing_cell(self.sheet.worksheet, *place)
            if cell is not None and not is_hidden_by_merge(cell):
                cell.value = None
                self.sheet.book.changed(self.sheet.worksheet, *place)
        self._tell_change()


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
