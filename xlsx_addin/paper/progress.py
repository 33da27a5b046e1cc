"""How far the documents are, in words: for Excel's status bar and for a line on a terminal."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from xlsx_addin.words import paper_making as words

if TYPE_CHECKING:
    from collections.abc import Callable

_BETWEEN_SECONDS = 0.2


class PaperProgress:
    """Says which document is being laid out, and how far it is; ``say`` shows a text in the place of the one before."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._number = 0
        self._next = 0.0

    def show(self, name: str, done: int, total: int) -> None:
        """Show the next document at once, and its pages a few times a second: each time may wait for Excel."""
        if not total:
            self._number += 1
            self._say(words.WORKING_ON.format(number=self._number, name=name))
            self._next = time.monotonic() + _BETWEEN_SECONDS
        elif time.monotonic() >= self._next:
            self._say(words.WORKING_ON_PAGES.format(number=self._number, name=name, done=done, total=total))
            self._next = time.monotonic() + _BETWEEN_SECONDS
