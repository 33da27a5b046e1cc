"""The sheets that an appraisal rewrites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.workbook.console import console_block
from xlsx_addin.workbook.next_steps import OpenMatters
from xlsx_addin.workbook.ranking import far_off, ranking_block
from xlsx_addin.workbook.results import problems_block, results_block, summarise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsx_addin.appraisal.verdict import Appraisal
    from xlsx_addin.workbook.appraisal_run import AppraisalRun
    from xlsx_addin.xlsx.blocks import SheetBlock


def result_blocks(
    appraisal: Appraisal,
    run: AppraisalRun,
    matters: OpenMatters | None = None,
    last_year: Mapping[str, str] | None = None,
) -> list[SheetBlock]:
    """The console's summary, ``Kết quả``, ``Lỗi`` and ``Xếp hạng``.

    ``matters`` is what waits between the levels, ``last_year`` how each subject ended the year before, by its Mã.
    """
    return [
        console_block(summarise(appraisal, run, matters or OpenMatters(), far_off(appraisal))),
        results_block(appraisal, run),
        problems_block(appraisal, run),
        ranking_block(appraisal, run, last_year or {}),
    ]
