"""The sheet ``Xếp hạng``: the ranking as people read it, a block a kind of subject, in order of rank."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.points import sheet_totals
from xlsx_addin.terms import Kind, Outcome
from xlsx_addin.vietnamese.numbers import half_up
from xlsx_addin.words import ranking as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.ranking_pages import KIND_PIXELS, parts_by_page, row_pixels
from xlsx_addin.workbook.results import note_words, result_columns, subtitle, table_block, unassigned_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsx_addin.appraisal.verdict import Appraisal, Verdict
    from xlsx_addin.workbook.appraisal_run import AppraisalRun
    from xlsx_addin.xlsx.blocks import SheetBlock, WrittenValue

WIDE_GAP = 10
"""Points between two scores from which a committee will ask."""
_NUMERALS = dict(zip(Kind, ("I", "II", "III"), strict=True))


def ranking_block(
    appraisal: Appraisal, run: AppraisalRun, last_year: Mapping[str, str] = MappingProxyType({})
) -> SheetBlock:
    """The whole sheet: subjects that have a rank, by kind and rank, those of one rank in the order of ``Đơn vị``.

    Above each kind stands a row with its name and its counts in the first column, and its name again where it goes on
    over the page. ``last_year`` is how a subject ended the year before, by its Mã.
    """
    of_kind = _ranked(appraisal)
    rows_of = [_rows(kind, ranked, appraisal, last_year) for kind, ranked in of_kind.items()]
    heights_of = [list(map(row_pixels, rows)) for rows in rows_of]
    rows: list[Sequence[WrittenValue]] = []
    heights: list[int] = []
    starts: list[int] = []
    for kind, its_rows, its_heights, parts in zip(of_kind, rows_of, heights_of, parts_by_page(heights_of), strict=True):
        for part in parts:
            starts += [layout.HEADING_ROW + 1 + len(rows)] if part.starts_page else []
            rows += [_block_heading(kind, of_kind[kind], appraisal, goes_on=part.first > 0)]
            rows += its_rows[part.first : part.end]
            heights += [KIND_PIXELS, *its_heights[part.first : part.end]]
    block = table_block(
        layout.RANKING,
        layout.RANKING_COLUMNS,
        words.TITLE.format(year=appraisal.register.settings.year),
        subtitle(appraisal, run),
        rows or [_row_of(words.NOBODY)],
        note=note_words(appraisal),
        right_note=words.SIGNS if rows else None,
        title_note=unassigned_words(appraisal),
    )
    return replace(block, pixels=heights or [KIND_PIXELS], page_starts=starts)


def far_off(appraisal: Appraisal) -> tuple[int, int]:
    """How many ranked subjects have points far from their self-score, and how many score sheets far apart."""
    from_self = apart = 0
    for kind, ranked in _ranked(appraisal).items():
        for verdict in ranked:
            difference = _difference(verdict.total, verdict.subject.self_points)
            totals = sheet_totals(verdict.sheets, kind, appraisal.register.scale)
            from_self += difference is not None and abs(difference) >= WIDE_GAP
            apart += _shown(max(totals)) - _shown(min(totals)) >= WIDE_GAP
    return from_self, apart


def _ranked(appraisal: Appraisal) -> dict[Kind, list[Verdict]]:
    """The verdicts with a rank, the best first, by kind in the order of the kinds."""
    ranked: dict[Kind, list[Verdict]] = {kind: [] for kind in Kind}
    for verdict in appraisal.verdicts:
        if verdict.rank is not None and verdict.subject.kind is not None:
            ranked[verdict.subject.kind].append(verdict)
    for verdicts in ranked.values():
        verdicts.sort(key=lambda verdict: verdict.rank or 0)
    return {kind: verdicts for kind, verdicts in ranked.items() if verdicts}


def _block_heading(
    kind: Kind, ranked: Sequence[Verdict], appraisal: Appraisal, *, goes_on: bool
) -> Sequence[WrittenValue]:
    guidance = appraisal.register.guidance
    if goes_on:
        number, name = _NUMERALS[kind], kind.value.upper()
        return _row_of(words.BLOCK_GOES_ON.format(number=number, kind=name, continued=words.CONTINUED))
    text = words.BLOCK.format(
        number=_NUMERALS[kind],
        kind=kind.value.upper(),
        subjects=len(ranked),
        qualified=sum(verdict.outcome is Outcome.QUALIFIED for verdict in ranked),
        grades=", ".join(grade.value for grade in guidance.grades if guidance.recognises(grade)),
    )
    return _row_of(text)


def _row_of(text: str) -> Sequence[WrittenValue]:
    return (text, *[None] * (len(layout.RANKING_COLUMNS) - 1))


def _rows(
    kind: Kind, ranked: Sequence[Verdict], appraisal: Appraisal, last_year: Mapping[str, str]
) -> list[Sequence[WrittenValue]]:
    """One row a subject; what ``Kết quả`` says of it stands here in the same words."""
    totals = [sheet_totals(verdict.sheets, kind, appraisal.register.scale) for verdict in ranked]
    columns: dict[str, Sequence[WrittenValue]] = {
        **result_columns(appraisal, ranked),
        "above": [_grade_above(verdict) for verdict in ranked],
        "difference": [_difference(verdict.total, verdict.subject.self_points) for verdict in ranked],
        "lowest": [_shown(min(each)) for each in totals],
        "highest": [_shown(max(each)) for each in totals],
        "last_year": [last_year.get(verdict.subject.code or "") or words.NO_LAST_YEAR for verdict in ranked],
    }
    return list(zip(*(columns[column.field] for column in layout.RANKING_COLUMNS), strict=True))


def _grade_above(verdict: Verdict) -> str | None:
    """The grade that the highest level above gave, else how it concluded."""
    if verdict.above is None:
        return None
    if verdict.above.grade is not None:
        return verdict.above.grade.value
    return verdict.above.conclusion.label if verdict.above.conclusion is not None else None


def _difference(total: Fraction | None, self_points: Decimal | None) -> Decimal | None:
    """The points less the self-score, both as they are shown beside it: so it adds up; None without a self-score."""
    if total is None or self_points is None:
        return None
    return _shown(total) - _shown(self_points)


def _shown(points: Fraction | Decimal) -> Decimal:
    return Decimal(half_up(Fraction(points), 2))
