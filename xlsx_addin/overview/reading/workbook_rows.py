"""The rows of a level's own workbook, appraised anew: its ``Kết quả`` may be stale and is not trusted."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from xlsx_addin.appraisal.trace import Faults
from xlsx_addin.exchange.units.senders import expected_below, senders_of
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.overview.reading import rows
from xlsx_addin.overview.reading.rows import SubjectRow
from xlsx_addin.overview.reading.score_sheets import Spread, spreads_of_register
from xlsx_addin.overview.states import SourceState
from xlsx_addin.terms import Outcome
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.sheets import SheetCache, Workbook
from xlsx_addin.workbook.tables import find_table
from xlsx_addin.xlsx.serial_dates import date_serial, moment_of_serial

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsx_addin.appraisal.records import DecisionElsewhere
    from xlsx_addin.appraisal.verdict import Verdict
    from xlsx_addin.xlsx.cells import CellValue, SheetValues

_AFTER_ALL_DEADLINES = date(9998, 12, 31)
"""The day of the appraisal: what is read from a file must not depend on the day of reading. Outcomes that age are one
class, split by the day of the report when it is made."""
_AGED = ProblemCode.REGISTRATION_MISSING
"""What a blank ``Đăng ký`` becomes by then; here it is still one that waits, in the class of who did not register."""


class WorkbookRows(NamedTuple):
    """A workbook as the database keeps it."""

    envelope: dict[str, Any]
    """Its facts, but for its digest; ``created`` is its last run, None where none is noted."""
    subjects: list[SubjectRow]
    problems: list[tuple[str, str, int]]
    expected: list[tuple[str, str]]
    """Code and name of each sender on ``Đầu mối``; nothing else of that sheet is read."""


def workbook_rows(workbook: Workbook) -> WorkbookRows:
    """Appraise a workbook and take out what counts; Refusal where it cannot be read."""
    reader = SheetCache(workbook)
    job = appraise_workbook(reader, _AFTER_ALL_DEADLINES)
    register = job.appraisal.register
    cells = rows.cells_by_field(job.sheets, layout.SUBJECTS)
    spreads = spreads_of_register(register)
    subjects = [
        _subject_row(verdict, cells, spreads, register.decisions_from_above.get(verdict.subject.code or ""))
        for verdict in job.appraisal.verdicts
    ]
    problems = Counter((problem.code.code, problem.severity.value) for problem in job.appraisal.problems)
    problems[_AGED.code, _AGED.severity.value] -= sum(map(_may_have_waited, job.appraisal.verdicts))
    settings = register.settings
    last_run = _last_run(job.sheet(layout.JOURNAL))
    senders = expected_below(senders_of(job.sheet(layout.SENDERS)), settings)
    return WorkbookRows(
        {
            "kind": SourceState.WORKBOOK.value,
            "year": settings.year,
            "sender": settings.unit_code,
            "sender_name": settings.unit_name,
            "recipient": settings.superior_code,
            "level": settings.level.value,
            "guidance": register.guidance.id,
            "scale_confirmed": settings.scale_confirmed,
            "deadline_day_counts": settings.deadline_day_counts,
            "version": 0,
            "previous": "",
            "created": None if last_run is None else f"{last_run.isoformat()}+07:00",
            "subjects": len(subjects),
        },
        subjects,
        [(code, severity, count) for (code, severity), count in sorted(problems.items()) if count],
        [(sender.code, sender.name) for sender in senders],
    )


def _may_have_waited(verdict: Verdict) -> bool:
    """Whether nothing is wrong but a blank ``Đăng ký`` without a report, which may wait until the last day (A36)."""
    faults = [fact for fact in verdict.decision.deciding.asked.facts if isinstance(fact, Faults)]
    codes = {error.code for fact in faults for error in fact.errors}
    is_owned = any(fact.owned for fact in faults)
    return verdict.subject.received is None and codes == {_AGED} and not is_owned


def _subject_row(
    verdict: Verdict,
    cells: Mapping[str, Mapping[int, CellValue]],
    spreads: Mapping[str, Spread],
    above: DecisionElsewhere | None,
) -> SubjectRow:
    subject = verdict.subject
    spread = spreads.get(subject.code or "", Spread(0))
    decision = rows.label_of(subject.decision)
    return SubjectRow(
        line=subject.row,
        code=subject.code,
        source=subject.source or None,
        name=rows.kept_name(subject.name or None, subject.kind, decision),
        kind=rows.label_of(subject.kind),
        registered=subject.registered,
        model=subject.model or None,
        field=rows.text_of(cells["model_field"].get(subject.row)),
        product=subject.product or None,
        received=None if subject.received is None else float(date_serial(subject.received)),
        late_accepted=bool(subject.late_accepted),
        lateness=rows.label_of(verdict.lateness),
        self_total=rows.points(subject.self_points),
        self_grade=rows.label_of(subject.self_grade),
        outcome=(Outcome.AWAITING_REGISTRATION if _may_have_waited(verdict) else verdict.outcome).value,
        total=rows.points(verdict.total),
        grade=rows.label_of(verdict.grade),
        lower_grade=rows.label_of(subject.lower_grade),
        lower_outcome=rows.label_of(rows.outcome_of(cells["lower_conclusion"].get(subject.row))),
        above_outcome=None if above is None else rows.label_of(above.conclusion),
        above_grade=None if above is None else rows.label_of(above.grade),
        **spread.kept(),
        matches=None if verdict.total is None or spread.mean is None else verdict.total == spread.mean,
        decision=decision,
    )


def _last_run(sheet: SheetValues | None) -> datetime | None:
    """The latest moment on ``Nhật ký``."""
    if sheet is None:
        return None
    serials = [
        serial
        for value in find_table(sheet, layout.JOURNAL_COLUMNS).values(layout.heading(layout.JOURNAL, "moment")).values()
        if (serial := rows.serial_of(value)) is not None
    ]
    return moment_of_serial(max(serials)) if serials else None
