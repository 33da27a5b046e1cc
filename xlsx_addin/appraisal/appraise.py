"""The appraisal: a register in, a verdict for every subject out. No file, no Excel, no clock."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.deadline import first_late_day, lateness
from xlsx_addin.appraisal.elsewhere import result_above
from xlsx_addin.appraisal.explanation import Explaining
from xlsx_addin.appraisal.outcome import decide, rules_of
from xlsx_addin.appraisal.points import ranks
from xlsx_addin.appraisal.records import Appraisal, Verdict
from xlsx_addin.appraisal.score_sheet_checks import check_score_sheets
from xlsx_addin.appraisal.subject_checks import check_subjects
from xlsx_addin.appraisal.subject_index import SubjectIndex
from xlsx_addin.terms import Kind, Outcome
from xlsx_addin.vietnamese.cell_lists import by_column_and_row
from xlsx_addin.words.problems import MORE_SUBJECTS, SUBJECT_AND_SHEETS, ProblemCode, Severity
from xlsx_addin.words.sheet_names import ATTENDANCE, CONSOLE, RESULTS_FROM_ABOVE, SCALE, SCORES, SENDERS, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from fractions import Fraction

    from xlsx_addin.appraisal.outcome import Decision
    from xlsx_addin.appraisal.problem import Findings, Problem
    from xlsx_addin.appraisal.records import Register, ScoreSheet, Subject

_MOST_NAMED = 20
"""Subjects named in one warning."""

SHEET_ORDER = (CONSOLE, SUBJECTS, SCALE, SCORES, RESULTS_FROM_ABOVE, ATTENDANCE, SENDERS)


def appraise(register: Register, today: date) -> Appraisal:
    """Check everything, decide each subject (appraisal §2) and rank each kind.

    ``today`` is the day in Việt Nam: until the last day in time a missing report may still come, and a report from
    the future is found. The register is not changed.
    """
    findings = register.findings.copy()
    index = SubjectIndex(register.subjects)
    check_subjects(register, index, findings, today)
    check_score_sheets(register, index, findings)
    sheets_of: dict[str, list[ScoreSheet]] = defaultdict(list)
    for sheet in register.score_sheets:
        if sheet.code is not None and index.is_single(sheet.code):
            sheets_of[sheet.code].append(sheet)
    invalid_rows = _invalid_rows(register, sheets_of, findings)
    decisions = decide(register, index, sheets_of, invalid_rows, today)
    _warn_of_idle_sheets(register, decisions, sheets_of, findings)
    _warn_of_fewer_sheets(register, decisions, sheets_of, findings)
    verdicts = _verdicts(register, decisions, sheets_of, findings, today)
    return Appraisal(
        register=register,
        verdicts=verdicts,
        problems=sorted(findings.problems, key=_place),
        first_late_day=first_late_day(register.settings, register.guidance),
    )


def _invalid_rows(
    register: Register, sheets_of: Mapping[str, Sequence[ScoreSheet]], findings: Findings
) -> frozenset[int]:
    """Rows of subjects on which, or on one of whose score sheets, an error stands."""
    faulty = findings.faulty_rows.get(register.subject_columns.sheet, {})
    faulty_sheets = findings.faulty_rows.get(register.score_columns.sheet, {})
    if not faulty_sheets:
        return frozenset(faulty)
    by_sheets = {
        subject.row
        for subject in register.subjects
        if subject.code is not None and any(sheet.row in faulty_sheets for sheet in sheets_of.get(subject.code, ()))
    }
    return frozenset(faulty.keys() | by_sheets)


def _warn_of_idle_sheets(
    register: Register,
    decisions: Mapping[int, Decision],
    sheets_of: Mapping[str, Sequence[ScoreSheet]],
    findings: Findings,
) -> None:
    for subject in register.subjects:
        decision = decisions[subject.row]
        if decision.outcome.facts.takes_score_sheets or subject.code is None:
            continue
        if decision.outcome is Outcome.ALTERNATIVE_GROUND and _was_appraised(register, subject):
            continue
        for sheet in sheets_of.get(subject.code, ()):
            findings.add(
                ProblemCode.SHEET_FOR_UNAPPRAISED,
                register.score_columns.sheet,
                register.score_columns.cell("code", sheet.row),
                subject=subject.code,
                value=subject.code,
                outcome=decision.outcome.label,
            )


def _warn_of_fewer_sheets(
    register: Register,
    decisions: Mapping[int, Decision],
    sheets_of: Mapping[str, Sequence[ScoreSheet]],
    findings: Findings,
) -> None:
    """One warning that names the subjects with fewer score sheets than most have; those with none are told apart."""
    counts = {
        subject.code: len(sheets_of[subject.code])
        for subject in register.subjects
        if subject.code is not None
        and subject.code in sheets_of
        and decisions[subject.row].outcome.facts.takes_score_sheets
    }
    if not counts:
        return
    frequency = Counter(counts.values())
    usual = max(frequency, key=lambda count: (frequency[count], count))
    fewer = [(code, count) for code, count in counts.items() if count < usual]
    if fewer:
        told = [SUBJECT_AND_SHEETS.format(code=code, count=count) for code, count in fewer[:_MOST_NAMED]]
        more = MORE_SUBJECTS.format(count=len(fewer) - _MOST_NAMED) if len(fewer) > _MOST_NAMED else ""
        others = ", ".join(told) + more
        findings.add(ProblemCode.FEWER_SCORE_SHEETS, register.score_columns.sheet, None, count=usual, others=others)


def _was_appraised(register: Register, subject: Subject) -> bool:
    """An unregistered subject whose report was appraised because its year requires no registration (A11)."""
    return subject.received is not None and not register.guidance.registration_required(register.settings.year)


def _verdicts(
    register: Register,
    decisions: Mapping[int, Decision],
    sheets_of: Mapping[str, Sequence[ScoreSheet]],
    findings: Findings,
    today: date,
) -> list[Verdict]:
    settings = register.settings
    late_from = first_late_day(settings, register.guidance)
    explaining = Explaining(register, today)
    errors = _errors_by_row(register, sheets_of, findings)
    rank_of = _rank_all(register, decisions)
    verdicts = []
    for subject in register.subjects:
        decision = decisions[subject.row]
        sheets = sheets_of.get(subject.code or "", ())
        flag = None
        if late_from is not None and subject.received is not None:
            flag = lateness(subject.received, late_from, deadline_day_counts=settings.deadline_day_counts)
        verdicts.append(
            Verdict(
                subject=subject,
                outcome=decision.outcome,
                explanation=explaining.explain(subject, decision, sheets, errors.get(subject.row, ()), flag),
                rules=rules_of(decision, subject, register.guidance),
                grounds=decision.grounds,
                score_sheets=len(sheets),
                total=decision.points.total if decision.points is not None else None,
                grade=decision.points.grade if decision.points is not None else None,
                rank=rank_of.get(subject.row),
                lateness=flag[0] if flag is not None else None,
                days_late=flag[1] if flag is not None else None,
                above=result_above(subject, register),
            )
        )
    return verdicts


def _rank_all(register: Register, decisions: Mapping[int, Decision]) -> dict[int, int]:
    totals: dict[Kind, dict[int, Fraction]] = {kind: {} for kind in Kind}
    for subject in register.subjects:
        points = decisions[subject.row].points
        if points is not None and subject.kind is not None:
            totals[subject.kind][subject.row] = points.total
    return {row: rank for of_kind in totals.values() for row, rank in ranks(of_kind).items()}


def _errors_by_row(
    register: Register, sheets_of: Mapping[str, Sequence[ScoreSheet]], findings: Findings
) -> dict[int, list[Problem]]:
    """Row of ``Đơn vị`` and the errors on it and on its score sheets, in the order of the workbook."""
    by_place: dict[tuple[str, int], list[Problem]] = defaultdict(list)
    errors = [problem for problem in findings.problems if problem.severity is Severity.ERROR]
    for problem in sorted(errors, key=_place):
        if problem.cell is not None:
            *_, row = by_column_and_row(problem.cell)
            by_place[problem.sheet, row].append(problem)
        if problem.also_row is not None:
            by_place[problem.sheet, problem.also_row].append(problem)
    if not by_place:
        return {}
    subjects, scores = register.subject_columns.sheet, register.score_columns.sheet
    result: dict[int, list[Problem]] = {}
    for subject in register.subjects:
        own = list(by_place.get((subjects, subject.row), ()))
        for sheet in sheets_of.get(subject.code or "", ()):
            own += by_place.get((scores, sheet.row), ())
        if own:
            result[subject.row] = own
    return result


def _place(problem: Problem) -> tuple[int, tuple[int | str, ...], str]:
    """Where a problem stands, in the order in which a clerk reads the workbook; that of a whole sheet goes before."""
    sheet = SHEET_ORDER.index(problem.sheet) if problem.sheet in SHEET_ORDER else len(SHEET_ORDER)
    if problem.cell is None:
        return sheet, (), problem.code.code
    length, letters, row = by_column_and_row(problem.cell)
    return sheet, (row, length, letters), problem.code.code
