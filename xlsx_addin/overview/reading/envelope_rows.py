"""The rows of an intact envelope, as the database keeps them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable  # noqa: TC003 - a constant of this module names it
from functools import cache
from typing import TYPE_CHECKING, Any

from xlsx_addin.appraisal.deadline import Due, due_by, lateness
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.overview.reading.rows import (
    SubjectRow,
    cells_by_field,
    choice,
    code_or_none,
    column_of,
    grade_of,
    kept_name,
    label_of,
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
    from xlsx_addin.exchange.envelope.envelope import Envelope
    from xlsx_addin.exchange.envelope.manifest import Manifest
    from xlsx_addin.guidance.model import Guidance
    from xlsx_addin.xlsx.cells import CellValue

_LAST_SPREAD = Spread(0)
_SEVERITIES = by_label(Severity, SEVERITY_LABELS)


def _yes(value: CellValue | None) -> bool | None:
    term = choice(value, YesNo)
    return None if term is None else term is YesNo.YES


_RESULT_READERS: dict[str, Callable[[CellValue | None], Any]] = {
    "code": code_or_none,
    "kind": lambda value: label_of(choice(value, Kind)),
    "outcome": lambda value: label_of(outcome_of(value)),
    "grade": lambda value: label_of(grade_of(value)),
    "total": number_of,
    "lateness": text_of,
}
"""What is taken of each column of ``Kết quả``, and what its cells mean."""
_SUBJECT_READERS: dict[str, Callable[[CellValue | None], Any]] = {
    "code": code_or_none,
    "name": text_of,
    "kind": lambda value: choice(value, Kind),
    "registered": _yes,
    "model": text_of,
    "model_field": text_of,
    "product": text_of,
    "received": serial_of,
    "self_points": lambda value: points(number_of(value)),
    "self_grade": lambda value: label_of(grade_of(value)),
    "late_accepted": _yes,
    "source": code_or_none,
    "lower_grade": lambda value: label_of(grade_of(value)),
    "lower_conclusion": lambda value: label_of(outcome_of(value)),
    "decision": lambda value: label_of(choice(value, OrganDecision)),
}
"""What is taken of each column of ``Đơn vị``, and what its cells mean."""
_KEPT_AS = {"model_field": "field", "self_points": "self_total", "lower_conclusion": "lower_outcome"}
"""The columns of the database that are called otherwise."""


def envelope_rows(envelope: Envelope, letter: Guidance | None) -> tuple[list[SubjectRow], list[tuple[str, str, int]]]:
    """The subjects, and the problems left open: code, severity and how many. Refusal without a heading.

    ``letter`` is None where nobody here knows it.
    """
    if envelope.manifest.kind is EnvelopeKind.RESULT:
        return _result_rows(envelope), []
    return _submission_rows(envelope, letter), _problem_rows(envelope)


def _submission_rows(envelope: Envelope, letter: Guidance | None) -> list[SubjectRow]:
    lines, read = _read(envelope, layout.SUBJECTS, _SUBJECT_READERS)
    codes, kinds = read["code"], read["kind"]
    kind_of = {code: kind for row, code in codes.items() if code and (kind := kinds.get(row)) is not None}
    spreads = spreads_of_sheets(envelope.sheets, kind_of, None if letter is None else letter.aggregation)
    rows, results = _read(envelope, layout.RESULTS, _RESULT_READERS)
    waiting: defaultdict[str | None, list[int]] = defaultdict(list)
    for row in rows:  # a Mã that stands twice has two results, in the same order
        waiting[results["code"].get(row)].append(row)
    clock = _Clock(envelope.manifest, letter)
    found = []
    for line in lines:
        kept: dict[str, Any] = {_KEPT_AS.get(field, field): of_column.get(line) for field, of_column in read.items()}
        code, kind = kept["code"], kept["kind"]
        result = waiting[code].pop(0) if waiting[code] else 0
        spread = spreads.get(code or "", _LAST_SPREAD)
        kept |= {
            "name": kept_name(kept["name"], kind, kept["decision"]),
            "kind": label_of(kind),
            "late_accepted": bool(kept["late_accepted"]),
            "lateness": clock.lateness(kept["received"], kind, results["lateness"].get(result)),
            "matches": spread.matches(results["total"].get(result)),
        }
        found.append(SubjectRow(line=line, **kept, **_graded(results, result), **spread.kept()))
    return found


def _result_rows(envelope: Envelope) -> list[SubjectRow]:
    """What a superior sent back: outcome, grade and points under the recipient's own codes; nobody's name."""
    rows, results = _read(envelope, layout.RESULTS, _RESULT_READERS)
    return [
        SubjectRow(line=row, code=results["code"].get(row), kind=results["kind"].get(row), **_graded(results, row))
        for row in rows
    ]


def _read(
    envelope: Envelope, sheet: str, readers: dict[str, Callable[[CellValue | None], Any]]
) -> tuple[list[int], dict[str, dict[int, Any]]]:
    """The rows of a sheet that are not blank, and what the cells of its columns mean, by field and row."""
    cells = cells_by_field(envelope.sheets, sheet)
    return sorted(set().union(*cells.values())), {field: column_of(cells[field], readers[field]) for field in readers}


def _graded(results: dict[str, dict[int, Any]], row: int) -> dict[str, Any]:
    """Outcome, grade and points of a row of ``Kết quả``; row 0 is none."""
    outcome, grade, total = (results[field].get(row) for field in ("outcome", "grade", "total"))
    return {"outcome": outcome, "grade": grade, "total": points(total)}


def _problem_rows(envelope: Envelope) -> list[tuple[str, str, int]]:
    cells = cells_by_field(envelope.sheets, layout.PROBLEMS)
    counts: Counter[tuple[str, str]] = Counter()
    for row, value in cells["problem"].items():
        severity = _SEVERITIES.get(fold(text_of(cells["severity"].get(row)) or ""), Severity.WARNING)
        counts[text_of(value) or "", severity.value] += problems_on_row(text_of(cells["cell"].get(row)) or "")
    return [(code, severity, count) for (code, severity), count in sorted(counts.items())]


class _Clock:
    """Whether the sender received a report in time, by its level's deadline."""

    def __init__(self, manifest: Manifest, letter: Guidance | None) -> None:
        self._manifest = manifest
        self._guidance = letter
        self._due_of, self._flag = cache(self._due_of_kind), cache(self._strict)

    def lateness(self, received: float | None, kind: Kind | None, words: str | None) -> str | None:
        """The flag; ``words`` are those of ``Thời hạn``: they tell where the sender counts the very day as in time."""
        flag = None if received is None else self._flag(received, kind)
        if flag == Lateness.DEADLINE_DAY.value and words in TIME_ON_TIME:
            return Lateness.ON_TIME.value
        return flag

    def _strict(self, received: float, kind: Kind | None) -> str | None:
        moment, when = moment_of_serial(received), self._due_of(kind)
        return None if moment is None or when is None else lateness(moment, when)[0].value

    def _due_of_kind(self, kind: Kind | None) -> Due | None:
        """When reports of a kind are due, None where there is no deadline or nobody here knows the letter."""
        if self._guidance is None:
            return None
        entry = self._guidance.deadline(self._manifest.year, self._manifest.level, kind)
        return due_by(entry, self._manifest.year, day_counts=False)
