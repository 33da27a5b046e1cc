"""Who has been heard of: what ``Đơn vị`` and ``Tiến độ`` tell of the senders."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from xlsx_addin.exchange.returned import sources
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.words.exchange import RECEIPT_LABELS
from xlsx_addin.workbook.layout import PROGRESS, PROGRESS_COLUMNS, SUBJECTS
from xlsx_addin.workbook.register import find_sheets
from xlsx_addin.workbook.tables import find_table
from xlsx_addin.workbook.values import code_of

if TYPE_CHECKING:
    from xlsx_addin.workbook.register import Workbook

_CODE, _VERDICT = "Mã", "Kết luận nhận"
_COLUMNS = tuple(replace(column, required=column.heading in (_CODE, _VERDICT)) for column in PROGRESS_COLUMNS)
_MERGED = frozenset(fold(RECEIPT_LABELS[verdict]) for verdict in ("accepted", "unchanged", "superseded"))


def senders_heard_of(workbook: Workbook) -> set[str]:
    """The codes of the senders from whom something was merged: a row of ``Đơn vị``, or a merged item of ``Tiến độ``."""
    heard_of = set(sources(workbook.read(find_sheets(workbook)[SUBJECTS])).values())
    name = next((name for name in workbook.sheet_names if fold(name) == fold(PROGRESS)), None)
    sheet = None if name is None else workbook.read(name)
    if sheet is None or not sheet.columns:
        return heard_of
    table = find_table(sheet, _COLUMNS)
    codes = table.values(_CODE)
    for row, verdict in table.values(_VERDICT).items():
        code = code_of(codes[row]) if row in codes else None
        if code is not None and isinstance(verdict, str) and fold(verdict) in _MERGED:
            heard_of.add(code)
    return heard_of
