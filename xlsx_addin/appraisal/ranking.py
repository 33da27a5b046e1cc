"""The ranks of every kind of subject, and who shares the printed points but not the rank (appraisal §7)."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, islice
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.points import ranks, rounded
from xlsx_addin.terms import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from xlsx_addin.appraisal.records import Subject
    from xlsx_addin.appraisal.trace import Decision
    from xlsx_addin.terms import Grade

_MOST_NAMED = 3
"""Subjects with the same printed points that one explanation names, and one more to know that there are more."""


class Ranking:
    """The graded subjects among some, each ranked within its kind."""

    def __init__(self, subjects: Sequence[Subject], decisions: Mapping[int, Decision]) -> None:
        graded: dict[Kind, dict[int, tuple[Grade, Fraction]]] = {kind: {} for kind in Kind}
        self._printed: dict[int, tuple[Kind, Fraction]] = {}
        for subject in subjects:
            points = decisions[subject.row].points
            if points is not None and subject.kind is not None:
                graded[subject.kind][subject.row] = points.grade, points.total
                self._printed[subject.row] = subject.kind, rounded(points.total)
        self.rank_of = {row: rank for of_kind in graded.values() for row, rank in ranks(of_kind).items()}
        """Row of ``Đơn vị`` and the rank."""
        self._codes: defaultdict[tuple[Kind, Fraction], dict[int, list[str]]] = defaultdict(dict)
        code_of = {subject.row: subject.code or "" for subject in subjects}
        for row, printed in self._printed.items():
            self._codes[printed].setdefault(self.rank_of[row], []).append(code_of[row])

    def same_printed(self, row: int) -> Sequence[str]:
        """The first codes of those with the same printed points and another rank."""
        printed = self._printed.get(row)
        if printed is None or len(by_rank := self._codes[printed]) == 1:
            return ()
        others = chain.from_iterable(codes for rank, codes in by_rank.items() if rank != self.rank_of[row])
        return tuple(islice(others, _MOST_NAMED + 1))
