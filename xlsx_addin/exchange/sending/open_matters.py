"""Codes to be compared, differences to be settled, units to be reminded: their numbers for the console."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.refusal import Refusal
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.console import UnsentUnit
from xlsx_addin.workbook.next_steps import OpenMatters

if TYPE_CHECKING:
    from xlsx_addin.jobs.appraise import Job
    from xlsx_addin.xlsx.cells import SheetValues


def open_matters(job: Job) -> OpenMatters:
    """Codes to be compared, differences to be settled, units to be reminded.

    Nothing where a sheet of the exchange cannot be read: the button that needs it says why, an appraisal goes on.
    """
    if not any(_has_rows(job.sheet(name)) for name in (layout.SENDERS, layout.PROGRESS, layout.DIFFERENCES)):
        return OpenMatters()  # nobody below: nothing of the exchange is loaded for a click

    from xlsx_addin.exchange.merging.differences import Differences
    from xlsx_addin.exchange.sending.received_senders import board_rows, files_not_merged, merged_senders
    from xlsx_addin.exchange.units.senders import expected_below, senders_of

    try:
        board = board_rows(job)
        differences = Differences(job.sheet(layout.DIFFERENCES))
        expected = expected_below(senders_of(job.sheet(layout.SENDERS)), job.appraisal.register.settings)
    except Refusal:
        return OpenMatters()
    merged = merged_senders(job, board)
    waiting = [row for row in files_not_merged(board).values() if row.verdict is not None and row.verdict.awaits_code]
    return OpenMatters(
        waiting_codes=len(waiting),
        differences=len(differences),
        unsent=[
            UnsentUnit(sender.name or sender.code, sender.phone) for sender in expected if sender.code not in merged
        ],
        expected=len(expected),
    )


def _has_rows(sheet: SheetValues | None) -> bool:
    """Whether anything stands below the headings."""
    return sheet is not None and any(row > layout.HEADING_ROW for rows in sheet.columns.values() for row in rows)
