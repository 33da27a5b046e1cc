"""Mail addresses in the clerk's cells: a problem where one is mistyped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.mail_address import is_mistyped
from xlsx_addin.vietnamese.quoting import quoted
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook.layout import SENDER_COLUMNS, SENDERS, declared, label
from xlsx_addin.workbook.merged_cells import as_seen
from xlsx_addin.workbook.read_settings import found_settings
from xlsx_addin.workbook.tables import find_table, has_any_heading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.xlsx.cells import CellValue, SheetValues

_COLUMN = declared(SENDERS, "addresses")
_SUPERIOR = label("superior_address")


def check_addresses(sheets: Mapping[str, SheetValues], findings: Findings) -> None:
    """A problem at each cell of ``Đầu mối``, and of the superior's address, that holds something else, or is hidden."""
    superior = found_settings(sheets).get(_SUPERIOR)
    if superior is not None:
        _check(superior.value, superior.sheet, superior.cell, _SUPERIOR, findings)
    sheet = sheets.get(SENDERS)
    if sheet is None or not has_any_heading(sheet, [_COLUMN]):
        return
    table = find_table(as_seen(sheet, SENDER_COLUMNS, findings), [_COLUMN])
    heading = _COLUMN.heading
    for row, value in sorted(table.values(heading).items()):
        _check(value, SENDERS, table.cell(heading, row), heading, findings)


def _check(value: CellValue | None, sheet: str, cell: str, heading: str, findings: Findings) -> None:
    if isinstance(value, str) and is_mistyped(value):
        shown = quoted(" ".join(value.split()))
        findings.add(ProblemCode.ADDRESS_MISTYPED, sheet, cell, heading=heading, value=shown)
