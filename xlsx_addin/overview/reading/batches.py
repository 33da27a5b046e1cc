"""Reading files in batches: each batch stands alone, so that another machine or engine could read it as well.

A batch is a list of paths with their SHA-256; what comes back is one document a file, in the same order. Files are
shared among child processes, each fed by a thread of its own; a child that is lost takes one file with it.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from xlsx_addin.children.process import DEFAULT_CHILD_LIMITS, ChildLost, ChildProcess
from xlsx_addin.overview.reading.rows import SubjectRow
from xlsx_addin.overview.states import AS_READ, SourceState
from xlsx_addin.words import opening
from xlsx_addin.words import overview as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

BATCH_FILES = 100
"""What is held of them at once: more would be held longer and not read faster."""
_MODULE = "xlsx_addin.overview.reading.child"
_ROW_LENGTHS = {"subjects": len(SubjectRow._fields), "problems": 3, "expected": 2}


class ToRead(NamedTuple):
    """A file that is read for the first time."""

    path: Path
    sha256: str


@contextmanager
def batch_reader(
    workers: int, letters: Sequence[Path]
) -> Iterator[Callable[[Sequence[ToRead]], Iterator[dict[str, Any]]]]:
    """Child processes that read: of a batch one document a file, in order.

    ``letters`` are the folders of letters that every child knows.
    """
    from concurrent.futures import ThreadPoolExecutor  # a run that finds nothing new has no reader

    children: list[ChildProcess] = []
    mine = threading.local()

    def begin() -> None:
        """Every thread has a child of its own."""
        mine.child = ChildProcess(DEFAULT_CHILD_LIMITS, _MODULE)
        children.append(mine.child)

    def document(file: ToRead) -> dict[str, Any]:
        request = {
            "do": "overview",
            "path": str(file.path),
            "name": opening.UNNAMED_FILE,  # what is said of a content must not depend on its name
            "sha256": file.sha256,
            "letters": list(map(str, letters)),  # the same for all: it must not depend on its neighbours either
        }
        try:
            answers: list[dict[str, Any]] = list(mine.child.ask(request))
        except ChildLost:
            answers = []
        if len(answers) != 1 or not is_sound(answers[0]):
            return {"state": SourceState.UNREADABLE, "reason": words.CHILD_LOST}
        return answers[0]

    pool = ThreadPoolExecutor(max_workers=workers, initializer=begin)
    is_done = False
    try:
        yield partial(pool.map, document)
        is_done = True
    finally:
        pool.shutdown(wait=is_done, cancel_futures=True)
        for child in children:
            child.dismiss()  # a thread that still waits for one is told at once that it is lost


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
