"""Verdicts and problems as rows of the tool sheets."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, cast

from xlsx_addin.appraisal.problem import count_problems
from xlsx_addin.guidance.wording import clause_words
from xlsx_addin.terms import Grade, Kind, Lateness, YesNo
from xlsx_addin.vietnamese.numbers import half_up, vietnamese_moment
from xlsx_addin.words import console as console_words
from xlsx_addin.words import explanations as words
from xlsx_addin.words import results as sheet_words
from xlsx_addin.words.problems import Severity
from xlsx_addin.words.sheets import PROVISIONAL, UNASSIGNED
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.console import Summary, TopLine
from xlsx_addin.workbook.console_places import TOP_LINES
from xlsx_addin.workbook.next_steps import OpenMatters, next_steps
from xlsx_addin.workbook.number_formats import formats
from xlsx_addin.workbook.problem_rows import problem_rows
from xlsx_addin.workbook.read_decisions import passed_on
from xlsx_addin.workbook.result_legend import legend
from xlsx_addin.xlsx.blocks import SheetBlock, WrittenValue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsx_addin.appraisal.verdict import Appraisal, Verdict
    from xlsx_addin.workbook.appraisal_run import AppraisalRun
    from xlsx_addin.workbook.layout import Column


def table_block(
    sheet: str,
    columns: Sequence[Column],
    title: str,
    under_title: str,
    rows: Sequence[Sequence[WrittenValue]],
    *,
    note: str | None = None,
    right_note: str | None = None,
    title_note: str | None = None,
) -> SheetBlock:
    """A whole tool sheet: title, subtitle, a row for notes at its left and right end, the headings, the rows.

    ``title_note`` stands at the right end of the title. The right end is that of the printed part.
    """
    printed = sum(not column.is_beside for column in columns)
    beside: list[WrittenValue] = [None] * (len(columns) - printed)
    blank: list[WrittenValue] = [None] * (printed - 2)
    head: list[Sequence[WrittenValue]] = [
        [left, *blank, right, *beside] for left, right in ((title, title_note), (under_title, None), (note, right_note))
    ]
    head.append([column.heading for column in columns])
    return SheetBlock(
        sheet=sheet,
        row=1,
        column=1,
        rows=[*head, *rows],
        formats=formats(columns),
        head_rows=len(head),
        clear_below=True,
        comes_forth=sheet in layout.COMING_FORTH and bool(rows),
    )


def results_block(appraisal: Appraisal, run: AppraisalRun) -> SheetBlock:
    """The whole sheet ``Kết quả``."""
    columns = result_columns(appraisal, appraisal.verdicts)
    return table_block(
        layout.RESULTS,
        layout.RESULT_COLUMNS,
        sheet_words.RESULTS_TITLE.format(year=appraisal.register.settings.year),
        subtitle(appraisal, run),
        list(zip(*(columns[column.field] for column in layout.RESULT_COLUMNS), strict=True)),
        note=results_note(appraisal),
        title_note=note_words(appraisal),
    )


def results_note(appraisal: Appraisal) -> str:
    """What stands above the table: how many score sheets belong to nobody, and what holds for every row."""
    settings, guidance = appraisal.register.settings, appraisal.register.guidance
    return " ".join(filter(None, (unassigned_words(appraisal), legend(settings, guidance))))


def result_columns(appraisal: Appraisal, verdicts: Sequence[Verdict]) -> dict[str, Sequence[WrittenValue]]:
    """Field and values of every column of ``Kết quả`` for some verdicts, in their order.

    What the appraisal found, and beside it what is copied from ``Đơn vị``.
    """
    guidance, has_deadline = appraisal.register.guidance, appraisal.first_late_day is not None
    found: dict[str, Sequence[WrittenValue]] = {
        "number": range(1, len(verdicts) + 1),
        "outcome": [verdict.outcome.label for verdict in verdicts],
        "total": [shown_points(verdict) for verdict in verdicts],
        "grade": [_written(verdict.grade) for verdict in verdicts],
        "rank": [verdict.rank for verdict in verdicts],
        "lateness": [time_words(verdict, has_deadline=has_deadline) for verdict in verdicts],
        "rules": [clause_words(guidance, verdict.rules) or None for verdict in verdicts],
        "explanation": [verdict.explanation for verdict in verdicts],
        "score_sheets": [verdict.score_sheets for verdict in verdicts],
        "above": [None if verdict.above is None else passed_on(verdict.above) for verdict in verdicts],
    }
    copied = {
        column.field: [_written(getattr(verdict.subject, column.field)) for verdict in verdicts]
        for column in layout.RESULT_COLUMNS
        if column.field not in found
    }
    return found | copied


def _written(value: object) -> WrittenValue:
    """A field of a record as ``Kết quả`` shows it."""
    if isinstance(value, bool):
        return YesNo.YES.value if value else YesNo.NO.value
    if isinstance(value, (Enum, Grade)):
        return str(value.value)
    return None if value == "" else cast("WrittenValue", value)


def problems_block(appraisal: Appraisal, run: AppraisalRun) -> SheetBlock:
    """The whole sheet ``Lỗi``."""
    rows = problem_rows(appraisal.problems)
    errors, warnings = count_problems(appraisal.problems)
    title = sheet_words.PROBLEMS_TITLE if rows else sheet_words.NO_PROBLEMS_TITLE
    return table_block(
        layout.PROBLEMS,
        layout.PROBLEM_COLUMNS,
        title.format(errors=errors, warnings=warnings),
        subtitle(appraisal, run),
        rows,
        note=_problems_note(errors, warnings, sum(row[1] == Severity.WARNING.label for row in rows)),
        title_note=note_words(appraisal),
    )


def _problems_note(errors: int, warnings: int, rows: int) -> str | None:
    """What is to be done with so many problems, the warnings on so many rows."""
    if errors and warnings:
        return sheet_words.PROBLEMS_NOTE.format(errors=errors, warnings=warnings, rows=rows)
    if errors:
        return sheet_words.ERRORS_NOTE.format(errors=errors)
    return sheet_words.WARNINGS_NOTE.format(warnings=warnings, rows=rows) if warnings else None


def summarise(appraisal: Appraisal, run: AppraisalRun, matters: OpenMatters, far: tuple[int, int] = (0, 0)) -> Summary:
    """The counts, what is next and the best models, for the console; ``far`` as ``ranking.far_off`` counts them."""
    errors, warnings = count_problems(appraisal.problems)
    graded = [verdict for verdict in appraisal.verdicts if verdict.total is not None]
    settings, guidance = appraisal.register.settings, appraisal.register.guidance
    is_highest, further = settings.level is guidance.levels[-1], guidance.further_use
    return Summary(
        moment=run.moment,
        subjects=len(appraisal.verdicts),
        score_sheets=len(appraisal.register.score_sheets),
        errors=errors,
        warnings=warnings,
        outcomes=Counter(verdict.outcome for verdict in appraisal.verdicts),
        late=sum(verdict.is_late for verdict in appraisal.verdicts),
        known_outcomes=guidance.known_outcomes,
        grade_order=guidance.grades,
        grades=Counter(
            (verdict.subject.kind, verdict.grade)
            for verdict in graded
            if verdict.subject.kind is not None and verdict.grade is not None
        ),
        top=_best(graded),
        steps=next_steps(appraisal, matters),
        nothing_left=console_words.NOTHING_LEFT_AT_THE_TOP if is_highest else console_words.NOTHING_LEFT,
        unsent=matters.unsent,
        expected=matters.expected,
        provisional=not settings.scale_confirmed,
        unassigned=len(appraisal.unassigned),
        basis=guidance.basis.short_title,
        data_code=run.code_with_day,
        far_from_self=far[0],
        far_apart=far[1],
        note=further.short if further is not None and settings.year >= further.first_year else "",
    )


def _best(graded: Sequence[Verdict]) -> list[TopLine]:
    """The models of the first ranks of each kind, by kind, in a kind by rank."""
    leading = [verdict for verdict in graded if verdict.rank is not None and verdict.rank <= TOP_LINES]
    shared = Counter((verdict.subject.kind, verdict.rank) for verdict in leading)
    lines = [
        TopLine(
            verdict.subject.model or verdict.subject.name,
            kind,
            points,
            verdict.grade,
            verdict.rank,
            is_tied=shared[kind, verdict.rank] > 1,
        )
        for verdict in leading
        if (kind := verdict.subject.kind) is not None
        and (points := shown_points(verdict)) is not None
        and verdict.grade is not None
        and verdict.rank is not None
    ]
    kinds = list(Kind)
    return sorted(lines, key=lambda line: (kinds.index(line.kind), line.rank))


def shown_points(verdict: Verdict) -> Decimal | None:
    """The points with two decimals, half up, as a number; None where there are none."""
    if verdict.total is None:
        return None
    return Decimal(half_up(verdict.total, 2))


def time_words(verdict: Verdict, *, has_deadline: bool) -> str | None:
    """What the column Thời hạn says (A6, A7)."""
    if verdict.subject.received is None:
        return None
    if not has_deadline:
        return words.TIME_NO_DEADLINE
    if verdict.lateness is None:
        return None  # due at a level above, on that level's day (A34)
    time = lateness_words(verdict.lateness, verdict.days_late)
    is_accepted = verdict.subject.late_accepted and verdict.lateness is not Lateness.ON_TIME
    return words.TIME_ACCEPTED.format(time=time) if is_accepted else time


def lateness_words(lateness: Lateness, days: int | None) -> str:
    """How late something came that was due here; ``days`` are those after the deadline, None where it is not late."""
    if lateness is Lateness.ON_TIME:
        return words.TIME_ON_TIME
    return words.TIME_DEADLINE_DAY if lateness is Lateness.DEADLINE_DAY else words.TIME_LATE.format(days=days)


def subtitle(appraisal: Appraisal, run: AppraisalRun) -> str:
    """The line under a tool sheet's title: whose, when made, of which data."""
    settings = appraisal.register.settings
    parts = [
        settings.unit_name or settings.unit_code,
        settings.level.value,
        sheet_words.MADE_AT.format(moment=vietnamese_moment(run.moment)),
        sheet_words.DATA_CODE.format(code=run.code_with_day),
    ]
    return " – ".join(part for part in parts if part)


def unassigned_words(appraisal: Appraisal) -> str | None:
    """How many score sheets belong to nobody, so that ranks are provisional (A35); None where there are none."""
    return UNASSIGNED.format(count=len(appraisal.unassigned)) if appraisal.unassigned else None


def note_words(appraisal: Appraisal) -> str | None:
    """The words on a scale that nobody has confirmed; None once it is."""
    if appraisal.register.settings.scale_confirmed:
        return None
    return PROVISIONAL.format(basis=appraisal.register.guidance.basis.short_title)
