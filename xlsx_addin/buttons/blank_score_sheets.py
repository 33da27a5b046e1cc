"""The button "Lập phiếu": electronic forms, or the rows of ``Điểm`` that are missing below those that stand there."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.buttons.folders import asking_to_take_over, open_for_clerk, path_beside
from xlsx_addin.exchange.envelope.envelope_kind import FormKind
from xlsx_addin.exchange.sending.draft_report import form_sentences
from xlsx_addin.exchange.sending.form_dispatch import due_forms, lay_out
from xlsx_addin.exchange.sending.form_round import FormRound
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import blank_score_sheets as words
from xlsx_addin.words import folders
from xlsx_addin.words import form_mails as form_words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.blank_score_sheets import blank_score_sheets, score_sheet_blocks, scorers_of

if TYPE_CHECKING:
    from xlsx_addin.buttons.open_workbook import OpenWorkbook
    from xlsx_addin.jobs.appraise import Job


def forms_live(book: OpenWorkbook, job: Job) -> str | None:
    """Lay out the forms that are due, where the clerk wants them: the box at the end; None where only rows are wanted.

    Nothing is written into the workbook: the answers bring their rows.
    """
    forms = FormRound(job, datetime.now(VIETNAM).replace(microsecond=0))
    if book.path is None or not forms.has_unit:
        return None
    due = due_forms(forms)
    reports = [form for form in due if form.manifest.kind is FormKind.REPORT]
    scores = [form for form in due if form.manifest.kind is FormKind.SCORE]
    if not due:
        return None
    subjects = len(scores[0].manifest.subjects) if scores else 0
    if not book.ask(form_words.ASK.format(reports=len(reports), scores=len(scores), subjects=subjects)):
        return None
    folder = path_beside(book, folders.SENT) / folders.FORMS
    items = asking_to_take_over(book, lambda take_over: lay_out(forms, due, folder, take_over=take_over))
    if items is None:
        return form_words.NOT_LAID_OUT
    open_for_clerk(folder)
    laid_out = form_words.LAID_OUT.format(reports=len(reports), scores=len(scores), folder=folder)
    return "\n".join([laid_out, *form_sentences(items, forms.alike)])


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
