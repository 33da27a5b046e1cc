"""The button "Toàn cảnh": the overview of the archive beside the workbook, and of the workbook as it was saved last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.appraisal.deadline import today
from xlsx_addin.atomic import write_atomically
from xlsx_addin.buttons.folders import StatusLine, open_for_clerk, path_beside
from xlsx_addin.overview.database.connection import require_duckdb
from xlsx_addin.overview.overview import Options, made
from xlsx_addin.overview.report import summary
from xlsx_addin.overview.sheets.book import overview_bytes
from xlsx_addin.overview.sources import find_sources, is_shared, refuse_foreign
from xlsx_addin.refusal import Refusal
from xlsx_addin.stopped import Stopped
from xlsx_addin.words import folders
from xlsx_addin.words import overview as words

if TYPE_CHECKING:
    from xlsx_addin.buttons.open_workbook import OpenWorkbook


def overview_live(book: OpenWorkbook) -> str:
    """Do the button's job; what is returned is shown in a box. The workbook itself is only read, from its file."""
    require_duckdb()
    archive = path_beside(book, folders.ARCHIVE)
    if book.path is None or not archive.is_dir():
        raise Refusal(words.NO_ARCHIVE.format(folder=folders.ARCHIVE))
    output = path_beside(book, words.OUTPUT_NAME)
    refuse_foreign(output)
    database = output.with_suffix(".duckdb")
    options = Options(progress=StatusLine(book, words.READING).show)
    try:
        with made(find_sources([archive, book.path]), database, today(), options) as overview:
            write_atomically(output, overview_bytes(overview), force=True)
    except Stopped:
        return words.STOPPED
    is_opened = open_for_clerk(output)
    sentences = [words.BUTTON_DONE.format(summary=summary(overview), file=output)]
    sentences += overview.remarks
    if overview.not_counted:
        sentences.append(words.BUTTON_LEFT_OUT.format(count=len(overview.not_counted)))
    if is_shared(output.parent):
        sentences.append(words.SYNCHRONISED.format(folder=output.parent))
    if not is_opened:
        sentences.append(words.BUTTON_OPEN)
    return "\n".join(sentences)
