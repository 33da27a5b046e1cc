"""What documents need of a workbook besides its appraisal: criteria in words, prepared score sheets, units below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.appraisal.deadline import today as today_in_vietnam
from xlsx_addin.exchange.units.senders import expected_below, senders_of
from xlsx_addin.paper.dossier import CriterionWords, Dossier, PreparedSheet, Recipient
from xlsx_addin.paper.profile import profile_of
from xlsx_addin.refusal import Refusal
from xlsx_addin.vietnamese.normalise import normalise
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.cell_text import code_of, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import date

    from xlsx_addin.jobs.appraise import Job
    from xlsx_addin.workbook.tables import Table
    from xlsx_addin.xlsx.cells import CellValue


def read_dossier(
    job: Job,
    today: date | None = None,
    *,
    received: Callable[[Job], Collection[str]],
    asked_for: Collection[str] = (),
) -> Dossier:
    """Everything that documents are made from. ``today`` is the documents' date, by default the day in Việt Nam.

    ``received`` tells the codes of the units whose dossiers are here; where it refuses, nobody can be reminded, and the
    other documents are made. ``asked_for`` are the Mã of subjects that want an answer of their own.
    """
    day = today or today_in_vietnam()
    here: Collection[str] = ()
    obstacle = ""
    try:
        here = received(job)
    except Refusal as refusal:
        obstacle = str(refusal)
    return Dossier(
        appraisal=job.appraisal,
        profile=profile_of(day),
        today=day,
        data_code=job.run.data_code,
        moment=job.run.moment,
        criteria=_criteria(job.sheets.table(layout.SCALE)),
        sheets=_prepared_sheets(job.sheets.table(layout.SCORES)),
        recipients=_recipients(job, here),
        asked_for=tuple(normalise(code) for code in asked_for),
        reminder_obstacle=obstacle,
    )


def _criteria(table: Table) -> dict[int, CriterionWords]:
    contents, bands = (table.values(layout.heading(layout.SCALE, field)) for field in ("content", "bands"))
    rows = sorted(contents.keys() | bands.keys())
    return {row: CriterionWords(content=_text(contents, row), bands=_text(bands, row)) for row in rows}


def _prepared_sheets(table: Table) -> tuple[PreparedSheet, ...]:
    """Every row that names a subject and a scorer, whether it has scores or not."""
    codes, scorers, comments = (
        table.values(layout.heading(layout.SCORES, field)) for field in ("code", "scorer", "comment")
    )
    return tuple(
        PreparedSheet(code=_text(codes, row), scorer=_text(scorers, row), comment=_text(comments, row))
        for row in sorted(codes)
        if row in scorers
    )


def _recipients(job: Job, received: Collection[str]) -> tuple[Recipient, ...]:
    """The units below that are expected to send."""
    settings = job.appraisal.register.settings
    senders = senders_of(job.sheet(layout.SENDERS))
    return tuple(
        Recipient(code=sender.code, name=sender.name or sender.code, has_sent=sender.code in received)
        for sender in expected_below(senders, settings)
    )


def _text(values: Mapping[int, CellValue], row: int) -> str:
    value = values.get(row)
    if value is None:
        return ""
    return code_of(value) or normalise(shown(value))
