"""Reading files in batches: each batch stands alone, so that another machine or engine could read it as well.

A batch is a list of paths with their SHA-256; what comes back is one document a file, in the same order. Files are
shared among child processes, each fed by a thread of its own; a child that is lost takes one file with it.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from xlsx_addin.children.process import DEFAULT_CHILD_LIMITS, ChildLimits, ChildLost, ChildProcess
from xlsx_addin.overview.reading.rows import SubjectRow
from xlsx_addin.overview.states import AS_READ, SourceState
from xlsx_addin.words import opening
from xlsx_addin.words import overview as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

BATCH_FILES = 100
"""What is held of them at once: more would be held longer and not read faster."""
_MODULE = "xlsx_addin.overview.reading.child"
_ROW_LENGTHS = {"subjects": len(SubjectRow._fields), "problems": 3, "expected": 2}


class ToRead(NamedTuple):
    """A file that is read for the first time."""

    path: Path
    sha256: str


class BatchReader:
    """Child processes that read; a context manager."""

    def __init__(self, workers: int, limits: ChildLimits = DEFAULT_CHILD_LIMITS, letters: Sequence[Path] = ()) -> None:
        """``letters`` are the folders of letters that every child knows."""
        from concurrent.futures import ThreadPoolExecutor  # a run that finds nothing new has no reader

        self._limits = limits
        self._letters = [str(folder) for folder in letters]
        self._children: list[ChildProcess] = []
        self._mine = threading.local()
        self._pool = ThreadPoolExecutor(max_workers=workers, initializer=self._begin)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=kind is None, cancel_futures=True)
        for child in list(self._children):
            child.dismiss()  # a thread that still waits for one is told at once that it is lost

    def read(self, batch: Sequence[ToRead]) -> Iterator[dict[str, Any]]:
        """One document a file, in order."""
        return self._pool.map(self._document, batch)

    def _document(self, file: ToRead) -> dict[str, Any]:
        request = {
            "do": "overview",
            "path": str(file.path),
            "name": opening.UNNAMED_FILE,  # what is said of a content must not depend on its name
            "sha256": file.sha256,
            "letters": self._letters,  # the same for all: what is said of a content must not depend on its neighbours
        }
        try:
            answers = list(self._mine.child.ask(request))
        except ChildLost:
            return _lost()
        return answers[0] if len(answers) == 1 and is_sound(answers[0]) else _lost()

    def _begin(self) -> None:
        """Every thread has a child of its own."""
        self._mine.child = ChildProcess(self._limits, _MODULE)
        self._children.append(self._mine.child)


def is_sound(document: object) -> bool:
    """Whether a document has the shape that a child of ours gives it: it worked on a stranger's file."""
    if not isinstance(document, dict) or document.get("state") not in AS_READ:
        return False
    if not isinstance(document.get("reason"), str):
        return False
    if document["state"] not in {SourceState.ENVELOPE, SourceState.WORKBOOK}:
        return True
    return isinstance(document.get("envelope"), dict) and all(
        isinstance(rows := document.get(name), list)
        and all(isinstance(row, list) and len(row) == length for row in rows)
        for name, length in _ROW_LENGTHS.items()
    )


def _lost() -> dict[str, Any]:
    return {"state": SourceState.UNREADABLE, "reason": words.CHILD_LOST}
