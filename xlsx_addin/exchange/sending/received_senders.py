"""Senders of whom something has been merged, and those whose file waits, as ``Đơn vị`` and ``Tiến độ`` tell."""

from __future__ import annotations

from datetime import datetime
from operator import itemgetter
from typing import TYPE_CHECKING

from xlsx_addin.exchange.merging.item_verdict import ItemVerdict
from xlsx_addin.exchange.merging.progress import progress_rows
from xlsx_addin.exchange.sending.owners import sources
from xlsx_addin.workbook.layout import PROGRESS, SUBJECTS
from xlsx_addin.workbook.stated_year import require_year

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsx_addin.exchange.merging.progress import ProgressRow
    from xlsx_addin.jobs.appraise import Job

_REQUIRED = ("code", "verdict")


def board_rows(job: Job) -> list[ProgressRow]:
    """The rows of ``Tiến độ`` for units; none without the sheet. Refusal where it tells of another year."""
    return [row for row in _rows(job) if not row.is_form]


def answer_rows(job: Job) -> list[ProgressRow]:
    """Those for answered forms, in the order of their receipt. Refusal where the sheet tells of another year."""
    dated = [(row.receipt.moment, row) for row in _rows(job) if row.is_form and row.receipt is not None]
    return [row for _, row in sorted(dated, key=itemgetter(0))]


def _rows(job: Job) -> list[ProgressRow]:
    sheet = job.sheet(PROGRESS)
    rows = [] if sheet is None else progress_rows(sheet, _REQUIRED)
    if sheet is not None and any(row.verdict is not None for row in rows):
        require_year(sheet, job.appraisal.register.settings.year)
    return rows


def merged_senders(job: Job, board: Iterable[ProgressRow]) -> set[str]:
    """The codes of the senders from whom something was merged: a row of ``Đơn vị``, or a merged item of ``Tiến độ``."""
    merged = set(sources(job.sheets.table(SUBJECTS)).values())
    return merged | {row.sender for row in board if row.sender and row.verdict is not None and row.verdict.is_fine}


def received_senders(job: Job) -> set[str]:
    """The codes of the senders whose dossier is here: merged, or waiting for its check code to be read out.

    Refusal where ``Tiến độ`` tells of another year.
    """
    board = board_rows(job)
    waiting = {row.sender for row in board if row.sender and row.verdict is not None and row.verdict.awaits_code}
    return merged_senders(job, board) | waiting


def files_not_merged(board: Iterable[ProgressRow]) -> dict[str, ProgressRow]:
    """For each unit that a file on ``Tiến độ`` names the one that can still be merged, or sent again, with its help.

    It is the newest that awaits its code; only where there is none, the newest that was changed after sending. Who
    made it is not known: anybody can write a unit's code into a file.
    """
    found: dict[str, ProgressRow] = {}
    for row in sorted(board, key=_order):
        if row.sender and row.verdict is not None and (row.verdict.awaits_code or row.verdict is ItemVerdict.MODIFIED):
            found[row.sender] = row
    return found


def _order(row: ProgressRow) -> tuple[bool, int, datetime]:
    """Sorts what awaits its code last, and the newest last."""
    awaits_code = row.verdict is not None and row.verdict.awaits_code
    # Moments in cells are those of Việt Nam.
    moment = datetime.min if row.receipt is None else row.receipt.moment  # noqa: DTZ901
    return awaits_code, row.version or 0, moment
