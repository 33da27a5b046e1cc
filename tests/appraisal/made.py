"""A register out of small tables, and one subject of it before the lines of the table of outcomes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.workbooks import workbook_bytes
from xlsx_addin.appraisal.case import Case, Docket
from xlsx_addin.appraisal.lines import LINES
from xlsx_addin.appraisal.outcome import decide
from xlsx_addin.appraisal.subject_index import SubjectIndex
from xlsx_addin.workbook.register import read_register, read_sheets
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsx_addin.appraisal.records import Register, ScoreSheet
    from xlsx_addin.appraisal.trace import Asked, Decision, Faults

AFTER_ALL = date(2027, 1, 31)
"""A day on which nothing may come any more for 2026."""


def register_of(**tables: Any) -> Register:
    """The register that is read from a workbook of these tables (as ``workbook_bytes`` takes them)."""
    with FileWorkbook.open(workbook_bytes(**tables)) as workbook:
        return read_register(read_sheets(workbook))


def sheets_by_code(register: Register) -> dict[str, list[ScoreSheet]]:
    """Mã and its score sheets."""
    found: dict[str, list[ScoreSheet]] = {}
    for sheet in register.score_sheets:
        found.setdefault(sheet.code or "", []).append(sheet)
    return found


def decisions_on(register: Register, today: date = AFTER_ALL) -> dict[int, Decision]:
    """Row of ``Đơn vị`` and its decision."""
    return decide(Docket(register, SubjectIndex(register.subjects), sheets_by_code(register), {}, today)).decided


def asked_of(
    register: Register, code: str, number: str, *, today: date = AFTER_ALL, faults: Mapping[int, Faults] | None = None
) -> Asked:
    """What asking one line by its number of the table comes to for one subject."""
    index = SubjectIndex(register.subjects)
    docket = Docket(register, index, sheets_by_code(register), faults or {}, today)
    docket.decided.update(decisions_on(register, today))
    [line] = [line for line in LINES if line.number == number]
    return line.holds(Case(index.by_code[code][0], docket))
