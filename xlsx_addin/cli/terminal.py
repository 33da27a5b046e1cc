"""The terminal: printable text alone goes to it, and an interruption ends a command with one sentence.

Names of files and texts of cells come from strangers. Whatever prints them, what would move the cursor, ring or turn
the direction of writing is shown as a sign; that such a text stays on one line is for whoever makes the lines. One line
may tell how far the work is.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, Self

from xlsx_addin.vietnamese.quoting import printable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


_STOPPING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
_PATIENCE = 3
"""The signal at which a command that does not end on the first one is ended as it is."""


class PrintableStream:
    """A stream that shows each letter of what is written, lines apart; all else is the stream's own.

    ``unguarded`` is the stream itself, for a line that is drawn over again.
    """

    def __init__(self, stream: IO[str]) -> None:
        self.unguarded = stream

    def write(self, text: str) -> int:
        """Write a text as it can be shown; how many letters it had."""
        self.unguarded.write(text if text.isprintable() else "\n".join(map(printable, text.split("\n"))))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.unguarded, name)


def unguarded(stream: Any) -> Any:
    """The stream below, to which control characters may be written."""
    return getattr(stream, "unguarded", stream)


@contextmanager
def printable_streams() -> Iterator[None]:
    """Standard output and standard error show printable text alone within the block."""
    out, err = sys.stdout, sys.stderr
    guarded: tuple[Any, Any] = (PrintableStream(out), PrintableStream(err))
    sys.stdout, sys.stderr = guarded
    try:
        yield
    finally:
        sys.stdout, sys.stderr = out, err


class CommandStopped(KeyboardInterrupt):
    """Somebody has asked the command to stop.

    Not KeyboardInterrupt itself: where that passes through code made from a text, as of a dataclass that is being
    imported, Python ends its own process by the signal in the end, whatever became of the exception.
    """


class Interruption:
    """Whether somebody has asked the command to stop; a context manager that turns such a signal into one exception.

    What a library makes of it (DuckDB a RuntimeError) is an interruption all the same. More signals are patience lost,
    and stop nothing of the tidying up, but for the third.
    """

    def __init__(self) -> None:
        self.asked = 0
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            for name in _STOPPING:
                number = getattr(signal, name, None)
                if number is not None and signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
                    self._before[number] = signal.signal(number, self._stop)
        return self

    def __exit__(self, *_details: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.asked += 1
        if self.asked == 1:
            raise CommandStopped
        if self.asked >= _PATIENCE:
            os._exit(2)


def ignore_interruptions() -> None:
    """For the moment in which the interpreter ends: all is done and said."""
    for name in ("SIGINT", "SIGTERM"):
        signal.signal(getattr(signal, name), signal.SIG_IGN)


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
