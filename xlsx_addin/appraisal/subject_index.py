"""The subjects of a workbook by their Mã."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from xlsx_addin.terms import Kind
from xlsx_addin.vietnamese.nearest import NearestNames
from xlsx_addin.words.problems import suggestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsx_addin.appraisal.records import Subject


class SubjectIndex:
    """Subjects by their Mã; a Mã that stands twice names several."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        self.by_code: dict[str, list[Subject]] = defaultdict(list)
        self.individuals: set[str] = set()
        """Mã under which an individual stands."""
        for subject in subjects:
            if subject.code is not None:
                self.by_code[subject.code].append(subject)
                if subject.kind is Kind.INDIVIDUAL:
                    self.individuals.add(subject.code)

    def is_single(self, code: str) -> bool:
        """Whether at most one row has the Mã: what is said of one that stands twice belongs to none of its rows."""
        return len(self.by_code.get(code, ())) < 2

    @cached_property
    def _nearest(self) -> NearestNames:
        return NearestNames(self.by_code)

    def suggestion(self, wrong: str) -> str:
        """The words that name the nearest Mã, empty when none is near."""
        return suggestion(self._nearest.find(wrong))
