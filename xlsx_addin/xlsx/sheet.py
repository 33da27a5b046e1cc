"""The cells of one sheet, from its XML: rows of the usual shape by ``fast_rows``, all else by expat."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, cast

from xlsx_addin.words import opening as words
from xlsx_addin.xlsx.cell_value import DamagedValue, StoredCell, StoredValues
from xlsx_addin.xlsx.cells import CellRange, CellValue, SheetValues, address, column_number
from xlsx_addin.xlsx.fast_rows import LAST_COLUMN, LAST_ROW, ColumnValues, PlainCells, PlainColumns, take_rows
from xlsx_addin.xlsx.guarded_xml import RecordsXml
from xlsx_addin.xlsx.package import Limits, Unreadable
from xlsx_addin.xlsx.shared_strings import StringItem

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROW_NUMBER = re.compile("[1-9][0-9]{0,6}")
_REFERENCE = re.compile("([A-Za-z]{1,3})([1-9][0-9]{0,6})")
_RANGE = re.compile("([A-Za-z]{1,3})([1-9][0-9]{0,6}):([A-Za-z]{1,3})([1-9][0-9]{0,6})")
_MOST_OF_A_FORMULA = 32
"""Letters of a formula, at most in as many pieces, that are kept: only the shortest ones are told from each other."""
_CELLS_BETWEEN_MEASURES = 100_000
_CELL_PARTS = frozenset({"v", "f", "is"})
_MANY_COLUMNS = 1000
_NUMBER_BYTES = sys.getsizeof(1.5)


class CellTwice(Unreadable):
    """A cell stands twice; whether both say the same is for a second, slower reading to find out."""


class SheetXml(RecordsXml):
    """Reads the part of one worksheet; ``sheet_values`` gives the outcome.

    A cell without a reference follows the one before it, a row without a number the row before it. Where a cell's
    reference disagrees with its row, the reference counts.
    """

    root = "worksheet"
    container = "sheetData"
    record = "row"
    damaged = other_root = words.SHEET_DAMAGED

    def __init__(self, values: StoredValues, limits: Limits) -> None:
        super().__init__(limits)
        self._compares = False
        self._repeated = 0
        self.cells = 0
        """Cells met so far, blank ones included."""
        self._columns: dict[int, ColumnValues] = {}
        self._by_letters = PlainColumns(self._columns)
        self._plain = PlainCells(values)
        self._values = values
        self._table_bytes = 0
        self._measured_cells = 0
        self._merged: list[CellRange] = []
        self._hidden_rows: set[int] = set()
        self._had_data = False
        self._in_data = False
        self._rows = 0
        # Where the slow way stands.
        self._row = 0
        self._column = 0
        self._place = (0, 0)
        self._attributes: dict[str, str] = {}
        self._texts: dict[str, list[str]] = {}
        self._text_length = 0
        self._item = StringItem(limits)

    def sheet_values(self, name: str) -> SheetValues:
        """The values read, under the sheet's ``name``; raises ``CellTwice`` where a cell stands twice."""
        if sum(map(len, self._columns.values())) + self._repeated < self.cells:
            raise CellTwice(words.CELL_TWICE)
        if self._plain.has_blanks:
            for number, column in self._columns.items():
                self._columns[number] = {row: value for row, value in column.items() if value is not None}
        self._measure_tables()
        filled = {number: column for number, column in self._columns.items() if column}
        columns = cast("dict[int, dict[int, CellValue]]", filled)
        return SheetValues(name, columns, tuple(self._merged), frozenset(self._hidden_rows))

    @property
    def memory_bytes(self) -> int:
        """An estimate of what the values read occupy, without the shared strings; up to date at the end."""
        return self._table_bytes + self._plain.memory_bytes

    @property
    def single_reads(self) -> int:
        """Elements and cells that were read one by one."""
        return self.elements + self._plain.singles

    def parse_comparing(self, chunks: Iterable[bytes]) -> None:
        """Read the whole part one by one, where a cell may stand twice if both say the same; raises ``Unreadable``."""
        self._compares = True
        self.parse(chunks)

    def take(self, records: bytes) -> None:
        """Take whole rows of plain cells."""
        taken = take_rows(records, self._by_letters, self._plain)
        self._row = taken.last_row
        self._hidden_rows |= taken.hidden_rows
        self._rows += taken.rows
        self.cells += taken.cells
        self._check_limits()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins: within the sheet's data only those that are known there."""
        depth = len(self.path)
        if not self._in_data:
            if name == "sheetData" and depth == 2:
                if self._had_data:
                    raise self.damage()
                self._had_data = self._in_data = True
                self.note_boundary()
            elif name == "mergeCell" and depth == 3:
                self._note_merged(attributes.get("ref", ""))
        elif depth == 4 and name == "c":
            self._start_cell(attributes)
        elif depth == 5 and name in _CELL_PARTS and self.path[3] == "c" and name not in self._texts:
            self._texts[name] = []
            self.listen(wanted=name in {"v", "f"})
        elif depth == 3 and name == "row":
            self._start_row(attributes)
        elif depth > 5 and self.path[4] == "is":
            self.listen(wanted=name == "t")
        elif "extLst" not in self.path:
            raise self.damage()

    def _note_merged(self, reference: str) -> None:
        match = _RANGE.fullmatch(reference)
        if match is None:
            return  # it says nothing of a value; Excel repairs such a file by leaving it out
        first_column, last_column = column_number(match[1].upper()), column_number(match[3].upper())
        self._merged.append(CellRange(int(match[2]), first_column, int(match[4]), last_column))

    def end(self, name: str) -> None:
        """A text, a cell or all the data may be complete."""
        if name in {"v", "f", "t"}:
            self.listen(wanted=False)
        elif name == "c" and self._in_data and len(self.path) == 4:
            self._store()
        elif name == "row" and self._in_data and len(self.path) == 3:
            self.note_boundary()
        elif name == "sheetData" and len(self.path) == 2:
            self._in_data = False

    def text(self, data: str) -> None:
        """Some text of a value or of an inline string."""
        inside = self.path[4:]
        if inside == ["v"]:
            self._text_length += len(data)
            if self._text_length > self._limits.text_length:
                raise Unreadable(words.CELL_TOO_LONG)
            self._texts["v"].append(data)
        elif inside == ["f"] and len(self._texts["f"]) < _MOST_OF_A_FORMULA:
            self._texts["f"].append(data[:_MOST_OF_A_FORMULA])
        elif inside[:1] == ["is"]:
            self._item.text(inside[1:], data)

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        if number is None:
            self._row += 1
        elif _ROW_NUMBER.fullmatch(number):
            self._row = int(number)
        else:
            raise self.damage()
        if attributes.get("hidden") in {"1", "true"}:
            self._hidden_rows.add(self._row)
        self._column = 0
        self._rows += 1
        self._check_limits()

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        row, self._column = self._row, self._column + 1
        if reference is not None:
            match = _REFERENCE.fullmatch(reference)
            if match is None:
                raise self.damage()
            row, self._column = int(match[2]), column_number(match[1].upper())
        if row > LAST_ROW or self._column > LAST_COLUMN:
            raise self.damage()
        self._place = (row, self._column)
        self._attributes = attributes
        self._texts = {}
        self._text_length = 0
        self.cells += 1

    def _store(self) -> None:
        row, column = self._place
        kind, texts = self._attributes.get("t", ""), self._texts
        text, formula = ("".join(texts[name]) if name in texts else None for name in ("v", "f"))
        inline = self._item.take() if "is" in texts else None
        try:
            value = self._values.value(StoredCell(kind, self._attributes.get("s", ""), text, inline, formula))
        except DamagedValue:
            raise Unreadable(words.CELL_DAMAGED, cell=address(row, column)) from None
        known = self._columns.setdefault(column, {})
        if self._compares and row in known:
            if (type(known[row]), known[row]) != (type(value), value):
                raise Unreadable(words.CELL_TWICE)
            self._repeated += 1
        known[row] = value
        self._plain.has_blanks |= value is None
        self._plain.memory_bytes += _NUMBER_BYTES + (0 if kind == "s" else sys.getsizeof(value))
        self._check_limits()

    def _check_limits(self) -> None:
        if self._rows > LAST_ROW:
            raise self.damage()
        if self.cells > self._measured_cells + _CELLS_BETWEEN_MEASURES:
            self._measure_tables()
        limits = self._limits
        if (
            self.cells > limits.cells
            or (self.cells > limits.wide_cells and len(self._columns) > _MANY_COLUMNS)
            or self.single_reads > limits.elements
            or self.memory_bytes > limits.memory_bytes
        ):
            raise Unreadable(words.TOO_MUCH)

    def _measure_tables(self) -> None:
        self._measured_cells = self.cells
        self._table_bytes = sum(map(sys.getsizeof, self._columns.values()))
