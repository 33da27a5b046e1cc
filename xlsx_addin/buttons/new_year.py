"""The button "Năm mới": a workbook for the next year beside this one, which stays as it is."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from xlsx_addin.refusal import Refusal
from xlsx_addin.renewal.carry_over import carry_over
from xlsx_addin.renewal.left_behind import year_of
from xlsx_addin.words import new_year as words
from xlsx_addin.words.console import FITS
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.console import STATUS_NAME
from xlsx_addin.workbook.read_settings import found_settings

if TYPE_CHECKING:
    from xlsx_addin.buttons.open_workbook import OpenWorkbook


def new_year_live(book: OpenWorkbook) -> str | None:
    """Do the button's job; what is returned is shown in a box. None after a No: nothing is written.

    Refusal where the workbook lies in no folder, has no year, or the new one is there already.
    """
    if book.path is None:
        raise Refusal(words.ON_NO_DISK)
    old_year = year_of(found_settings({layout.CONSOLE: book.read(layout.CONSOLE)}))
    if old_year is None:
        raise Refusal(words.NO_YEAR)
    year = old_year + 1
    file = next_file(book.path, old_year)
    if os.path.lexists(file):
        raise Refusal(words.EXISTS.format(file=file.name, year=year))
    question = [words.ASK.format(year=year, old_year=old_year, file=file), ""]
    if not _results_fit(book):
        question.append(words.OLD_RESULTS)
    if not book.ask("\n".join([*question, words.CHOOSE])):
        return None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = Path(folder, book.path.name)
        book.save_copy(copy)
        carry_over(copy, file, year=year)
    book.open_beside(file)
    return words.DONE.format(year=year, file=file)


def next_file(path: Path, old_year: int) -> Path:
    """``So_2027.xlsm`` beside ``So_2026.xlsm``; a name without the year gets the new one at its end."""
    stem, count = re.subn(rf"(?<!\d){old_year}(?!\d)", str(old_year + 1), path.stem)
    name = stem if count else words.FILE_NAME.format(stem=path.stem, year=old_year + 1)
    return path.with_name(f"{name}.xlsm")


def _results_fit(book: OpenWorkbook) -> bool:
    """Whether the console says that the results are of the data that stand there."""
    status = book.named_cells(STATUS_NAME)
    said = None if status is None else book.read(status.sheet).at(status.cells.first_row, status.cells.first_column)
    return isinstance(said, str) and said.endswith(FITS)
