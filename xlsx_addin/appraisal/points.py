"""Totals, grades and ranks, exactly: no binary floating point, no rounding before a comparison (A26)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal, Inexact, localcontext
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsx_addin.appraisal.records import Criterion, Scale, ScoreSheet
    from xlsx_addin.guidance.model import Guidance
    from xlsx_addin.terms import Grade, Kind

_EXACT = Context(prec=2000, traps=[Inexact])
"""Enough digits for any sum of numbers of 15 digits that a cell can hold; a rounding would raise."""
_ZERO = Decimal(0)
_SHOWN_SCALE = 100
"""Points are shown with two decimals; with denominators that divide this they are shown exactly."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A criterion whose mean is below its minimum."""

    criterion: Criterion
    minimum: Decimal
    mean: Fraction


@dataclass(frozen=True, slots=True)
class Points:
    """A subject's exact mean, the grade it reaches, and what held the grade down."""

    total: Fraction
    grade: Grade
    missed: tuple[Missed, ...]
    """With any, the grade is at most the one that the guidance names."""
    held_down: bool
    """Whether that took a better grade away."""
    rounding_would_differ: bool = False
    """Whether means rounded to two decimals before they are compared would give another grade (A26)."""


def appraise_points(score_sheets: Sequence[ScoreSheet], kind: Kind, scale: Scale, guidance: Guidance) -> Points:
    """Mean over the score sheets of the sum over the criteria that apply, and its grade.

    The score sheets are complete and sound, and the scale is not refused for the kind.
    """
    count = len(score_sheets)
    places = [place for place, criterion in enumerate(scale.criteria) if criterion.covers(kind)]
    with localcontext(_EXACT):
        sums = [sum((sheet.scores[place] or _ZERO for sheet in score_sheets), _ZERO) for place in places]
        total = sum(sums, _ZERO)
        below = [
            (scale.criteria[place], minimum, points)
            for place, points in zip(places, sums, strict=True)
            if (minimum := scale.criteria[place].minimum) is not None and points < minimum * count
        ]
        reached = next(cut.grade for cut in scale.cut_offs if total >= cut.points * count)
    mean = Fraction(total) / count
    missed = tuple(Missed(criterion, minimum, Fraction(points) / count) for criterion, minimum, points in below)
    grade = _held(reached, guidance, is_below=bool(missed))
    return Points(mean, grade, missed, grade is not reached, _rounded_grade(mean, missed, scale, guidance) != grade)


def _held(reached: Grade, guidance: Guidance, *, is_below: bool) -> Grade:
    highest = guidance.grade_below_minimum
    return highest if is_below and reached.place < highest.place else reached


def _rounded_grade(mean: Fraction, missed: Sequence[Missed], scale: Scale, guidance: Guidance) -> Grade:
    """The grade of means that are rounded half up to two decimals before they are compared."""
    shown = rounded(mean)
    reached = next(cut.grade for cut in scale.cut_offs if shown >= cut.points)
    is_below = any(rounded(each.mean) < each.minimum for each in missed)
    return _held(reached, guidance, is_below=is_below)


def rounded(points: Fraction) -> Fraction:
    """Points as they are shown: two decimals, half up."""
    if _SHOWN_SCALE % points.denominator == 0:
        return points
    return Fraction(
        (2 * points.numerator * _SHOWN_SCALE + points.denominator) // (2 * points.denominator), _SHOWN_SCALE
    )


def sheet_totals(score_sheets: Sequence[ScoreSheet], kind: Kind, scale: Scale) -> list[Decimal]:
    """Each score sheet's own sum over the criteria that apply, exact; under the conditions of ``appraise_points``."""
    places = [place for place, criterion in enumerate(scale.criteria) if criterion.covers(kind)]
    with localcontext(_EXACT):
        return [sum((sheet.scores[place] or _ZERO for place in places), _ZERO) for sheet in score_sheets]


def ranks(graded: Mapping[int, tuple[Grade, Fraction]]) -> dict[int, int]:
    """Standard competition ranks (1, 2, 2, 4) of one kind, by grade and then by exact total, under the same keys."""
    if not graded:
        return {}
    common = lcm(*(total.denominator for _, total in graded.values()))
    merit = {
        key: (-grade.place, total.numerator * (common // total.denominator)) for key, (grade, total) in graded.items()
    }
    order = sorted(merit, key=merit.__getitem__, reverse=True)
    result: dict[int, int] = {}
    for place, key in enumerate(order, start=1):
        tied = place > 1 and merit[key] == merit[order[place - 2]]
        result[key] = result[order[place - 2]] if tied else place
    return result
