"""The cells that an explanation rests on, each once, sheet by sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.vietnamese.cell_lists import ranges

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsx_addin.appraisal.records import Columns, ScoreSheet

_SPACE = "\u00a0"
"""Between sheet and cells: an address is not broken over two lines."""


class Places:
    """The cells of one explanation: those of the subject's own row first, as they were noted."""

    __slots__ = ("_cells", "_columns", "_row")

    def __init__(self, columns: Columns, row: int) -> None:
        self._columns = columns
        self._row = row
        self._cells: dict[str, dict[str, None]] = {}

    def note(self, *fields: str) -> None:
        """Note cells of the subject's own row."""
        for field in fields:
            self.note_row(field, self._row)

    def note_row(self, field: str, row: int) -> None:
        """Note a cell of another row of ``Đơn vị``."""
        self.note_others(self._columns.sheet, self._columns.cell(field, row))

    def note_cell(self, cell: str) -> None:
        """Note a cell that is written with its sheet: ``Kết quả cấp trên!E2``."""
        self.note_others(*cell.rsplit("!", 1))

    def note_others(self, sheet: str, cells: str) -> None:
        """Note cells of any sheet."""
        self._cells.setdefault(sheet, {})[cells] = None

    def note_sheets(self, columns: Columns, sheets: Sequence[ScoreSheet]) -> None:
        """Note the ``Mã`` of score sheets, those that follow each other as one range."""
        letters = columns.letters("code")
        if len(sheets) > 1 and sheets[-1].row - sheets[0].row == len(sheets) - 1:
            self.note_others(columns.sheet, f"{letters}{sheets[0].row}:{letters}{sheets[-1].row}")
        else:
            self.note_others(columns.sheet, ranges(f"{letters}{sheet.row}" for sheet in sheets))

    def written(self) -> list[str]:
        """One text a sheet: ``Đơn vị H9, F9``."""
        return [f"{sheet}{_SPACE}{', '.join(cells)}" for sheet, cells in self._cells.items()]
