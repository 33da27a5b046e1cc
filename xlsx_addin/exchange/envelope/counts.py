"""The counts of an envelope (subjects, outcomes, grades, problems), for its cover, its letter and its recipient."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.guidance import load_or_default
from xlsx_addin.terms import Grade, Kind, Outcome, labels_of
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.words.problems import Severity
from xlsx_addin.words.stored import SEVERITY_LABELS, by_label
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.cell_text import cell_text
from xlsx_addin.workbook.problem_rows import problems_on_row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsx_addin.exchange.envelope.envelope import Envelope

_OUTCOMES = {label: outcome for outcome in Outcome for label in labels_of(outcome)}
_KINDS = {label: kind for kind in Kind for label in labels_of(kind)}
_SEVERITIES = by_label(Severity, SEVERITY_LABELS)


class Counts(NamedTuple):
    """The subjects by what was found of them, and the problems."""

    subjects: int
    found: Mapping[tuple[Outcome | Grade, Kind | None], int]
    """By outcome and by grade, each with the kind (None where it cannot be read)."""
    grade_order: Sequence[Grade]
    """The grades of the envelope's guidance, from the best to the worst."""
    score_sheets: int
    """Score sheets that count for a subject."""
    concluded_above: int
    """Subjects on whom a level above the sender's concluded too."""
    errors: tuple[tuple[str, int], ...]
    """The rows of ``Lỗi`` that are errors, in their order: what each says, and of how many errors."""
    warnings: int

    @property
    def error_count(self) -> int:
        """The errors, each cell by itself."""
        return sum(count for _, count in self.errors)

    def of(self, term: Outcome | Grade) -> int:
        """Subjects of any kind with this outcome or grade."""
        return sum(count for (found, _), count in self.found.items() if found == term)

    def by_kind(self, term: Outcome | Grade) -> list[int]:
        """Subjects of each kind with this outcome or grade, then of any."""
        return [*(self.found.get((term, kind), 0) for kind in Kind), self.of(term)]


def counts_of(envelope: Envelope) -> Counts:
    """Count the rows of ``Kết quả`` and, where the envelope has it, of ``Lỗi``.

    Refusal when the sheet ``Kết quả`` or ``Lỗi`` lacks a heading; words that are none of ours count in no outcome.
    """
    results = envelope.sheets.table(layout.RESULTS)
    known = {grade.value: grade for grade in load_or_default(envelope.manifest.guidance).grades}
    found: Counter[tuple[Outcome | Grade, Kind | None]] = Counter()
    headings = layout.headings(layout.RESULTS, "kind", "grade", "outcome", "score_sheets", "above")
    kinds, grade_cells, rows, sheets, above = map(results.values, headings)
    for row, value in rows.items():
        kind = _KINDS.get(cell_text(kinds.get(row)))
        terms = (_OUTCOMES.get(cell_text(value)), known.get(cell_text(grade_cells.get(row))))
        found.update((term, kind) for term in terms if term is not None)
    score_sheets = sum(round(each) for each in sheets.values() if isinstance(each, float))
    concluded_above = sum(1 for row in rows if cell_text(above.get(row)))
    return Counts(len(rows), found, tuple(known.values()), score_sheets, concluded_above, *_problems(envelope))


def _problems(envelope: Envelope) -> tuple[tuple[tuple[str, int], ...], int]:
    if layout.PROBLEMS not in envelope.sheets:
        return (), 0
    table = envelope.sheets.table(layout.PROBLEMS)
    severities, cells, messages = map(table.values, layout.headings(layout.PROBLEMS, "severity", "cell", "message"))
    errors, warnings = [], 0
    for row, value in sorted(severities.items()):
        severity, count = _SEVERITIES.get(fold(cell_text(value))), problems_on_row(cell_text(cells.get(row)))
        if severity is Severity.ERROR:
            errors.append((cell_text(messages.get(row)), count))
        elif severity is Severity.WARNING:
            warnings += count
    return tuple(errors), warnings
