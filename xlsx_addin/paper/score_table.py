"""D3 Bảng tổng hợp điểm: every subject that was scored, with each scorer's total. It stays within the unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.points import complete_sum
from xlsx_addin.paper import order
from xlsx_addin.paper.listing import ListRow, by_kind
from xlsx_addin.paper.notation import listed, points, single_points
from xlsx_addin.terms import Kind, Outcome
from xlsx_addin.words import paper as words
from xlsx_addin.words import paper_minutes as minutes_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from xlsx_addin.appraisal.records import Scale, ScoreSheet
    from xlsx_addin.appraisal.verdict import Verdict
    from xlsx_addin.paper.census import Census
    from xlsx_addin.paper.dossier import Dossier
    from xlsx_addin.paper.naming import Naming

MOST_SCORERS = 5
"""Scorers with a column of their own; of more, only the lowest and the highest total are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow(ListRow):
    """One row of the table of scores; a sub-heading has ``heading`` alone."""

    score_1: str = ""
    score_2: str = ""
    score_3: str = ""
    score_4: str = ""
    score_5: str = ""
    sheets: str = ""
    mean: str = ""
    self_points: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSummary:
    """The whole table: how many columns of scores it has, their headings, and who the scorers are."""

    columns: int
    heading_1: str = ""
    heading_2: str = ""
    heading_3: str = ""
    heading_4: str = ""
    heading_5: str = ""
    legend: str = ""
    rows: tuple[ScoreRow, ...] = ()


def score_table(dossier: Dossier, counted: Census, naming: Naming) -> ScoreSummary:
    """The table over the graded rows, and those with score sheets that wait because the scale is refused."""
    waiting = [verdict for verdict in counted.of(Outcome.AWAITING_APPRAISAL) if verdict.sheets]
    verdicts = order.by_points([*counted.graded, *waiting])
    if not verdicts:
        return ScoreSummary(columns=0)
    scorers = list(dict.fromkeys(sheet.scorer for verdict in verdicts for sheet in verdict.sheets))
    if len(scorers) > MOST_SCORERS:
        headings, legend = [minutes_words.LOWEST, minutes_words.HIGHEST], ""
    else:
        numbered = list(enumerate(scorers, start=1))
        headings = [minutes_words.SCORER.format(number=number) for number, _ in numbered]
        legend = "; ".join(minutes_words.SCORER_NAMED.format(number=number, name=name) for number, name in numbered)

    def row(number: int, verdict: Verdict) -> ScoreRow:
        totals = _totals(verdict, dossier.appraisal.register.scale)
        scores = [totals.get(scorer) for scorer in scorers[:MOST_SCORERS]]
        if len(scorers) > MOST_SCORERS and totals:
            scores = [min(totals.values()), max(totals.values())]
        return _row(naming, number, verdict, scores)

    return ScoreSummary(
        columns=len(headings),
        legend=legend,
        rows=by_kind(verdicts, row, ScoreRow),
        **{f"heading_{place}": heading for place, heading in enumerate(headings, start=1)},
    )


def sheet_total(verdict: Verdict, sheet: ScoreSheet, scale: Scale) -> Decimal | None:
    """A score sheet's sum over the criteria that apply to the kind; None where one of them has no points."""
    kind = verdict.subject.kind
    return complete_sum([] if kind is None else [sheet.scores[place] for place in scale.places_of[kind]])


def maximum_total(kind: Kind | None, scale: Scale) -> Decimal | None:
    """The sum of the maxima that apply to a kind; None where one of them cannot be used."""
    return complete_sum([] if kind is None else [scale.criteria[place].maximum for place in scale.places_of[kind]])


def _totals(verdict: Verdict, scale: Scale) -> dict[str, Decimal]:
    totals = {sheet.scorer: sheet_total(verdict, sheet, scale) for sheet in verdict.sheets}
    return {scorer: total for scorer, total in totals.items() if total is not None}


def _row(naming: Naming, number: int, verdict: Verdict, scores: Sequence[Decimal | None]) -> ScoreRow:
    subject = verdict.subject
    return ScoreRow(
        number=str(number),
        name=minutes_words.WITH_CODE.format(name=naming.in_full(subject), code=subject.code),
        sheets=str(len(verdict.sheets)),
        mean=points(verdict.total),
        self_points=single_points(subject.self_points),
        self_grade="" if subject.self_grade is None else subject.self_grade.value,
        grade="" if verdict.grade is None else verdict.grade.value,
        rank="" if verdict.rank is None else str(verdict.rank),
        note=listed((_below_minimum(verdict), naming.above(verdict)), "; "),
        **{f"score_{place}": single_points(score) for place, score in enumerate(scores, start=1)},
    )


def _below_minimum(verdict: Verdict) -> str:
    """Which criteria are below their minimum."""
    found = verdict.decision.points
    codes = [] if found is None else [each.criterion.code for each in found.missed]
    return words.BELOW_MINIMUM_NOTE.format(criteria=", ".join(codes)) if codes else ""
