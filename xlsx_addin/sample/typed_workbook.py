"""A workbook as a clerk leaves it who types into it: the same sheets with some cells changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.sample.workbook import cell_value
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.headings import current_heading
from xlsx_addin.workbook.sheets import SheetCache
from xlsx_addin.workbook.tables import headings_of_row
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from xlsx_addin.xlsx.cells import SheetValues


_CODE, _SCORER = (layout.heading(layout.SCORES, field) for field in ("code", "scorer"))


class TypedWorkbook(SheetCache):
    """The sheets of a file made from the template, in memory. KeyError where there is no such heading or Mã."""

    def __init__(self, path: Path) -> None:
        super().__init__(FileWorkbook.open(path))

    def enter(self, sheet: str, who: str, column: str, value: object, by: str = "code") -> None:
        """Type a value into the row of a Mã, or of a name, its first one where it has several."""
        values = self.read(sheet)
        rows = _rows(values, who, by)
        if not rows:
            raise KeyError(who)
        values.set(rows[0], _columns(values)[current_heading(sheet, column)], cell_value(value))

    def append(self, sheet: str, row: Mapping[str, object]) -> None:
        """Type a new row under everything that stands in a sheet."""
        values = self.read(sheet)
        last = max(number for column in values.columns.values() for number in column)
        for heading, value in row.items():
            values.set(last + 1, _columns(values)[current_heading(sheet, heading)], cell_value(value))

    def append_scores(self, code: str, scorers: Iterable[str], points: Iterable[Sequence[float]]) -> None:
        """Type a score sheet by each scorer, for the criteria C1, C2 and so on."""
        for scorer, given in zip(scorers, points, strict=True):
            scores = {f"C{number}": value for number, value in enumerate(given, start=1)}
            self.append(layout.SCORES, {_CODE: code, _SCORER: scorer, **scores})

    def remove(self, code: str) -> None:
        """Empty the row of a subject and those of its score sheets."""
        for name in (layout.SUBJECTS, layout.SCORES):
            for row in _rows(self.read(name), code):
                for column in self.read(name).columns.values():
                    column.pop(row, None)


def _columns(values: SheetValues) -> dict[str, int]:
    return {heading: column for column, heading in headings_of_row(values, layout.HEADING_ROW).items()}


def _rows(values: SheetValues, who: str, by: str = "code") -> list[int]:
    column = _columns(values)[layout.heading(values.name, by)]
    return [row for row, value in values.columns[column].items() if value == who]
