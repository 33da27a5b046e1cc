"""How far the files of a folder are read, in Excel's status bar."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsx_addin.buttons.open_workbook import OpenWorkbook

_SILENT_SECONDS = 1.0
"""Nothing is said of work that is done sooner, nor more often than this."""


class StatusLine:
    """Says so once it has taken a second; ``sentence`` has ``{done}`` and ``{total}``."""

    def __init__(self, book: OpenWorkbook, sentence: str) -> None:
        self._book, self._sentence = book, sentence
        self._last = time.monotonic()

    def show(self, done: int, total: int) -> None:
        """Say how many files of how many are read; Stopped where the clerk has pressed Esc."""
        if time.monotonic() - self._last > _SILENT_SECONDS:
            self._book.status(self._sentence.format(done=done, total=total))
            self._last = time.monotonic()
