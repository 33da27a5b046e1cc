"""The child processes that read received files: one at a time in a slot, and a new one where one is lost.

A child may die, hang or be refused memory; what it says is taken in by a thread, so that waiting has an end.
"""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import xlsx_addin
from xlsx_addin.exchange.intake.child import FRAME, JSON_FRAME

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST_FRAME = 400_000_000
_REQUESTS_AHEAD = 2
"""One to work on and one to go on with. No more: a child takes them in between, so that neither waits for the other."""
_START = "import sys; sys.path.append(sys.argv[1]); from xlsx_addin.exchange.intake.child import run; run({memory})"


@dataclass(frozen=True, slots=True)
class ChildLimits:
    """How much a child may take for one workbook."""

    seconds: float = 60.0
    memory_bytes: int = 1_500_000_000
    """Of address space, libraries and all."""


DEFAULT_CHILD_LIMITS = ChildLimits()


class ChildLost(Exception):  # noqa: N818 - the file is at fault, not the program
    """The child died, overran its time or said nonsense."""


class Children:
    """One child after another: a new one takes over, with what is still to be answered, where one is lost."""

    def __init__(self, limits: ChildLimits) -> None:
        self._limits = limits
        self._child: _Child | None = None
        self._open: deque[dict[str, Any]] = deque()
        """Requests of which the answers were not heard yet, in the order in which they are made."""
        self._sent = 0
        """How many of them the present child was given."""
        self.started = 0
        """How many processes were needed so far."""

    @property
    def has_time(self) -> bool:
        """Whether one more request may be made ahead."""
        return len(self._open) < _REQUESTS_AHEAD

    def ask_ahead(self, request: dict[str, Any]) -> None:
        """Make a request of which the answers will be heard later, by ``ask``."""
        self._open.append(request)
        try:
            self._send_open()
        except ChildLost:
            self.dismiss()

    def ask(self, request: dict[str, Any]) -> Iterator[dict[str, Any] | bytes]:
        """The answers to one request; ``ChildLost`` where they do not come. A child that is not heard out is ended."""
        if not self._open or self._open[0] != request:
            if self._sent:
                self.dismiss()
            self._open.appendleft(request)
        is_heard = False
        try:
            child = self._send_open()
            while not (isinstance(answer := child.answer(), dict) and answer.get("end")):
                yield answer
            is_heard = True
        finally:
            self._open.popleft()
            if is_heard:
                self._sent -= 1
            else:
                self.dismiss()

    def dismiss(self) -> None:
        """End the process, if there is one."""
        self._sent = 0
        if self._child is not None:
            self._child.end()
            self._child = None

    def _send_open(self) -> _Child:
        if self._child is None:
            self._child = _Child(self._limits)
            self.started += 1
        while self._sent < len(self._open):
            self._child.send(self._open[self._sent])
            self._sent += 1
        return self._child


class _Child:
    """The process and the thread that takes in what it says."""

    def __init__(self, limits: ChildLimits) -> None:
        self._seconds = limits.seconds
        package_parent = str(Path(xlsx_addin.__file__).parent.parent)
        # -P: a file beside the workbook must never take the place of a module.
        command = [sys.executable, "-P", "-X", "utf8", "-c", _START.format(memory=limits.memory_bytes), package_parent]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._answers: queue.Queue[dict[str, Any] | bytes | None] = queue.Queue(maxsize=4)
        self._is_over = threading.Event()
        self._listener = threading.Thread(target=self._listen, args=(self._process.stdout,), daemon=True)
        self._listener.start()

    def send(self, request: dict[str, Any]) -> None:
        """Hand over one request; ``ChildLost`` where nobody takes it."""
        assert self._process.stdin is not None  # noqa: S101 - it was opened with a pipe
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
        except OSError:
            raise ChildLost from None

    def answer(self) -> dict[str, Any] | bytes:
        """The next answer; ``ChildLost`` where none comes in time."""
        try:
            answer = self._answers.get(timeout=self._seconds)
        except queue.Empty:
            raise ChildLost from None
        if answer is None:
            raise ChildLost
        return answer

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._is_over.set()
        self._process.kill()
        self._process.wait()
        self._listener.join(timeout=self._seconds)
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                _close(stream)

    def _listen(self, stream: IO[bytes]) -> None:
        while True:
            answer = _frame(stream)
            while not self._is_over.is_set():
                try:
                    self._answers.put(answer, timeout=0.1)
                    break
                except queue.Full:
                    continue
            if answer is None or self._is_over.is_set():
                return


def _frame(stream: IO[bytes]) -> dict[str, Any] | bytes | None:
    """The next frame of the child's answer; None where there is none or it makes no sense."""
    try:
        head = stream.read(FRAME.size)
        if len(head) < FRAME.size:
            return None
        kind, length = FRAME.unpack(head)
        content = stream.read(length) if length <= _LARGEST_FRAME else b""
        if len(content) < length:
            return None
        document = json.loads(content) if kind == JSON_FRAME else content
    except (OSError, ValueError):
        return None
    return document if isinstance(document, (dict, bytes)) else None


def _close(stream: IO[bytes]) -> None:
    try:
        stream.close()
    except OSError:
        return
