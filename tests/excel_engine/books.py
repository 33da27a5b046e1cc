"""A workbook that is open, and its names."""

# ruff: noqa: N802, N803 - the names are Excel's own

from __future__ import annotations

import hashlib
import pathlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

from openpyxl.utils import range_to_tuple

from tests.excel_engine import files
from tests.excel_engine.errors import ComError
from tests.excel_engine.hidden_cells import shown
from tests.excel_engine.hyperlinks import hyperlink_text
from tests.excel_engine.late_binding import Collection, Com, late_bound
from tests.excel_engine.saving import with_results
from tests.excel_engine.sheets import Sheets, Worksheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.excel_engine.application import Application
    from tests.excel_engine.hidden_cells import HiddenCells
    from tests.excel_engine.ranges import Range


class Workbook(Com):
    """One workbook. ``is_on_onedrive`` gives it an address for a path."""

    INTERFACE = "_Workbook"
    ReadOnly, FileFormat = False, 51

    def __init__(self, excel: Application, path: pathlib.Path) -> None:
        self.Application = excel
        self.path = path
        self.is_on_onedrive = False
        self.writable_by_program: set[int] = set()
        self._stored = path.read_bytes()
        self._read = files.read(self._stored, with_macros=path.suffix == ".xlsm")
        self.content = self._read.workbook()
        self._stored_titles = {id(worksheet): worksheet.title for worksheet in self.content.worksheets}
        self._changed: set[tuple[int, int, int]] = set()
        self.hidden_cells: HiddenCells = {
            (id(self.content[title]), row, column): value for (title, row, column), value in self._read.hidden.items()
        }
        if self._read.has_results:
            files.keep(files.state_of(self.content, self._beside()), self._stored)  # until something changes

    @property
    def Name(self) -> str:
        return self.path.name

    @property
    def FullName(self) -> str:
        return f"https://d.docs.live.net/0a1b2c3d/{self.Name}" if self.is_on_onedrive else str(self.path)

    @property
    def Path(self) -> str:
        return self.FullName[: -len(self.Name) - 1]

    @property
    def ProtectStructure(self) -> bool:
        """Whether sheets can be neither added nor removed."""
        security = self.content.security
        return bool(security is not None and security.lockStructure)

    @property
    def Worksheets(self) -> Sheets:
        return Sheets(self)

    @property
    def ActiveSheet(self) -> Worksheet:
        return Worksheet(self, self.content.active)

    @property
    def Names(self) -> Names:
        return Names(self)

    def Activate(self) -> None:
        self.Application.in_front = self

    def Close(self, SaveChanges: bool = False) -> None:
        if SaveChanges:
            raise NotImplementedError
        self.Application.open_books.remove(self)
        if self.Application.in_front is self:
            self.Application.in_front = next(reversed(self.Application.open_books), None)

    def Save(self) -> None:
        """Write the file with the formulas' results, which openpyxl alone would lose."""
        self.write_to(self.path)

    @late_bound
    def SaveCopyAs(self, Filename: str) -> None:
        """Write the workbook as it stands to another file, over one that is there; refused without its folder."""
        self.called("", "save copy")
        path = pathlib.Path(Filename)
        if not path.parent.is_dir():
            raise ComError("Method 'SaveCopyAs' of object '_Workbook' failed")
        self.write_to(path)

    def called(self, sheet: str, what: str) -> None:
        """Count a call that would go to Excel; refused while Excel is busy."""
        self.Application.refuse_while_busy()
        self.Application.calls[sheet, what] += 1

    def changed(self, worksheet: Any, row: int, column: int) -> None:
        """The result that the file stores for this cell no longer holds."""
        self._changed.add((id(worksheet), row, column))

    def result_of(self, worksheet: Any, row: int, column: int) -> tuple[Any, str]:
        """What a formula shows, and its openpyxl type: the stored result, or a HYPERLINK's text; else nothing."""
        shown = hyperlink_text(worksheet.cell(row, column).value)
        if shown is not None:
            return shown, "s"
        title = self._stored_titles.get(id(worksheet))
        if title is None or (id(worksheet), row, column) in self._changed:
            return None, "n"
        cell = self._read.results[title].cell(row, column)
        return cell.value, cell.data_type

    def write_to(self, path: pathlib.Path) -> None:
        """Write what the workbook holds into a file."""
        path.write_bytes(files.written(self.content, self._beside(), self._file))

    def _beside(self) -> object:
        """What openpyxl's workbook does not know of the file."""
        titles = [self._stored_titles.get(id(worksheet)) for worksheet in self.content.worksheets]
        places = {id(worksheet): number for number, worksheet in enumerate(self.content.worksheets)}
        changed = sorted((places[of], row, column) for of, row, column in self._changed if of in places)
        return hashlib.sha256(self._stored).digest(), titles, changed

    def _file(self) -> bytes:
        file = BytesIO()
        with shown(self.content, self.hidden_cells):
            self.content.save(file)
        return with_results(file, self)


class Names(Collection):
    """The names that hold in the whole workbook; those of a single sheet are left out."""

    INTERFACE = "Names"

    def __init__(self, book: Workbook) -> None:
        self._book = book

    def __iter__(self) -> Iterator[Name]:
        return (Name(self._book, definition) for definition in self._book.content.defined_names.values())


class Name(Com):
    """One defined name."""

    INTERFACE = "Name"

    def __init__(self, book: Workbook, definition: Any) -> None:
        self.Name = definition.name
        self.RefersTo = f"={definition.attr_text}"
        self._book = book

    @property
    def RefersToRange(self) -> Range:
        """The cells; a name of a constant, a formula or a deleted cell has none and raises."""
        try:
            sheet, (first_column, first_row, last_column, last_row) = range_to_tuple(self.RefersTo[1:])
        except (ValueError, TypeError) as error:
            raise ComError("Application-defined or object-defined error") from error
        if first_row is None or "#REF" in self.RefersTo:
            raise ComError("Application-defined or object-defined error")
        worksheet = self._book.Worksheets.Item(sheet.replace("''", "'"))
        corners = worksheet.Cells(first_row, first_column), worksheet.Cells(last_row, last_column)
        return worksheet.Range(*corners)  # type: ignore[no-any-return]
