"""``Tiêu chí`` as a scale, and for which kinds of subject it is refused (appraisal §9)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.records import Scale
from xlsx_addin.terms import Kind
from xlsx_addin.vietnamese.numbers import plain
from xlsx_addin.words import problems as words
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook.read_criteria import ALL_KINDS, CriterionReading
from xlsx_addin.workbook.read_grades import GradeReading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.appraisal.records import Criterion, CutOff
    from xlsx_addin.guidance.model import Guidance
    from xlsx_addin.workbook.read_scores import ScoreTable
    from xlsx_addin.workbook.tables import Table

COLLECTIVES = frozenset({Kind.ORGANISATION, Kind.COLLECTIVE})
INDIVIDUALS = frozenset({Kind.INDIVIDUAL})

_HUNDRED = Decimal(100)


def kinds_words(kinds: Iterable[Kind]) -> str:
    """How a sentence names these kinds."""
    named = frozenset(kinds)
    if named == ALL_KINDS:
        return words.KINDS_ALL
    return words.KINDS_INDIVIDUAL if named == INDIVIDUALS else words.KINDS_COLLECTIVE


def read_scale(
    tables: Sequence[Table], scores: ScoreTable, present: frozenset[Kind], guidance: Guidance, findings: Findings
) -> Scale:
    """Read the scale from its two tables, criteria and grades; ``present`` are the kinds of subject in the workbook."""
    criteria_table, grade_table = tables
    criterion_reading = CriterionReading(criteria_table, scores, findings)
    grade_reading = GradeReading(grade_table, guidance, findings)
    criteria = criterion_reading.criteria()
    cut_offs = grade_reading.cut_offs()
    sums = _SumChecks(criteria_table.sheet.name, findings)
    sums.check_sums(criteria, cut_offs, present)
    refused = criterion_reading.refused | sums.refused | (ALL_KINDS if grade_reading.is_refused else frozenset())
    return Scale(tuple(criteria), tuple(cut_offs), frozenset(refused))


class _SumChecks:
    """Compares what the criteria sum to with 100 and with the cut-offs."""

    def __init__(self, sheet: str, findings: Findings) -> None:
        self._sheet = sheet
        self._findings = findings
        self.refused: set[Kind] = set()

    def check_sums(self, criteria: Sequence[Criterion], cut_offs: Sequence[CutOff], present: frozenset[Kind]) -> None:
        """The maxima that apply must exist, reach the highest cut-off and should sum to 100."""
        groups = [COLLECTIVES, INDIVIDUALS]
        sums = {group: _sum_of_maxima(criteria, group) for group in groups}
        if sums[COLLECTIVES] == sums[INDIVIDUALS]:
            groups = [ALL_KINDS]
            sums = {ALL_KINDS: sums[COLLECTIVES]}
        for group in groups:
            total = sums[group]
            if not any(criterion.applies is None or criterion.covers(kind) for criterion in criteria for kind in group):
                if group & present:
                    self.refused |= group
                    self._add_for_sheet(ProblemCode.NO_CRITERION, kinds=kinds_words(group))
            elif total is not None:
                self._check_sum(total, cut_offs, group)

    def _check_sum(self, total: Decimal, cut_offs: Sequence[CutOff], group: frozenset[Kind]) -> None:
        if total != _HUNDRED:
            self._add_for_sheet(ProblemCode.MAXIMA_NOT_HUNDRED, kinds=kinds_words(group), value=plain(total))
        highest = max(cut_offs, key=lambda cut: cut.points, default=None)
        if highest is not None and highest.points > total:
            self.refused |= group
            self._findings.add(
                ProblemCode.CUT_OFF_OUT_OF_REACH,
                self._sheet,
                highest.cell,
                grade=highest.grade.value,
                value=plain(highest.points),
                others=plain(total),
                kinds=kinds_words(group),
            )

    def _add_for_sheet(self, code: ProblemCode, **values: object) -> None:
        self._findings.add(code, self._sheet, None, row=None, subject=None, **values)


def _sum_of_maxima(criteria: Sequence[Criterion], kinds: frozenset[Kind]) -> Decimal | None:
    """The sum over the criteria for these kinds, None when a maximum, or whom it is for, cannot be used."""
    total = Decimal(0)
    for criterion in criteria:
        if criterion.applies is not None and not any(criterion.covers(kind) for kind in kinds):
            continue
        if criterion.applies is None or criterion.maximum is None or criterion.maximum <= 0:
            return None
        total += criterion.maximum
    return total
