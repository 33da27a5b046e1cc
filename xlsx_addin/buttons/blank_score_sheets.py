"""The button "Lập phiếu": electronic forms, or the rows of ``Điểm`` that are missing below those that stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.buttons.forms import forms_live
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import blank_score_sheets as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.blank_score_sheets import blank_score_sheets, score_sheet_blocks, scorers_of

if TYPE_CHECKING:
    from xlsx_addin.buttons.open_workbook import OpenWorkbook


def lay_out_live(book: OpenWorkbook) -> str:
    """Do the button's job; what is returned is shown in a box. Refusal where nobody is named who scores."""
    job = appraise_workbook(book)
    laid_out = forms_live(book, job)
    if laid_out is not None:
        return laid_out
    scorers = scorers_of(job.appraisal)
    if not scorers:
        raise Refusal(words.NO_SCORERS)
    table = job.sheets.table(layout.SCORES)
    missing = blank_score_sheets(job.appraisal, table)
    if not missing:
        return words.NOTHING_MISSING
    book.replace(*score_sheet_blocks(missing, table))
    book.show(layout.SCORES)
    subjects = len({each.code for each in missing})
    return words.LAID_OUT.format(sheets=len(missing), subjects=subjects, scorers=len(scorers))
