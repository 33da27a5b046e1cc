"""Where the overview and its database go, and whether that is a place for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xlsx_addin.atomic import refuse_existing
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import commands
from xlsx_addin.words import overview as words
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SYNCHRONISED = re.compile(r"onedrive|google ?drive|dropbox|icloud|sharepoint|nextcloud|zalo", re.IGNORECASE)


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
    try:
        with FileWorkbook.open(output) as workbook:
            is_ours = {words.SHEET_OVERVIEW, words.SHEET_METHOD} <= set(workbook.sheet_names)
    except Refusal:
        is_ours = False
    if not is_ours:
        raise Refusal(words.OUT_IS_FOREIGN.format(file=output))


def is_shared(folder: Path) -> bool:
    """Whether a folder seems to be synchronised or on a share: others may see what is written there."""
    path = str(folder.resolve())
    return path.startswith(("\\\\", "//")) or _SYNCHRONISED.search(path) is not None
