"""The folders beside the workbook: how far their files are read, and opening them with the clerk's own programs."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, TypeVar

from xlsx_addin.atomic import made_folder
from xlsx_addin.buttons.log import LOG
from xlsx_addin.folder_lock import FolderInUse
from xlsx_addin.jobs.appraise import now
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import exchange_buttons as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from xlsx_addin.buttons.open_workbook import OpenWorkbook


Done = TypeVar("Done")


def path_beside(book: OpenWorkbook, name: str) -> Path:
    """Where the folder of this name is or would be; Refusal where the workbook lies in no folder of this machine."""
    if book.path is None:
        raise Refusal(words.NOT_ON_THIS_MACHINE.format(name=book.name, folder=name))
    return book.path.parent / name


def made(folder: Path) -> Path:
    """The folder, made if need be; Refusal where that fails."""
    return made_folder(folder, words.FOLDER_NOT_MADE, parents=False)


def dated_path(folder: Path, name: str) -> Path:
    """Where a copy of a workbook of this name goes: dated to the second, and numbered where another one is there."""
    stem, dot, suffix = name.rpartition(".")
    dated = f"{stem}_{now():%Y-%m-%d_%H%M%S}"
    number, path = 1, folder / f"{dated}{dot}{suffix}"
    while path.exists():
        number += 1
        path = folder / f"{dated}_{number}{dot}{suffix}"
    return path


def asking_to_take_over(book: OpenWorkbook, work: Callable[[bool], Done]) -> Done | None:
    """Do work that locks a folder; where another's lock is old, ask whether to take it over. None where it is not.

    ``work`` is told whether the clerk has said so; FolderInUse where the lock is young.
    """
    try:
        return work(False)  # noqa: FBT003 - work has this one argument
    except FolderInUse as in_use:
        if not in_use.may_be_taken_over:
            raise
        return work(True) if book.ask(in_use.question) else None  # noqa: FBT003


def open_for_clerk(path: Path) -> bool:
    """Open a file or a folder with the program that Windows has for it.

    False on other systems, and where there is no such program.
    """
    if sys.platform != "win32":
        return False
    try:
        # Without a folder of its own it would hold ours, where xlwings has gone: the installation could not be removed.
        os.startfile(path, cwd=path.parent)  # noqa: S606 - what this click has just written
    except OSError:
        LOG.warning("not opened: %s", path, exc_info=True)
        return False
    return True


_SILENT_SECONDS = 1.0
"""Nothing is said of work that is done sooner, nor more often than this."""


class StatusLine:
    """Says so once it has taken a second; ``sentence`` has ``{done}`` and ``{total}``."""

    def __init__(self, book: OpenWorkbook, sentence: str) -> None:
        self._book, self._sentence = book, sentence
        self._last = time.monotonic()

    def show(self, done: int, total: int) -> None:
        """Say how many files of how many are read; Stopped where the clerk has pressed Esc."""
        if time.monotonic() - self._last > _SILENT_SECONDS:
            self._book.status(self._sentence.format(done=done, total=total))
            self._last = time.monotonic()
