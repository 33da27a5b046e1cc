"""Why a verdict is as it is: the trace of its decision, written out.

A sentence of the outcome, more where something is special, and on a line of its own in brackets clause, rule, cells and
the readings of ours that decided. Nothing is found out here that the decision did not leave. What goes back to a sender
(``for_sender``) names no cell, no scorer and nobody else's subject.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.ground_words import GroundWords, level_words
from xlsx_addin.appraisal.places import Places
from xlsx_addin.appraisal.trace import Awaited, Decision, Fact, Faults, Graded, Unscored
from xlsx_addin.guidance.model import Method, MissedEffect
from xlsx_addin.guidance.wording import clause_words
from xlsx_addin.terms import Kind, Lateness, Outcome
from xlsx_addin.vietnamese.cell_lists import ranges
from xlsx_addin.vietnamese.numbers import date_and_weekday, decimal_comma, half_up, plain, vietnamese_date
from xlsx_addin.vietnamese.quoting import listed, quoted
from xlsx_addin.words import explanations as words
from xlsx_addin.words import returned
from xlsx_addin.words.sheet_names import SCALE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from xlsx_addin.appraisal.circumstances import Circumstances
    from xlsx_addin.appraisal.points import Missed, Points
    from xlsx_addin.appraisal.problem import Problem
    from xlsx_addin.appraisal.records import CutOff, DecisionElsewhere, Register, ScoreSheet, Subject

_MOST_SAME = 3
"""Subjects with the same printed points that are named."""

_NOT_IN_TIME = (Lateness.LATE, Lateness.DEADLINE_DAY)
_HUNDRED = 100

_WAYS = {Method.MEAN: words.MEAN, Method.TRIMMED_MEAN: words.TRIMMED_MEAN, Method.MEDIAN: words.MEDIAN}
_MISSING = {
    Outcome.AWAITING_REGISTRATION: words.AWAITING_REGISTRATION,
    Outcome.AWAITING_REPORT: words.AWAITING_REPORT,
    Outcome.NO_REPORT: words.NO_REPORT,
    Outcome.LATE_REPORT: words.LATE_REPORT,
}
"""The sentence of what has not come, by outcome."""


class Explaining:
    """Writes the explanations of one appraisal."""

    def __init__(self, register: Register, *, for_sender: bool = False) -> None:
        self._register = register
        self._guidance = register.guidance
        self._settings = register.settings
        self._columns = register.subject_columns
        self._for_sender = for_sender
        self._grounds = GroundWords(register, for_sender=for_sender)
        self._unit = register.settings.unit_name or register.settings.unit_code
        letter, scale = register.guidance, register.scale
        self._lowest_recognised = {
            kind: next((cut for cut in reversed(scale.cut_offs_of(kind)) if letter.recognises(cut.grade)), None)
            for kind in Kind
        }

    def explain(
        self,
        subject: Subject,
        decision: Decision,
        beside: Circumstances,
        readings: Sequence[str],
        sheets: Sequence[ScoreSheet] = (),
    ) -> str:
        """The explanation of one verdict, in sentences, with brackets on a second line."""
        places = Places(self._columns, subject.row)
        places.note(*decision.deciding.asks)
        rules = list(decision.rules)
        sentences = self._of_outcome(subject, decision, places)
        if sheets and (decision.outcome.facts.is_graded or decision.outcome is Outcome.AWAITING_APPRAISAL):
            places.note_sheets(self._register.score_columns, sheets)
        if decision.outcome.facts.is_graded:
            self._note_scale(subject, decision, places)
        sentences += self._beside(subject, decision, beside, places, rules)
        return "".join([" ".join(sentences), *self._brackets(tuple(rules), places, readings)])

    def _of_outcome(self, subject: Subject, decision: Decision, places: Places) -> list[str]:
        facts = decision.deciding.asked.facts
        match decision.outcome:
            case Outcome.INVALID:
                return self._faulty(facts, places)
            case Outcome.WITHDRAWN | Outcome.OUT_OF_SCOPE | Outcome.OTHER_AUTHORITY:
                return [self._not_ours(subject, decision.outcome, places)]
            case Outcome.ALTERNATIVE_GROUND | Outcome.AWAITING_ORGANISATION | Outcome.NOT_REGISTERED:
                return self._grounds.sentences(decision, places)
            case Outcome.AWAITING_REGISTRATION | Outcome.AWAITING_REPORT | Outcome.NO_REPORT | Outcome.LATE_REPORT:
                last = [date_and_weekday(fact.last_day) for fact in facts if isinstance(fact, Awaited)]
                return [_MISSING[decision.outcome].format(last="".join(last))]
            case Outcome.AWAITING_APPRAISAL | Outcome.QUALIFIED | Outcome.NOT_QUALIFIED:
                return [text for fact in facts for text in self._scored(subject, fact)]

    def _faulty(self, facts: Sequence[Fact], places: Places) -> list[str]:
        if self._for_sender:
            return [returned.INVALID.format(unit=self._unit)]
        sentences = []
        for fact in facts:
            if not isinstance(fact, Faults):
                continue
            if fact.errors:
                sentences.append(_errors(fact.errors))
            if fact.owned:
                sheet = self._register.score_columns.sheet
                places.note_others(sheet, ranges(fact.owned))
                sentences.append(words.LIKELY_OWNER.format(cells=f"{sheet}!{ranges(fact.owned)}"))
        return sentences

    def _not_ours(self, subject: Subject, outcome: Outcome, places: Places) -> str:
        if outcome is Outcome.WITHDRAWN:
            return words.WITHDRAWN
        if outcome is Outcome.OUT_OF_SCOPE:
            return words.OUT_OF_SCOPE.format(scope=subject.scope.value if subject.scope is not None else "")
        level = subject.level
        if level is None:
            raise ValueError("a subject of the workbook's own level belongs to no other authority")
        if level.rank > self._settings.level.rank:
            return words.OTHER_AUTHORITY.format(level=level.value)
        places.note("commendation")
        return words.OTHER_AUTHORITY_LOWER.format(level=level.value)

    def _scored(self, subject: Subject, fact: Fact) -> list[str]:
        if isinstance(fact, Graded):
            return self._graded(fact, subject.kind)
        if not isinstance(fact, Unscored):
            raise TypeError(f"{fact!r} is nothing of lines 9 to 11")
        if fact.wanted and fact.score_sheets:
            return [words.TOO_FEW_SHEETS.format(count=fact.score_sheets, wanted=fact.wanted)]
        if self._for_sender:
            sentence = returned.AWAITING_SCALE if fact.score_sheets else returned.AWAITING_SHEETS
            return [sentence.format(unit=self._unit)]
        return [words.AWAITING_SCALE.format(count=fact.score_sheets) if fact.score_sheets else words.AWAITING_SHEETS]

    def _graded(self, fact: Graded, kind: Kind | None) -> list[str]:
        if kind is None:
            raise ValueError("a subject without a kind has no points")
        points, grade = fact.points, fact.points.grade
        lowest = self._lowest_recognised[kind]
        way = _WAYS[self._guidance.aggregation.method_of(fact.score_sheets)].format(count=fact.score_sheets)
        values = {"way": way, "total": _printed(points.hundredths), "grade": grade.value}
        missed = "; ".join([_below_minimum(each) for each in points.missed])
        if points.held_down:
            sentence = words.HELD_DOWN.format(missed=missed, **values)
        elif lowest is None or self._guidance.recognises(grade):
            sentence = words.GRADED.format(**values)
        else:
            reached = {"recognised": lowest.grade.value, "cut_off": plain(lowest.points)}
            sentence = words.GRADED_TOO_LOW.format(**reached, **values)
        noted = [words.MINIMUM_NOTED.format(missed=missed)] if self._notes_missed(points) else []
        return [sentence, *noted, *self._rounded_up(points, self._register.scale.cut_offs_of(kind))]

    def _notes_missed(self, points: Points) -> bool:
        """Whether the letter lets a missed minimum be a note and no more."""
        return bool(points.missed) and self._guidance.missed_minimum.effect is MissedEffect.NOTE

    def _rounded_up(self, points: Points, cut_offs: Sequence[CutOff]) -> list[str]:
        """Say so where the printed points reach a cut-off that the exact ones do not (A26)."""
        place = points.grade.place
        if not place or points.hundredths < cut_offs[place - 1].points * _HUNDRED:
            return []
        return [
            words.ROUNDED_UP.format(cut_off=plain(cut.points), grade=cut.grade.value)
            for cut in cut_offs
            if points.total < cut.points and cut.points * _HUNDRED <= points.hundredths
        ]

    def _note_scale(self, subject: Subject, decision: Decision, places: Places) -> None:
        points = decision.points
        if points is None or subject.kind is None:
            return
        if points.held_down or self._notes_missed(points):
            for each in points.missed:
                places.note_others(SCALE, each.criterion.minimum_cell)
        if not points.held_down:
            places.note_others(SCALE, self._register.scale.cut_offs_of(subject.kind)[points.grade.place].cell)

    def _beside(
        self, subject: Subject, decision: Decision, beside: Circumstances, places: Places, rules: list[str]
    ) -> list[str]:
        """The sentences on what is special: each only where it is so."""
        sentences = []
        outcome, guidance = decision.outcome, self._guidance
        if outcome.facts.is_scored:
            if not subject.registered:
                places.note("registered")
                sentences.append(words.REGISTRATION_NOT_REQUIRED.format(year=self._settings.year))
            if subject.level is not None and subject.level is not self._settings.level:
                places.note("commendation")
                rules.append(guidance.authority(self._settings.level).rule)
                sentences.append(words.COMMENDATION_FROM_BELOW)
            if subject.merged_report:
                places.note("merged_report")
                rules.append(guidance.citations.merged_report)
                sentences.append(words.MERGED_REPORT)
        if beside.same_printed and not self._for_sender:
            others = listed([quoted(code) for code in beside.same_printed], _MOST_SAME)
            sentences.append(words.SAME_PRINTED.format(others=others))
        if beside.elsewhere is not None:
            places.note_cell(beside.elsewhere.cell)
            sentences.append(self._concluded(beside.elsewhere, outcome))
        if outcome.facts.is_own and beside.lateness in _NOT_IN_TIME:
            sentences.append(self._late(subject, beside.lateness, places, rules))
        return sentences

    def _late(self, subject: Subject, flag: Lateness, places: Places, rules: list[str]) -> str:
        places.note("received", *(["late_accepted"] if subject.late_accepted else []))
        rules.append(self._guidance.deadline(self._settings.year, self._settings.level, subject.kind).rule)
        sentence = words.DEADLINE_DAY if flag is Lateness.DEADLINE_DAY else words.LATE
        day = vietnamese_date(subject.received.date()) if subject.received else ""
        return sentence.format(day=day, acceptance=_acceptance(subject))

    def _concluded(self, decision: DecisionElsewhere, outcome: Outcome) -> str:
        """What another level concluded; of a result beside ours, that it is the final one (A21)."""
        is_beside_ours = decision.is_above and outcome.facts.is_graded
        sentence = words.CONCLUDED_ABOVE_TOO if is_beside_ours else words.CONCLUDED_ELSEWHERE
        return sentence.format(unit=self._unit_elsewhere(decision), conclusion=conclusion_words(decision))

    def _unit_elsewhere(self, decision: DecisionElsewhere) -> str:
        """The unit by its name; by level and code where the workbook does not know it."""
        name, level = self._register.unit_names.get(decision.unit), level_words(decision)
        if name:
            return quoted(name)
        return words.LEVEL_AND_CODE.format(level=level, code=quoted(decision.unit)) if decision.unit else level

    def _brackets(self, rules: tuple[str, ...], places: Places, readings: Sequence[str]) -> list[str]:
        parts = [clause_words(self._guidance, rules)] if rules else []
        if not self._for_sender:
            parts += places.written()
        if readings:
            parts.append(words.OUR_READING.format(readings=", ".join(readings)))
        return ["\n", words.BRACKETS.format(parts="; ".join(parts))] if parts else []


def conclusion_words(decision: DecisionElsewhere) -> str:
    """A conclusion with its grade, as a sentence names it."""
    grade = decision.grade.value if decision.grade is not None else ""
    if decision.conclusion is None:
        return words.GRADE_ALONE.format(grade=grade)
    if decision.grade is None:
        return decision.conclusion.label
    return words.CONCLUSION_WITH_GRADE.format(conclusion=decision.conclusion.label, grade=grade)


def _acceptance(subject: Subject) -> str:
    """What is said of the acceptance of a late report (A7)."""
    if not subject.late_accepted:
        return words.NOT_ACCEPTED
    if not subject.late_reason:
        return words.ACCEPTED_WITHOUT_REASON
    return words.ACCEPTED.format(reason=quoted(subject.late_reason))


def _printed(hundredths: int) -> str:
    return f"{hundredths // _HUNDRED},{hundredths % _HUNDRED:02}"


def _below_minimum(missed: Missed) -> str:
    minimum = missed.minimum
    return words.BELOW_MINIMUM.format(
        criterion=missed.criterion.code, mean=_shown_below(missed.mean, minimum), minimum=plain(minimum)
    )


def _shown_below(mean: Fraction, minimum: Decimal) -> str:
    """A mean with two decimals, or with as many as it takes to be seen below the minimum."""
    places = 2
    while Decimal(half_up(mean, places)) >= minimum:
        places += 1
    return decimal_comma(mean, places)


def _errors(errors: Sequence[Problem]) -> str:
    if len(errors) == 1:
        return words.INVALID_ONE.format(message=errors[0].message)
    by_sheet: dict[str, list[str]] = {}
    for error in errors:
        if error.cell is not None:
            by_sheet.setdefault(error.sheet, []).append(error.cell)
    cells = "; ".join(f"{sheet}!{ranges(cells)}" for sheet, cells in by_sheet.items())
    return words.INVALID_MANY.format(count=len(errors), cells=cells)
