"""One unit on two rows: a row without Mã that holds nothing but what the row above it lacks (problems §3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook.layout import SUBJECT_COLUMNS, SUBJECTS, heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsx_addin.workbook.column_reader import ColumnReader

_CODE = heading(SUBJECTS, "code")
_HEADINGS = [column.heading for column in SUBJECT_COLUMNS]


def note_continued_rows(reader: ColumnReader, rows: Sequence[int]) -> None:
    """Tell of each row that seems to continue the one above, and of nothing that either of both lacks.

    ``rows`` are those that are not blank, in their order. Neither of both is whole, so both are spoilt. Further rows
    that hold only what all rows of the unit above them lack continue it too.
    """
    codes = reader.cells(_CODE)
    sheet, unreadable = reader.table.sheet.name, reader.findings.unreadable
    first_of: dict[int, int] = {}
    held: dict[int, set[str]] = {}
    for row in rows:
        first = first_of.get(row - 1, row - 1)
        if row in codes or first not in codes or (sheet, row, _CODE) in unreadable:
            continue
        filled = _filled(reader, row)
        above = held.get(first) or _filled(reader, first)
        if not filled.isdisjoint(above):
            continue
        _leave_blank(reader, row, filled)
        if first not in held:
            _leave_blank(reader, first, above)
        first_of[row] = first
        held[first] = above | filled
        reader.add(ProblemCode.ROW_CONTINUES, _CODE, row, others=first)
        reader.findings.share(first)


def _filled(reader: ColumnReader, row: int) -> set[str]:
    return {heading for heading in _HEADINGS if row in reader.cells(heading)}


def _leave_blank(reader: ColumnReader, row: int, filled: set[str]) -> None:
    """Let nobody tell of the blank cells of a row."""
    reader.findings.unreadable.update((reader.table.sheet.name, row, each) for each in _HEADINGS if each not in filled)
