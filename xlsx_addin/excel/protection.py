"""Sheets that are protected against slips of the hand: opened for one write and closed again as they were."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from xlsx_addin.excel.errors import refusing
from xlsx_addin.words import boxes as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlwings import Sheet

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


@contextmanager
def opened(sheet: Sheet) -> Iterator[None]:
    """Lift the sheet's protection, and put the same one back whatever happens.

    Raises Refusal, naming the sheet, where a password guards it.
    """
    api = sheet.api
    if not api.ProtectContents:
        yield
        return
    protection = {
        # Left out, it would take all others with it: pywin32 hands over nothing that stands behind a gap.
        "Password": "",
        "DrawingObjects": api.ProtectDrawingObjects,
        "Contents": True,
        "Scenarios": api.ProtectScenarios,
        "UserInterfaceOnly": api.ProtectionMode,
        **{permission: getattr(api.Protection, permission) for permission in _PERMISSIONS},
    }
    with refusing(words.SHEET_LOCKED.format(sheet=sheet.name)):
        api.Unprotect(_ANY_TEXT)
    try:
        yield
    finally:
        api.Protect(**protection)
