"""Mails as they are saved to files (.eml): who sent them, when they came, what is attached.

Read with the lenient policy of Python's own parser, which takes damaged mails as they come and follows nothing.
Runs in the reading child (see ``reading_child``).
"""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import collapse_rfc2231_value
from typing import TYPE_CHECKING, Any

from xlsx_addin.exchange.receipt_time import mail_date, topmost_received
from xlsx_addin.exchange.senders import addresses_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

MOST_PARTS = 1000
_TNEF_TYPES = ("application/ms-tnef", "application/vnd.ms-tnef")


@dataclass(frozen=True, slots=True)
class MailFacts:
    """What the outermost message says of its way here."""

    senders: tuple[str, ...]
    """Every address in its ``From``, in lower case: more than one cannot be checked."""
    received: datetime | None
    """The topmost ``Received``: when our own mail server took it."""
    date: datetime | None
    """Its ``Date``: what the sender's machine said."""
    is_draft: bool
    """Never sent: marked ``X-Unsent``, and no server has seen it."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part of a mail that may hold a workbook: a file, or a whole message."""

    name: str
    content: bytes | Message
    is_tnef: bool = False
    """Whether it is Outlook's ``winmail.dat``, which hides the files inside."""


def parsed_mail(content: bytes) -> Message:
    """The message in a file."""
    return message_from_bytes(content)


def is_mail(message: Message) -> bool:
    """Whether a parsed file has anything that only a mail has; anything at all can be parsed."""
    return any(message.get(name) is not None for name in ("From", "Received", "Date", "Subject", "MIME-Version"))


def mail_facts(message: Message) -> MailFacts:
    """Who sent a message and when it came."""
    return header_facts(
        senders=_all(message, "From"),
        received=_all(message, "Received"),
        date=next(iter(_all(message, "Date")), None),
        unsent=_is_set(message, "X-Unsent"),
    )


def header_facts(*, senders: Sequence[str], received: Sequence[str], date: str | None, unsent: bool) -> MailFacts:
    """The facts that a mail's headers state; all are texts as they stand there."""
    addresses = [address for text in senders for address in addresses_of(text)]
    return MailFacts(
        senders=tuple(dict.fromkeys(addresses)),
        received=topmost_received(received),
        date=mail_date(date),
        is_draft=unsent and not received,
    )


def mail_attachments(message: Message) -> Iterator[Attachment]:
    """The parts of a message that may hold a workbook, in their order; texts, pictures and the like are there too."""
    pending = [message]
    parts = 0
    while pending and parts < MOST_PARTS:
        part = pending.pop()
        parts += 1
        payload: Any = part.get_payload()
        if part.get_content_maintype() == "message" and isinstance(payload, list):
            for inner in payload:
                if isinstance(inner, Message):
                    yield Attachment(file_name(part) or decoded_text(inner.get("Subject")), inner)
        elif isinstance(payload, list):
            pending.extend(reversed([inner for inner in payload if isinstance(inner, Message)]))
        else:
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                yield Attachment(file_name(part), content, part.get_content_type() in _TNEF_TYPES)


def file_name(part: Message) -> str:
    """The name a part gives its file, with RFC 2231 and encoded words undone; empty where it gives none."""
    for header, parameter in (("content-disposition", "filename"), ("content-type", "name")):
        try:
            value = part.get_param(parameter, None, header)
            text = None if value is None else collapse_rfc2231_value(value)
        except (LookupError, ValueError, TypeError):
            continue
        if text:
            return decoded_text(text)
    return ""


def decoded_text(value: object) -> str:
    """A header's text with its encoded words undone."""
    text = "" if value is None else str(value)
    try:
        return str(make_header(decode_header(text)))
    except (HeaderParseError, LookupError, ValueError):
        return text


def _all(message: Message, name: str) -> list[str]:
    return [str(value) for value in message.get_all(name, [])]


def _is_set(message: Message, name: str) -> bool:
    value = message.get(name)
    return value is not None and str(value).strip() not in {"", "0"}
