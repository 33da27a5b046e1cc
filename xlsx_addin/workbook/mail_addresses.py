"""Mail addresses in the clerk's cells: those that can be used, and what was meant for one and is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xlsx_addin.vietnamese.quoting import quoted
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook.layout import CONSOLE, SENDERS, declared, label
from xlsx_addin.workbook.read_settings import found_settings
from xlsx_addin.workbook.tables import find_table, has_any_heading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.xlsx.cells import CellValue, SheetValues

_WORD = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
ADDRESS = rf"{_WORD}(?:\.{_WORD})*@{_LABEL}(?:\.{_LABEL})*"
"""A mail address that can be used, as a regular expression; those in quotes or of other letters are none."""
_ADDRESS = re.compile(rf"(?<![\w@.]){ADDRESS}(?!\.*[\w@-]|\.\.)")
_COLUMN = declared(SENDERS, "addresses")
_SUPERIOR = label("superior_address")


def addresses_of(text: str) -> tuple[str, ...]:
    """The mail addresses in a text such as ``Chi bộ 1 <cb1@example.vn>; cb2@example.vn``, in lower case.

    What is no address is left out, and never shortened to one; none is found in a text without one.
    """
    return tuple(dict.fromkeys(found.lower() for found in _ADDRESS.findall(text)))


def is_mistyped(text: str) -> bool:
    """Whether a text, not blank, holds no address, or something else with an ``@``."""
    return bool(text.strip()) and (not _ADDRESS.search(text) or "@" in _ADDRESS.sub("", text))


def check_addresses(sheets: Mapping[str, SheetValues], findings: Findings) -> None:
    """A problem at each cell of ``Đầu mối``, and of the superior's address, that holds something else."""
    cell, value = found_settings(sheets[CONSOLE]).get(_SUPERIOR, ("", None))
    _check(value, CONSOLE, cell, _SUPERIOR, findings)
    sheet = sheets.get(SENDERS)
    if sheet is None or not has_any_heading(sheet, [_COLUMN]):
        return
    table = find_table(sheet, [_COLUMN])
    heading = _COLUMN.heading
    for row, value in sorted(table.values(heading).items()):
        _check(value, SENDERS, table.cell(heading, row), heading, findings)


def _check(value: CellValue | None, sheet: str, cell: str, heading: str, findings: Findings) -> None:
    if isinstance(value, str) and is_mistyped(value):
        shown = quoted(" ".join(value.split()))
        findings.add(ProblemCode.ADDRESS_MISTYPED, sheet, cell, heading=heading, value=shown)
