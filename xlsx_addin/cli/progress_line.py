"""One line on a terminal that tells how far reading is."""

from __future__ import annotations

import sys
import time
from typing import Self

from xlsx_addin.cli.terminal import unguarded

_SILENT_SECONDS = 1.0
"""Nothing is said of work that is done sooner."""
_BETWEEN_SECONDS = 0.1


class ProgressLine:
    """The line; a context manager that wipes it away at the end. ``sentence`` has ``{done}`` and ``{total}``."""

    def __init__(self, sentence: str = "") -> None:
        self._sentence = sentence
        self._start = time.monotonic()
        self._next = self._start + _SILENT_SECONDS
        self._shown = ""
        self._stream = unguarded(sys.stderr)
        self._is_terminal = self._stream.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_details: object) -> None:
        if self._shown:
            self._stream.write("\r" + " " * len(self._shown) + "\r")
            self._stream.flush()

    def show(self, done: int, total: int) -> None:
        """Show the sentence with these numbers."""
        self.say(self._sentence.format(done=done, total=total))

    def say(self, text: str) -> None:
        """Show a text, once the work has taken a second and then ten times a second at most."""
        if self._is_terminal and time.monotonic() > self._next:
            self._next = time.monotonic() + _BETWEEN_SECONDS
            self._stream.write(f"\r{text}{' ' * (len(self._shown) - len(text))}")
            self._shown = text
            self._stream.flush()
