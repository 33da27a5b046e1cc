"""What a planted fault is, and the rows that may have one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tools.oracle.books import Book, Sheet, Value


class Planted(NamedTuple):
    """What the specification calls the fault, and its row; none where it is one of the whole sheet."""

    kind: str
    sheet: str
    row: int | None = None


Fault: TypeAlias = "Callable[[Random, Book], Planted | None]"
"""Changes the book; None where nothing must be told of it."""


def any_row(chance: Random, sheet: Sheet) -> int | None:
    rows = [row for row in sheet.rows() if any(sheet.values.get((row, column)) is not None for column in (1, 2, 3))]
    return chance.choice(rows) if rows else None


def row_with(chance: Random, sheet: Sheet, **wanted: Value) -> int | None:
    """A row that has these values; a heading's spaces are written as ``_``, and None asks for a blank cell."""
    rows = [
        row
        for row in sheet.rows()
        if sheet.get(row, sheet.headings[0]) is not None
        and all(sheet.get(row, heading.replace("_", " ")) == value for heading, value in wanted.items())
    ]
    return chance.choice(rows) if rows else None


def scored_row(chance: Random, book: Book) -> int | None:
    rows = [row for row in book.scores.rows() if book.scores.get(row, "C1") is not None]
    return chance.choice(rows) if rows else None
