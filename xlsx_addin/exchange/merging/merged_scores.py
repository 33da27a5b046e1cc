"""The sheet ``Điểm`` while answers of score forms are merged into it: rows by Mã and person, and what changes.

Rows that stand there keep their addresses; new ones come under everything that stands on the sheet.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from xlsx_addin.exchange.intake.rows import same
from xlsx_addin.exchange.merging.changed_cells import column_blocks
from xlsx_addin.exchange.merging.merged_sheet import CellChange
from xlsx_addin.refusal import Refusal
from xlsx_addin.vietnamese.normalise import fold, fold_person
from xlsx_addin.words import receiving as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.cell_text import code_of
from xlsx_addin.workbook.tables import Table, headings_of_row
from xlsx_addin.xlsx.blocks import GENERAL, TEXT, SheetBlock
from xlsx_addin.xlsx.cells import CellValue, address
from xlsx_addin.xlsx.fast_rows import LAST_ROW

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_CODE, _NAME, _SCORER, _REMARK = layout.headings(layout.SCORES, "code", "name", "scorer", "comment")


class MergedScores:
    """A copy of ``Điểm`` to merge into; the sheet given is left as it is."""

    def __init__(self, table: Table) -> None:
        sheet = table.sheet
        self.sheet = replace(sheet, columns={column: dict(rows) for column, rows in sheet.columns.items()})
        self._heading_row = table.heading_row
        named = {text: column for column, text in reversed(headings_of_row(sheet, table.heading_row).items())}
        self._columns = {fold(name): column for name, column in {**named, **table.columns}.items()}
        self._rows: dict[tuple[str, str], int] = {}
        self._old: dict[tuple[int, int], CellValue | None] = {}
        scorers = table.values(_SCORER)
        for row, value in sorted(table.values(_CODE).items()):
            code, scorer = code_of(value), scorers.get(row)
            if code is not None and isinstance(scorer, str):
                self._rows.setdefault((code, fold_person(scorer)), row)
        filled = (row for rows in sheet.columns.values() for row in rows)
        self._next_row = max(filled, default=table.heading_row) + 1

    def value(self, code: str, scorer: str, heading: str) -> CellValue | None:
        """One cell of a score sheet; None where it is blank, or there is no such row or column."""
        row, column = self._rows.get((code, fold_person(scorer))), self._columns.get(fold(heading))
        return None if row is None or column is None else self.sheet.at(row, column)

    def cell(self, code: str, scorer: str, heading: str) -> str | None:
        """The address of that cell; None where there is none."""
        row, column = self._rows.get((code, fold_person(scorer))), self._columns.get(fold(heading))
        return None if row is None or column is None else address(row, column)

    def fields(self, code: str, scorer: str, headings: Sequence[str]) -> dict[str, CellValue]:
        """The cells of a score sheet that are not blank."""
        found = {heading: self.value(code, scorer, heading) for heading in headings}
        return {heading: value for heading, value in found.items() if value is not None}

    def set(self, code: str, scorer: str, heading: str, value: CellValue | None) -> bool:
        """Write one cell; False where there is no such row or column."""
        row, column = self._rows.get((code, fold_person(scorer))), self._columns.get(fold(heading))
        if row is None or column is None:
            return False
        self._write(row, column, value)
        return True

    def lay_out(self, code: str, name: str, scorer: str) -> None:
        """Make sure that there is a row for a subject and a scorer; Refusal where none is left under the others."""
        if (code, fold_person(scorer)) in self._rows:
            return
        if self._next_row > LAST_ROW:
            cell = address(self._next_row - 1, self._columns[fold(_CODE)])
            raise Refusal(words.NO_ROW_LEFT.format(sheet=self.sheet.name, cell=cell))
        row, self._next_row = self._next_row, self._next_row + 1
        self._rows[code, fold_person(scorer)] = row
        for heading, text in ((_CODE, code), (_NAME, name), (_SCORER, scorer)):
            if fold(heading) in self._columns:
                self._write(row, self._columns[fold(heading)], text)

    def changes(self) -> Iterator[CellChange]:
        """The cells that differ from the sheet as it was, from top to bottom."""
        codes = {row: code for (code, _), row in self._rows.items()}
        headings = {column: name for name, column in self._columns.items()}
        for (row, column), old in sorted(self._old.items(), key=lambda item: item[0]):
            new = self.sheet.at(row, column)
            if not same(old, new):
                yield CellChange(row, column, codes.get(row, ""), headings.get(column, ""), old, new)

    @property
    def is_changed(self) -> bool:
        """Whether any cell differs from the sheet as it was."""
        return next(self.changes(), None) is not None

    def blocks(self) -> list[SheetBlock]:
        """The changed cells as rectangles, one for every run of cells below one another."""
        texts = {self._columns.get(fold(heading)) for heading in (_CODE, _NAME, _SCORER, _REMARK)}
        changes = self.changes()
        return list(column_blocks(layout.SCORES, changes, lambda change: TEXT if change.column in texts else GENERAL))

    def _write(self, row: int, column: int, value: CellValue | None) -> None:
        old = self.sheet.at(row, column)
        if same(old, value):
            return
        self._old.setdefault((row, column), old)
        if old is not None:
            del self.sheet.columns[column][row]
        self.sheet.set(row, column, value)
