"""The rows of an intact envelope, as the database keeps them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable  # noqa: TC003 - a constant of this module names it
from typing import TYPE_CHECKING, Any

from xlsx_addin.appraisal.deadline import due_by, lateness
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.overview.reading.rows import (
    SubjectRow,
    cells_by_field,
    choice,
    code_or_none,
    column_of,
    grade_of,
    kept_name,
    number_of,
    outcome_of,
    points,
    serial_of,
    text_of,
)
from xlsx_addin.overview.reading.score_sheets import Spread, spreads_of_sheets
from xlsx_addin.terms import Kind, Lateness, OrganDecision, YesNo
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.words.problems import Severity
from xlsx_addin.words.stored import SEVERITY_LABELS, TIME_ON_TIME, by_label
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.problem_rows import problems_on_row
from xlsx_addin.xlsx.serial_dates import moment_of_serial

if TYPE_CHECKING:
    from decimal import Decimal

    from xlsx_addin.appraisal.deadline import Due
    from xlsx_addin.exchange.envelope.envelope import Envelope
    from xlsx_addin.exchange.envelope.manifest import Manifest
    from xlsx_addin.guidance.model import Guidance
    from xlsx_addin.xlsx.cells import CellValue

_LAST_SPREAD = Spread(0)
_SEVERITIES = by_label(Severity, SEVERITY_LABELS)


def envelope_rows(envelope: Envelope, letter: Guidance | None) -> tuple[list[SubjectRow], list[tuple[str, str, int]]]:
    """The subjects, and the problems left open: code, severity and how many. Refusal without a heading.

    ``letter`` is None where nobody here knows it.
    """
    if envelope.manifest.kind is EnvelopeKind.RESULT:
        return _result_rows(envelope), []
    return _submission_rows(envelope, letter), _problem_rows(envelope)


def _submission_rows(envelope: Envelope, letter: Guidance | None) -> list[SubjectRow]:
    cells = cells_by_field(envelope.sheets, layout.SUBJECTS)
    read = {field: column_of(cells[field], meaning) for field, meaning in _SUBJECT_READERS.items()}
    codes, kinds = read["code"], read["kind"]
    kind_of = {code: kind for row, code in codes.items() if code and (kind := kinds.get(row)) is not None}
    spreads = spreads_of_sheets(envelope.sheets, kind_of, None if letter is None else letter.aggregation)
    results = _Results(envelope)
    clock = _Clock(envelope.manifest, letter)
    found = []
    for line in sorted(set().union(*cells.values())):
        of_line = {field: of_column.get(line) for field, of_column in read.items()}
        code, kind = of_line["code"], of_line["kind"]
        result = results.next_row(code)
        spread = spreads.get(code or "", _LAST_SPREAD)
        received, decision = of_line["received"], of_line["decision"]
        found.append(
            SubjectRow(
                line=line,
                code=code,
                source=of_line["source"],
                name=kept_name(of_line["name"], kind, decision),
                kind=None if kind is None else kind.value,
                registered=of_line["registered"],
                model=of_line["model"],
                field=of_line["model_field"],
                product=of_line["product"],
                received=received,
                late_accepted=bool(of_line["late_accepted"]),
                lateness=clock.lateness(received, kind, results.lateness(result)),
                self_total=of_line["self_points"],
                self_grade=of_line["self_grade"],
                **results.graded(result),
                lower_grade=of_line["lower_grade"],
                lower_outcome=of_line["lower_conclusion"],
                sheets=spread.sheets,
                lowest=points(spread.lowest),
                highest=points(spread.highest),
                crosses=spread.crosses,
                equal=spread.equal,
                matches=spread.matches(results.mean(result)),
                decision=decision,
            )
        )
    return found


def _result_rows(envelope: Envelope) -> list[SubjectRow]:
    """What a superior sent back: outcome, grade and points under the recipient's own codes; nobody's name."""
    results = _Results(envelope)
    return [
        SubjectRow(line=row, code=results.codes.get(row), kind=results.kinds.get(row), **results.graded(row))
        for row in results.rows
    ]


class _Results:
    """The rows of ``Kết quả``; row 0 is none."""

    def __init__(self, envelope: Envelope) -> None:
        cells = cells_by_field(envelope.sheets, layout.RESULTS)
        self.rows = sorted(set().union(*cells.values()))
        self.codes = column_of(cells["code"], code_or_none)
        self.kinds = column_of(cells["kind"], _kind_label)
        self._outcomes = column_of(cells["outcome"], _outcome_label)
        self._grades = column_of(cells["grade"], _grade_label)
        self._means = column_of(cells["total"], number_of)
        self._shown_means = column_of(cells["total"], _shown_points)
        self._lateness = column_of(cells["lateness"], text_of)
        self._waiting: defaultdict[str, list[int]] = defaultdict(list)
        for row in self.rows:
            self._waiting[self.codes.get(row) or ""].append(row)

    def next_row(self, code: str | None) -> int:
        """The row of a Mã; one that stands twice has two results, in the same order."""
        waiting = self._waiting[code or ""]
        return waiting.pop(0) if waiting else 0

    def graded(self, row: int) -> dict[str, Any]:
        """Outcome, grade and points."""
        return {
            "outcome": self._outcomes.get(row),
            "grade": self._grades.get(row),
            "total": self._shown_means.get(row),
        }

    def mean(self, row: int) -> Decimal | None:
        """The exact points as they stand there."""
        return self._means.get(row)

    def lateness(self, row: int) -> str | None:
        """The words of ``Thời hạn``."""
        return self._lateness.get(row)


def _problem_rows(envelope: Envelope) -> list[tuple[str, str, int]]:
    cells = cells_by_field(envelope.sheets, layout.PROBLEMS)
    counts: Counter[tuple[str, str]] = Counter()
    for row, value in cells["problem"].items():
        severity = _SEVERITIES.get(fold(text_of(cells["severity"].get(row)) or ""), Severity.WARNING)
        counts[text_of(value) or "", severity.value] += problems_on_row(text_of(cells["cell"].get(row)) or "")
    return [(code, severity, count) for (code, severity), count in sorted(counts.items())]


def _yes(value: CellValue | None) -> bool | None:
    term = choice(value, YesNo)
    return None if term is None else term is YesNo.YES


def _kind_of(value: CellValue | None) -> Kind | None:
    return choice(value, Kind)


def _kind_label(value: CellValue | None) -> str | None:
    kind = choice(value, Kind)
    return None if kind is None else kind.value


def _decision_label(value: CellValue | None) -> str | None:
    decision = choice(value, OrganDecision)
    return None if decision is None else decision.value


def _outcome_label(value: CellValue | None) -> str | None:
    outcome = outcome_of(value)
    return None if outcome is None else outcome.value


def _grade_label(value: CellValue | None) -> str | None:
    grade = grade_of(value)
    return None if grade is None else grade.value


def _shown_points(value: CellValue | None) -> str | None:
    return points(number_of(value))


_SUBJECT_READERS: dict[str, Callable[[CellValue | None], Any]] = {
    "code": code_or_none,
    "name": text_of,
    "kind": _kind_of,
    "registered": _yes,
    "model": text_of,
    "model_field": text_of,
    "product": text_of,
    "received": serial_of,
    "self_points": _shown_points,
    "self_grade": _grade_label,
    "late_accepted": _yes,
    "source": code_or_none,
    "lower_grade": _grade_label,
    "lower_conclusion": _outcome_label,
    "decision": _decision_label,
}
"""What is taken of each column of ``Đơn vị``, and what its cells mean."""


class _Clock:
    """Whether the sender received a report in time, by its level's deadline."""

    def __init__(self, manifest: Manifest, letter: Guidance | None) -> None:
        self._manifest = manifest
        self._guidance = letter
        self._due: dict[Kind | None, Due | None] = {}
        self._known: dict[tuple[float, Kind | None], str | None] = {}

    def lateness(self, received: float | None, kind: Kind | None, words: str | None) -> str | None:
        """The flag; ``words`` are those of ``Thời hạn``: they tell where the sender counts the very day as in time."""
        if received is None:
            return None
        if (received, kind) not in self._known:
            moment, when = moment_of_serial(received), self._due_of(kind)
            flag = None if moment is None or when is None else lateness(moment, when)[0].value
            self._known[received, kind] = flag
        flag = self._known[received, kind]
        if flag == Lateness.DEADLINE_DAY.value and words in TIME_ON_TIME:
            return Lateness.ON_TIME.value
        return flag

    def _due_of(self, kind: Kind | None) -> Due | None:
        """When reports of a kind are due, None where there is no deadline or nobody here knows the letter."""
        if self._guidance is None:
            return None
        if kind not in self._due:
            entry = self._guidance.deadline(self._manifest.year, self._manifest.level, kind)
            self._due[kind] = due_by(entry, self._manifest.year, day_counts=False)
        return self._due[kind]
