"""The sheets of a workbook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from openpyxl.utils import range_boundaries
from xlwings import base_classes

from tests.excel_engine.errors import ComError
from tests.excel_engine.ranges import Range
from tests.excel_engine.sheet_api import SheetApi

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.excel_engine.books import Book

_ADDRESS = re.compile(r"\$?[A-Z]{1,3}\$?\d{1,7}(:\$?[A-Z]{1,3}\$?\d{1,7})?", re.IGNORECASE)
_VISIBILITY = {"visible": -1, "hidden": 0, "veryHidden": 2}


class Sheets(base_classes.Sheets):
    """The worksheets. Without ``__contains__``, as on Windows: ``"Điểm" in book.sheets`` is always False."""

    def __init__(self, book: Book) -> None:
        self._book = book

    @property
    def active(self) -> Sheet:
        return Sheet(self._book, self._book.content.active)

    def __len__(self) -> int:
        return len(self._book.content.worksheets)

    def __iter__(self) -> Iterator[Sheet]:
        return (Sheet(self._book, worksheet) for worksheet in self._book.content.worksheets)

    def __call__(self, name_or_index: str | int) -> Sheet:
        """A sheet by its name, whatever its case, or by its number from 1."""
        for number, sheet in enumerate(self, start=1):
            if name_or_index == number or str(name_or_index).casefold() == sheet.name.casefold():
                return sheet
        raise ComError("Subscript out of range")

    def add(self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None) -> Sheet:
        """Without a place the new sheet comes before the active one; it becomes the active one."""
        content = self._book.content
        if self._book.is_structure_protected:
            raise ComError("Workbook is protected and cannot be changed.")
        place = content.index(content.active)
        if before is not None:
            place = content.index(before.worksheet)
        elif after is not None:
            place = content.index(after.worksheet) + 1
        sheet = Sheet(self._book, content.create_sheet(name or self._unused_name(), place))
        sheet.activate()
        return sheet

    def _unused_name(self) -> str:
        used = {sheet.name.casefold() for sheet in self}
        number = 1
        while f"sheet{number}" in used:
            number += 1
        return f"Sheet{number}"


class Sheet(base_classes.Sheet):
    """One worksheet."""

    book: Any = None
    name: str = ""

    def __init__(self, book: Book, worksheet: Any) -> None:
        self.book = book
        self.name = worksheet.title
        self.worksheet = worksheet

    @property
    def api(self) -> SheetApi:
        return SheetApi(self)

    @property
    def index(self) -> int:
        return int(self.book.content.index(self.worksheet)) + 1

    @property
    def is_closed_to_programs(self) -> bool:
        """Whether locked cells refuse to be written."""
        return bool(self.worksheet.protection.sheet) and id(self.worksheet) not in self.book.writable_by_program

    @property
    def visible(self) -> int:
        """Excel's number: -1 visible, 0 hidden, 2 very hidden."""
        return _VISIBILITY[self.worksheet.sheet_state]

    @visible.setter
    def visible(self, value: bool | int) -> None:
        number = -1 if value is True else int(value)
        self.worksheet.sheet_state = next(state for state, known in _VISIBILITY.items() if known == number)

    @property
    def used_range(self) -> Range:
        """All cells that exist, also those with a format alone; A1 on an empty sheet."""
        places = list(self.worksheet._cells) or [(1, 1)]
        rows = [row for row, _ in places]
        columns = [column for _, column in places]
        return Range(self, min(rows), min(columns), max(rows) - min(rows) + 1, max(columns) - min(columns) + 1)

    def range(self, arg1: Range | tuple[int, ...] | str, arg2: Range | tuple[int, int] | str | None = None) -> Range:
        """The rectangle around one or two places, each a cell, an address or a defined name."""
        corners = [self._corners(place) for place in (arg1, arg2) if place is not None]
        first_row, first_column = min(corner[0] for corner in corners), min(corner[1] for corner in corners)
        last_row, last_column = max(corner[2] for corner in corners), max(corner[3] for corner in corners)
        return Range(self, first_row, first_column, last_row - first_row + 1, last_column - first_column + 1)

    def _corners(self, place: Range | tuple[int, ...] | str) -> tuple[int, int, int, int]:
        """First row and column, last row and column."""
        if isinstance(place, Range):
            return place.row, place.column, place.row + place.shape[0] - 1, place.column + place.shape[1] - 1
        if isinstance(place, tuple):
            row, column, rows, columns = place if len(place) == 4 else (*place, 1, 1)
            if 0 in place[:2]:
                message = "Attempted to access 0-based Range. xlwings/Excel Ranges are 1-based."
                raise IndexError(message)
            return row, column, row + rows - 1, column + columns - 1
        if _ADDRESS.fullmatch(place):
            first_column, first_row, last_column, last_row = range_boundaries(place.upper())
            return first_row, first_column, last_row, last_column
        if self.book.names.contains(place):
            named = self.book.names(place).refers_to_range
            if named.sheet.worksheet is self.worksheet:
                return self._corners(named)
        raise ComError("Method 'Range' of object '_Worksheet' failed")

    def activate(self) -> None:
        content = self.book.content
        if self.visible != _VISIBILITY["visible"]:
            raise ComError("Activate method of Worksheet class failed")
        content.active = content.index(self.worksheet)
        for other in content.worksheets:
            other.sheet_view.tabSelected = other is self.worksheet
