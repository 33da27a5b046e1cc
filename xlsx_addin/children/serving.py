"""What a child process does: it bounds itself, and answers one request after another (decision 8).

It reads requests from standard input, one JSON document a line, and answers in frames on standard output: a byte
that tells JSON (0) from raw bytes (1), four bytes of length, and the content. A request ends with the JSON
``{"end": true}``. Files are only ever read; where the system allows it, the process cannot even write one.
"""

from __future__ import annotations

import gc
import json
import struct
import sys
import time
from typing import IO, TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Answering: TypeAlias = Callable[[dict[str, Any]], Iterator[dict[str, Any] | bytes]]

FRAME = struct.Struct(">BI")
"""The head of an answer."""
JSON_FRAME, RAW_FRAME = 0, 1
_REQUESTS_BETWEEN_COLLECTIONS = 50


def run(memory_bytes: int, processor_time: ProcessorTime, answer: Answering) -> None:
    """What the process does from beginning to end."""
    limit_this_process(memory_bytes)
    gc.disable()  # most is freed without it, and looking for the rest after every few files is enough
    serve(sys.stdin.buffer, sys.stdout.buffer, processor_time, answer)


def serve(requests: IO[bytes], answers: IO[bytes], processor_time: ProcessorTime, answer: Answering) -> None:
    """Answer requests until there are no more."""
    for number, line in enumerate(requests):
        if number % _REQUESTS_BETWEEN_COLLECTIONS == 0:
            gc.collect()
        request = json.loads(line)
        processor_time.begin(request)
        for frame in answer(request):
            _send(answers, frame)
            processor_time.answered(frame)
        processor_time.end()
        _send(answers, {"end": True})


def limit_this_process(memory_bytes: int) -> None:
    """Bound the memory of this process and forbid it to write files, where the system can (not on Windows).

    There a job object bounds the memory, and the parent watches the time.
    """
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class ProcessorTime:
    """Ends this process where a request takes too long.

    Only processor time counts, so that a busy machine loses no sound file.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = 0.0

    def begin(self, request: dict[str, Any]) -> None:  # noqa: ARG002 - for those who give each its own
        """A new request: all its time is still left."""
        self.allow(self.seconds)

    def answered(self, frame: dict[str, Any] | bytes) -> None:
        """A frame of the answer has been sent."""

    def end(self) -> None:
        """The request is answered; nothing is counted until the next one."""
        if sys.platform != "win32":
            import signal

            signal.setitimer(signal.ITIMER_PROF, 0)

    def allow(self, seconds: float) -> None:
        """So much time is left from now on."""
        self._end = time.process_time() + seconds
        self._limit()

    def forgive(self, since: float) -> None:
        """What was spent since then does not count."""
        self._end += time.process_time() - since
        self._limit()

    def _limit(self) -> None:
        if sys.platform == "win32":
            return
        import signal

        # Nobody handles the signal: it ends the process, also in the middle of a library's own code.
        signal.setitimer(signal.ITIMER_PROF, max(self._end - time.process_time(), 0.001))


def _send(answers: IO[bytes], frame: dict[str, Any] | bytes) -> None:
    content = frame if isinstance(frame, bytes) else json.dumps(frame, ensure_ascii=True).encode()
    answers.write(FRAME.pack(RAW_FRAME if isinstance(frame, bytes) else JSON_FRAME, len(content)))
    answers.write(content)
    answers.flush()
