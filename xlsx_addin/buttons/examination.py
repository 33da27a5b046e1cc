"""The button "Kiểm tra máy": what is wrong stands in the box, everything in a file beside the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.buttons.log import LOG
from xlsx_addin.installation.doctor import Examination, examine, installed_workbook
from xlsx_addin.installation.install import this_machine
from xlsx_addin.state_folder import log_folder

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.buttons.open_workbook import OpenWorkbook

_FILE_NAME = "kiem_tra_may.txt"


def check_machine(book: OpenWorkbook) -> str:
    """Examine the machine for this workbook."""
    machine = this_machine()
    examination = examine(machine, book.path or installed_workbook(machine))
    return examination.as_box(_written(examination))


def _written(examination: Examination) -> Path | None:
    """The file with all lines; None where it cannot be written."""
    file = log_folder() / _FILE_NAME
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(examination.as_text() + "\n", encoding="utf-8-sig")  # for the editor of an old Windows
    except OSError:
        LOG.warning("not written: %s", file, exc_info=True)
        return None
    return file
