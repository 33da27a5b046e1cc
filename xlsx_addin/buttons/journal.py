"""The rows that the buttons of the exchange leave on ``Nhật ký``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.jobs.appraise import now, user_name
from xlsx_addin.jobs.appraised_file import next_journal_row
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import exchange_buttons as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.results import formats
from xlsx_addin.xlsx.blocks import SheetBlock

if TYPE_CHECKING:
    from collections.abc import Callable

    from xlsx_addin.excel.live_workbook import LiveWorkbook
    from xlsx_addin.workbook.sheet_cache import SheetCache
    from xlsx_addin.xlsx.blocks import WrittenValue
    from xlsx_addin.xlsx.cells import SheetValues


def entry_block(
    journal: SheetValues,
    task: str,
    *,
    guidance: str,
    note: str,
    data_code: str | None = None,
    subjects: int | None = None,
) -> SheetBlock:
    """One more row for a run that appraises nothing: the counts of an appraisal stay blank."""
    row = next_journal_row(journal)
    values: dict[str, WrittenValue] = {
        "STT": row - layout.HEADING_ROW,
        "Thời điểm": now(),
        "Người thực hiện": user_name(),
        "Việc": task,
        "Hướng dẫn": guidance,
        "Mã dữ liệu": data_code,
        "Đối tượng": subjects,
        "Ghi chú": note,
    }
    rows = [tuple(values.get(column.heading) for column in layout.JOURNAL_COLUMNS)]
    return SheetBlock(layout.JOURNAL, row, 1, rows, formats(layout.JOURNAL_COLUMNS), clear_below=False)


def note_run(book: LiveWorkbook, reader: SheetCache, entry: Callable[[SheetValues], SheetBlock]) -> list[str]:
    """Add the row of a run whose files are already written; ``entry`` makes it from the journal as it stands.

    A workbook without a journal gets none. Where Excel refuses, that undoes nothing: a sentence says why.
    """
    try:
        journal = reader.read(layout.JOURNAL)
    except KeyError:
        return []
    try:
        book.replace(entry(journal))
    except Refusal as refusal:
        return [words.JOURNAL_NOT_WRITTEN.format(reason=refusal)]
    return []
