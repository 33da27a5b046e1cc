"""The row that a button leaves on ``Nhật ký`` once its files are written."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from xlsx_addin.buttons.appraisal import fresh_results
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import exchange_buttons as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.journal import journal_block

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsx_addin.buttons.open_workbook import OpenWorkbook
    from xlsx_addin.jobs.appraise import Job
    from xlsx_addin.workbook.sheets import SheetCache
    from xlsx_addin.xlsx.blocks import WrittenValue


def note_run(
    book: OpenWorkbook,
    reader: SheetCache,
    task: str,
    note: str,
    entry: Mapping[str, WrittenValue],
    job: Job | None = None,
) -> list[str]:
    """Add the row of a run whose files are already written; ``entry`` gives its other columns by their fields.

    With a ``job`` its results are written too: the files were made from them, and those that stand there may be older.
    A workbook without a journal gets none. Where a sheet cannot be written, that undoes nothing: a sentence says why.
    """
    blocks, summary = ([], []) if job is None else fresh_results(book, job)
    with suppress(KeyError):
        blocks.append(journal_block(reader.read(layout.JOURNAL), task, entry, note))
    try:
        book.replace(*blocks, *summary)
    except Refusal as refusal:
        return [words.JOURNAL_NOT_WRITTEN.format(reason=refusal)]
    return []
