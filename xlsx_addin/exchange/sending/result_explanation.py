"""Why a verdict is as it is, in words that may leave the workbook.

The explanations of ``Kết quả`` name cells, other subjects and, where a score sheet is faulty, its scorer. Here nothing
is said but what concerns the subject itself.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.elsewhere import decision_elsewhere, decision_words
from xlsx_addin.terms import Grade, Ground, Kind, Lateness, Outcome
from xlsx_addin.vietnamese.numbers import decimal_comma, half_up, plain, vietnamese_date
from xlsx_addin.vietnamese.quoting import quoted
from xlsx_addin.words import explanations
from xlsx_addin.words import returned as words

if TYPE_CHECKING:
    from datetime import date, datetime

    from xlsx_addin.appraisal.records import Register, Subject, Verdict

_DECIMALS = 2
_SENTENCES = {
    Outcome.INVALID: words.INVALID,
    Outcome.WITHDRAWN: words.WITHDRAWN,
    Outcome.OUT_OF_SCOPE: words.OUT_OF_SCOPE,
    Outcome.OTHER_AUTHORITY: words.OTHER_AUTHORITY,
    Outcome.ALTERNATIVE_GROUND: words.ALTERNATIVE_GROUND,
    Outcome.AWAITING_ORGANISATION: words.AWAITING_ORGANISATION,
    Outcome.NOT_REGISTERED: words.NOT_REGISTERED,
    Outcome.NO_REPORT: words.NO_REPORT,
    Outcome.AWAITING_APPRAISAL: words.AWAITING_SHEETS,
}


def returned_explanation(verdict: Verdict, register: Register) -> str:
    """The explanation of one verdict for the unit that sent the subject."""
    sentences = [_outcome(verdict, register)]
    elsewhere = decision_elsewhere(verdict.subject, register) if verdict.outcome is Outcome.OTHER_AUTHORITY else None
    if elsewhere is not None:
        sentences.append(decision_words(elsewhere, above=words.DECIDED_ABOVE, below=words.DECIDED_BELOW))
    if verdict.lateness not in (None, Lateness.ON_TIME):
        sentences.append(_late(verdict))
    return " ".join(sentences)


def _outcome(verdict: Verdict, register: Register) -> str:
    subject, settings = verdict.subject, register.settings
    if verdict.outcome in (Outcome.QUALIFIED, Outcome.NOT_QUALIFIED):
        return _graded(verdict, register)
    return _sentence(verdict).format(
        unit=settings.unit_name or settings.unit_code,
        own=settings.level.value,
        level=subject.level.value if subject.level is not None else "",
        scope=subject.scope.value,
        grounds="; ".join(_ground(ground, subject) for ground in verdict.grounds),
    )


def _sentence(verdict: Verdict) -> str:
    if verdict.outcome is Outcome.NOT_REGISTERED and verdict.subject.kind is Kind.INDIVIDUAL:
        return words.NOT_REGISTERED_INDIVIDUAL
    if verdict.outcome is Outcome.AWAITING_APPRAISAL and verdict.score_sheets:
        return words.AWAITING_SCALE
    return _SENTENCES[verdict.outcome]


def _ground(ground: Ground, subject: Subject) -> str:
    if ground is Ground.ORGANISATION:
        return words.GROUND_ORGANISATION
    if ground is Ground.INITIATIVE:
        day = _day(subject.initiative_date)
        return words.GROUND_INITIATIVE.format(number=quoted(subject.initiative_number), day=day)
    return words.GROUND_COMMENDATION.format(number=quoted(subject.award_number), day=_day(subject.award_date))


def _graded(verdict: Verdict, register: Register) -> str:
    total, grade = verdict.total or Fraction(0), verdict.grade or Grade.FAIL
    recognised = register.guidance.recognises(grade)
    values = {
        "total": decimal_comma(total),
        "count": verdict.score_sheets,
        "grade": grade.value,
        "recognition": explanations.RECOGNISED if recognised else explanations.NOT_RECOGNISED,
    }
    reached = next(cut for cut in register.scale.cut_offs if total >= cut.points)
    if reached.grade is not grade:
        return words.HELD_BELOW_MINIMUM.format(**values)
    shown = Fraction(half_up(total, _DECIMALS))
    rounded = [
        words.ROUNDED_UP_TO_CUT_OFF.format(cut_off=plain(cut.points), grade=cut.grade.value)
        for cut in register.scale.cut_offs
        if total < cut.points <= shown
    ]
    return " ".join([words.GRADED.format(cut_off=plain(reached.points), **values), *rounded])


def _late(verdict: Verdict) -> str:
    subject = verdict.subject
    if not subject.late_accepted:
        acceptance = words.NOT_ACCEPTED
    elif subject.late_reason:
        acceptance = words.ACCEPTED.format(reason=quoted(subject.late_reason))
    else:
        acceptance = words.ACCEPTED_WITHOUT_REASON
    sentence = words.DEADLINE_DAY if verdict.lateness is Lateness.DEADLINE_DAY else words.LATE
    return sentence.format(day=_day(subject.received), days=verdict.days_late, acceptance=acceptance)


def _day(day: date | datetime | None) -> str:
    return vietnamese_date(day) if day is not None else ""
