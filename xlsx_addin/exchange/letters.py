"""The letters that go with an envelope, and the reminder: subject and text, from the catalogue ``words.mail``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.appraisal.deadline import first_late_day
from xlsx_addin.appraisal.terms import Grade, Level, Outcome
from xlsx_addin.exchange.counts import OPEN_OUTCOMES, counts_of
from xlsx_addin.exchange.manifest import EnvelopeKind
from xlsx_addin.exchange.names import envelope_name
from xlsx_addin.guidance import load
from xlsx_addin.vietnamese.numbers import vietnamese_date, vietnamese_moment
from xlsx_addin.words import mail as words
from xlsx_addin.words.explanations import PROVISIONAL_SENTENCE

if TYPE_CHECKING:
    from datetime import date, datetime

    from xlsx_addin.appraisal.records import Settings
    from xlsx_addin.exchange.counts import Counts
    from xlsx_addin.exchange.envelope import Envelope
    from xlsx_addin.exchange.manifest import Manifest
    from xlsx_addin.exchange.senders import ExpectedSender

_LEVEL_ABOVE = {Level.CELL: Level.GRASSROOTS, Level.GRASSROOTS: Level.STANDING_COMMITTEE}


class Letter(NamedTuple):
    """A letter's subject and text."""

    subject: str
    text: str


def submission_letter(envelope: Envelope) -> Letter:
    """The letter to the superior: what is attached, counts, what is still open, code, deadline (R19-R21)."""
    manifest = envelope.manifest
    notes = [_deadline_above(manifest), "" if manifest.scale_confirmed else PROVISIONAL_SENTENCE]
    name = manifest.sender_name or manifest.sender
    subject = words.SUBMISSION_SUBJECT.format(year=manifest.year, unit=name, version=manifest.version)
    recipient = words.SUPERIOR.format(code=manifest.recipient)
    return Letter(subject, words.SUBMISSION.format(recipient=recipient, **_of_envelope(envelope, notes)))


def result_letter(envelope: Envelope, recipient: ExpectedSender) -> Letter:
    """The letter to a sender whose results are attached."""
    manifest = envelope.manifest
    notes = ["" if manifest.scale_confirmed else PROVISIONAL_SENTENCE]
    unit = _unit(recipient.name, recipient.code)
    subject = words.RESULT_SUBJECT.format(year=manifest.year, unit=recipient.shown_name, version=manifest.version)
    values = _of_envelope(envelope, notes)
    return Letter(subject, words.RESULT.format(recipient=_addressed(recipient), unit=unit, **values))


def reminder_letter(settings: Settings, recipient: ExpectedSender, moment: datetime) -> Letter:
    """The letter to a sender from whom nothing has come; ``moment`` is the time in Việt Nam."""
    name = settings.unit_name or settings.unit_code
    text = words.REMINDER.format(
        recipient=_addressed(recipient),
        moment=vietnamese_moment(moment),
        sender=_unit(settings.unit_name, settings.unit_code),
        year=settings.year,
        unit=_unit(recipient.name, recipient.code),
        deadline=_own_deadline(settings, moment.date()),
        sender_name=name,
    )
    return Letter(words.REMINDER_SUBJECT.format(year=settings.year, unit=recipient.shown_name), text)


def _of_envelope(envelope: Envelope, notes: list[str]) -> dict[str, object]:
    """What both letters with an envelope say of it."""
    manifest, counts = envelope.manifest, counts_of(envelope)
    return {
        "sender": _unit(manifest.sender_name, manifest.sender),
        "sender_name": manifest.sender_name or manifest.sender,
        "year": manifest.year,
        "version": manifest.version,
        "file": envelope_name(manifest),
        "counts": _counts(counts),
        "open": _open(counts, manifest.kind),
        "code": envelope.code,
        "notes": "".join(f"{note}\n\n" for note in notes if note),
    }


def _addressed(recipient: ExpectedSender) -> str:
    if not recipient.person:
        return recipient.shown_name
    return words.PERSON_AND_UNIT.format(person=recipient.person, unit=recipient.shown_name)


def _unit(name: str, code: str) -> str:
    return words.UNIT.format(name=name, code=code) if name else code


def _counts(counts: Counts) -> str:
    outcomes = [
        words.COUNT_LINE.format(outcome=outcome.label, count=counts.of_outcome(outcome))
        for outcome in Outcome
        if counts.of_outcome(outcome)
    ]
    grades = ", ".join(words.GRADE.format(grade=grade.value, count=counts.of_grade(grade)) for grade in Grade)
    title = words.COUNT_TITLE.format(subjects=counts.subjects)
    return "\n".join([title, *outcomes, words.GRADES.format(grades=grades)])


def _open(counts: Counts, kind: EnvelopeKind) -> str:
    lines = [
        words.OPEN_OUTCOME.format(outcome=outcome.label, count=counts.of_outcome(outcome))
        for outcome in OPEN_OUTCOMES
        if counts.of_outcome(outcome)
    ]
    if counts.errors:
        lines.append(words.OPEN_ERRORS.format(errors=len(counts.errors)))
    if counts.warnings:
        lines.append(words.OPEN_WARNINGS.format(warnings=counts.warnings))
    if lines:
        return "\n".join([words.OPEN_TITLE, *lines])
    return words.NOTHING_OPEN if kind is EnvelopeKind.SUBMISSION else words.NO_SUBJECT_OPEN


def _deadline_above(manifest: Manifest) -> str:
    """Until when the level above the sender's must have the reports; empty where there is no such day."""
    level = _LEVEL_ABOVE.get(manifest.level)
    if level is None:
        return ""
    guidance = load(manifest.guidance)
    day = guidance.deadline(manifest.year, level).day(manifest.year)
    if day is None:
        return ""
    return words.DEADLINE_ABOVE.format(level=level.value, day=vietnamese_date(day), guidance=guidance.short_title)


def _own_deadline(settings: Settings, today: date) -> str:
    """Until when this workbook's level must have the reports, and how long that is from today (A6, A7)."""
    guidance = load(settings.guidance_id)
    named_day = guidance.deadline(settings.year, settings.level).day(settings.year)
    first_late = first_late_day(settings, guidance)
    if named_day is None or first_late is None:
        return words.NO_DEADLINE.format(guidance=guidance.short_title, level=settings.level.value.lower())
    left = (first_late - today).days
    if left > 0:
        time = words.DAYS_LEFT.format(days=left)
    elif left == 0 and not settings.deadline_day_counts:
        time = words.DEADLINE_TODAY
    else:
        time = words.DAYS_PAST.format(days=1 - left)
    sentence = words.DEADLINE_THROUGH if settings.deadline_day_counts else words.DEADLINE_BEFORE
    return sentence.format(day=vietnamese_date(named_day), guidance=guidance.short_title, time=time)
