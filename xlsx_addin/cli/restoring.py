"""The command that undoes ``Nhận hồ sơ``: ``restore`` puts the dated copy of a workbook back (commands §6)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsx_addin.cli.command import DONE, add_command
from xlsx_addin.refusal import Refusal, system_reason
from xlsx_addin.vietnamese.quoting import printable
from xlsx_addin.words import folders
from xlsx_addin.words import restoring as words

if TYPE_CHECKING:
    import argparse

_DATED = re.compile(r"(.+)_(\d{4}-\d{2}-\d{2}_\d{6})(?:_(\d+))?(\.xls[xm])", re.DOTALL | re.IGNORECASE)
"""The name of a copy: of which workbook, when, the number of several of one second, the suffix."""


def add_commands(commands: Any) -> None:
    """Register the command."""
    parser = add_command(commands, "restore", words.HELP_RESTORE, run_restore)
    parser.add_argument("backup", metavar="BACKUP", type=Path, help=words.HELP_BACKUP)


def run_restore(arguments: argparse.Namespace) -> int:
    """Put a dated copy back in its workbook's place; what stands there becomes a dated copy itself."""
    from xlsx_addin.atomic import write_atomically
    from xlsx_addin.buttons.folders import dated_path
    from xlsx_addin.folder_lock import locked
    from xlsx_addin.neighbours import is_open_elsewhere

    backup, workbook = _places(arguments.backup)
    if is_open_elsewhere(workbook):
        raise Refusal(words.STILL_OPEN.format(file=printable(workbook.name)))
    with locked(backup.parent):
        content = _workbook_bytes(backup)
        kept = None
        if workbook.exists():
            present = _bytes(workbook)
            if present == content:
                there = words.THERE_ALREADY.format(file=printable(workbook.name), backup=printable(backup.name))
                raise Refusal(there)
            kept = dated_path(backup.parent, workbook.name)
            write_atomically(kept, present)
        write_atomically(workbook, content, force=True)
    print(words.RESTORED.format(file=printable(str(workbook)), backup=printable(backup.name)))
    if kept is not None:
        print(words.KEPT.format(kept=printable(str(kept))))
    print(words.RECEIVE_AGAIN)
    return DONE


def _places(named: Path) -> tuple[Path, Path]:
    """The copy that is meant, and the workbook that it is one of; Refusal where there is none."""
    match = _DATED.fullmatch(named.name)
    named = named.absolute()
    if match is not None and named.parent.name == folders.BACKUPS:
        if not named.is_file():
            raise Refusal(words.NO_BACKUP.format(file=printable(match[1] + match[4]), folder=named.parent))
        return named, named.parent.parent / (match[1] + match[4])
    folder = named.parent / folders.BACKUPS
    copies = [
        (match[2], int(match[3] or 1), path)
        for path in (folder.iterdir() if folder.is_dir() else ())
        if (match := _DATED.fullmatch(path.name)) and (match[1] + match[4]).casefold() == named.name.casefold()
    ]
    if not copies:
        raise Refusal(words.NO_BACKUP.format(file=printable(named.name), folder=printable(str(folder))))
    return max(copies)[2], named


def _workbook_bytes(backup: Path) -> bytes:
    """The copy, which must be a whole workbook of ours."""
    from xlsx_addin.workbook.layout import REQUIRED_SHEETS
    from xlsx_addin.xlsx.reader import FileWorkbook

    content = _bytes(backup)
    name = printable(backup.name)
    try:
        with FileWorkbook.open(content, name=name) as workbook:
            missing = [sheet for sheet in REQUIRED_SHEETS if sheet not in workbook.sheet_names]
    except Refusal as refusal:
        raise Refusal(words.NO_WORKBOOK.format(file=name, reason=refusal)) from None
    if missing:
        reason = words.SHEETS_MISSING.format(sheets=", ".join(missing))
        raise Refusal(words.NO_WORKBOOK.format(file=name, reason=reason))
    return content


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = system_reason(error)
        raise Refusal(words.UNREADABLE.format(file=printable(path.name), reason=reason)) from None
