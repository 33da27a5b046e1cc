"""What the units of other levels are called: the superior by its setting, the others by ``Đầu mối``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from xlsx_addin.refusal import Refusal
from xlsx_addin.workbook.cell_text import code_text
from xlsx_addin.workbook.layout import SENDERS, declared
from xlsx_addin.workbook.tables import find_table, has_all_headings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsx_addin.appraisal.records import Settings
    from xlsx_addin.xlsx.cells import SheetValues

_CODE, _NAME = declared(SENDERS, "code"), replace(declared(SENDERS, "name"), required=False)


def unit_names(sheets: Mapping[str, SheetValues], settings: Settings) -> dict[str, str]:
    """Code and name of the units that have a name; of a code that stands twice the first name counts."""
    found: dict[str, str] = {}
    if settings.superior_code and settings.superior_name:
        found[settings.superior_code] = settings.superior_name
    sheet = sheets.get(SENDERS)
    if sheet is None or not has_all_headings(sheet, [_CODE]):
        return found
    try:
        table = find_table(sheet, [_CODE, _NAME])
    except Refusal:  # which the buttons of the exchange refuse; for a name alone nobody's appraisal stops
        return found
    names = table.values(_NAME.heading)
    for row, value in sorted(table.values(_CODE.heading).items()):
        name = code_text(names.get(row))
        if name:
            found.setdefault(code_text(value), name)
    return found
