"""The button "Thẩm định": read the open workbook, appraise it, fill its tool sheets. Clerk sheets are never written."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.problem import count_problems
from xlsx_addin.excel.errors import PartlyWritten
from xlsx_addin.exchange.sending.open_matters import open_matters
from xlsx_addin.jobs.appraise import Job, appraise_workbook
from xlsx_addin.refusal import Refusal
from xlsx_addin.terms import Outcome
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.words import boxes, folders
from xlsx_addin.words import results as words
from xlsx_addin.words.sheet_names import LAST_YEAR
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.changes import change_sentences, concluded_before
from xlsx_addin.workbook.console import SUMMARY_NAME
from xlsx_addin.workbook.journal import appraisal_entry, journal_block
from xlsx_addin.workbook.last_year import results_last_year
from xlsx_addin.workbook.tool_sheets import result_blocks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsx_addin.buttons.open_workbook import OpenWorkbook
    from xlsx_addin.paper.comparison import PaperChanges
    from xlsx_addin.xlsx.blocks import SheetBlock, WrittenValue
    from xlsx_addin.xlsx.cells import NamedCells


_MOST_ON_CONSOLE, _MOST_IN_BOX = 3, 10
"""Subjects that are named of those whose papers no longer hold."""


def appraise_live(book: OpenWorkbook) -> str:
    """Do the button's job; what is returned is shown in a box."""
    job = appraise_workbook(book)
    before = concluded_before(job.sheet(layout.RESULTS))
    changes = _paper_changes(book, job)
    blocks, summary = fresh_results(book, job, changes)
    if layout.JOURNAL in book.sheet_names:
        entry = appraisal_entry(job.appraisal, job.run)
        blocks.append(journal_block(book.read(layout.JOURNAL), words.TASK_APPRAISE, entry))
    try:
        book.replace(*blocks, *summary)  # that the results fit the data is said once they stand there
    except PartlyWritten as refusal:
        raise Refusal(boxes.PARTLY_APPRAISED.format(reason=refusal, sheets=", ".join(refusal.written))) from refusal
    told = [*change_sentences(before, job.appraisal.verdicts)]
    told += [] if changes is None else [changes.sentence(_MOST_IN_BOX)]
    return "\n".join([finished_words(job), *told])


def _paper_changes(book: OpenWorkbook, job: Job) -> PaperChanges | None:
    """What of the papers beside the workbook no longer holds; what compares them is loaded where there are any."""
    if book.path is None or not (book.path.parent / folders.PAPERS).is_dir():
        return None
    from xlsx_addin.paper.comparison import paper_changes

    return paper_changes(job, book.path.parent / folders.PAPERS)


def fresh_results(
    book: OpenWorkbook, job: Job, changes: PaperChanges | None = None
) -> tuple[list[SheetBlock], list[SheetBlock]]:
    """The tool sheets of an appraisal, and apart from them its summary, which is to be written last.

    ``changes`` are those of the papers that were made last.
    """
    matters = open_matters(job)
    if changes is not None:
        matters = matters._replace(papers=changes.sentence(_MOST_ON_CONSOLE))
    console, *blocks = result_blocks(job.appraisal, job.run, matters, results_last_year(job.sheet(LAST_YEAR)))
    if layout.RANKING not in book.sheet_names:  # a workbook made before the sheet was: it gets none without its looks
        blocks = [block for block in blocks if block.sheet != layout.RANKING]
    return blocks, placed_summary(console, book.named_cells(SUMMARY_NAME))


def note_run(
    book: OpenWorkbook, job: Job, task: str, note: str, entry: Mapping[str, WrittenValue] | None = None
) -> list[str]:
    """Write the results of another button's run whose files are already written, and its row of ``Nhật ký``.

    The files were made from these results, and those that stand there may be older. ``entry`` is of a run that has
    none, the other columns of its row by their fields. A workbook without a journal gets no row. Where a sheet cannot
    be written, that undoes nothing: a sentence says why.
    """
    blocks, summary = fresh_results(book, job) if entry is None else ([], [])
    with suppress(KeyError):
        columns = appraisal_entry(job.appraisal, job.run) if entry is None else entry
        blocks.append(journal_block(job.workbook.read(layout.JOURNAL), task, columns, note))
    try:
        book.replace(*blocks, *summary)
    except Refusal as refusal:
        return [boxes.JOURNAL_NOT_WRITTEN.format(reason=refusal)]
    return []


def placed_summary(block: SheetBlock, place: NamedCells | None) -> list[SheetBlock]:
    """The summary where it may be written: into the rectangle of its size that bears its name on the console.

    A row that the clerk put above it moves it. None where there is no such rectangle, as on a sheet that somebody made
    by hand: beside a smaller one the clerk's settings stand.
    """
    if place is None or fold(place.sheet) != fold(block.sheet):
        return []
    cells = place.cells
    if cells.size != (len(block.rows), len(block.formats)):
        return []
    return [replace(block, row=cells.first_row, column=cells.first_column)]


def finished_words(job: Job) -> str:
    """What was done and what the clerk does next."""
    errors, warnings = count_problems(job.appraisal.problems)
    qualified = sum(verdict.outcome is Outcome.QUALIFIED for verdict in job.appraisal.verdicts)
    sentence = words.APPRAISED_WITH_PROBLEMS if errors or warnings else words.APPRAISED
    return sentence.format(subjects=len(job.appraisal.verdicts), qualified=qualified, errors=errors, warnings=warnings)
