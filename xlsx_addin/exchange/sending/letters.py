"""The letters that go with an envelope, and the reminder: subject and text, from the catalogue ``words.mail``."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.deadline import deadline_clause, first_late_day
from xlsx_addin.appraisal.records import NO_OFFICE, PaperSettings, Settings
from xlsx_addin.exchange.envelope.counts import Counts, counts_of
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.exchange.envelope.file_names import ENVELOPE_SUFFIX, envelope_stem
from xlsx_addin.exchange.envelope.superior import recipient_words, superior_called, through_organ
from xlsx_addin.exchange.sending.outbox import Draft
from xlsx_addin.exchange.units.forms_of_address import addressee, capitalised, unit_called
from xlsx_addin.guidance import load
from xlsx_addin.terms import OPEN_OUTCOMES, Level, Outcome
from xlsx_addin.vietnamese.numbers import date_and_weekday, vietnamese_date, vietnamese_moment
from xlsx_addin.words import mail as words
from xlsx_addin.words.explanations import PROVISIONAL_SENTENCE

if TYPE_CHECKING:
    from xlsx_addin.exchange.envelope.envelope import Envelope
    from xlsx_addin.exchange.envelope.manifest import Manifest
    from xlsx_addin.exchange.merging.progress import ProgressRow
    from xlsx_addin.exchange.units.senders import ExpectedSender
    from xlsx_addin.guidance.model import Guidance


def submission_letter(envelope: Envelope, superior_name: str = "") -> Draft:
    """The letter to the superior: what is attached, counts, what is still open, code, deadline (R19-R22)."""
    manifest = envelope.manifest
    said = {
        **_of_envelope(envelope, _deadline_above(manifest)),
        "recipient": recipient_words(manifest, superior_name),
        "superior": superior_called(manifest.level, superior_name),
        "unit": unit_called(manifest.sender_name, manifest.sender),
    }
    return Draft((), words.SUBMISSION_SUBJECT.format(**said), words.SUBMISSION.format(**said))


def result_letter(
    envelope: Envelope, recipient: ExpectedSender, office: PaperSettings = NO_OFFICE, merged: int | None = None
) -> Draft:
    """The letter to a sender whose results are attached: decided on a day, or only proposed (R24, R26).

    ``merged`` is the version of the sender's own dossier that the results are of.
    """
    manifest = envelope.manifest
    contact = unit_called(manifest.sender_name, manifest.sender)
    if manifest.level is Level.STANDING_COMMITTEE:
        organ = office.advisory_organ or load(manifest.guidance).advisory_organ(manifest.created.date(), contact)
        contact = organ or contact
    said = {
        **_of_envelope(envelope),
        "recipient": addressee(recipient),
        "unit": unit_called(recipient.name, recipient.code),
        "contact": contact,
        "merged": "" if merged is None else words.VERSION.format(version=merged),
        "day": "" if office.decision_day is None else vietnamese_date(office.decision_day),
    }
    result = (words.RESULT_UNDECIDED if office.decision_day is None else words.RESULT_DECIDED).format(**said)
    return Draft(recipient.addresses, words.RESULT_SUBJECT.format(**said), words.RESULT.format(result=result, **said))


def reminder_letter(
    settings: Settings, recipient: ExpectedSender, moment: datetime, file: ProgressRow | None = None
) -> Draft:
    """The letter to a sender from whom nothing was merged; ``moment`` is the time in Việt Nam.

    ``file`` has come and names the sender, but awaits its code or was changed after sending. Its code is not told.
    """
    guidance = load(settings.guidance_id)
    called = unit_called(settings.unit_name, settings.unit_code)
    said: dict[str, object] = {
        "recipient": addressee(recipient),
        "moment": vietnamese_moment(moment),
        "sender_called": called,
        "sender": capitalised(called),
        "model": guidance.phrases.model,
        "year": settings.year,
        "unit": unit_called(recipient.name, recipient.code),
        "code": recipient.code,
        "facts": "" if file is None else _facts(file),
        "addressed": through_organ(called, settings.level, guidance, moment.date(), settings.paper.advisory_organ),
        "deadline": own_deadline(settings, guidance, moment.date()),
        "clause": guidance.clause(guidance.citations.unregistered),
        "guidance": guidance.short_title,
        "not_considered": guidance.phrases.not_considered,
    }
    came, request = _about_file(file)
    text = words.REMINDER.format(
        file=came.format(**said),
        consequence=words.CONSEQUENCE.format(**said),
        request=request.format(**said),
        **said,
    )
    return Draft(recipient.addresses, words.REMINDER_SUBJECT.format(**said), text)


def _of_envelope(envelope: Envelope, deadline: str = "") -> dict[str, object]:
    """What both letters with an envelope say of it."""
    manifest, counts, guidance = envelope.manifest, counts_of(envelope), load(envelope.manifest.guidance)
    notes = [deadline]
    if not manifest.scale_confirmed:
        notes.append(PROVISIONAL_SENTENCE.format(basis=guidance.basis.short_title))
    return {
        "sender": capitalised(unit_called(manifest.sender_name, manifest.sender)),
        "sender_code": manifest.sender,
        "model": guidance.phrases.model,
        "year": manifest.year,
        "version": manifest.version,
        "file": envelope_stem(manifest) + ENVELOPE_SUFFIX,
        "counts": _counts(counts),
        "open": _open(counts, manifest.kind),
        "code": envelope.code,
        "notes": "".join(f"{note}\n\n" for note in notes if note),
    }


def _about_file(file: ProgressRow | None) -> tuple[str, str]:
    """What is said of a file that was not merged, and what the unit is asked for."""
    if file is None:
        return "", words.REQUEST
    if file.verdict is not None and file.verdict.awaits_code:
        return f"{words.AWAITS_CODE}\n\n", words.REQUEST_TO_READ_CODE
    return f"{words.CHANGED_AFTER_SENDING}\n\n", words.REQUEST_FOR_ORIGINAL


def _facts(file: ProgressRow) -> str:
    """Version and time of receipt, as far as ``Tiến độ`` tells them."""
    moment = "" if file.receipt is None else vietnamese_moment(file.receipt.moment)
    if file.version is None:
        return words.MOMENT.format(moment=moment) if moment else ""
    facts = words.VERSION_AND_MOMENT if moment else words.VERSION
    return facts.format(version=file.version, moment=moment)


def _counts(counts: Counts) -> str:
    outcomes = [
        words.COUNT_LINE.format(outcome=outcome.label, count=counts.of(outcome))
        for outcome in Outcome
        if counts.of(outcome)
    ]
    grades = words.GRADE_SEPARATOR.join(
        words.GRADE.format(grade=grade.value, count=counts.of(grade)) for grade in counts.grade_order
    )
    title = words.COUNT_TITLE.format(subjects=counts.subjects)
    return "\n".join([title, *outcomes, words.GRADES.format(grades=grades)])


def _open(counts: Counts, kind: EnvelopeKind) -> str:
    lines = [
        words.OPEN_OUTCOME.format(outcome=outcome.label, count=counts.of(outcome))
        for outcome in OPEN_OUTCOMES
        if counts.of(outcome)
    ]
    if counts.errors:
        lines.append(words.OPEN_ERRORS.format(errors=counts.error_count))
    if counts.warnings:
        lines.append(words.OPEN_WARNINGS.format(warnings=counts.warnings))
    if lines:
        return "\n".join([words.OPEN_TITLE, *lines])
    return words.NOTHING_OPEN if kind is EnvelopeKind.SUBMISSION else words.NO_SUBJECT_OPEN


def _deadline_above(manifest: Manifest) -> str:
    """Until when the level above the sender's must have the reports; empty where there is no such day."""
    level = manifest.level.next_above
    if level is None:
        return ""
    guidance = load(manifest.guidance)
    deadline = guidance.deadline(manifest.year, level)
    day = deadline.day(manifest.year)
    if day is None:
        return ""
    return words.DEADLINE_ABOVE.format(
        level=level.value,
        last=date_and_weekday(day - timedelta(days=1)),
        clause=guidance.clause(deadline.rule),
        guidance=guidance.short_title,
    )


def own_deadline(settings: Settings, guidance: Guidance, today: date) -> str:
    """Until when this workbook's level must have the reports, and how long that is from today (A6, A7)."""
    first_late = first_late_day(settings, guidance)
    if first_late is None:
        return words.NO_DEADLINE.format(guidance=guidance.short_title, level=settings.level.value)
    left = (first_late - today).days
    if left > 0:
        time = words.DAYS_LEFT.format(days=left)
    elif left == 0 and not settings.deadline_day_counts:
        time = words.DEADLINE_TODAY
    else:
        time = words.DAYS_PAST.format(days=1 - left)
    return words.DEADLINE.format(
        level=settings.level.value,
        last=date_and_weekday(first_late - timedelta(days=1)),
        clause=deadline_clause(settings, guidance),
        guidance=guidance.short_title,
        time=time,
    )
