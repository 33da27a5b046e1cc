"""Senders whose rows stand here, of whom something has been merged or waits, as ``Đơn vị`` and ``Tiến độ`` tell."""

from __future__ import annotations

from datetime import datetime
from operator import itemgetter
from typing import TYPE_CHECKING

from xlsx_addin.exchange.merging.item_verdict import ItemVerdict
from xlsx_addin.exchange.merging.progress import ProgressRow, progress_rows
from xlsx_addin.vietnamese.normalise import normalise
from xlsx_addin.workbook.layout import PROGRESS, SUBJECTS, heading
from xlsx_addin.workbook.stated_year import require_year

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from xlsx_addin.appraisal.verdict import Verdict
    from xlsx_addin.jobs.appraise import Job
    from xlsx_addin.workbook.tables import Table


def board_rows(job: Job) -> list[ProgressRow]:
    """The rows of ``Tiến độ`` for units; none without the sheet. Refusal where it tells of another year."""
    return [row for row in _rows(job) if not row.is_form]


def answer_rows(job: Job) -> list[ProgressRow]:
    """Those for answered forms, in the order of their receipt. Refusal where the sheet tells of another year."""
    dated = [(row.receipt.moment, row) for row in _rows(job) if row.is_form and row.receipt is not None]
    return [row for _, row in sorted(dated, key=itemgetter(0))]


def _rows(job: Job) -> list[ProgressRow]:
    sheet = job.sheet(PROGRESS)
    rows = [] if sheet is None else progress_rows(sheet, ("code", "verdict"))
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


def sources(table: Table) -> dict[int, str]:
    """Row of ``Đơn vị`` and the sender that ``Nguồn`` names."""
    named = table.values(heading(SUBJECTS, "source"))
    return {row: normalise(value) for row, value in named.items() if isinstance(value, str)}


def verdicts_by_sender(job: Job, expected: Container[str]) -> dict[str, list[tuple[str, Verdict]]]:
    """Each sender with its subjects' own codes and their verdicts, in the order of ``Đơn vị``.

    ``Nguồn`` says whose a row is; where it is blank, the code's first part does, if it is an ``expected`` sender's
    code. A subject's own code is its Mã without the sender's: of ``DU.CB-01.A7`` the sender ``DU`` knows ``CB-01.A7``.
    Rows without a Mã, and those of the workbook's own unit, are nobody's.
    """
    own_unit = job.appraisal.register.settings.unit_code
    named = sources(job.sheets.table(SUBJECTS))
    found: dict[str, list[tuple[str, Verdict]]] = {}
    for verdict in job.appraisal.verdicts:
        code = verdict.subject.code or ""
        first, dot, _ = code.partition(".")
        sender = named.get(verdict.subject.row) or (first if dot and first in expected else "")
        if code and sender and sender != own_unit:
            found.setdefault(sender, []).append((code.removeprefix(f"{sender}."), verdict))
    return found
