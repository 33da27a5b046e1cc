"""The sets that documents count, once, so that all of them count alike (over the rows of ``Kết quả``)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from xlsx_addin.terms import Kind, Lateness, News, Outcome, outcomes_with

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from xlsx_addin.appraisal.verdict import Verdict
    from xlsx_addin.paper.dossier import Dossier
    from xlsx_addin.terms import Grade

GRADED = tuple(outcome for outcome in Outcome if outcome.facts.is_graded)
SHUT_OUT = tuple(outcome for outcome in Outcome if outcome.facts.is_shut_out)
AWAITING = outcomes_with(News.WAITING)
OTHER_OUTCOMES = sorted(set(Outcome) - set(GRADED), key=lambda outcome: outcome.facts.place_on_paper)
"""Every outcome without a grade, in the order of the table of results."""


@dataclass(frozen=True)
class Census:
    """The verdicts of one appraisal, by what documents say of them."""

    all: Sequence[Verdict]
    grades: Sequence[Grade]
    """From the best to the worst."""

    @cached_property
    def own(self) -> list[Verdict]:
        """All but the withdrawn, those out of scope and those of another level."""
        return [verdict for verdict in self.all if verdict.outcome.facts.is_own]

    @cached_property
    def registered(self) -> list[Verdict]:
        """Own rows that registered a model."""
        return [verdict for verdict in self.own if verdict.subject.registered]

    @cached_property
    def reported(self) -> list[Verdict]:
        """Own rows whose report has come."""
        return [verdict for verdict in self.own if verdict.subject.received is not None]

    @cached_property
    def late(self) -> list[Verdict]:
        """Own rows that were not in time: overdue, or received on the very day (A6)."""
        return [verdict for verdict in self.own if verdict.lateness in (Lateness.LATE, Lateness.DEADLINE_DAY)]

    @cached_property
    def graded(self) -> list[Verdict]:
        """Rows with points and a grade."""
        return self.of(*GRADED)

    def of(self, *outcomes: Outcome) -> list[Verdict]:
        """The rows with one of these outcomes."""
        return [verdict for verdict in self.all if verdict.outcome in outcomes]

    def graded_as(self, grade: Grade) -> list[Verdict]:
        """The graded rows of one grade."""
        return [verdict for verdict in self.graded if verdict.grade is grade]


def census(dossier: Dossier) -> Census:
    """The rows of an appraisal, to be counted."""
    return Census(dossier.appraisal.verdicts, list(dossier.guidance.grades))


def with_lateness(verdicts: Iterable[Verdict], lateness: Lateness) -> list[Verdict]:
    """Those whose report came so."""
    return [verdict for verdict in verdicts if verdict.lateness is lateness]


def by_kind(verdicts: Iterable[Verdict]) -> dict[Kind, int]:
    """How many of each kind; a kind that cannot be read is in none of them."""
    counted = Counter(verdict.subject.kind for verdict in verdicts)
    return {kind: counted[kind] for kind in Kind}


@dataclass(frozen=True, slots=True)
class CountRow:
    """One line of the table of results: how many of each kind, and in all."""

    label: str
    kinds: tuple[int, int, int]
    total: int
    is_sum: bool = False


def count_row(label: str, verdicts: Sequence[Verdict], *, is_sum: bool = False) -> CountRow:
    """Count the rows of one label; ``is_sum`` for a line that adds up others."""
    organisations, collectives, individuals = by_kind(verdicts).values()
    return CountRow(label, (organisations, collectives, individuals), len(verdicts), is_sum)


def result_table(counted: Census, label: Callable[[Outcome], str], sums: tuple[str, str]) -> list[CountRow]:
    """The table of results by kind: the grades and their sum, then every other outcome that occurs, then all.

    ``sums`` label the two sums. A row whose kind cannot be read is in no column but the last one; all others add up
    across, and every column adds up down.
    """
    rows = [count_row(grade.value, counted.graded_as(grade)) for grade in counted.grades]
    rows.append(count_row(sums[0], counted.graded, is_sum=True))
    for outcome in OTHER_OUTCOMES:
        found = counted.of(outcome)
        if found:
            rows.append(count_row(label(outcome), found))
    rows.append(count_row(sums[1], counted.all, is_sum=True))
    return rows
