"""Why a verdict is as it is, in words that may leave the workbook.

The explanations of ``Kết quả`` name cells, other subjects and, where a score sheet is faulty, its scorer. Here nothing
is said but what concerns the subject itself.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.deadline import deadline_clause, deadline_words
from xlsx_addin.appraisal.elsewhere import decision_elsewhere, decision_words
from xlsx_addin.appraisal.explanation import acceptance_words, recognition_words
from xlsx_addin.terms import Ground, Kind, Lateness, Outcome
from xlsx_addin.vietnamese.numbers import decimal_comma, half_up, plain, vietnamese_date
from xlsx_addin.vietnamese.quoting import quoted
from xlsx_addin.words import explanations
from xlsx_addin.words import returned as words

if TYPE_CHECKING:
    from datetime import date, datetime

    from xlsx_addin.appraisal.records import Register, Subject, Verdict
    from xlsx_addin.guidance.model import Guidance

_DECIMALS = 2


def returned_explanation(verdict: Verdict, register: Register) -> str:
    """The explanation of one verdict for the unit that sent the subject."""
    sentences = [_outcome(verdict, register)]
    elsewhere = decision_elsewhere(verdict.subject, verdict.outcome, register)
    if elsewhere is not None:
        sentences.append(decision_words(elsewhere, verdict.outcome))
    if verdict.lateness not in (None, Lateness.ON_TIME):
        sentences.append(_late(verdict, register))
    return " ".join(sentences)


def _outcome(verdict: Verdict, register: Register) -> str:
    subject, settings, guidance = verdict.subject, register.settings, register.guidance
    if verdict.outcome.facts.is_graded:
        return _graded(verdict, register)
    rules = guidance.rules_of(verdict.outcome) or verdict.rules or guidance.rules_of(Outcome.NO_REPORT)
    return _sentence(verdict, required=guidance.registration_required(settings.year)).format(
        unit=settings.unit_name or settings.unit_code,
        level=subject.level.value if subject.level is not None else "",
        scope=subject.scope.value,
        clause=guidance.clause(rules[0]),
        clauses=guidance.ground_clauses(verdict.grounds or tuple(Ground)),
        words=guidance.ground(Ground.ORGANISATION).words,
        grounds="; ".join(_ground(ground, subject, guidance) for ground in verdict.grounds),
        not_considered=guidance.phrases.not_considered,
        deadline=deadline_words(settings, guidance),
    )


def _sentence(verdict: Verdict, *, required: bool) -> str:
    if verdict.outcome is Outcome.ALTERNATIVE_GROUND and not required:
        return explanations.ALTERNATIVE_GROUND_NOT_REQUIRED
    if verdict.outcome is Outcome.NOT_REGISTERED and verdict.subject.kind is Kind.INDIVIDUAL:
        return explanations.NOT_REGISTERED_INDIVIDUAL
    if verdict.outcome is Outcome.AWAITING_APPRAISAL and verdict.score_sheets:
        return words.AWAITING_SCALE
    return words.SENTENCES[verdict.outcome]


def _ground(ground: Ground, subject: Subject, guidance: Guidance) -> str:
    said = guidance.ground(ground).words
    if ground is Ground.ORGANISATION:
        recognised = guidance.recognised_words
        return words.GROUND_ORGANISATION.format(letter=ground.value, words=said, recognised=recognised)
    initiative = ground is Ground.INITIATIVE
    return explanations.GROUND_DECISION.format(
        letter=ground.value,
        words=said,
        number=quoted(subject.initiative_number if initiative else subject.award_number),
        day=_day(subject.initiative_date if initiative else subject.award_date),
    )


def _graded(verdict: Verdict, register: Register) -> str:
    total, grade = verdict.total, verdict.grade
    if total is None or grade is None:
        raise ValueError("a graded outcome has points and a grade")
    values = {
        "total": decimal_comma(total),
        "count": verdict.score_sheets,
        "grade": grade.value,
        "recognition": recognition_words(grade, register.guidance),
    }
    reached = next(cut for cut in register.scale.cut_offs if total >= cut.points)
    if reached.grade is not grade:
        return words.HELD_BELOW_MINIMUM.format(**values)
    shown = Fraction(half_up(total, _DECIMALS))
    rounded = [
        explanations.ROUNDED_UP_TO_CUT_OFF.format(cut_off=plain(cut.points), grade=cut.grade.value)
        for cut in register.scale.cut_offs
        if total < cut.points <= shown
    ]
    return " ".join([explanations.GRADED.format(cut_off=plain(reached.points), **values), *rounded])


def _late(verdict: Verdict, register: Register) -> str:
    on_the_day = verdict.lateness is Lateness.DEADLINE_DAY
    sentence = explanations.DEADLINE_DAY if on_the_day else explanations.LATE
    return sentence.format(
        day=_day(verdict.subject.received),
        days=verdict.days_late,
        deadline=deadline_words(register.settings, register.guidance),
        clause=deadline_clause(register.settings, register.guidance),
        acceptance=acceptance_words(verdict.subject),
    )


def _day(day: date | datetime | None) -> str:
    return vietnamese_date(day) if day is not None else ""
