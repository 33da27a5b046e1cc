"""Totals, grades and ranks, exactly: no binary floating point, no rounding before a comparison (A26)."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact, localcontext
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.guidance.model import Aggregation, Guidance, Method

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsx_addin.appraisal.records import Criterion, CutOff, Scale, ScoreSheet
    from xlsx_addin.terms import Grade, Kind

_EXACT = Context(prec=2000, traps=[Inexact])
"""Enough digits for any sum of numbers of 15 digits that a cell can hold; a rounding would raise."""
_ZERO = Decimal(0)
_SHOWN_SCALE = 100
"""Points are printed with two decimals."""


class Missed(NamedTuple):
    """A criterion whose mean is below its minimum."""

    criterion: Criterion
    minimum: Decimal
    mean: Fraction


class Points(NamedTuple):
    """A subject's exact mean, the grade it reaches, and what held the grade down."""

    total: Fraction
    grade: Grade
    missed: tuple[Missed, ...]
    """With any, the grade is what the guidance leaves of it."""
    held_down: bool
    """Whether that took a better grade away."""
    hundredths: int
    """The mean as it is printed: two decimals, half up, in whole hundredths."""
    rounding_would_differ: bool
    """Whether means rounded to two decimals before they are compared would give another grade (A26)."""


def appraise_points(score_sheets: Sequence[ScoreSheet], kind: Kind, scale: Scale, guidance: Guidance) -> Points:
    """What the letter makes one number of the score sheets' sums over the criteria that apply, and its grade.

    A criterion's own number is made the same way of its scores. The score sheets are complete and sound, and the scale
    is not refused for the kind.
    """
    count = len(score_sheets)
    method = guidance.aggregation.method_of(count)
    places, cut_offs = scale.places_of[kind], scale.cut_offs_of(kind)
    if method is Method.MEAN:
        with localcontext(_EXACT):
            of_places = [sum([sheet.scores[place] or _ZERO for sheet in score_sheets], _ZERO) for place in places]
            total, parts = sum(of_places, _ZERO), count
    else:
        of_places = [_kept([sheet.scores[place] or _ZERO for sheet in score_sheets], method) for place in places]
        total, parts = _kept(sheet_totals(score_sheets, kind, scale), method), _parts(count, method)
    with localcontext(_EXACT):
        below = [
            (scale.criteria[place], minimum, points)
            for place, points in zip(places, of_places, strict=True)
            if (minimum := scale.criteria[place].minimum) is not None and points < minimum * parts
        ]
        reached = next(cut.grade for cut in cut_offs if total >= cut.points * parts)
    mean = _share(total, parts)
    missed = tuple(Missed(criterion, minimum, _share(points, parts)) for criterion, minimum, points in below)
    grade = guidance.held(reached) if missed else reached
    shown = hundredths(mean)
    return Points(
        total=mean,
        grade=grade,
        missed=missed,
        held_down=grade is not reached,
        hundredths=shown,
        rounding_would_differ=_rounded_grade(shown, reached, missed, cut_offs, guidance) is not grade,
    )


def one_number(scores: Sequence[Decimal], way: Aggregation) -> Fraction:
    """What the letter makes of points that several have given, exact: of a criterion's, or of the sheets' sums."""
    method = way.method_of(len(scores))
    if method is Method.MEAN:
        with localcontext(_EXACT):
            return _share(sum(scores, _ZERO), len(scores))
    return _share(_kept(scores, method), _parts(len(scores), method))


def _share(points: Decimal, parts: int) -> Fraction:
    numerator, denominator = points.as_integer_ratio()
    return Fraction(numerator, denominator * parts)


def _parts(count: int, method: Method) -> int:
    """How many of so many numbers count."""
    if method is Method.MEDIAN:
        return 1 if count % 2 else 2
    return count - 2


def _kept(numbers: Sequence[Decimal], method: Method) -> Decimal:
    """The sum of those of the numbers that count: all but the highest and the lowest, or the middle ones."""
    counting = _parts(len(numbers), method)
    first = (len(numbers) - counting) // 2
    with localcontext(_EXACT):
        return sum(sorted(numbers)[first : first + counting], _ZERO)


def _rounded_grade(
    shown: int, reached: Grade, missed: Sequence[Missed], cut_offs: Sequence[CutOff], guidance: Guidance
) -> Grade:
    """The grade of means that are rounded half up to two decimals before they are compared."""
    if not reached.place and not missed:
        return reached
    if reached.place and cut_offs[reached.place - 1].points * _SHOWN_SCALE <= shown:
        reached = next(cut.grade for cut in cut_offs if shown >= cut.points * _SHOWN_SCALE)
    is_below = any(hundredths(each.mean) < each.minimum * _SHOWN_SCALE for each in missed)
    return guidance.held(reached) if is_below else reached


def hundredths(points: Fraction) -> int:
    """Points as they are printed: two decimals, half up, in whole hundredths."""
    return (2 * points.numerator * _SHOWN_SCALE + points.denominator) // (2 * points.denominator)


def sheet_totals(score_sheets: Sequence[ScoreSheet], kind: Kind, scale: Scale) -> list[Decimal]:
    """Each score sheet's own sum over the criteria that apply, exact; under the conditions of ``appraise_points``."""
    places = scale.places_of[kind]
    with localcontext(_EXACT):
        return [sum((sheet.scores[place] or _ZERO for place in places), _ZERO) for sheet in score_sheets]


def complete_sum(numbers: Sequence[Decimal | None]) -> Decimal | None:
    """The sum of some points; None where one of them is missing or cannot be read."""
    known = [number for number in numbers if number is not None and not number.is_nan()]
    return sum(known, _ZERO) if len(known) == len(numbers) else None


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
