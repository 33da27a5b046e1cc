"""The verdict on an answered form that belongs here (forms §6.2). Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import TYPE_CHECKING

from xlsx_addin.exchange.envelope.envelope_kind import FormKind
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict
from xlsx_addin.terms import FormPurpose, YesNo
from xlsx_addin.vietnamese.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Collection

    from xlsx_addin.exchange.forms.answers import FormAnswer
    from xlsx_addin.exchange.mail.mail import MailFacts


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where an answer stands among those of its person."""

    is_merged: bool
    is_older: bool
    """Whether it was received before the answer that is merged."""
    is_rival: bool
    """Whether another answer was received at the very same moment."""
    has_no_time: bool
    """Whether it is a bare file, while the merged answer came by mail."""


def judge_answer(
    answer: FormAnswer, ways: Collection[CameBy], standing: Standing, *, is_confirmed: bool
) -> ItemVerdict:
    """The verdict by how it came, what it says and what was merged before; the first that matches."""
    if standing.is_merged or answer.is_blank:
        return ItemVerdict.UNCHANGED
    if standing.is_older:
        return ItemVerdict.SUPERSEDED
    if standing.is_rival:
        return ItemVerdict.BRANCHED
    if CameBy.OWN_MAIL in ways or is_confirmed:
        return ItemVerdict.ACCEPTED
    if answer.manifest.kind is FormKind.SCORE or CameBy.HAND not in ways:
        return ItemVerdict.HELD
    is_held = standing.has_no_time or answer.purpose is FormPurpose.WITHDRAWS
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
