"""Rows that a filter or a hand has hidden: they count like any other, and somebody is told (workbook §9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.vietnamese.cell_lists import ranges
from xlsx_addin.words.problems import ProblemCode

if TYPE_CHECKING:
    from collections.abc import Collection

    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.xlsx.cells import SheetValues

_MOST_NAMED = 10


def note_hidden_rows(sheet: SheetValues, rows: Collection[int], findings: Findings) -> None:
    """One warning that counts how many of these rows with data are hidden; none where none is."""
    hidden = sheet.hidden_rows.intersection(rows)
    if not hidden:
        return
    others = ranges((f"A{row}" for row in hidden), most=_MOST_NAMED)
    findings.add(ProblemCode.ROWS_HIDDEN, sheet.name, None, where=sheet.name, count=len(hidden), others=others)
