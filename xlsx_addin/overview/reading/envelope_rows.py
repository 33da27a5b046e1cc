"""The rows of an intact envelope, as the database keeps them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable  # noqa: TC003 - a constant of this module names it
from functools import cache
from typing import TYPE_CHECKING, Any

from xlsx_addin.appraisal.deadline import Due, due_by, lateness
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.overview.reading import rows
from xlsx_addin.overview.reading.rows import SubjectRow
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

_SEVERITIES = by_label(Severity, SEVERITY_LABELS)


def _yes(value: CellValue | None) -> bool | None:
    term = rows.choice(value, YesNo)
    return None if term is None else term is YesNo.YES


_RESULT_READERS: dict[str, Callable[[CellValue | None], Any]] = {
    "code": rows.code_or_none,
    "kind": lambda value: rows.label_of(rows.choice(value, Kind)),
    "outcome": lambda value: rows.label_of(rows.outcome_of(value)),
    "grade": lambda value: rows.label_of(rows.grade_of(value)),
    "total": rows.number_of,
    "lateness": rows.text_of,
}
"""What is taken of each column of ``Kết quả``, and what its cells mean."""
_SUBJECT_READERS: dict[str, Callable[[CellValue | None], Any]] = {
    "code": rows.code_or_none,
    "name": rows.text_of,
    "kind": lambda value: rows.choice(value, Kind),
    "registered": _yes,
    "model": rows.text_of,
    "model_field": rows.text_of,
    "product": rows.text_of,
    "received": rows.serial_of,
    "self_points": lambda value: rows.points(rows.number_of(value)),
    "self_grade": lambda value: rows.label_of(rows.grade_of(value)),
    "late_accepted": _yes,
    "source": rows.code_or_none,
    "lower_grade": lambda value: rows.label_of(rows.grade_of(value)),
    "lower_conclusion": lambda value: rows.label_of(rows.outcome_of(value)),
    "decision": lambda value: rows.label_of(rows.choice(value, OrganDecision)),
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
    graded, results = _read(envelope, layout.RESULTS, _RESULT_READERS)
    waiting: defaultdict[str | None, list[int]] = defaultdict(list)
    for row in graded:  # a Mã that stands twice has two results, in the same order
        waiting[results["code"].get(row)].append(row)
    lateness_of = _clock(envelope.manifest, letter)
    found = []
    for line in lines:
        kept: dict[str, Any] = {_KEPT_AS.get(field, field): of_column.get(line) for field, of_column in read.items()}
        code, kind = kept["code"], kept["kind"]
        result = waiting[code].pop(0) if waiting[code] else 0
        spread = spreads.get(code or "", Spread(0))
        kept |= {
            "name": rows.kept_name(kept["name"], kind, kept["decision"]),
            "kind": rows.label_of(kind),
            "late_accepted": bool(kept["late_accepted"]),
            "lateness": lateness_of(kept["received"], kind, results["lateness"].get(result)),
            "matches": spread.matches(results["total"].get(result)),
        }
        found.append(SubjectRow(line=line, **kept, **_graded(results, result), **spread.kept()))
    return found


def _result_rows(envelope: Envelope) -> list[SubjectRow]:
    """What a superior sent back: outcome, grade and points under the recipient's own codes; nobody's name."""
    graded, results = _read(envelope, layout.RESULTS, _RESULT_READERS)
    return [
        SubjectRow(line=row, code=results["code"].get(row), kind=results["kind"].get(row), **_graded(results, row))
        for row in graded
    ]


def _read(
    envelope: Envelope, sheet: str, readers: dict[str, Callable[[CellValue | None], Any]]
) -> tuple[list[int], dict[str, dict[int, Any]]]:
    """The rows of a sheet that are not blank, and what the cells of its columns mean, by field and row."""
    cells = rows.cells_by_field(envelope.sheets, sheet)
    return sorted(set().union(*cells.values())), {
        field: rows.column_of(cells[field], readers[field]) for field in readers
    }


def _graded(results: dict[str, dict[int, Any]], row: int) -> dict[str, Any]:
    """Outcome, grade and points of a row of ``Kết quả``; row 0 is none."""
    outcome, grade, total = (results[field].get(row) for field in ("outcome", "grade", "total"))
    return {"outcome": outcome, "grade": grade, "total": rows.points(total)}


def _problem_rows(envelope: Envelope) -> list[tuple[str, str, int]]:
    cells = rows.cells_by_field(envelope.sheets, layout.PROBLEMS)
    counts: Counter[tuple[str, str]] = Counter()
    for row, value in cells["problem"].items():
        severity = _SEVERITIES.get(fold(rows.text_of(cells["severity"].get(row)) or ""), Severity.WARNING)
        counts[rows.text_of(value) or "", severity.value] += problems_on_row(rows.text_of(cells["cell"].get(row)) or "")
    return [(code, severity, count) for (code, severity), count in sorted(counts.items())]


def _clock(
    manifest: Manifest, letter: Guidance | None
) -> Callable[[float | None, Kind | None, str | None], str | None]:
    """Whether the sender received a report in time, by its level's deadline.

    Asked with the serial number, the kind, and the words of ``Thời hạn``: they tell where the sender counts the very
    day as in time.
    """

    @cache
    def due_of(kind: Kind | None) -> Due | None:
        """When reports of a kind are due, None where there is no deadline or nobody here knows the letter."""
        if letter is None:
            return None
        return due_by(letter.deadline(manifest.year, manifest.level, kind), manifest.year, day_counts=False)

    @cache
    def strict(received: float, kind: Kind | None) -> str | None:
        moment, when = moment_of_serial(received), due_of(kind)
        return None if moment is None or when is None else lateness(moment, when)[0].value

    def flag(received: float | None, kind: Kind | None, words: str | None) -> str | None:
        flag = None if received is None else strict(received, kind)
        is_in_time = flag == Lateness.DEADLINE_DAY.value and words in TIME_ON_TIME
        return Lateness.ON_TIME.value if is_in_time else flag

    return flag
