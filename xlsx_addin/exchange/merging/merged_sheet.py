"""The sheet ``Đơn vị`` while submissions are merged into it: rows by their subjects, and every cell that changes.

Rows that stand there keep their addresses and their unknown columns; new ones come under everything that stands in
the sheet; headings that are missing are added to the right of the others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.exchange.intake.rows import CODE, RECEIVED, same
from xlsx_addin.exchange.merging.three_way import MERGED_HEADINGS, Key
from xlsx_addin.refusal import Refusal
from xlsx_addin.vietnamese.normalise import is_blank
from xlsx_addin.words import receiving as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.cell_text import code_text
from xlsx_addin.workbook.tables import Table, headings_of_row
from xlsx_addin.xlsx.cells import CellValue, SheetValues, address
from xlsx_addin.xlsx.fast_rows import LAST_COLUMN, LAST_ROW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


SOURCE, VERSION, RECEIVED_LAST = layout.headings(layout.SUBJECTS, "source", "version", "received_last")
BOOKKEEPING = tuple(column.heading for column in layout.MERGED_COLUMNS if not column.merged)
"""What the tool itself notes of each row; nobody's value to be merged."""
_ORDER = [column.heading for column in (*layout.SUBJECT_COLUMNS, *layout.MERGED_COLUMNS)]


class CellChange(NamedTuple):
    """One cell of ``Đơn vị`` that merging changes; ``old`` and ``new`` are None where it is blank."""

    row: int
    column: int
    subject: str
    heading: str
    old: CellValue | None
    new: CellValue | None
    is_heading: bool = False
    """Whether it is the heading of a column that is added."""

    @property
    def cell(self) -> str:
        """Its address."""
        return address(self.row, self.column)


class MergedSheet:
    """A copy of ``Đơn vị`` to merge into; the sheet given is left as it is."""

    def __init__(self, table: Table) -> None:
        sheet = table.sheet
        self.sheet = replace(sheet, columns={column: dict(rows) for column, rows in sheet.columns.items()})
        self.heading_row = table.heading_row
        self._columns = dict(table.columns)
        self._old: dict[tuple[int, int], CellValue | None] = {}
        """What stood in the cells that were written, apart from those of new rows, where nothing did."""
        self._rows: dict[Key, int] = {}
        self._last_filled = _last_filled(sheet, self.heading_row)
        self._first_new_row = self._next_row = self._last_filled[0] + 1
        counts: Counter[str] = Counter()
        for row, value in sorted(table.values(CODE).items()):
            code = code_text(value)
            self._rows[Key(code, counts[code])] = row
            counts[code] += 1
        self._by_source: defaultdict[str, set[Key]] = defaultdict(set)
        for key in self._rows:
            self._by_source[self._source(key)].add(key)

    def __contains__(self, key: Key) -> bool:
        return key in self._rows

    @property
    def keys(self) -> Iterable[Key]:
        """The subjects in the order of the rows; rows without Mã are none."""
        return self._rows.keys()

    def cell(self, key: Key, heading: str) -> str | None:
        """The address of a cell of a subject that stands here; None where there is no such column."""
        column = self._columns.get(heading)
        return None if column is None else address(self._rows[key], column)

    def fields(self, key: Key) -> dict[str, CellValue]:
        """The fields of a subject that are merged, without the blank ones."""
        found = {heading: self.value(key, heading) for heading in MERGED_HEADINGS}
        return {heading: value for heading, value in found.items() if value is not None and not _is_blank(value)}

    def value(self, key: Key, heading: str) -> CellValue | None:
        """One cell of a subject; None where it is blank or there is no such column."""
        column = self._columns.get(heading)
        return None if column is None else self.sheet.at(self._rows[key], column)

    def keys_of(self, source: str) -> list[Key]:
        """The subjects that came from a unit, in the order of the rows."""
        return sorted(self._by_source.get(source, ()), key=self._rows.__getitem__)

    def version_of(self, source: str) -> int:
        """The newest version of a unit that its rows say they hold; 0 where they say none."""
        values = [self.value(key, VERSION) for key in self.keys_of(source)]
        return int(max((value for value in values if isinstance(value, float)), default=0))

    @property
    def sources(self) -> list[str]:
        """The units that rows came from."""
        return sorted(source for source, keys in self._by_source.items() if source and keys)

    def set(self, key: Key, heading: str, value: CellValue | None) -> None:
        """Write one cell of a subject; a blank into a column that is not there changes nothing."""
        if heading not in self._columns:
            if value is None:
                return
            self._add_column(heading)
        if heading == SOURCE:
            self._by_source[self._source(key)].discard(key)
            self._by_source[code_text(value)].add(key)
        self._write(self._rows[key], self._columns[heading], value)

    def append(self, key: Key) -> None:
        """Add a row for a subject, with its Mã, under everything that stands in the sheet.

        Refusal names what stands so low that no row is left under it.
        """
        if self._next_row > LAST_ROW:
            raise Refusal(words.NO_ROW_LEFT.format(sheet=self.sheet.name, cell=address(*self._last_filled)))
        self._rows[key] = self._next_row
        self._next_row += 1
        self.set(key, CODE, key.code)

    def prepare(self) -> None:
        """Add the headings that merged rows need."""
        for heading in (*(column.heading for column in layout.MERGED_COLUMNS), RECEIVED):
            if heading not in self._columns:
                self._add_column(heading)

    def changes(self) -> Iterator[CellChange]:
        """The cells that differ from the sheet as it was, headings included, from top to bottom.

        They are found one by one: a list of them would take more memory than the sheet.
        """
        yield from self.changes_of_old_rows()
        headings = self.headings
        columns = [(column, headings[column], self.sheet.columns.get(column, {})) for column in sorted(headings)]
        for row, (code, _) in zip(self.new_rows, self.new_keys, strict=True):
            for column, heading, values in columns:
                value = values.get(row)
                if not _is_blank(value):
                    yield CellChange(row, column, code, heading, None, value)

    def changes_of_old_rows(self) -> Iterator[CellChange]:
        """Those of them that stand in no new row."""
        headings, codes = self.headings, {row: key.code for key, row in self._rows.items()}
        for (row, column), old in sorted(self._old.items(), key=lambda item: item[0]):
            new = self.sheet.at(row, column)
            if not same(old, new):
                is_heading = row == self.heading_row
                yield CellChange(row, column, codes.get(row, ""), headings[column], old, new, is_heading)

    @property
    def is_changed(self) -> bool:
        """Whether any cell differs from the sheet as it was."""
        return next(self.changes(), None) is not None

    @property
    def new_rows(self) -> range:
        """The rows that were added by merging, under all others."""
        return range(self._first_new_row, self._next_row)

    @property
    def new_keys(self) -> list[Key]:
        """The subjects of these rows."""
        return [key for key, row in self._rows.items() if row >= self._first_new_row]

    @property
    def headings(self) -> dict[int, str]:
        """The known headings by their columns."""
        return {column: heading for heading, column in self._columns.items()}

    def order(self, key: Key, heading: str) -> tuple[int, int, str, str]:
        """Sorts cells by their subject's row and their column; a subject that stands nowhere comes last."""
        row = self._rows.get(key, self._next_row)
        return row, _ORDER.index(heading) if heading in _ORDER else len(_ORDER), key.code, heading

    def _source(self, key: Key) -> str:
        """The unit that a row came from, empty for one of this level's own."""
        return code_text(self.value(key, SOURCE))

    def _write(self, row: int, column: int, value: CellValue | None) -> None:
        old = self.sheet.at(row, column)
        if _is_blank(value) if old is None else same(old, value):
            return
        if row < self._first_new_row:
            self._old.setdefault((row, column), old)
        if old is not None:
            del self.sheet.columns[column][row]
        self.sheet.set(row, column, value)

    def _add_column(self, heading: str) -> None:
        column = max(headings_of_row(self.sheet, self.heading_row), default=0) + 1
        while column <= LAST_COLUMN and self._first_note(column) is not None:
            column += 1  # the clerk's own notes beside the table stay alone
        if column > LAST_COLUMN:
            row = self._first_note(LAST_COLUMN) or self.heading_row
            cell = address(row, LAST_COLUMN)
            raise Refusal(words.NO_COLUMN_LEFT.format(sheet=self.sheet.name, cell=cell, heading=heading))
        self._columns[heading] = column
        self._write(self.heading_row, column, heading)

    def _first_note(self, column: int) -> int | None:
        """The first row under the headings with something in this column."""
        cells = self.sheet.columns.get(column, {}).items()
        return min((row for row, value in cells if row > self.heading_row and not _is_blank(value)), default=None)


def _last_filled(sheet: SheetValues, heading_row: int) -> tuple[int, int]:
    """The lowest cell that holds something; that of a heading where nothing stands under them."""
    last = heading_row, min(headings_of_row(sheet, heading_row))
    for column, cells in sheet.columns.items():
        for row, value in cells.items():
            if row > last[0] and not _is_blank(value):
                last = row, column
    return last


def _is_blank(value: CellValue | None) -> bool:
    """The same as ``same(None, value)``, at less cost: it is asked of every cell of every new row."""
    return value is None or (isinstance(value, str) and is_blank(value))
