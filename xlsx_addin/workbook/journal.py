"""``Nhật ký``: one row more for each run, under those that stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.appraisal.problem import count_problems
from xlsx_addin.terms import Outcome
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.number_formats import formats
from xlsx_addin.xlsx.blocks import SheetBlock, WrittenValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsx_addin.appraisal.verdict import Appraisal
    from xlsx_addin.workbook.appraisal_run import AppraisalRun
    from xlsx_addin.xlsx.cells import SheetValues


def journal_block(
    journal: SheetValues | None, task: str, entry: Mapping[str, WrittenValue], note: str = ""
) -> SheetBlock:
    """The row of a run; ``entry`` gives its other columns by their fields, and what it leaves out stays blank.

    ``journal`` is the sheet as it stands, None without one.
    """
    written = () if journal is None else journal.columns.values()
    row = max([layout.HEADING_ROW, *(row for column in written for row in column)]) + 1
    said = {**entry, "number": row - layout.HEADING_ROW, "task": task, "note": note or None}
    cells = {layout.heading(layout.JOURNAL, field): value for field, value in said.items()}
    values = [cells.get(column.heading) for column in layout.JOURNAL_COLUMNS]
    is_first = row == layout.HEADING_ROW + 1
    columns = formats(layout.JOURNAL_COLUMNS)
    return SheetBlock(layout.JOURNAL, row, 1, [values], columns, clear_below=False, comes_forth=is_first)


def appraisal_entry(appraisal: Appraisal, run: AppraisalRun) -> dict[str, WrittenValue]:
    """What the row of an appraisal says besides its task: when, who, by which guidance, of which data, the counts."""
    errors, warnings = count_problems(appraisal.problems)
    return {
        "moment": run.moment,
        "user": run.user,
        "guidance": appraisal.register.guidance.id,
        "data_code": run.data_code,
        "subjects": len(appraisal.verdicts),
        "score_sheets": len(appraisal.register.score_sheets),
        "qualified": sum(verdict.outcome is Outcome.QUALIFIED for verdict in appraisal.verdicts),
        "errors": errors,
        "warnings": warnings,
    }
