"""Mail addresses in the clerk's cells, what else stands in the way of electronic forms, and what these left to do.

All that concerns forms is a warning (forms §7).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xlsx_addin.mail_address import is_mistyped
from xlsx_addin.terms import MAY_SCORE, FormPurpose
from xlsx_addin.vietnamese.normalise import fold, fold_person
from xlsx_addin.vietnamese.quoting import quoted
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.words.stored import RECEIPT_LABELS, RECEIVED_KINDS
from xlsx_addin.workbook.cell_text import code_text
from xlsx_addin.workbook.layout import (
    ATTENDANCE,
    ATTENDANCE_COLUMNS,
    PROGRESS,
    SENDER_COLUMNS,
    SENDERS,
    SUBJECTS,
    declared,
    heading,
    label,
)
from xlsx_addin.workbook.merged_cells import as_seen
from xlsx_addin.workbook.read_settings import found_settings
from xlsx_addin.workbook.tables import Table, find_table, has_any_heading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.appraisal.records import Attendee, Columns, Subject
    from xlsx_addin.workbook.sheets import Sheets
    from xlsx_addin.xlsx.cells import CellValue, SheetValues


_ADDRESSES = declared(SENDERS, "addresses")
_SUPERIOR = label("superior_address")
_NEW_CODE = re.compile(r"MOI-\d{2,}")
_COUNTED = {fold(label) for verdict in ("accepted", "unchanged", "superseded") for label in RECEIPT_LABELS[verdict]}
_REPORT_FORM = {fold(label) for label in RECEIVED_KINDS["report_form"]}


def check_forms(
    sheets: Sheets, subjects: Sequence[Subject], columns: Columns, attendees: Sequence[Attendee], findings: Findings
) -> None:
    """Addresses that are none, scorers who cannot be told apart, days that nobody typed, new subjects without a Mã."""
    _check_addresses(sheets.table(SUBJECTS), SUBJECTS, findings)
    attendance = sheets.get(ATTENDANCE)
    if attendance is not None and has_any_heading(attendance, ATTENDANCE_COLUMNS):
        table = sheets.table(ATTENDANCE)
        _check_addresses(table, ATTENDANCE, findings)
        _check_scorers(table, attendees, findings)
    reported = _reported(sheets)
    for subject in subjects:
        if subject.code in reported and subject.received is None and not subject.source:
            cell = columns.cell("received", subject.row)
            findings.add(ProblemCode.FORM_WITHOUT_DAY, SUBJECTS, cell, subject=subject.code, value=subject.name)
        if subject.code and _NEW_CODE.fullmatch(subject.code):
            cell = columns.cell("code", subject.row)
            findings.add(ProblemCode.NEW_SUBJECT_CODE, SUBJECTS, cell, subject=subject.code, value=subject.name)


def _check_addresses(table: Table, sheet: str, findings: Findings) -> None:
    name = heading(sheet, "mail_addresses")
    if name not in table.columns:
        return
    for row, value in sorted(table.values(name).items()):
        if not isinstance(value, str) or is_mistyped(value):
            shown = quoted(" ".join(code_text(value).split()))
            findings.add(ProblemCode.FORM_ADDRESS_MISTYPED, sheet, table.cell(name, row), heading=name, value=shown)


def _check_scorers(table: Table, attendees: Sequence[Attendee], findings: Findings) -> None:
    first: dict[str, Attendee] = {}
    for attendee in attendees:
        if attendee.name and attendee.role in MAY_SCORE:
            earlier = first.setdefault(fold_person(attendee.name), attendee)
            if earlier is not attendee:
                cell = table.cell(heading(ATTENDANCE, "name"), attendee.row)
                findings.add(ProblemCode.SCORERS_ALIKE, ATTENDANCE, cell, scorer=attendee.name, others=str(earlier.row))


def _reported(sheets: Sheets) -> set[str]:
    """The Mã of the subjects whose form said that a report was sent, as ``Tiến độ`` tells."""
    sheet = sheets.get(PROGRESS)
    needed = [declared(PROGRESS, field) for field in ("code", "verdict", "kind", "purpose")]
    if sheet is None or not has_any_heading(sheet, [declared(PROGRESS, "kind")]):
        return set()
    table = find_table(sheet, needed)
    codes, verdicts, kinds, purposes = (table.values(column.heading) for column in needed)
    return {
        code_text(value)
        for row, value in codes.items()
        if fold(code_text(kinds.get(row))) in _REPORT_FORM
        and fold(code_text(purposes.get(row))) == fold(FormPurpose.REPORTS.value)
        and fold(code_text(verdicts.get(row))) in _COUNTED
    }


def check_addresses(sheets: Mapping[str, SheetValues], findings: Findings) -> None:
    """A problem at each cell of ``Đầu mối``, and of the superior's address, that holds something else, or is hidden."""
    superior = found_settings(sheets).get(_SUPERIOR)
    if superior is not None:
        _check(superior.value, superior.sheet, superior.cell, _SUPERIOR, findings)
    sheet = sheets.get(SENDERS)
    if sheet is None or not has_any_heading(sheet, [_ADDRESSES]):
        return
    table = find_table(as_seen(sheet, SENDER_COLUMNS, findings), [_ADDRESSES])
    heading = _ADDRESSES.heading
    for row, value in sorted(table.values(heading).items()):
        _check(value, SENDERS, table.cell(heading, row), heading, findings)


def _check(value: CellValue | None, sheet: str, cell: str, heading: str, findings: Findings) -> None:
    if isinstance(value, str) and is_mistyped(value):
        shown = quoted(" ".join(value.split()))
        findings.add(ProblemCode.ADDRESS_MISTYPED, sheet, cell, heading=heading, value=shown)
