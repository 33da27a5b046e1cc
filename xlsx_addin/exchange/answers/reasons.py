"""The column ``Ghi chú`` of ``Tiến độ`` for answered forms: why one was not merged, and what is doubtful about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.exchange.answers.answer_verdict import CameBy
from xlsx_addin.exchange.envelope.envelope_kind import FormKind
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict
from xlsx_addin.terms import FormPurpose
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.vietnamese.numbers import vietnamese_date
from xlsx_addin.words import form_receiving as words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from xlsx_addin.appraisal.records import Settings
    from xlsx_addin.exchange.forms.answers import FormAnswer
    from xlsx_addin.exchange.forms.manifest import FormManifest
    from xlsx_addin.exchange.mail.mail import MailFacts
    from xlsx_addin.exchange.merging.items import FoundItem


def misdirected_reason(form: FormManifest, verdict: ItemVerdict, criteria: Sequence[str], settings: Settings) -> str:
    """Why a sound form does not belong into the workbook of these settings."""
    if verdict is ItemVerdict.OTHER_YEAR:
        is_named_alike = form.year == settings.year and fold(form.guidance) == fold(settings.guidance_id)
        sentence = words.OTHER_LETTER if is_named_alike else words.OTHER_YEAR
        return sentence.format(year=form.year, guidance=form.guidance)
    if verdict is ItemVerdict.WRONG_RECIPIENT:
        return words.WRONG_RECIPIENT.format(unit=form.recipient)
    return words.OUTDATED.format(day=vietnamese_date(form.created.date()), criteria=", ".join(criteria))


def reason_of_answer(answer: FormAnswer, verdict: ItemVerdict, ways: Collection[CameBy], mail: MailFacts | None) -> str:
    """Why an answer was not merged, and what to do; empty where it was."""
    if verdict is ItemVerdict.UNCHANGED:
        return words.NOTHING_ANSWERED if answer.is_blank else ""
    if verdict is ItemVerdict.BRANCHED:
        return words.TWO_AT_ONCE
    if verdict is ItemVerdict.SUPERSEDED:
        return words.OLDER_ANSWER
    if verdict is not ItemVerdict.HELD:
        return ""
    if answer.manifest.kind is FormKind.SCORE:
        return (
            words.SCORES_BY_HAND if CameBy.HAND in ways else words.SCORES_FROM_ELSEWHERE.format(address=_senders(mail))
        )
    if CameBy.HAND not in ways:
        return words.REPORT_FROM_ELSEWHERE.format(address=_senders(mail))
    return words.WITHDRAWAL_BY_HAND if answer.purpose is FormPurpose.WITHDRAWS else words.NO_TIME_OF_ITS_OWN


def doubts_of(answer: FormAnswer, item: FoundItem) -> list[str]:
    """What is doubtful about an answer, whatever became of it."""
    if answer.is_blank:
        return []
    found = answer.doubts
    mail = item.surveyed.mail
    if answer.purpose is FormPurpose.REPORTS and mail is not None and mail.files == 1:
        found.append(words.NO_REPORT_ATTACHED)
    return found


def _senders(mail: MailFacts | None) -> str:
    return (", ".join(mail.senders) if mail is not None else "") or words.NO_ADDRESS
