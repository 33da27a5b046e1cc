"""The button "Lập văn bản": the documents that this level makes, in a folder beside the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.buttons.folders import asking_to_take_over, made, open_for_clerk, path_beside
from xlsx_addin.buttons.journal import note_run
from xlsx_addin.exchange.sending.received_senders import received_senders
from xlsx_addin.folder_lock import locked
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.jobs.appraised_file import write_appraised
from xlsx_addin.paper.document_set import make_papers
from xlsx_addin.paper.dossier_reader import read_dossier
from xlsx_addin.paper.progress import PaperProgress
from xlsx_addin.words import folders
from xlsx_addin.words import paper_making as words
from xlsx_addin.words.console import BUTTON_PAPER
from xlsx_addin.workbook.journal import appraisal_entry
from xlsx_addin.workbook.sheet_cache import SheetCache

if TYPE_CHECKING:
    from xlsx_addin.buttons.open_workbook import OpenWorkbook
    from xlsx_addin.paper.document_set import DocumentSet


def paper_live(book: OpenWorkbook) -> str | None:
    """Write every document of the level; what is returned is shown in a box, and the folder is opened behind it.

    None where the clerk has answered No: nothing is written.
    """
    folder = made(path_beside(book, folders.PAPERS))
    reader = SheetCache(book)
    job = appraise_workbook(reader)
    progress = PaperProgress(book.status)

    def make(take_over: bool) -> DocumentSet:  # noqa: FBT001 - the question's answer is all that it is told
        with locked(folder, take_over=take_over):
            return make_papers(
                read_dossier(job, received=received_senders),
                folder,
                templates=path_beside(book, folders.TEMPLATES),
                write_snapshot=lambda path: write_appraised(path, reader, job),
                progress=progress.show,
            )

    written = asking_to_take_over(book, make)
    if written is None:
        return None
    note = words.NOTE.format(count=len(written.items), code=job.run.data_code)
    not_noted = note_run(book, reader, BUTTON_PAPER, note, appraisal_entry(job.appraisal, job.run), job)
    open_for_clerk(folder)
    return "\n".join([*_sentences(written, job.run.data_code), *not_noted])


def _sentences(written: DocumentSet, code: str) -> list[str]:
    drafts = sum(item.is_draft for item in written.items)
    sentences = [words.MADE.format(count=len(written.items), folder=written.folder), ""]
    if drafts:
        sentences.append(words.MADE_DRAFTS.format(count=drafts))
    if written.snapshot is not None:
        sentences.append(words.SNAPSHOT_KEPT.format(code=code))
    return [*sentences, words.CHECK_THEN_SIGN, *written.notes, *written.failures]
