"""The sets that documents count, once, so that all of them count alike (over the rows of ``Kết quả``)."""

from __future__ import annotations

from collections import Counter
from dataclasses import KW_ONLY, dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.paper.citation import ground_clause
from xlsx_addin.paper.notation import count, listed, table_count
from xlsx_addin.terms import Grade, Kind, Lateness, Level, News, OrganDecision, OrganPower, Outcome, outcomes_with
from xlsx_addin.words import paper as words
from xlsx_addin.words import paper_report as report_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from xlsx_addin.appraisal.verdict import Verdict
    from xlsx_addin.guidance.model import Guidance
    from xlsx_addin.paper.dossier import Dossier

SHUT_OUT = tuple(outcome for outcome in Outcome if outcome.facts.is_shut_out)
_FAVOURABLE = (Outcome.QUALIFIED, Outcome.ALTERNATIVE_GROUND)
AWAITING = outcomes_with(News.WAITING)
OTHER_OUTCOMES = sorted(
    (outcome for outcome in Outcome if not outcome.facts.is_graded), key=lambda outcome: outcome.shown.place_on_paper
)
"""Every outcome without a grade, in the order of the table of results."""


def is_refused(verdict: Verdict) -> bool:
    """Whether the competent organ refused an own row; where a level above concluded, it is the competent one (A21)."""
    is_disagreed = verdict.subject.decision is OrganDecision.DISAGREED
    return is_disagreed and verdict.above is None and verdict.outcome.facts.is_own


def _those(among: str, holds: Callable[[Verdict], object]) -> cached_property[list[Verdict]]:
    """The rows of a set of the census of which something holds."""
    return cached_property(lambda census: [verdict for verdict in getattr(census, among) if holds(verdict)])


def _standing(outcome: Outcome) -> cached_property[list[Verdict]]:
    """The rows with this outcome that nobody refused and on which no level above concluded."""
    return _those("all", lambda each: each.outcome is outcome and each.above is None and not is_refused(each))


@dataclass(frozen=True)
class Census:
    """The verdicts of one appraisal, by what documents say of them."""

    all: Sequence[Verdict]
    guidance: Guidance

    own = _those("all", lambda verdict: verdict.outcome.facts.is_own)
    """All but the withdrawn, those out of scope and those of another level."""
    registered = _those("own", lambda verdict: verdict.subject.registered)
    """Own rows that registered a model."""
    not_registered_yet = _those("own", lambda verdict: not verdict.subject.registered)
    """Own rows that have not registered, whether they said so or said nothing."""
    unregistered = _those("own", lambda verdict: verdict.subject.registered is False)
    """Own rows that are said not to have registered."""
    reported = _those("own", lambda verdict: verdict.subject.received is not None)
    """Own rows whose report has come."""
    late = _those("all", lambda verdict: verdict.is_late)
    """Own rows that were not in time: overdue, or received on the very day (A6); the console counts the same."""
    late_open = _those("own", lambda verdict: verdict.awaits_late_opinion)
    """Late rows that nobody has accepted yet; the console counts the same."""
    late_accepted = _those("late", lambda verdict: not verdict.awaits_late_opinion)
    """Late rows that were accepted."""
    refused = _those("own", is_refused)
    """Own rows that the committee refused: recognised nowhere, whatever their points."""
    concluded_above = _those("all", lambda verdict: verdict.outcome in _FAVOURABLE and verdict.above is not None)
    """Rows with a favourable result on which a level above concluded: not ours to decide or propose (A21)."""
    qualified = _standing(Outcome.QUALIFIED)
    """Rows that may be recognised: qualified, not refused, and no level above concluded."""
    with_grounds = _standing(Outcome.ALTERNATIVE_GROUND)
    """Rows with an alternative ground, not refused, on which no level above concluded."""
    of_this_level = _those("qualified", lambda verdict: verdict.power is OrganPower.DECIDES)
    """Rows that this level itself may recognise."""
    decided = _those("of_this_level", lambda verdict: verdict.subject.decision is OrganDecision.AGREED)
    """Of these the ones that ``Quyết định`` says it did recognise."""
    proposed = _those("qualified", lambda verdict: verdict.power is OrganPower.PROPOSES)
    """Rows that a level above has to recognise."""
    graded = _those("all", lambda verdict: verdict.outcome.facts.is_graded)
    """Rows with points and a grade."""

    @cached_property
    def for_rating(self) -> list[Verdict]:
        """Whom a recognised result, or what stands in for one, lets be considered for rating and commendation."""
        return [verdict for verdict in self.own if is_favourable(verdict, self.guidance)]

    @cached_property
    def for_level_above(self) -> list[Verdict]:
        """Rows that the Ban Thường vụ itself has to appraise, and has not."""
        return [
            verdict
            for verdict in self.of(Outcome.OTHER_AUTHORITY)
            if verdict.subject.level is Level.STANDING_COMMITTEE and verdict.above is None
        ]

    @property
    def sheets(self) -> int:
        """Score sheets with a score, of known subjects."""
        return sum(verdict.score_sheets for verdict in self.all)

    def standing(self, *outcomes: Outcome) -> list[Verdict]:
        """The rows with one of these outcomes that the committee did not refuse."""
        return [verdict for verdict in self.of(*outcomes) if not is_refused(verdict)]

    def of(self, *outcomes: Outcome) -> list[Verdict]:
        """The rows with one of these outcomes."""
        return [verdict for verdict in self.all if verdict.outcome in outcomes]

    def graded_as(self, grade: Grade) -> list[Verdict]:
        """The graded rows of one grade."""
        return [verdict for verdict in self.graded if verdict.grade is grade]

    def by_grade(self, results: Sequence[Verdict | ToldResult], sentence: str = words.GRADE_QUOTED) -> str:
        """How many of each grade, “Tốt” 1, “Khá” 2; those of which there are none are left out."""
        numbers = Counter(result.grade for result in results)
        present = [grade for grade in self.guidance.grades if numbers[grade]]
        return listed(sentence.format(grade=grade.value, count=count(numbers[grade])) for grade in present)


def census(dossier: Dossier) -> Census:
    """The rows of an appraisal, to be counted."""
    return Census(dossier.appraisal.verdicts, dossier.guidance)


class ToldResult(NamedTuple):
    """The result that decisions and papers downwards tell: that of the level above where it concluded (A21)."""

    outcome: Outcome
    grade: Grade | None


def told(verdict: Verdict, guidance: Guidance) -> ToldResult:
    """The result of the highest level that concluded on a subject."""
    above = verdict.above
    if above is None:
        return ToldResult(verdict.outcome, verdict.grade)
    if above.grade is None:
        return ToldResult(verdict.outcome if above.conclusion is None else above.conclusion, None)
    is_recognised = guidance.recognises(above.grade)
    return ToldResult(Outcome.QUALIFIED if is_recognised else Outcome.NOT_QUALIFIED, above.grade)


def is_favourable(verdict: Verdict, guidance: Guidance) -> bool:
    """Whether the result that counts is a recognised one or an alternative ground, and nobody refused it."""
    return not is_refused(verdict) and told(verdict, guidance).outcome in _FAVOURABLE


def with_lateness(verdicts: Iterable[Verdict], lateness: Lateness) -> list[Verdict]:
    """Those whose report came so."""
    return [verdict for verdict in verdicts if verdict.lateness is lateness]


def by_kind(verdicts: Iterable[Verdict]) -> dict[Kind, int]:
    """How many of each kind; a kind that cannot be read is in none of them."""
    counted = Counter(verdict.subject.kind for verdict in verdicts)
    return {kind: counted[kind] for kind in Kind}


def kinds_in_words(verdicts: Iterable[Verdict]) -> str:
    """How many of each kind in words, ``2 tổ chức, 1 cá nhân``; those of which there are none are left out."""
    return listed(
        report_words.OF_KIND.format(count=count(number), kind=kind.value.lower())
        for kind, number in by_kind(verdicts).items()
        if number
    )


@dataclass(frozen=True, slots=True)
class TableRow:
    """A line of the table of results: how many of each kind, and in all; a line may add up others."""

    label: str
    organisations: str
    collectives: str
    individuals: str
    _: KW_ONLY
    total: str
    is_sum: bool


def _table_row(label: str, verdicts: Sequence[Verdict], *, is_sum: bool = False) -> TableRow:
    of_kinds = map(table_count, by_kind(verdicts).values())
    return TableRow(label, *of_kinds, total=table_count(len(verdicts)), is_sum=is_sum)


def result_table(counted: Census) -> tuple[TableRow, ...]:
    """The table of results by kind: the grades and their sum, then every other outcome that occurs, then all.

    A row whose kind cannot be read is in no column but the last one; all others add up across, and every column adds
    up down.
    """
    grounds = ground_clause(counted.guidance)
    rows = [_table_row(grade.value, counted.graded_as(grade)) for grade in counted.guidance.grades]
    rows.append(_table_row(words.SUM_GRADED, counted.graded, is_sum=True))
    for outcome in OTHER_OUTCOMES:
        found = counted.of(outcome)
        if found:
            rows.append(_table_row(words.OUTCOME_NAMES[outcome].format(clause=grounds), found))
    return (*rows, _table_row(words.SUM_ALL, counted.all, is_sum=True))
