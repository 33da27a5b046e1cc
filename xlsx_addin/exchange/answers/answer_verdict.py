"""One answered form of a run: how it came, the verdict on one that belongs here (forms §6.2), and what is said of it.

What is said stands in the column ``Ghi chú`` of ``Tiến độ``: why it was not merged, and what is doubtful about it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import TYPE_CHECKING

from xlsx_addin.exchange.envelope.envelope_kind import FormKind
from xlsx_addin.exchange.mail.receipt_time import Origin, Receipt
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict
from xlsx_addin.terms import FormPurpose, YesNo
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


class CameBy(Enum):
    """How an answer came."""

    OWN_MAIL = "a mail from the person's own address"
    OTHER_MAIL = "a mail from elsewhere, or one that our server refuted"
    HAND = "a file alone, or a mail that proves no server"


def came_by(mail: MailFacts | None, addresses: Collection[str]) -> CameBy:
    """How a sighting came: a mail that proves no server is a bare file."""
    if mail is None or mail.is_bare:
        return CameBy.HAND
    return CameBy.OWN_MAIL if mail.is_from(addresses) else CameBy.OTHER_MAIL


def judge_answer(
    answer: FormAnswer,
    ways: Collection[CameBy],
    *,
    is_merged: bool,
    is_older: bool,
    is_rival: bool,
    has_no_time: bool,
    is_confirmed: bool,
) -> ItemVerdict:
    """The verdict by how it came, what it says and what was merged before; the first that matches.

    ``is_older`` tells that it was received before the answer that is merged, ``is_rival`` that another answer was
    received at the very same moment, ``has_no_time`` that it is a bare file, while the merged answer came by mail.
    """
    if is_merged or answer.is_blank:
        return ItemVerdict.UNCHANGED
    if is_older:
        return ItemVerdict.SUPERSEDED
    if is_rival:
        return ItemVerdict.BRANCHED
    if CameBy.OWN_MAIL in ways or is_confirmed:
        return ItemVerdict.ACCEPTED
    if answer.manifest.kind is FormKind.SCORE or CameBy.HAND not in ways:
        return ItemVerdict.HELD
    is_held = has_no_time or answer.purpose is FormPurpose.WITHDRAWS
    return ItemVerdict.HELD if is_held else ItemVerdict.ACCEPTED


def confirms(typed: str, answer: FormAnswer) -> bool:
    """Whether what the clerk typed confirms an answer: its control total, exactly and not 0; of a report form Có."""
    if answer.manifest.kind is FormKind.REPORT:
        return fold(typed) == fold(YesNo.YES.value)
    number = _number(typed)
    return number is not None and number != 0 and number == answer.total


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal("".join(text.split()).replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


@dataclass(slots=True)
class ReceivedAnswer:
    """One answer of a run with its sightings."""

    answer: FormAnswer
    items: Sequence[FoundItem]
    """Those from the person's own address first."""
    ways: frozenset[CameBy]
    receipt: Receipt
    subject: str
    """Of a report form: the Mã of its row here; blank where it has none."""
    party: str
    is_confirmed: bool
    is_rival: bool = False
    """Whether it was received at one moment with another one of its person."""
    verdict: ItemVerdict = ItemVerdict.HELD

    @property
    def is_merged(self) -> bool:
        """Whether it is merged, now or before; a blank one never is."""
        return self.verdict is ItemVerdict.ACCEPTED or (
            self.verdict is ItemVerdict.UNCHANGED and not self.answer.is_blank
        )

    @property
    def is_stamped(self) -> bool:
        """Whether its time of receipt is a server's that counts."""
        return self.receipt.origin in (Origin.MAIL, Origin.DATE) and CameBy.OWN_MAIL in self.ways

    @property
    def is_known_to_count(self) -> bool:
        """Whether what it was sent for counts: an older answer that came from elsewhere does nothing."""
        return self.verdict is not ItemVerdict.SUPERSEDED or self.ways != {CameBy.OTHER_MAIL}

    @property
    def order(self) -> tuple[object, ...]:
        """Answers are taken as they were received."""
        return self.receipt.moment, self.answer.digest


def note_rivals(answers: Sequence[ReceivedAnswer]) -> None:
    """Note which answers were received at one moment with another one of their person."""
    told = [answer for answer in answers if not answer.answer.is_blank]
    times = Counter((answer.party, answer.receipt.moment) for answer in told)
    for answer in told:
        answer.is_rival = times[answer.party, answer.receipt.moment] > 1


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
