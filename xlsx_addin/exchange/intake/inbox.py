"""Which files lie in an inbox. Nothing is opened here, and nothing outside the folders named is looked at."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.refusal import Refusal, refused
from xlsx_addin.vietnamese.quoting import printable
from xlsx_addin.words import receiving as words
from xlsx_addin.words.forms import FORM_PREFIXES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

SUFFIXES = frozenset({".eml", ".msg", ".xlsx", ".xlsm", ".zip"})
_PASSING_NAMES = ("~$", ".")
"""How the names of open documents, locks and half-written files begin."""


class InboxFile(NamedTuple):
    """A file to read, and what people call it: its path inside the inbox, as it can be shown."""

    path: Path
    label: str


def inbox_files(inbox: Sequence[Path], *, apart_from: Iterable[Path] = ()) -> list[InboxFile]:
    """Every file of a known kind, or named like a form, in these files and folders, in the order of their names.

    Links inside a folder are not followed, hidden and temporary files are left out, and so is what stands in
    ``apart_from`` (the archive, the workbook itself). Refusal where a path of ``inbox`` does not exist.
    """
    avoided = {path.resolve() for path in apart_from}
    labels: dict[str, Path] = {}
    found: dict[Path, InboxFile] = {}
    for root in inbox:
        if not root.exists():
            raise Refusal(words.INBOX_MISSING.format(path=root))
        folder = root.resolve()
        paths = [root] if root.is_file() else files_below(folder, words.FOLDER_UNREADABLE, avoided)
        for path in paths:
            if path != root and path.suffix.lower() not in SUFFIXES and not path.name.startswith(FORM_PREFIXES):
                continue
            label = printable(root.name if path == root else path.relative_to(folder).as_posix())
            real = path.resolve()
            if real not in avoided and real not in found:
                # Two folders may hold files of the same name: people then need the whole path to tell them apart.
                is_taken = labels.setdefault(label, real) != real
                found[real] = InboxFile(path, printable(str(path)) if is_taken else label)
    return list(found.values())


def files_below(folder: Path, unreadable: str, apart_from: Collection[Path] = ()) -> Iterator[Path]:
    """Every file in a folder and the folders in it, in the order of their names, links and passing files left out.

    Refusal in the words ``unreadable`` where one of them cannot be listed; what stands in ``apart_from`` is not
    looked at.
    """
    with refused(unreadable, path=folder), os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        path = Path(entry.path)
        if entry.name.startswith(_PASSING_NAMES) or entry.is_symlink() or path in apart_from:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from files_below(path, unreadable, apart_from)
        elif entry.is_file(follow_symlinks=False):
            yield path
