"""D13 Phiếu trả lời kết quả: one page on one subject that asked why it got what it got."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.explanation import Explaining
from xlsx_addin.appraisal.points import one_number, sheet_totals
from xlsx_addin.exchange.units.forms_of_address import capitalised
from xlsx_addin.guidance.wording import letter_words
from xlsx_addin.paper import letterhead
from xlsx_addin.paper.census import is_refused
from xlsx_addin.paper.dossier import CriterionWords, Dossier
from xlsx_addin.paper.letterhead import Contents, DocumentFields
from xlsx_addin.paper.naming import Naming
from xlsx_addin.paper.notation import count, listed, points, single_points
from xlsx_addin.paper.score_table import maximum_total
from xlsx_addin.paper.timeliness import timeliness
from xlsx_addin.refusal import Refusal
from xlsx_addin.terms import Kind, Level, Outcome
from xlsx_addin.words import paper as words
from xlsx_addin.words import paper_answer as answer_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from xlsx_addin.appraisal.records import ScoreSheet
    from xlsx_addin.appraisal.verdict import Verdict
    from xlsx_addin.guidance.model import Aggregation

_SMALLEST_SHOWN = Fraction(1, 200)
FEWEST_FOR_BOUNDS = 3
"""Score sheets from which on the lowest and the highest points are shown: of two they would be each scorer's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionPoints:
    """One criterion: its maximum, and what the score sheets gave. Bounds are blank where they would tell too much."""

    name: str
    maximum: str
    mean: str
    lowest: str
    highest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeStep:
    """One grade of the strip: from how many points on, and how far away it is or which points reached it."""

    grade: str = ""
    cut_off: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The grades from the worst to the best, as many as there are, and the place of the reached one."""

    length: int = 0
    reached: int = 0
    step_1: GradeStep = GradeStep()
    step_2: GradeStep = GradeStep()
    step_3: GradeStep = GradeStep()
    step_4: GradeStep = GradeStep()
    step_5: GradeStep = GradeStep()
    step_6: GradeStep = GradeStep()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFields(DocumentFields):
    """The fields of one answer."""

    recipient: str
    aggregate_start: str
    """What the points of a subject are called, at the beginning of a line: "Trung bình"."""
    model: str
    conclusion: str
    explanation: str
    criteria: tuple[CriterionPoints, ...]
    total: CriterionPoints
    sheets: str
    has_bounds: bool
    strip: Strip
    deadline: str
    above: str
    """What a level above concluded; empty where there is no level above."""
    may_change: str
    subject_code: str
    recipients: tuple[str, ...]


def answers(dossier: Dossier) -> Iterator[Contents]:
    """The Mã asked for, each with its answer. Refusal where no row has one of them."""
    verdicts = {verdict.subject.code: verdict for verdict in dossier.appraisal.verdicts}
    unknown = [code for code in dossier.asked_for if code not in verdicts]
    if unknown:
        raise Refusal(answer_words.UNKNOWN_SUBJECT.format(codes=", ".join(unknown)))
    for code in dict.fromkeys(dossier.asked_for):
        yield Contents(fields=_fields(dossier, verdicts[code]), recipient=code)


def _fields(dossier: Dossier, verdict: Verdict) -> AnswerFields:
    naming, subject = Naming(dossier), verdict.subject
    explaining = Explaining(dossier.appraisal.register, for_sender=True)
    explanation = explaining.explain(subject, verdict.decision, verdict.circumstances, verdict.readings).partition(
        "\n"
    )[0]
    sheets = verdict.sheets if verdict.outcome.facts.is_graded else ()
    is_highest = dossier.settings.level is Level.STANDING_COMMITTEE
    above = naming.above(verdict)
    return AnswerFields(
        **letterhead.document_fields(dossier, letterhead.working_author(dossier), ""),
        recipient=naming.spoken(subject),
        aggregate_start=capitalised(letter_words(dossier.guidance)["aggregate"]),
        model=subject.model,
        conclusion=above or _conclusion(dossier, verdict),
        explanation=explanation,
        criteria=tuple(_criteria(dossier, verdict, sheets)),
        total=_total(dossier, verdict, sheets),
        sheets=count(len(sheets)) if sheets else "",
        has_bounds=len(sheets) >= FEWEST_FOR_BOUNDS,
        strip=_strip(dossier, verdict),
        deadline=timeliness(dossier, verdict),
        above=above or ("" if is_highest else answer_words.NOTHING_ABOVE),
        may_change=listed(_may_change(dossier, verdict), "; ") or answer_words.NOTHING_OPEN,
        subject_code=subject.code or "",
        recipients=letterhead.recipients_list(dossier, words.AS_ABOVE, by_organ=True),
    )


def _conclusion(dossier: Dossier, verdict: Verdict) -> str:
    """What came out in one line: the outcome, or that it was refused; points, grade and rank."""
    if is_refused(verdict):
        note = verdict.subject.decision_note
        return answer_words.REFUSED_BECAUSE.format(note=note) if note else answer_words.REFUSED
    if verdict.grade is None:
        return verdict.outcome.label
    kind = verdict.subject.kind
    ranked = [other for other in dossier.appraisal.verdicts if other.rank is not None and other.subject.kind is kind]
    return answer_words.CONCLUSION.format(
        outcome=verdict.outcome.label,
        points=points(verdict.total),
        grade=verdict.grade.value,
        rank=verdict.rank,
        ranked=count(len(ranked)),
        kind="" if kind is None else kind.value.lower(),
    )


def _criteria(dossier: Dossier, verdict: Verdict, sheets: Sequence[ScoreSheet]) -> Iterator[CriterionPoints]:
    kind = verdict.subject.kind
    for place, criterion in enumerate(dossier.appraisal.register.scale.criteria):
        if not sheets or kind is None or not criterion.covers(kind):
            continue
        content = dossier.criteria.get(criterion.row, CriterionWords()).content
        scores = [score for sheet in sheets if (score := sheet.scores[place]) is not None]
        name = f"{criterion.code}. {content}" if content else criterion.code
        yield _points_of(name, criterion.maximum, scores, dossier.guidance.aggregation)


def _total(dossier: Dossier, verdict: Verdict, sheets: Sequence[ScoreSheet]) -> CriterionPoints:
    """The sum over all criteria; named with the exact mean where two decimals do not hold it."""
    kind, scale = verdict.subject.kind, dossier.appraisal.register.scale
    if not sheets or kind is None or verdict.total is None:
        return CriterionPoints(name="", maximum="", mean="", lowest="", highest="")
    is_shown = verdict.total * 100 % 1 == 0
    sentence = answer_words.TOTAL if is_shown else answer_words.TOTAL_EXACT
    name = sentence.format(exact=verdict.total, shown=points(verdict.total))
    totals = sheet_totals(sheets, kind, scale)
    return _points_of(name, maximum_total(kind, scale), totals, dossier.guidance.aggregation)


def _points_of(name: str, maximum: Decimal | None, scores: Sequence[Decimal], way: Aggregation) -> CriterionPoints:
    has_bounds = len(scores) >= FEWEST_FOR_BOUNDS
    return CriterionPoints(
        name=name,
        maximum=single_points(maximum),
        mean=points(one_number(scores, way)),
        lowest=single_points(min(scores)) if has_bounds else "",
        highest=single_points(max(scores)) if has_bounds else "",
    )


def _strip(dossier: Dossier, verdict: Verdict) -> Strip:
    kind = verdict.subject.kind
    if kind is None or verdict.total is None or verdict.grade is None:
        return Strip()
    cuts = dossier.appraisal.register.scale.cut_offs_of(kind)[::-1]
    reached = next(place for place, cut in enumerate(cuts, start=1) if cut.grade is verdict.grade)
    first = answer_words.BELOW.format(points=single_points(cuts[1].points))
    steps = {}
    for place, cut in enumerate(cuts, start=1):
        missing = Fraction(cut.points) - verdict.total
        sentence = answer_words.MISSING if missing >= _SMALLEST_SHOWN else answer_words.NEARLY_MISSING
        note = sentence.format(points=points(missing)) if place > reached and missing > 0 else ""
        steps[f"step_{place}"] = GradeStep(
            grade=cut.grade.value,
            cut_off=first if place == 1 else answer_words.FROM.format(points=single_points(cut.points)),
            note=words.POINTS.format(points=points(verdict.total)) if place == reached else note,
        )
    return Strip(length=len(cuts), reached=reached, **steps)


def _may_change(dossier: Dossier, verdict: Verdict) -> Iterator[str]:
    """What is still open and could change what this answer says."""
    appraisal = dossier.appraisal
    errors = sum(
        problem.code.severity.value == "error" and problem.subject == verdict.subject.code
        for problem in appraisal.problems
    )
    if errors and verdict.outcome is Outcome.INVALID:
        yield answer_words.OWN_ERRORS.format(count=count(errors))
    if dossier.is_provisional and verdict.grade is not None:
        yield answer_words.PROVISIONAL.format(basis=dossier.guidance.basis.short_title)
    if appraisal.unassigned:
        yield answer_words.OWNERLESS.format(count=count(len(appraisal.unassigned)))
    kind: Kind | None = verdict.subject.kind
    faulty = sum(
        other.outcome is Outcome.INVALID and other.subject.kind is kind and other is not verdict
        for other in appraisal.verdicts
    )
    if faulty and verdict.rank is not None:
        yield answer_words.OTHERS_FAULTY.format(count=count(faulty))
    if verdict.awaits_late_opinion:
        yield answer_words.LATE_OPEN
    if verdict.power is not None and verdict.subject.decision is None and verdict.above is None:
        yield answer_words.UNDECIDED
