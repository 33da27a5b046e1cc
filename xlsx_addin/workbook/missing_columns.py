"""Columns that a table lacks and may lack, and whether somebody should know (workbook §3).

What is missing is read as blank. It is told where a heading there was probably meant for it, and in a workbook made
from the template, whose version tells which columns it had.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xlsx_addin.stated_version import version_numbers
from xlsx_addin.vietnamese.edit_distance import distance
from xlsx_addin.vietnamese.normalise import fold_spelling, without_diacritics
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook.tables import Table, headings_of_row
from xlsx_addin.xlsx.cells import address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.workbook.layout import Column

_WORD = re.compile(r"\w+")


def warn_of_missing_columns(table: Table, columns: Sequence[Column], version: str | None, findings: Findings) -> None:
    """One warning for each of these columns that is missing and should be told of.

    ``version`` is that of the package which made the workbook, None where it does not say.
    """
    missing = [column for column in columns if column.heading not in table.columns]
    if not missing:
        return
    known = set(table.columns.values())
    unknown = {
        number: text for number, text in headings_of_row(table.sheet, table.heading_row).items() if number not in known
    }
    first_cell = address(table.heading_row, min(known))
    near = _meant(unknown, missing)
    for column in missing:
        if column.heading in near:
            code, cell = ProblemCode.HEADING_UNKNOWN, address(table.heading_row, near[column.heading])
            value, meant = unknown[near[column.heading]], column.heading
            findings.add(code, table.sheet.name, cell, value=value, heading=meant)
        elif version is not None and version_numbers(version) >= version_numbers(column.since):
            findings.add(ProblemCode.COLUMN_MISSING, table.sheet.name, first_cell, heading=column.heading)


def _meant(unknown: dict[int, str], missing: Sequence[Column]) -> dict[str, int]:
    """Headings that are missing, and the column under whose unknown heading each probably stands."""
    found: dict[str, int] = {}
    for column in missing:
        slips = [number for number, text in unknown.items() if _is_slip(text, column.heading)]
        words = _words(column.heading)
        near = slips or [number for number, text in unknown.items() if _contain(_words(text), words)]
        if near:
            found[column.heading] = near[0]
    return found


def _is_slip(text: str, heading: str) -> bool:
    """Whether a text is a heading but for one letter, or typed on a keyboard that has no diacritics at all."""
    typed, meant = fold_spelling(text), fold_spelling(heading)
    return distance(typed, meant, 1) <= 1 or typed == without_diacritics(meant)


def _words(text: str) -> list[str]:
    return _WORD.findall(fold_spelling(text))


def _contain(one: list[str], other: list[str]) -> bool:
    """Whether the words of one stand together in the other, in whichever direction."""
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and any(
        longer[start : start + len(shorter)] == shorter for start in range(len(longer) - len(shorter) + 1)
    )
