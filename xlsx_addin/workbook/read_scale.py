"""``Tiêu chí`` as a scale, and for which kinds of subject it is refused (appraisal §9)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.points import complete_sum
from xlsx_addin.appraisal.records import Criterion, CutOff, Scale
from xlsx_addin.terms import Kind
from xlsx_addin.vietnamese.numbers import plain
from xlsx_addin.words import problems as words
from xlsx_addin.words import reading as reading_words
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook.layout import CRITERION_COLUMNS, CUT_OFF_COLUMNS, grade_columns
from xlsx_addin.workbook.merged_cells import hidden_cells, note_hidden, note_hidden_rows, without_hidden
from xlsx_addin.workbook.read_criteria import ALL_KINDS, read_criteria
from xlsx_addin.workbook.read_grades import CutOffs, read_grades
from xlsx_addin.workbook.tables import ShapeRefusal, Table, filled_rows, headings_of_row, similar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.guidance.model import Guidance
    from xlsx_addin.workbook.read_scores import ScoreTable

COLLECTIVES = frozenset({Kind.ORGANISATION, Kind.COLLECTIVE})
INDIVIDUALS = frozenset({Kind.INDIVIDUAL})

_HUNDRED = Decimal(100)


def kinds_words(kinds: Iterable[Kind]) -> str:
    """How a sentence names these kinds."""
    named = frozenset(kinds)
    if named == ALL_KINDS:
        return words.KINDS_ALL
    if named in (INDIVIDUALS, COLLECTIVES):
        return words.KINDS_INDIVIDUAL if named == INDIVIDUALS else words.KINDS_COLLECTIVE
    return ", ".join(kind.value.lower() for kind in Kind if kind in named)


def read_scale(
    tables: Sequence[Table], scores: ScoreTable, present: frozenset[Kind], guidance: Guidance, findings: Findings
) -> Scale:
    """Read the scale from its two tables, criteria and grades; ``present`` are the kinds of subject in the workbook."""
    (criteria_table, grade_table), are_rows_seen = _as_seen(tables, guidance, findings)
    _refuse_other_columns(grade_table, guidance)
    criteria, refused = read_criteria(criteria_table, scores, findings)
    cut_offs, are_usable = read_grades(grade_table, guidance, findings)
    are_usable &= are_rows_seen
    refused |= _check_sums(criteria_table.sheet.name, criteria, cut_offs, present, findings)
    if all(len(found) == len(guidance.grades) for found in cut_offs.values()):
        _warn_of_low_cut_offs(criteria_table.sheet.name, criteria, cut_offs, findings)
    first, *others = cut_offs.values()
    of_kinds = {kind: tuple(found) for group, found in cut_offs.items() for kind in group} if others else {}
    return Scale(tuple(criteria), tuple(first), refused if are_usable else ALL_KINDS, of_kinds)


def _refuse_other_columns(table: Table, guidance: Guidance) -> None:
    """Refusal where a column of cut-offs that the letter has is not there."""
    for group in guidance.groups:
        wanted = CUT_OFF_COLUMNS[group].heading
        if wanted not in table.columns:
            others = headings_of_row(table.sheet, table.heading_row).values()
            nearest = similar(wanted, [text for text in others if text not in table.known])
            sentence = reading_words.HEADING_MISSING
            raise ShapeRefusal(sentence.format(sheet=table.sheet.name, heading=wanted, similar=nearest))


def _as_seen(tables: Sequence[Table], guidance: Guidance, findings: Findings) -> tuple[list[Table], bool]:
    """The two tables without what merged areas hide, which is told; and whether something is seen of each row."""
    criteria, grades = tables
    sheet, columns = criteria.sheet, grade_columns(guidance.groups)
    rows = [filled_rows(criteria, CRITERION_COLUMNS), filled_rows(grades, columns)]
    note_hidden_rows(sheet, set().union(*rows), findings)
    hidden = hidden_cells((criteria, rows[0]), (grades, rows[1]))
    if not hidden:
        return [criteria, grades], True
    note_hidden(criteria, hidden, findings)
    seen = without_hidden(sheet, hidden)
    tables = [table._replace(sheet=seen) for table in tables]
    rows_seen = [filled_rows(tables[0], CRITERION_COLUMNS), filled_rows(tables[1], columns)]
    return tables, rows_seen == rows


def _check_sums(
    sheet: str, criteria: Sequence[Criterion], cut_offs: CutOffs, present: frozenset[Kind], findings: Findings
) -> frozenset[Kind]:
    """The maxima that apply must exist, reach the highest cut-off and should sum to 100; the kinds refused for it."""
    refused: frozenset[Kind] = frozenset()
    for group, total in _sums(criteria).items():
        if not any(criterion.applies is None or criterion.covers(kind) for criterion in criteria for kind in group):
            if group & present:
                refused |= group
                findings.add(ProblemCode.NO_CRITERION, sheet, None, kinds=kinds_words(group))
            continue
        if total is None:
            continue
        if total != _HUNDRED:
            findings.add(ProblemCode.MAXIMA_NOT_HUNDRED, sheet, None, kinds=kinds_words(group), value=plain(total))
        for highest, kinds in _highest(cut_offs, group):
            if highest.points > total:
                refused |= kinds
                _add_cut_off(findings, ProblemCode.CUT_OFF_OUT_OF_REACH, sheet, highest, total, kinds)
    return refused


def _warn_of_low_cut_offs(sheet: str, criteria: Sequence[Criterion], cut_offs: CutOffs, findings: Findings) -> None:
    """Warn where the highest cut-off is not half of the maxima that apply: then it may be one of a scale of ten."""
    for group, total in _sums(criteria).items():
        for highest, kinds in _highest(cut_offs, group):
            if total is not None and 2 * highest.points < total:
                _add_cut_off(findings, ProblemCode.CUT_OFF_LOW, sheet, highest, total, kinds)


def _highest(cut_offs: CutOffs, kinds: frozenset[Kind]) -> Iterator[tuple[CutOff, frozenset[Kind]]]:
    """The highest cut-off of each group that some of the kinds are in, and which."""
    for group, found in cut_offs.items():
        if found and kinds & frozenset(group):
            yield max(found, key=lambda cut: cut.points), kinds & frozenset(group)


def _add_cut_off(
    findings: Findings, code: ProblemCode, sheet: str, cut: CutOff, total: Decimal, kinds: frozenset[Kind]
) -> None:
    grade, value, others = cut.grade.value, plain(cut.points), plain(total)
    findings.add(code, sheet, cut.cell, grade=grade, value=value, others=others, kinds=kinds_words(kinds))


def _sums(criteria: Sequence[Criterion]) -> dict[frozenset[Kind], Decimal | None]:
    """The sum of the maxima for each group of kinds, one for all where it is the same; None where it cannot be made."""
    sums = {group: _sum_of_maxima(criteria, group) for group in (COLLECTIVES, INDIVIDUALS)}
    return {ALL_KINDS: sums[COLLECTIVES]} if sums[COLLECTIVES] == sums[INDIVIDUALS] else sums


def _sum_of_maxima(criteria: Sequence[Criterion], kinds: frozenset[Kind]) -> Decimal | None:
    """The sum over the criteria for these kinds, None when a maximum, or whom it is for, cannot be used."""
    maxima = [
        criterion.maximum if criterion.applies is not None else None
        for criterion in criteria
        if criterion.applies is None or any(criterion.covers(kind) for kind in kinds)
    ]
    return complete_sum(maxima)
