"""``appraise -o``: a new workbook with the clerk's values at their own addresses and the tool sheets filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.atomic import replacing
from xlsx_addin.words import results as words
from xlsx_addin.words.sheet_names import LAST_YEAR
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.headings import arrangements
from xlsx_addin.workbook.journal import appraisal_entry, journal_block
from xlsx_addin.workbook.last_year import results_last_year
from xlsx_addin.workbook.read_settings import setting_values
from xlsx_addin.workbook.setting_places import settings_blocks
from xlsx_addin.workbook.sheets import Workbook, known_sheets
from xlsx_addin.workbook.tool_sheets import result_blocks

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.jobs.appraise import Job
    from xlsx_addin.workbook.next_steps import OpenMatters
    from xlsx_addin.xlsx.cells import SheetValues

KEPT_SHEETS = (
    layout.SENDERS,
    layout.PROGRESS,
    layout.DIFFERENCES,
    layout.RESULTS_FROM_ABOVE,
    layout.ATTENDANCE,
    layout.JOURNAL,
)
"""Sheets that an appraisal does not touch; a workbook need not have them, or their headings."""


def write_appraised(
    path: Path, workbook: Workbook, job: Job, *, matters: OpenMatters | None = None, force: bool = False
) -> None:
    """Write what a click would leave behind into a new .xlsx; Refusal where it cannot be written.

    ``matters`` is what waits between the levels.
    """
    from xlsx_addin.template.build import build

    kept = kept_sheets(workbook)
    sheets = job.sheets.joined(kept).only((layout.SUBJECTS, layout.SCALE, layout.SCORES, *kept))
    results = result_blocks(job.appraisal, job.run, matters, results_last_year(job.sheet(LAST_YEAR)))
    blocks = [
        *settings_blocks(setting_values(job.sheets)),
        *results,
        journal_block(kept.get(layout.JOURNAL), words.TASK_APPRAISE, appraisal_entry(job.appraisal, job.run)),
    ]
    with replacing(path, force=force) as file:
        content = build(
            macros=False,
            arrangements=arrangements(sheets, optional=KEPT_SHEETS),
            criteria=[criterion.code for criterion in job.appraisal.register.scale.criteria],
            rows=max(len(job.appraisal.verdicts), 1),
            provisional_foot=not job.appraisal.register.settings.scale_confirmed,
            sheets=sheets,
            blocks=blocks,
            letter=job.appraisal.register.guidance,
        )
        file.write(content)


def kept_sheets(workbook: Workbook) -> dict[str, SheetValues]:
    """The other known sheets of a workbook, which an appraisal does not touch."""
    return {name: sheet for name, sheet in known_sheets(workbook, KEPT_SHEETS).items() if sheet.columns}
