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


@dataclass(frozen=True, slots=True)
class Points:
    """A subject's exact mean, the grade it reaches, and what held the grade down."""

    total: Fraction
    grade: Grade
    below_minimum: tuple[Criterion, ...]
    """Criteria whose mean is below their minimum: with any, the grade is at most the one that the guidance names."""
    held_down: bool
    """Whether that took a better grade away."""


def appraise_points(score_sheets: Sequence[ScoreSheet], kind: Kind, scale: Scale, guidance: Guidance) -> Points:
    """Mean over the score sheets of the sum over the criteria that apply, and its grade.

    The score sheets are complete and sound, and the scale is not refused for the kind.
    """
    count = len(score_sheets)
    places = [place for place, criterion in enumerate(scale.criteria) if criterion.covers(kind)]
    with localcontext(_EXACT):
        sums = [sum((sheet.scores[place] or _ZERO for sheet in score_sheets), _ZERO) for place in places]
        total = sum(sums, _ZERO)
        below = tuple(
            scale.criteria[place]
            for place, points in zip(places, sums, strict=True)
            if (minimum := scale.criteria[place].minimum) is not None and points < minimum * count
        )
        grade = next(cut.grade for cut in scale.cut_offs if total >= cut.points * count)
    highest = guidance.grade_below_minimum
    held_down = bool(below) and grade.place < highest.place
    return Points(Fraction(total) / count, highest if held_down else grade, below, held_down)


def sheet_totals(score_sheets: Sequence[ScoreSheet], kind: Kind, scale: Scale) -> list[Decimal]:
    """Each score sheet's own sum over the criteria that apply, exact; under the conditions of ``appraise_points``."""
    places = [place for place, criterion in enumerate(scale.criteria) if criterion.covers(kind)]
    with localcontext(_EXACT):
        return [sum((sheet.scores[place] or _ZERO for place in places), _ZERO) for sheet in score_sheets]


def ranks(totals: Mapping[int, Fraction]) -> dict[int, int]:
    """Standard competition ranks (1, 2, 2, 4) of the totals of one kind, highest first, under the same keys."""
    if not totals:
        return {}
    common = lcm(*(total.denominator for total in totals.values()))
    whole = {key: total.numerator * (common // total.denominator) for key, total in totals.items()}
    order = sorted(whole, key=whole.__getitem__, reverse=True)
    result: dict[int, int] = {}
    for place, key in enumerate(order, start=1):
        tied = place > 1 and whole[key] == whole[order[place - 2]]
        result[key] = result[order[place - 2]] if tied else place
    return result
