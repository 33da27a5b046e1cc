"""Reads received files through the child process (``reading_child``), which may die, hang or be refused memory.

One child reads many files. When it dies or overruns on a workbook, that workbook is unreadable, a new child goes on
with the next one, and nothing else is lost. What the child says is checked like any other input.
"""

from __future__ import annotations

import hashlib
import json
import queue
import subprocess
import sys
import threading
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self

import xlsx_addin
from xlsx_addin.exchange.mail import MailFacts
from xlsx_addin.exchange.manifest import Manifest, manifest_of_pairs
from xlsx_addin.exchange.reading_child import FRAME, JSON_FRAME
from xlsx_addin.exchange.received_rows import Row, decoded_rows
from xlsx_addin.words import receiving as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import TracebackType

    from xlsx_addin.exchange.inbox import InboxFile

_ROWS_HELD = 10_000
"""Rows of envelopes not yet judged that are held in memory; those of further envelopes are read again when needed."""
_LARGEST_FRAME = 400_000_000
_START = "import sys; sys.path.append(sys.argv[1]); from xlsx_addin.exchange.reading_child import run; run({memory})"


@dataclass(frozen=True, slots=True)
class ChildLimits:
    """How much a child may take for one workbook."""

    seconds: float = 60.0
    memory_bytes: int = 1_500_000_000
    """Of address space, libraries and all."""


DEFAULT_CHILD_LIMITS = ChildLimits()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a workbook was found, and what it was then."""

    file: InboxFile
    leaf: int
    sha256: str
    digest: str = ""
    """The digest that it was found to have, empty where that was not looked into or it is not intact."""


@dataclass(frozen=True, slots=True)
class Surveyed:
    """One workbook in a received file.

    ``state`` is ``envelope`` (intact), ``modified``, ``not_an_envelope`` or ``unreadable``; ``reason`` says why it is
    no intact envelope. ``manifest`` is what a readable envelope says of itself, ``digest`` what it really amounts to.
    """

    source: str
    place: Place
    state: str
    reason: str
    mail: MailFacts | None
    manifest: Manifest | None = None
    digest: str = ""
    rows: Sequence[Row] | None = None
    """The rows of an intact envelope, where they are held in memory; ``EnvelopeReader.rows`` gets them anyway."""


class ChildLost(Exception):  # noqa: N818 - the file is at fault, not the program
    """The child died, overran its time or said nonsense."""


class EnvelopeReader:
    """Opens received files; a context manager, because a process stands behind it."""

    def __init__(self, limits: ChildLimits = DEFAULT_CHILD_LIMITS) -> None:
        self._limits = limits
        self._rows_left = _ROWS_HELD
        self.children_started = 0
        """How many processes were needed so far: one, unless some were lost."""
        self._child: _Child | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._dismiss()

    def survey(self, file: InboxFile) -> Iterator[Surveyed]:
        """Every workbook in a file, one after another."""
        first = 0
        while True:
            opened: int | None = None
            try:
                request = {"do": "survey", "path": str(file.path), "name": file.path.name, "from": first}
                request["rows"] = self._rows_left > 0
                for document in self._documents(request):
                    if "leaf" in document:
                        opened = int(document["leaf"])
                    elif opened is not None:
                        surveyed = _surveyed(file, opened, document)
                        self._rows_left -= len(surveyed.rows or ())
                        yield surveyed
                        first, opened = opened + 1, None
            except ChildLost:
                place = Place(file, first if opened is None else opened, "")
                yield Surveyed(file.label, place, "unreadable", words.CHILD_LOST.format(file=file.label), None)
                if opened is None:
                    return
                first = opened + 1
            else:
                return

    def rows(self, place: Place) -> tuple[str, list[Row]] | None:
        """Digest and rows of an intact envelope; None where the file is no longer what it was."""
        answer = self._fetch("rows", place)
        try:
            return (str(answer["digest"]), decoded_rows(answer["rows"])) if isinstance(answer, dict) else None
        except (TypeError, KeyError, ValueError, AttributeError):
            return None

    def content(self, place: Place) -> bytes | None:
        """The bytes of a workbook; None where the file is no longer what it was."""
        answer = self._fetch("bytes", place)
        is_same = isinstance(answer, bytes) and hashlib.sha256(answer).hexdigest() == place.sha256
        return answer if isinstance(answer, bytes) and is_same else None

    def _fetch(self, what: str, place: Place) -> dict[str, Any] | bytes | None:
        request = {"do": what, "path": str(place.file.path), "name": place.file.path.name}
        try:
            answers = list(self._ask({**request, "leaf": place.leaf, "sha256": place.sha256, "digest": place.digest}))
        except ChildLost:
            return None
        return answers[0] if len(answers) == 1 else None

    def _documents(self, request: dict[str, Any]) -> Iterator[dict[str, Any]]:
        for answer in self._ask(request):
            if isinstance(answer, bytes):
                raise ChildLost
            yield answer

    def _ask(self, request: dict[str, Any]) -> Iterator[dict[str, Any] | bytes]:
        """The answers to one request; a child that was not heard out is ended."""
        if self._child is None:
            self._child = _Child(self._limits)
            self.children_started += 1
        child, finished = self._child, False
        try:
            child.send(request)
            while not (isinstance(answer := child.answer(), dict) and answer.get("end")):
                yield answer
            finished = True
        finally:
            if not finished:
                self._dismiss()

    def _dismiss(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None


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


def _surveyed(file: InboxFile, leaf: int, document: dict[str, Any]) -> Surveyed:
    """What the child says of one workbook; ``ChildLost`` where it is not what a child of ours says."""
    try:
        source = " › ".join([file.label, *map(str, document["trail"])])
        pairs = document.get("pairs")
        manifest = None if pairs is None else manifest_of_pairs(pairs)
        state = str(document["state"])
        digest = str(document.get("digest", ""))
        place = Place(file, leaf, str(document.get("sha256", "")), digest if state == "envelope" else "")
        if state == "envelope" and (manifest is None or document["digest"] != manifest.digest):
            raise ChildLost
        mail = document["mail"] and _mail_facts(document["mail"])
        rows = decoded_rows(document["rows"]) if state == "envelope" and "rows" in document else None
        return Surveyed(source, place, state, str(document["reason"]), mail, manifest, digest, rows)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise ChildLost from None


def _mail_facts(document: dict[str, Any]) -> MailFacts:
    def moment(text: str | None) -> datetime | None:
        return None if text is None else datetime.fromisoformat(text)

    return MailFacts(
        senders=tuple(map(str, document["senders"])),
        received=moment(document["received"]),
        date=moment(document["date"]),
        is_draft=bool(document["is_draft"]),
    )
