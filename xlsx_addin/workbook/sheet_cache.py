"""A workbook of which no sheet is read twice: one click asks for the same sheet from several places."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from xlsx_addin.vietnamese.normalise import fold

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.workbook.register import Workbook
    from xlsx_addin.xlsx.cells import SheetValues


class SheetCache:
    """The same workbook as it stood when each sheet was first asked for. Whoever asks must not change the values."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._sheets: dict[str, SheetValues] = {}

    @cached_property
    def sheet_names(self) -> tuple[str, ...]:
        """The names of its worksheets, in their order."""
        return self._workbook.sheet_names

    @cached_property
    def version(self) -> str | None:
        """The version of the package that made it; None where it does not say."""
        return self._workbook.version

    @cached_property
    def letter(self) -> str | None:
        """The id of the letter that it was made for; None where it does not say."""
        return self._workbook.letter

    @cached_property
    def path(self) -> Path | None:
        """Where it lies on this machine; None where it lies nowhere."""
        return self._workbook.path

    def read(self, name: str) -> SheetValues:
        """The values of one worksheet."""
        key = fold(name)
        if key not in self._sheets:
            self._sheets[key] = self._workbook.read(name)
        return self._sheets[key]
