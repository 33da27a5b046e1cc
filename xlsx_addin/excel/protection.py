"""Sheets that are protected against slips of the hand: opened for one write and closed again as they were.

A click may be cut off while they are open: Excel turns calls away as soon as the clerk types into a cell, and a process
may be ended. So what has to be protected again is noted on this machine before anything is opened, and struck off when
it is done; the next click in that workbook protects what the note still names. A sheet that the clerk has opened
himself is in no note and stays open.
"""

from __future__ import annotations

import functools
import hashlib
import json
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from xlsx_addin.excel.errors import is_excel_busy, refusing
from xlsx_addin.state_folder import log_folder
from xlsx_addin.words import boxes as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from xlwings import Sheet

    Protection = dict[str, str | bool]
    """The arguments of Excel's ``Protect``, by their names."""

PAUSES = (0.5,) * 30
"""Seconds that a click waits, all its calls together, while Excel is busy: somebody types, or closes a dialog."""

_ANY_TEXT = "xlsx_addin"
"""Excel ignores it where there is no password; left out, Excel would ask for one in a dialog and wait for ever."""

_PERMISSIONS = (
    "AllowFormattingCells",
    "AllowFormattingColumns",
    "AllowFormattingRows",
    "AllowInsertingColumns",
    "AllowInsertingRows",
    "AllowInsertingHyperlinks",
    "AllowDeletingColumns",
    "AllowDeletingRows",
    "AllowSorting",
    "AllowFiltering",
    "AllowUsingPivotTables",
)


def patiently(call: Callable[[], object], pauses: Iterator[float]) -> None:
    """Call again while Excel is busy, after each of the pauses that are left; then its last error is raised."""
    while True:
        try:
            call()
        except Exception as error:
            pause = next(pauses, None) if is_excel_busy(error) else None
            if pause is None:
                raise
            time.sleep(pause)
        else:
            return


@contextmanager
def opened(
    workbook: str, known: Mapping[str, Sheet], names: Iterable[str], left_open: list[str], pauses: Iterator[float]
) -> Iterator[None]:
    """Lift the protection of the sheets of these names, and put the same ones back whatever happens.

    ``known`` are all sheets of the workbook, whose full name is ``workbook``. Sheets that Excel was too busy to protect
    again are added to ``left_open``; whatever was raised meanwhile passes unchanged. ``pauses`` are those of the click
    (``patiently``); closing has as many again.
    Raises Refusal, naming the sheet, where a password guards it.
    """
    note = log_folder() / f"mo_khoa_{hashlib.sha256(workbook.casefold().encode()).hexdigest()[:16]}.json"
    cut_off = _noted(note)
    closing = {name: cut_off[name] for name in cut_off.keys() & known.keys() if not known[name].api.ProtectContents}
    found = {name: _protection(known[name].api) for name in names if name not in closing}
    guarded = {name: protection for name, protection in found.items() if protection is not None}
    _write_note(note, closing | guarded)
    try:
        for name, protection in guarded.items():
            with refusing(words.SHEET_LOCKED.format(sheet=name)):
                patiently(functools.partial(known[name].api.Unprotect, _ANY_TEXT), pauses)
            closing[name] = protection
        yield
    finally:
        pauses_at_the_end = iter(PAUSES)
        for name, protection in closing.items():
            try:
                patiently(functools.partial(known[name].api.Protect, **protection), pauses_at_the_end)
            except Exception:  # noqa: BLE001 - what was raised before it is what the clerk is told, and this beside it
                left_open.append(name)
        _write_note(note, {name: closing[name] for name in left_open})


def _protection(api: Any) -> Protection | None:
    """What ``Protect`` is to be given so that the sheet is protected as it is; None where it is not."""
    if not api.ProtectContents:
        return None
    permissions = api.Protection
    return {
        # Left out, it would take all others with it: pywin32 hands over nothing that stands behind a gap.
        "Password": "",
        "DrawingObjects": api.ProtectDrawingObjects,
        "Contents": True,
        "Scenarios": api.ProtectScenarios,
        "UserInterfaceOnly": api.ProtectionMode,
        **{permission: getattr(permissions, permission) for permission in _PERMISSIONS},
    }


def _noted(note: Path) -> dict[str, Protection]:
    """What a click before this one has left open, by sheet; nothing where there is no note, or but half of one."""
    try:
        found = json.loads(note.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    wanted = {"Password", "DrawingObjects", "Contents", "Scenarios", "UserInterfaceOnly", *_PERMISSIONS}
    return {
        name: protection
        for name, protection in (found.items() if isinstance(found, dict) else ())
        if isinstance(protection, dict) and protection.keys() == wanted
    }


def _write_note(note: Path, closing: Mapping[str, Protection]) -> None:
    """Note what is to be protected again; without a place for the note, this click does so all the same."""
    with suppress(OSError):
        if closing:
            note.parent.mkdir(parents=True, exist_ok=True)
            note.write_text(json.dumps(closing, ensure_ascii=False), encoding="utf-8")
        else:
            note.unlink(missing_ok=True)
