"""The year that the title of a tool's sheet states, such as ``TIẾN ĐỘ NHẬN HỒ SƠ NĂM 2026``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xlsx_addin.refusal import Refusal
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.words.reading import SHEET_OF_OTHER_YEAR
from xlsx_addin.words.stored import YEAR
from xlsx_addin.workbook.layout import HEADING_ROW

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsx_addin.xlsx.cells import SheetValues


def patterns(texts: Iterable[str]) -> list[re.Pattern[str]]:
    """What finds the year in each of these wordings."""
    year = r"(\d{4})"
    return [re.compile(rf"\b{fold(text).format(year=year)}\b", re.ASCII) for text in texts]


_YEARS = patterns(YEAR)


def stated_year(sheet: SheetValues) -> int | None:
    """The year in the title above the table, None where there is none."""
    for row, value in sorted(sheet.columns.get(1, {}).items()):
        for pattern in _YEARS if row < HEADING_ROW and isinstance(value, str) else ():
            if found := pattern.search(fold(str(value))):
                return int(found[1])
    return None


def require_year(sheet: SheetValues, year: int) -> None:
    """Refusal where the title states another year: what was received then says nothing about this one."""
    stated = stated_year(sheet)
    if stated is not None and stated != year:
        raise Refusal(SHEET_OF_OTHER_YEAR.format(sheet=sheet.name, stated=stated, year=year))
