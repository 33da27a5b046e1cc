"""Whose a row of ``Đơn vị`` is: the sender from whom it came, under the code that the sender knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.vietnamese.normalise import normalise
from xlsx_addin.workbook import layout

if TYPE_CHECKING:
    from collections.abc import Container

    from xlsx_addin.appraisal.verdict import Verdict
    from xlsx_addin.jobs.appraise import Job
    from xlsx_addin.workbook.tables import Table


def sources(table: Table) -> dict[int, str]:
    """Row of ``Đơn vị`` and the sender that ``Nguồn`` names."""
    named = table.values(layout.heading(layout.SUBJECTS, "source"))
    return {row: normalise(value) for row, value in named.items() if isinstance(value, str)}


def verdicts_by_sender(job: Job, expected: Container[str]) -> dict[str, list[tuple[str, Verdict]]]:
    """Each sender with its subjects' own codes and their verdicts, in the order of ``Đơn vị``.

    ``Nguồn`` says whose a row is; where it is blank, the code's first part does, if it is an ``expected`` sender's
    code. A subject's own code is its Mã without the sender's: of ``DU.CB-01.A7`` the sender ``DU`` knows ``CB-01.A7``.
    Rows without a Mã, and those of the workbook's own unit, are nobody's.
    """
    own_unit = job.appraisal.register.settings.unit_code
    named = sources(job.sheets.table(layout.SUBJECTS))
    found: dict[str, list[tuple[str, Verdict]]] = {}
    for verdict in job.appraisal.verdicts:
        code = verdict.subject.code or ""
        first, dot, _ = code.partition(".")
        sender = named.get(verdict.subject.row) or (first if dot and first in expected else "")
        if code and sender and sender != own_unit:
            found.setdefault(sender, []).append((code.removeprefix(f"{sender}."), verdict))
    return found
