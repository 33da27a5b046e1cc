"""The defined names of a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl.utils import range_to_tuple
from xlwings import base_classes

from tests.excel_engine.errors import ComError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.excel_engine.books import Book
    from tests.excel_engine.ranges import Range


class Names(base_classes.Names):
    """The names that hold in the whole workbook; those of a single sheet are left out."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def __iter__(self) -> Iterator[Name]:
        return (Name(self._book, definition) for definition in self._book.content.defined_names.values())

    def __len__(self) -> int:
        return len(self._book.content.defined_names)

    def __call__(self, name_or_index: str | int) -> Name:
        for number, name in enumerate(self, start=1):
            if name_or_index == number or str(name_or_index).casefold() == name.name.casefold():
                return name
        raise ComError("Application-defined or object-defined error")

    def snapshot(self) -> list[tuple[str, Name]]:
        return [(name.name, name) for name in self]

    def contains(self, name_or_index: str | int) -> bool:
        return any(str(name_or_index).casefold() == name.name.casefold() for name in self)


class Name(base_classes.Name):
    """One defined name."""

    name: str = ""
    refers_to: str = ""

    def __init__(self, book: Book, definition: Any) -> None:
        self.name = definition.name
        self.refers_to = f"={definition.attr_text}"
        self._book = book

    @property
    def refers_to_range(self) -> Range:
        """The cells; a name of a constant, a formula or a deleted cell has none and raises."""
        try:
            sheet, (first_column, first_row, last_column, last_row) = range_to_tuple(self.refers_to[1:])
        except (ValueError, TypeError) as error:
            raise ComError("Application-defined or object-defined error") from error
        if first_row is None or "#REF" in self.refers_to:
            raise ComError("Application-defined or object-defined error")
        return self._book.sheets(sheet.replace("''", "'")).range((first_row, first_column), (last_row, last_column))
