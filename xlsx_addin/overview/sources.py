"""Which files the sources hold, and whether the overview and its database may go where somebody wants them.

No source is opened here but to take its SHA-256, and nothing is ever written among them.
"""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsx_addin.atomic import refuse_existing
from xlsx_addin.exchange.envelope.file_names import PLAIN_COPY
from xlsx_addin.exchange.intake.inbox import files_below
from xlsx_addin.exchange.merging.archive import is_companion
from xlsx_addin.exchange.merging.record import RECORD_NAME
from xlsx_addin.guidance import FOLDER_NAME, LETTER_SUFFIXES, folder_beside
from xlsx_addin.refusal import Refusal
from xlsx_addin.vietnamese.quoting import printable
from xlsx_addin.words import commands
from xlsx_addin.words import overview as words
from xlsx_addin.words.forms import FORM_PREFIXES
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

WORKBOOK_SUFFIXES = frozenset({".xlsx", ".xlsm"})
_SYNCHRONISED = re.compile(r"onedrive|google ?drive|dropbox|icloud|sharepoint|nextcloud|zalo", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A workbook file to read, and what people call it: its source's name and the path inside it."""

    path: Path
    label: str
    in_archive: bool = False
    """Whether it lies beside a record of receipts."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What was found, in the order of labels; ``archives`` are the folders that hold a record of receipts."""

    files: tuple[SourceFile, ...]
    archives: tuple[Path, ...]
    letters: tuple[Path, ...]
    """The folders of letters (letters §1) among them and beside them, of several alike the first."""
    others: int
    """Files of other kinds, such as mails: they are counted and not opened."""
    names: tuple[str, ...]
    """The sources by their own names, for the sheet that says what was read."""


def find_sources(paths: Sequence[Path], *, apart_from: Iterable[Path] = ()) -> Sources:
    """Every workbook and record in these files and folders; links inside a folder are not followed.

    The same file found twice is one, and the order of ``paths`` changes nothing. Refusal where a path does not exist or
    a folder cannot be listed.
    """
    avoided = {path.resolve() for path in apart_from}
    found: dict[Path, str] = {}
    archives: set[Path] = set()
    letters: set[Path] = set()
    others: set[Path] = set()
    for root in paths:
        if not root.exists():
            raise Refusal(words.SOURCE_MISSING.format(path=root))
        base = root.resolve()
        letters.add(folder_beside(base))
        for path in [base] if base.is_file() else files_below(base, words.FOLDER_UNREADABLE):
            if path in avoided or is_companion(path.name):
                continue  # what an archive keeps beside an envelope for people says nothing that the envelope does not
            if path.name == RECORD_NAME:
                archives.add(path.parent)
            elif path.parent.name == FOLDER_NAME and path.suffix in LETTER_SUFFIXES:
                letters.add(path.parent)
            elif path.suffix.lower() in WORKBOOK_SUFFIXES and not path.name.startswith(FORM_PREFIXES):
                inside = printable(path.name if path == base else f"{base.name}/{path.relative_to(base).as_posix()}")
                found[path] = min(inside, found.get(path, inside))
            else:
                others.add(path)
    files = sorted(
        (
            SourceFile(path, label, path.parent in archives)
            for path, label in found.items()
            if path.parent not in archives or not path.stem.endswith(PLAIN_COPY)
        ),
        key=lambda file: (file.label, str(file.path)),
    )
    names = tuple(sorted({root.resolve().name or str(root) for root in paths}))
    return Sources(tuple(files), tuple(sorted(archives)), _distinct(sorted(letters)), len(others), names)


def _distinct(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Those that hold a file which none before them holds: each of many units has a copy of the same letter."""
    known: set[tuple[str, str | None]] = set()
    found = []
    for folder in folders:
        held = {(file.name, sha256_of(file)) for suffix in LETTER_SUFFIXES for file in folder.glob(f"*{suffix}")}
        if not held <= known:
            found.append(folder)
            known |= held
    return tuple(found)


def sha256_of(path: Path) -> str | None:
    """The SHA-256 of a file in hexadecimal digits; None where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def check_places(output: Path, database: Path, sources: Iterable[Path], *, force: bool) -> None:
    """Refusal where the output is no .xlsx, stands already, is a source, or the file of another program."""
    if output.suffix.lower() != ".xlsx":
        raise Refusal(commands.OUTPUT_NOT_XLSX.format(file=output))
    if output.resolve() == database.resolve():
        raise Refusal(words.DATABASE_IS_OUT.format(file=output.name))
    if any(path.is_file() and path.resolve() in {output.resolve(), database.resolve()} for path in sources):
        raise Refusal(words.OUT_IS_SOURCE.format(file=output.name))
    if not output.parent.is_dir():
        raise Refusal(words.NO_FOLDER.format(folder=output.parent))
    refuse_existing(output, force=force)
    refuse_foreign(output)


def refuse_foreign(output: Path) -> None:
    """Refusal where another program's file stands in the place of an overview made before."""
    if not output.exists():
        return
    with suppress(Refusal), FileWorkbook.open(output) as workbook:
        if {words.SHEET_OVERVIEW, words.SHEET_METHOD} <= set(workbook.sheet_names):
            return
    raise Refusal(words.OUT_IS_FOREIGN.format(file=output))


def is_shared(folder: Path) -> bool:
    """Whether a folder seems to be synchronised or on a share: others may see what is written there."""
    path = str(folder.resolve())
    return path.startswith(("\\\\", "//")) or _SYNCHRONISED.search(path) is not None
