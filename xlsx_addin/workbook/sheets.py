"""One workbook, wherever it lies: its sheets, none of which is read twice, and the tables on them, each found once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.tables import Table, find_table
from xlsx_addin.xlsx.cells import SheetValues

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path


class Workbook(Protocol):
    """A workbook that can be read, whether a file or open in Excel."""

    @property
    def sheet_names(self) -> tuple[str, ...]:
        """The names of its worksheets, in their order."""

    @property
    def version(self) -> str | None:
        """The version of the package that made it; None where it does not say."""

    @property
    def letter(self) -> str | None:
        """The id of the letter that it was made for; None where it does not say."""

    @property
    def path(self) -> Path | None:
        """Where it lies on this machine; None where it lies nowhere."""

    def read(self, name: str) -> SheetValues:
        """The values of one worksheet."""


class Sheets(dict[str, SheetValues]):
    """Sheets under their known names. A table is looked for when it is first asked for, and then kept.

    So whoever changes the values of a sheet must not move its headings; merging works on a copy.
    """

    def __init__(
        self,
        sheets: Mapping[str, SheetValues] | None = None,
        *,
        version: str | None = None,
        letter: str | None = None,
    ) -> None:
        super().__init__(sheets or {})
        self.version = version
        """The version of the package that made the workbook; None where it does not say."""
        self.letter = letter
        """The id of the letter that the workbook was made for; None where it does not say."""
        self._tables: dict[str, tuple[Table, ...]] = {}

    def table(self, name: str) -> Table:
        """The table of a sheet, of ``Tiêu chí`` that of the criteria; Refusal where a heading is missing."""
        return self.tables(name)[0]

    def tables(self, name: str) -> tuple[Table, ...]:
        """The tables of a sheet: of ``Tiêu chí`` the criteria and the grades, of any other sheet one."""
        if name not in self._tables:
            self._tables[name] = tuple(find_table(self[name], columns) for columns in layout.TABLES[name])
        return self._tables[name]

    def put(self, name: str, sheet: SheetValues, tables: tuple[Table, ...]) -> None:
        """Take in a copy of a sheet on which the tables stand where they stood on the original."""
        self[name] = sheet
        self._tables[name] = tuple(table._replace(sheet=sheet) for table in tables)

    def joined(self, others: Mapping[str, SheetValues]) -> Sheets:
        """These sheets and some others, of the same workbook."""
        joined = Sheets({**self, **others}, version=self.version, letter=self.letter)
        joined._tables = {name: tables for name, tables in self._tables.items() if joined[name] is self[name]}
        return joined

    def only(self, names: Collection[str]) -> Sheets:
        """The sheets of these names."""
        of_names = {name: sheet for name, sheet in self.items() if name in names}
        kept = Sheets(of_names, version=self.version, letter=self.letter)
        kept._tables = {name: tables for name, tables in self._tables.items() if name in names}
        return kept


def known_sheets(workbook: Workbook, names: Iterable[str]) -> dict[str, SheetValues]:
    """Those of some sheets that a workbook has, whatever the case of their names, under their known names."""
    real = {fold(name): name for name in workbook.sheet_names}
    found = {name: workbook.read(real[fold(name)]) for name in names if fold(name) in real}
    for name, sheet in found.items():
        sheet.name = name
    return found


class SheetCache:
    """The same workbook, each sheet as it stood when it was first asked for; whoever asks must not change the values.

    One click asks for the same sheet from several places.
    """

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._sheets: dict[str, SheetValues] = {}
        self.sheet_names, self.path = workbook.sheet_names, workbook.path
        self.version, self.letter = workbook.version, workbook.letter

    def read(self, name: str) -> SheetValues:
        """The values of one worksheet, whatever the case of its name; KeyError where there is none."""
        key = fold(name)
        if key not in self._sheets:
            real_name = next((each for each in self.sheet_names if fold(each) == key), name)
            self._sheets[key] = self._workbook.read(real_name)
        return self._sheets[key]
