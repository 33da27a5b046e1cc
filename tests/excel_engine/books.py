"""The workbooks that are open."""

# ruff: noqa: N802, N803 - the names are Excel's own

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
from xlwings import XlwingsError, base_classes

from tests.excel_engine.errors import ComError
from tests.excel_engine.hidden_cells import hidden_cells, shown
from tests.excel_engine.hyperlinks import hyperlink_text
from tests.excel_engine.late_binding import late_bound
from tests.excel_engine.names import Names
from tests.excel_engine.saving import store_results
from tests.excel_engine.sheets import Sheets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.excel_engine.application import App


class Books(base_classes.Books):
    """The workbooks of one Excel."""

    def __init__(self, app: App) -> None:
        self.app = app
        self._books: list[Book] = []
        self._active: Book | None = None

    def __len__(self) -> int:
        return len(self._books)

    def __iter__(self) -> Iterator[Book]:
        return iter(list(self._books))

    def __call__(self, name_or_index: str | int) -> Book:
        for number, book in enumerate(self._books, start=1):
            if name_or_index == number or str(name_or_index).casefold() == book.name.casefold():
                return book
        raise KeyError(name_or_index)

    @property
    def active(self) -> Book:
        if self._active is None:
            raise ComError("Object variable or With block variable not set")
        return self._active

    def open(self, fullname: str, *_options: object, **_more_options: object) -> Book:
        book = Book(self, Path(fullname).resolve())
        self._books.append(book)
        self._active = book
        return book

    def activate(self, book: Book) -> None:
        self._active = book

    def remove(self, book: Book) -> None:
        self._books.remove(book)
        if self._active is book:
            self._active = self._books[-1] if self._books else None


class BookApi:
    """What ``book.api`` gives: whether the workbook can be written, where Excel believes it to be, and copies of it."""

    def __init__(self, book: Book) -> None:
        self.ReadOnly = False
        self.ProtectStructure = book.is_structure_protected
        self.FullName = book.address
        self._book = book

    @late_bound
    def SaveCopyAs(self, Filename: str) -> None:
        """Write the workbook as it stands to another file, over one that is there; refused without its folder."""
        self._book.called("", "save copy")
        path = Path(Filename)
        if not path.parent.is_dir():
            raise ComError("Method 'SaveCopyAs' of object '_Workbook' failed")
        self._book.write_to(path)


class Book(base_classes.Book):
    """One workbook. ``is_on_onedrive`` makes ``fullname`` raise, as it does where no local file is found."""

    app: Any = None

    def __init__(self, books: Books, path: Path) -> None:
        self.app = books.app
        self.path = path
        self.is_on_onedrive = False
        self.writable_by_program: set[int] = set()
        self._books = books
        self._stored = path.read_bytes()
        self.content = openpyxl.load_workbook(BytesIO(self._stored), keep_vba=path.suffix == ".xlsm")
        self._results: Any = None
        self._stored_titles = {id(worksheet): worksheet.title for worksheet in self.content.worksheets}
        self._changed: set[tuple[int, int, int]] = set()
        self.hidden_cells = hidden_cells(self.content, self._stored)

    @property
    def api(self) -> BookApi:
        return BookApi(self)

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def address(self) -> str:
        """What VBA's ThisWorkbook.FullName says."""
        return f"https://d.docs.live.net/0a1b2c3d/{self.name}" if self.is_on_onedrive else str(self.path)

    @property
    def fullname(self) -> str:
        if self.is_on_onedrive:
            message = "Couldn't find your local OneDrive file, see: xlwings.org/error"
            raise XlwingsError(message)
        return self.address

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self)

    @property
    def is_structure_protected(self) -> bool:
        """Whether sheets can be neither added nor removed."""
        security = self.content.security
        return bool(security is not None and security.lockStructure)

    def called(self, sheet: str, what: str) -> None:
        """Count a call that would go to Excel; refused while Excel is busy."""
        self.app.refuse_while_busy()
        self.app.engine.calls[sheet, what] += 1

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
        if self._results is None:
            self._results = openpyxl.load_workbook(BytesIO(self._stored), data_only=True)
        cell = self._results[title].cell(row, column)
        return cell.value, cell.data_type

    def activate(self) -> None:
        self._books.activate(self)

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Write the file with the formulas' results, which openpyxl alone would lose."""
        if password is not None or path is not None:
            raise NotImplementedError
        self.write_to(self.path)

    def write_to(self, path: Path) -> None:
        """Write what the workbook holds into a file."""
        with shown(self.content, self.hidden_cells):
            self.content.save(path)
        store_results(path, self)

    def close(self) -> None:
        self._books.remove(self)
