"""The button "Lập văn bản": the documents that this level makes, in a folder beside the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.buttons.appraisal import note_run
from xlsx_addin.buttons.folders import asking_to_take_over, made, open_for_clerk, path_beside
from xlsx_addin.exchange.sending.received_senders import received_senders
from xlsx_addin.folder_lock import locked
from xlsx_addin.jobs.appraise import Job, appraise_workbook
from xlsx_addin.jobs.appraised_file import write_appraised
from xlsx_addin.paper.comparison import paper_changes
from xlsx_addin.paper.document_set import DocumentSet, make_papers
from xlsx_addin.paper.dossier_reader import read_dossier
from xlsx_addin.paper.progress import PaperProgress
from xlsx_addin.words import folders
from xlsx_addin.words import paper_making as words
from xlsx_addin.words.console import BUTTON_PAPER
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.cell_text import code_of
from xlsx_addin.workbook.sheets import SheetCache
from xlsx_addin.workbook.tables import find_table, has_any_heading

if TYPE_CHECKING:
    from xlsx_addin.buttons.open_workbook import OpenWorkbook


def paper_live(book: OpenWorkbook) -> str | None:
    """Write every document of the level; what is returned is shown in a box, and the folder is opened behind it.

    None where the clerk has answered No: nothing is written.
    """
    folder = made(path_beside(book, folders.PAPERS))
    job = appraise_workbook(SheetCache(book))
    changes = paper_changes(job, folder)
    asked_for = _asked_for(book, job)

    def make(take_over: bool) -> DocumentSet:  # noqa: FBT001 - the question's answer is all that it is told
        with locked(folder, take_over=take_over):
            return make_papers(
                read_dossier(job, received=received_senders, asked_for=asked_for),
                folder,
                templates=path_beside(book, folders.TEMPLATES),
                write_snapshot=lambda path: write_appraised(path, job.workbook, job),
                replaced=None if changes is None else changes.made,
                progress=PaperProgress(book.status).show,
            )

    written = asking_to_take_over(book, make)
    if written is None:
        return None
    if written.is_stopped and not written.items:
        return words.STOPPED_AT_ONCE
    note = words.NOTE.format(count=len(written.items), code=job.run.data_code)
    not_noted = note_run(book, job, BUTTON_PAPER, note)
    open_for_clerk(folder)
    return "\n".join([*_sentences(written, job.run.data_code), *not_noted])


def _asked_for(book: OpenWorkbook, job: Job) -> tuple[str, ...]:
    """The Mã of the subject whose row is selected on ``Kết quả``, where the clerk wants an answer for it alone."""
    row = book.selected_row(layout.RESULTS)
    sheet = None if row is None else job.sheet(layout.RESULTS)
    if sheet is None or not has_any_heading(sheet, layout.RESULT_COLUMNS):
        return ()
    table = find_table(sheet, layout.RESULT_COLUMNS)
    code = table.values(layout.heading(layout.RESULTS, "code")).get(row or 0)
    subject = next((each for each in job.appraisal.register.subjects if code and each.code == code_of(code)), None)
    if subject is None or not book.ask(words.ASK_FOR_ANSWER.format(name=subject.name)):
        return ()
    return (subject.code or "",)


def _sentences(written: DocumentSet, code: str) -> list[str]:
    drafts = sum(item.is_draft for item in written.items)
    sentences = [words.STOPPED] if written.is_stopped else []
    sentences += [words.MADE.format(count=len(written.items), folder=written.folder), ""]
    if drafts:
        sentences.append(words.MADE_DRAFTS.format(count=drafts))
    if written.snapshot is not None:
        sentences.append(words.SNAPSHOT_KEPT.format(code=code))
    return [*sentences, words.CHECK_THEN_SIGN, *written.notes, *written.failures]
