"""Guidances as data: one dated file each, found by its id.

A new guidance is a new ``.toml`` file with its text beside it and no code: in this folder, or in a folder ``Văn bản
hướng dẫn`` beside the workbook or of the installation.
"""

from __future__ import annotations

import os
import tomllib
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from xlsx_addin.guidance.building import built
from xlsx_addin.guidance.digest import digest
from xlsx_addin.refusal import Refusal
from xlsx_addin.state_folder import state_folder
from xlsx_addin.words import letter_faults as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsx_addin.guidance.model import Guidance

DEFAULT_ID = "804-CV/HU"
FOLDER_NAME = "Văn bản hướng dẫn"
"""The folder beside a workbook, or of the installation, where letters from outside the package lie."""
LETTER_SUFFIXES = (".toml", ".txt")
"""A letter and its text."""

_PACKAGE = Path(__file__).parent
_others: list[Path] = []
"""The folders from outside the package that this process has come across, in their order."""


class ConflictingLetters(Refusal):
    """Two files of one id that decide differently: nobody can say by which of them."""


def installed_folder() -> Path:
    """The installation's own folder of letters, below ``%LOCALAPPDATA%`` or ``XDG_STATE_HOME``."""
    return state_folder() / FOLDER_NAME


def folder_beside(workbook: Path) -> Path:
    """The folder of letters beside a workbook."""
    return workbook.absolute().parent / FOLDER_NAME


def look_beside(workbook: Path | None) -> None:
    """Make the letters known that lie beside a workbook; they stay known until the process ends."""
    if workbook is not None:
        look_into(folder_beside(workbook))


def look_into(folder: Path) -> None:
    """Make the letters of a folder known; one that is not there is as good as an empty one."""
    if folder not in _others and _may_be_looked_into(folder):
        _others.append(folder)


def folders() -> tuple[Path, ...]:
    """The folders from outside the package whose letters are known."""
    own = installed_folder()
    return tuple(folder for folder in (*(() if own in _others else (own,)), *_others) if _may_be_looked_into(folder))


def _may_be_looked_into(folder: Path) -> bool:
    """Whether it is a folder that this user may enter and list: another user's is as good as none.

    A letter in it that cannot be read is another matter: it is found, and refused when it is asked for.
    """
    try:
        if not folder.is_dir():
            return False
        with os.scandir(os.path.join(folder, os.curdir)):  # noqa: PTH118 - a Path drops the dot that must be entered
            return True
    except PermissionError:
        return False


def files_of(guidance_id: str) -> list[Path]:
    """Every file of that id: a file is named after its id, with ``_`` for ``/``."""
    name = f"{guidance_id.replace('/', '_')}.toml"
    return [file for folder in (_PACKAGE, *folders()) if (file := folder / name).is_file()]


def available() -> tuple[str, ...]:
    """The ids of all known guidances."""
    names = [path.stem.replace("_", "/") for folder in (_PACKAGE, *folders()) for path in sorted(folder.glob("*.toml"))]
    return tuple(dict.fromkeys(names))


def load(guidance_id: str = DEFAULT_ID) -> Guidance:
    """The guidance with that id, the same object each time.

    KeyError when there is none; Refusal where its file is not what it must be, or two files decide differently.
    """
    files = files_of(guidance_id)
    if not files:
        raise KeyError(guidance_id)
    first, *others = [_read(file, file.stat().st_mtime_ns) for file in files]
    if any(digest(first) != digest(other) for other in others):
        raise ConflictingLetters(words.TWO_FILES.format(id=guidance_id, files="; ".join(map(str, files))))
    return first


def usable() -> dict[str, Guidance]:
    """Every known guidance that can be loaded, by its id: what is not as it must be is left to who asks for it."""
    found = {}
    for guidance_id in available():
        with suppress(Refusal):
            found[guidance_id] = load(guidance_id)
    return found


def load_or_default(guidance_id: str) -> Guidance:
    """The guidance with that id, or the default one where none of that id is known here."""
    return load(guidance_id if files_of(guidance_id) else DEFAULT_ID)


@cache
def _read(path: Path, written: int) -> Guidance:  # noqa: ARG001 - a file that was written anew is another one
    if path.parent == _PACKAGE:  # which was checked when the package was tested, not at each click
        return built(tomllib.loads(path.read_text("utf-8")))
    from xlsx_addin.guidance.strict import read_letter

    return read_letter(path)


_drawn: ContextVar[Guidance | None] = ContextVar("_drawn", default=None)


@contextmanager
def drawing(guidance: Guidance) -> Iterator[None]:
    """While a workbook is drawn, all that it shows of a letter is this one's."""
    token = _drawn.set(guidance)
    try:
        yield
    finally:
        _drawn.reset(token)


def drawn() -> Guidance:
    """The letter of the workbook that is being drawn; the default one otherwise."""
    return _drawn.get() or load()
