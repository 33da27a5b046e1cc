"""One line on a terminal that tells how far the work is."""

from __future__ import annotations

import sys
import threading
import time
from typing import Self

from xlsx_addin.cli.terminal import unguarded

_SILENT_SECONDS = 1.0
"""Nothing is said of work that is done sooner."""
_BETWEEN_SECONDS = 0.1


class ProgressLine:
    """The line; a context manager that wipes it away at the end. ``sentence`` has ``{done}`` and ``{total}``.

    What was said before the first second is over is shown then, so that one long step is told too.
    """

    def __init__(self, sentence: str = "") -> None:
        self._sentence = sentence
        self._next = time.monotonic() + _SILENT_SECONDS
        self._said = self._shown = ""
        self._stream = unguarded(sys.stderr)
        self._is_terminal = self._stream.isatty()
        self._lock = threading.Lock()
        self._late = threading.Timer(_SILENT_SECONDS, self._show_late)
        self._late.daemon = True

    def __enter__(self) -> Self:
        if self._is_terminal:
            self._late.start()
        return self

    def __exit__(self, *_details: object) -> None:
        self._late.cancel()
        with self._lock:
            self._is_terminal = False
            if self._shown:
                self._stream.write("\r" + " " * len(self._shown) + "\r")
                self._stream.flush()

    def show(self, done: int, total: int) -> None:
        """Show the sentence with these numbers."""
        self.say(self._sentence.format(done=done, total=total))

    def say(self, text: str) -> None:
        """Show a text, once the work has taken a second and then ten times a second at most."""
        self._said = text
        if time.monotonic() > self._next:
            self._next = time.monotonic() + _BETWEEN_SECONDS
            self._draw(text)

    def _show_late(self) -> None:
        if not self._shown and self._said:
            self._draw(self._said)

    def _draw(self, text: str) -> None:
        with self._lock:
            if self._is_terminal:
                self._stream.write(f"\r{text}{' ' * (len(self._shown) - len(text))}")
                self._shown = text
                self._stream.flush()
