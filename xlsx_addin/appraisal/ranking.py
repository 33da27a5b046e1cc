"""The ranks of every kind of subject, and who shares the printed points but not the rank (appraisal §7)."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, islice
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.points import Points, ranks
from xlsx_addin.terms import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsx_addin.appraisal.records import Subject
    from xlsx_addin.appraisal.trace import Decision

_MOST_NAMED = 3
"""Subjects with the same printed points that one explanation names, and one more to know that there are more."""


class Ranking:
    """The graded subjects among some, each ranked within its kind."""

    def __init__(self, subjects: Sequence[Subject], decisions: Mapping[int, Decision]) -> None:
        self.rank_of: dict[int, int] = {}
        """Row of ``Đơn vị`` and the rank."""
        self._others: dict[int, Sequence[str]] = {}
        for kind in Kind:
            graded = [
                (subject, points)
                for subject in subjects
                if subject.kind is kind and (points := decisions[subject.row].points) is not None
            ]
            self.rank_of |= ranks({subject.row: (points.grade, points.total) for subject, points in graded})
            self._note_same_printed(graded)

    def _note_same_printed(self, graded: Sequence[tuple[Subject, Points]]) -> None:
        """Note of each subject of a kind the first others that have the same printed points and another rank."""
        printed: defaultdict[int, list[Subject]] = defaultdict(list)
        for subject, points in graded:
            printed[points.hundredths].append(subject)
        for same in printed.values():
            by_rank: defaultdict[int, list[Subject]] = defaultdict(list)
            for subject in same:
                by_rank[self.rank_of[subject.row]].append(subject)
            if len(by_rank) == 1:
                continue
            for rank, equals in by_rank.items():
                others = chain.from_iterable(group for other, group in by_rank.items() if other != rank)
                named = tuple(subject.code or "" for subject in islice(others, _MOST_NAMED + 1))
                self._others |= dict.fromkeys((subject.row for subject in equals), named)

    def same_printed(self, row: int) -> Sequence[str]:
        """The first codes of those with the same printed points and another rank."""
        return self._others.get(row, ())
