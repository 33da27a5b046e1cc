"""Codes to be compared, differences to be settled, units and people to be reminded: their numbers for the console."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.refusal import Refusal
from xlsx_addin.terms import FormPurpose
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.console import UnsentUnit
from xlsx_addin.workbook.next_steps import OpenMatters

if TYPE_CHECKING:
    from xlsx_addin.jobs.appraise import Job
    from xlsx_addin.xlsx.cells import SheetValues


def open_matters(job: Job) -> OpenMatters:
    """Codes and totals to be compared, differences to be settled, units and people to be reminded.

    Nothing where a sheet of the exchange cannot be read: the button that needs it says why, an appraisal goes on.
    """
    register = job.appraisal.register
    has_address = any(each.mail_addresses for each in register.subjects) or any(
        each.mail_addresses for each in register.attendees
    )
    sheets = (layout.SENDERS, layout.PROGRESS, layout.DIFFERENCES)
    if not has_address and not any(_has_rows(job.sheet(name)) for name in sheets):
        return OpenMatters()  # nobody below or to be asked: nothing of the exchange is loaded for a click

    from xlsx_addin.exchange.envelope.envelope_kind import ReceivedKind
    from xlsx_addin.exchange.merging.differences import Differences
    from xlsx_addin.exchange.merging.progress import ProgressRow
    from xlsx_addin.exchange.sending.asked_people import AskedPeople
    from xlsx_addin.exchange.sending.received_senders import answer_rows, board_rows, files_not_merged, merged_senders
    from xlsx_addin.exchange.units.senders import expected_below, senders_of

    try:
        board, answers = board_rows(job), answer_rows(job)
        differences = Differences(job.sheet(layout.DIFFERENCES))
        expected = expected_below(senders_of(job.sheet(layout.SENDERS)), register.settings)
    except Refusal:
        return OpenMatters()
    merged = merged_senders(job, board)
    waiting = [row for row in files_not_merged(board).values() if row.verdict is not None and row.verdict.awaits_code]
    last = {row.party: row for row in answers}
    held = {party: row.kind for party, row in last.items() if row.verdict is not None and row.verdict.awaits_code}
    reported = {
        row.sender
        for row in answers
        if row.kind is ReceivedKind.REPORT and row.verdict is not None and row.verdict.is_fine
        if fold(row.purpose) == fold(FormPurpose.REPORTS.value)
    }
    subjects, scorers = AskedPeople(job).awaited
    awaited = [ProgressRow(each.code or "", each.name, kind=ReceivedKind.REPORT) for each in subjects]
    awaited += [ProgressRow("", each.name, kind=ReceivedKind.SCORE) for each in scorers]
    return OpenMatters(
        waiting_codes=len(waiting),
        differences=len(differences),
        unsent=[
            UnsentUnit(sender.name or sender.code, sender.phone) for sender in expected if sender.code not in merged
        ],
        expected=len(expected),
        waiting_totals=list(held.values()).count(ReceivedKind.SCORE),
        waiting_reports=list(held.values()).count(ReceivedKind.REPORT),
        awaited_forms=sum(row.party not in held for row in awaited),
        awaited_on=_listed_on(job, has_scorers=bool(scorers)),
        unregistered=sum(each.code in reported and each.registered is None for each in register.subjects),
    )


def _listed_on(job: Job, *, has_scorers: bool) -> str:
    """The sheet that lists whose forms are awaited: ``Tiến độ`` once something has come."""
    if _has_rows(job.sheet(layout.PROGRESS)):
        return layout.PROGRESS
    return layout.ATTENDANCE if has_scorers else layout.SUBJECTS


def _has_rows(sheet: SheetValues | None) -> bool:
    """Whether anything stands below the headings."""
    return sheet is not None and any(row > layout.HEADING_ROW for rows in sheet.columns.values() for row in rows)
