"""The row that a button leaves on ``Nhật ký`` once its files are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.refusal import Refusal
from xlsx_addin.words import exchange_buttons as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.journal import journal_block

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsx_addin.excel.live_workbook import LiveWorkbook
    from xlsx_addin.workbook.sheet_cache import SheetCache
    from xlsx_addin.xlsx.blocks import WrittenValue


def note_run(
    book: LiveWorkbook, reader: SheetCache, task: str, note: str, entry: Mapping[str, WrittenValue]
) -> list[str]:
    """Add the row of a run whose files are already written; ``entry`` gives its other columns by their fields.

    A workbook without a journal gets none. Where Excel refuses, that undoes nothing: a sentence says why.
    """
    try:
        journal = reader.read(layout.JOURNAL)
    except KeyError:
        return []
    try:
        book.replace(journal_block(journal, task, entry, note))
    except Refusal as refusal:
        return [words.JOURNAL_NOT_WRITTEN.format(reason=refusal)]
    return []
