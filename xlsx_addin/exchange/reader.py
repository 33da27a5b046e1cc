"""Reads received files through child processes (``reading_child``), which may die, hang or be refused memory.

One child reads many files, and two share those that are known to come; their answers are heard in the order of the
files. When a child dies or overruns on a workbook, that workbook is unreadable, a new child goes on with the next
one, and nothing else is lost. What a child says is checked like any other input.
"""

from __future__ import annotations

import hashlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections import deque
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
    from collections.abc import Iterable, Iterator, Sequence
    from types import TracebackType

    from xlsx_addin.exchange.inbox import InboxFile

_ROWS_HELD = 10_000
"""Rows of envelopes not yet judged that are held in memory; those of further envelopes are read again when needed."""
_CHILDREN = 2
"""Processes that read at the same time; more would only wait for this one, which takes in what they say."""
_LARGEST_FRAME = 400_000_000
_REQUESTS_AHEAD = 2
"""One to work on and one to go on with. No more: a child takes them in between, so that neither waits for the other."""
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
    """Opens received files; a context manager, because processes stand behind it."""

    def __init__(self, limits: ChildLimits = DEFAULT_CHILD_LIMITS) -> None:
        self._rows_left = _ROWS_HELD
        self._children = [Children(limits) for _ in range(min(_CHILDREN, os.cpu_count() or 1))]
        self._coming: deque[dict[str, Any]] = deque()
        self._turn = 0
        self._asked: dict[tuple[str, str, int], tuple[Children, dict[str, Any]]] = {}

    @property
    def children_started(self) -> int:
        """How many processes were needed so far: one, or two where files were expected, unless some were lost."""
        return sum(children.started for children in self._children)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for children in self._children:
            children.dismiss()

    def expect(self, files: Iterable[InboxFile]) -> None:
        """Say which files will be surveyed, in this order: then several are read at the same time."""
        self._expect(_survey_request(file, 0) for file in files)

    def expect_contents(self, places: Iterable[Place]) -> None:
        """The same for workbooks of which the bytes will be asked."""
        self._expect(_fetch_request("bytes", place) for place in places)

    def survey(self, file: InboxFile) -> Iterator[Surveyed]:
        """Every workbook in a file, one after another."""
        first = 0
        while True:
            opened: int | None = None
            try:
                for document in self._documents(_survey_request(file, first)):
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
        try:
            answers = list(self._ask(_fetch_request(what, place)))
        except ChildLost:
            return None
        return answers[0] if len(answers) == 1 else None

    def _documents(self, request: dict[str, Any]) -> Iterator[dict[str, Any]]:
        for answer in self._ask(request):
            if isinstance(answer, bytes):
                raise ChildLost
            yield answer

    def _ask(self, request: dict[str, Any]) -> Iterator[dict[str, Any] | bytes]:
        """The answers to one request, which may have been made ahead."""
        self._ask_ahead()
        children, request = self._asked.pop(_key(request), (self._children[0], self._with_rows(request)))
        return children.ask(request)

    def _expect(self, requests: Iterable[dict[str, Any]]) -> None:
        self._coming.extend(requests)
        self._ask_ahead()

    def _ask_ahead(self) -> None:
        """Keep every child busy with what is expected; they take turns, so that the order of answers is known."""
        while self._coming and (children := self._children[self._turn]).has_time:
            request = self._with_rows(self._coming.popleft())
            self._asked[_key(request)] = children, request
            children.ask_ahead(request)
            self._turn = (self._turn + 1) % len(self._children)

    def _with_rows(self, request: dict[str, Any]) -> dict[str, Any]:
        """A survey asks for rows as long as few are held."""
        return {**request, "rows": self._rows_left > 0} if request["do"] == "survey" else request


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


def _survey_request(file: InboxFile, first: int) -> dict[str, Any]:
    return {"do": "survey", "path": str(file.path), "name": file.path.name, "from": first}


def _fetch_request(what: str, place: Place) -> dict[str, Any]:
    request = {"do": what, "path": str(place.file.path), "name": place.file.path.name}
    return {**request, "leaf": place.leaf, "sha256": place.sha256, "digest": place.digest}


def _key(request: dict[str, Any]) -> tuple[str, str, int]:
    """What tells a request from all others."""
    return request["do"], request["path"], request["from" if request["do"] == "survey" else "leaf"]


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
