"""The summary for a console of an older program, whose own macros in LibreOffice copy it by its name, cell for cell."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from xlsx_addin.workbook import layout
from xlsx_addin.workbook.console import STATUS_NAME, SUMMARY_NAME
from xlsx_addin.workbook.console_place import placed_summary
from xlsx_addin.xlsx.cells import referred_cells

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.workbook.sheets import Sheets
    from xlsx_addin.xlsx.blocks import SheetBlock

_NAMES = (SUMMARY_NAME, STATUS_NAME)


def older_summary(file: Path, sheets: Sheets, summary: SheetBlock) -> SheetBlock | None:
    """The summary in the shape that the console of this file has, on a sheet of its own; None where it is today's."""
    import openpyxl

    with closing(openpyxl.load_workbook(file, read_only=True)) as book:
        names = book.defined_names
    place, status = (referred_cells(f"={names[name].attr_text}") if name in names else None for name in _NAMES)
    if place is None or place.cells.size == (len(summary.rows), len(summary.formats)):
        return None
    placed = placed_summary(summary, place=place, status=status, console=sheets[layout.CONSOLE])
    return replace(placed[0], sheet=SUMMARY_NAME, row=1, column=1) if placed else None
