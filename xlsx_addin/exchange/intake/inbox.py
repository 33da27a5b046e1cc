"""Which files lie in an inbox. Nothing is opened here, and nothing outside the folders named is looked at."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from xlsx_addin.refusal import Refusal, system_reason
from xlsx_addin.words import receiving as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SUFFIXES = frozenset({".eml", ".msg", ".xlsx", ".xlsm", ".zip"})
_PASSING_NAMES = ("~$", ".")
"""How the names of open documents, locks and half-written files begin."""


@dataclass(frozen=True, slots=True)
class InboxFile:
    """A file to read, and what people call it: its path inside the inbox."""

    path: Path
    label: str


def inbox_files(inbox: Sequence[Path], *, apart_from: Iterable[Path] = ()) -> list[InboxFile]:
    """Every file of a known kind in these files and folders, in the order of their names.

    Links inside a folder are not followed, hidden and temporary files are left out, and so is what stands in
    ``apart_from`` (the archive, the workbook itself). Refusal where a path of ``inbox`` does not exist.
    """
    avoided = {path.resolve() for path in apart_from}
    labels: dict[str, Path] = {}
    found: dict[Path, InboxFile] = {}
    for root in inbox:
        if not root.exists():
            raise Refusal(words.INBOX_MISSING.format(path=root))
        files = [InboxFile(root, root.name)] if root.is_file() else list(_walk(root, root.resolve(), avoided))
        for file in files:
            real = file.path.resolve()
            if real not in avoided and real not in found:
                # Two folders may hold files of the same name: people then need the whole path to tell them apart.
                is_taken = labels.setdefault(file.label, real) != real
                found[real] = InboxFile(file.path, str(file.path)) if is_taken else file
    return list(found.values())


def _walk(root: Path, folder: Path, avoided: set[Path]) -> Iterator[InboxFile]:
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        raise Refusal(words.FOLDER_UNREADABLE.format(path=folder, reason=system_reason(error))) from None
    for entry in found:
        if entry.name.startswith(_PASSING_NAMES) or entry.is_symlink() or Path(entry.path) in avoided:
            continue
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(root, path, avoided)
        elif entry.is_file(follow_symlinks=False) and path.suffix.lower() in SUFFIXES:
            yield InboxFile(path, path.relative_to(root.resolve()).as_posix())
