"""``Điểm`` without a row, for the tests of what is merged into the other sheets."""

from __future__ import annotations

from tests.exchange.received import filled_sheet
from xlsx_addin.exchange.merging.merged_scores import MergedScores
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.sheets import Sheets


def no_scores() -> MergedScores:
    """The sheet as the template has it."""
    sheet = filled_sheet(layout.SCORES, [["Mã", "Tên", "Người chấm", "C1", "C2", "C3", "Nhận xét"]])
    return MergedScores(Sheets({layout.SCORES: sheet}).table(layout.SCORES))
