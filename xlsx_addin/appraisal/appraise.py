"""The appraisal: a register in, a verdict for every subject out. No file, no Excel, no clock."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.case import Docket
from xlsx_addin.appraisal.circumstances import circumstances
from xlsx_addin.appraisal.competence import is_ours
from xlsx_addin.appraisal.deadline import first_late_day
from xlsx_addin.appraisal.explanation import Explaining
from xlsx_addin.appraisal.outcome import decide, organ_power
from xlsx_addin.appraisal.ownerless import likely_owners, ownerless_sheets
from xlsx_addin.appraisal.ranking import Ranking
from xlsx_addin.appraisal.score_sheet_checks import check_score_sheets
from xlsx_addin.appraisal.subject_checks import check_subjects
from xlsx_addin.appraisal.subject_index import SubjectIndex
from xlsx_addin.appraisal.trace import Faults, in_order
from xlsx_addin.appraisal.verdict import Appraisal, Verdict
from xlsx_addin.terms import Kind, Outcome
from xlsx_addin.vietnamese.cell_lists import by_column_and_row
from xlsx_addin.words.problems import MORE_SUBJECTS, SUBJECT_AND_SHEETS, ProblemCode, Severity
from xlsx_addin.words.sheet_names import (
    ATTENDANCE,
    CONSOLE,
    PAPERS,
    RESULTS_FROM_ABOVE,
    SCALE,
    SCORES,
    SENDERS,
    SUBJECTS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from xlsx_addin.appraisal.problem import Findings, Problem
    from xlsx_addin.appraisal.records import Register, ScoreSheet, Subject

_COMPETENCE = ("code", "name", "kind", "scope", "level", "state", "commendation")
"""Fields in which an error spoils also a row that is not this level's to appraise (appraisal §2.1)."""

_BEFORE_GROUNDS = (Outcome.INVALID, Outcome.WITHDRAWN, Outcome.OUT_OF_SCOPE, Outcome.OTHER_AUTHORITY)
"""Outcomes of lines 1 to 4: their subjects do not reach line 5."""

_MOST_NAMED = 20
"""Subjects named in one warning."""

SHEET_ORDER = (CONSOLE, SUBJECTS, SCALE, SCORES, RESULTS_FROM_ABOVE, PAPERS, ATTENDANCE, SENDERS)


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
    docket = decide(Docket(register, index, sheets_of, _faults(register, sheets_of, findings), today))
    ownerless = ownerless_sheets(register, index)
    scores = register.score_columns
    owners = likely_owners(ownerless, index, sheets_of, docket.decided) if ownerless else {}
    if owners:
        owned = {row: [scores.cell("code", sheet.row) for sheet in sheets] for row, sheets in owners.items()}
        faults = {**docket.faults, **{row: Faults((), cells) for row, cells in owned.items()}}
        docket = decide(Docket(register, index, sheets_of, faults, today))
    _warn_of_second_heads(docket, findings)
    _warn_of_idle_sheets(docket, findings)
    _warn_of_fewer_sheets(docket, findings)
    _warn_of_too_few_sheets(docket, findings)
    return Appraisal(
        register=register,
        verdicts=_verdicts(docket),
        problems=sorted(findings.problems, key=_place),
        first_late_day=first_late_day(register.settings, register.guidance),
        unassigned=[f"{scores.sheet}!{scores.cell('code', sheet.row)}" for sheet in ownerless],
    )


def _faults(register: Register, sheets_of: Mapping[str, Sequence[ScoreSheet]], findings: Findings) -> dict[int, Faults]:
    """Row of ``Đơn vị`` and the errors that keep its subject from being appraised, in the order of the workbook.

    They stand on the row, on one of its score sheets, or where a level above concluded on it; of a row that is not
    this level's to appraise only those count that may be the reason why it is not (appraisal §2.1).
    """
    subjects, scores = register.subject_columns, register.score_columns
    faulty = findings.faulty_rows.get(subjects.sheet, {})
    faulty_sheets = findings.faulty_rows.get(scores.sheet, {})
    if not (faulty or faulty_sheets or register.unreadable_above):
        return {}
    errors = _errors_by_place(findings.problems)
    competence = {subjects.letters(field) for field in _COMPETENCE}
    found: dict[int, Faults] = {}
    for subject in register.subjects:
        spoilt = faulty.get(subject.row)
        own = errors[subjects.sheet, subject.row]
        if not is_ours(subject, register.settings):
            if spoilt is not None and spoilt & competence:
                found[subject.row] = Faults(own)
            continue
        sheets = [sheet for sheet in sheets_of.get(subject.code or "", ()) if sheet.row in faulty_sheets]
        above = errors[RESULTS_FROM_ABOVE, subject.code] if subject.code in register.unreadable_above else []
        if spoilt is not None or sheets or above:
            on_sheets = [error for sheet in sheets for error in errors[scores.sheet, sheet.row]]
            found[subject.row] = Faults([*own, *on_sheets, *above])
    return found


def _errors_by_place(problems: Iterable[Problem]) -> Mapping[tuple[str, int | str | None], Sequence[Problem]]:
    """The errors by sheet and row, of a sheet of results by sheet and subject as well; none for any other place."""
    found: defaultdict[tuple[str, int | str | None], list[Problem]] = defaultdict(list)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR and problem.cell is not None]
    for error in sorted(errors, key=_place):
        *_, row = by_column_and_row(error.cell or "")
        found[error.sheet, row].append(error)
        if error.also_row is not None:
            found[error.sheet, error.also_row].append(error)
        if error.sheet == RESULTS_FROM_ABOVE:
            found[error.sheet, error.subject].append(error)
    return found


def _warn_of_second_heads(docket: Docket, findings: Findings) -> None:
    """R5 speaks of one head: each later unregistered one of an organisation is asked about (A32)."""
    first_of: dict[str, Subject] = {}
    columns = docket.register.subject_columns
    for subject in docket.register.subjects:
        if not subject.is_head or subject.organisation is None or subject.kind is not Kind.INDIVIDUAL:
            continue
        if subject.registered or docket.decided[subject.row].outcome in _BEFORE_GROUNDS:
            continue
        if subject.registered is None and docket.times[subject.kind].registration.required:
            continue
        first = first_of.setdefault(subject.organisation, subject)
        if first is not subject:
            cell, others = (columns.cell("is_head", each.row) for each in (subject, first))
            head_of, others = subject.organisation, f"{columns.sheet}!{others}"
            findings.add(
                ProblemCode.SECOND_HEAD, columns.sheet, cell, subject=subject.code, value=head_of, others=others
            )


def _warn_of_idle_sheets(docket: Docket, findings: Findings) -> None:
    """Score sheets of subjects that are not appraised; one whose year requires no registration may have been (A11)."""
    columns = docket.register.score_columns
    for subject in docket.register.subjects:
        outcome = docket.decided[subject.row].outcome
        was_appraised = subject.received is not None and not docket.times[subject.kind].registration.required
        if outcome.facts.takes_score_sheets or (outcome is Outcome.ALTERNATIVE_GROUND and was_appraised):
            continue
        for sheet in docket.sheets(subject):
            code, cell, said = subject.code, columns.cell("code", sheet.row), outcome.label
            findings.add(ProblemCode.SHEET_FOR_UNAPPRAISED, columns.sheet, cell, subject=code, value=code, outcome=said)


def _warn_of_fewer_sheets(docket: Docket, findings: Findings) -> None:
    """One warning that names the subjects with fewer score sheets than most have; those with none are told apart."""
    counts = [
        (subject.code, len(sheets))
        for subject in docket.register.subjects
        if docket.decided[subject.row].outcome.facts.takes_score_sheets and (sheets := docket.sheets(subject))
    ]
    frequency = Counter(count for _, count in counts)
    usual = max(frequency, key=lambda count: (frequency[count], count), default=0)
    fewer = [(code, count) for code, count in counts if count < usual]
    _warn_of(ProblemCode.FEWER_SCORE_SHEETS, usual, fewer, docket, findings)


def _warn_of_too_few_sheets(docket: Docket, findings: Findings) -> None:
    """One warning that names the graded subjects with fewer score sheets than the letter asks for."""
    fewest = docket.register.guidance.aggregation.fewest or 0
    few = [
        (subject.code, count)
        for subject in docket.register.subjects
        if docket.decided[subject.row].points is not None and (count := len(docket.sheets(subject))) < fewest
    ]
    _warn_of(ProblemCode.TOO_FEW_SCORE_SHEETS, fewest, few, docket, findings)


def _warn_of(
    code: ProblemCode, wanted: int, few: Sequence[tuple[str | None, int]], docket: Docket, findings: Findings
) -> None:
    """One warning that names the subjects, each with how many score sheets it has; none without any."""
    if few:
        told = [SUBJECT_AND_SHEETS.format(code=subject, count=count) for subject, count in few[:_MOST_NAMED]]
        more = MORE_SUBJECTS.format(count=len(few) - _MOST_NAMED) if len(few) > _MOST_NAMED else ""
        others = ", ".join(told) + more
        findings.add(code, docket.register.score_columns.sheet, None, count=wanted, others=others)


def _verdicts(docket: Docket) -> list[Verdict]:
    register = docket.register
    authority = register.guidance.authority(register.settings.level)
    explaining = Explaining(register)
    ranking = Ranking(register.subjects, docket.decided)
    verdicts = []
    for subject in register.subjects:
        decision, sheets = docket.decided[subject.row], docket.sheets(subject)
        same = ranking.same_printed(subject.row)
        beside = circumstances(subject, decision.outcome, register, docket.times[subject.kind].due, same)
        readings = in_order(decision.readings + beside.readings)
        verdicts.append(
            Verdict(
                subject=subject,
                decision=decision,
                circumstances=beside,
                explanation=explaining.explain(subject, decision, beside, readings, sheets),
                rules=decision.rules,
                readings=readings,
                sheets=sheets,
                rank=ranking.rank_of.get(subject.row),
                power=organ_power(decision, subject, authority) if beside.above is None else None,
            )
        )
    return verdicts


def _place(problem: Problem) -> tuple[int, tuple[int | str, ...], str]:
    """Where a problem stands, in the order in which a clerk reads the workbook; that of a whole sheet goes before."""
    sheet = SHEET_ORDER.index(problem.sheet) if problem.sheet in SHEET_ORDER else len(SHEET_ORDER)
    if problem.cell is None:
        return sheet, (), problem.code.code
    length, letters, row = by_column_and_row(problem.cell)
    return sheet, (row, length, letters), problem.code.code
