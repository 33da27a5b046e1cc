"""Mails as they are saved to files (.eml): who sent them, when they came, what is attached.

Read with the lenient policy of Python's own parser, which takes damaged mails as they come and follows nothing.
Runs in the reading child (``exchange/intake/child``).
"""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - pydantic needs it when the adapter is made
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.policy import Compat32
from email.utils import collapse_rfc2231_value
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from pydantic import TypeAdapter

from xlsx_addin.exchange.mail.addresses import from_addresses
from xlsx_addin.exchange.mail.authentication import Authenticity, ServerHeaders, finding_of
from xlsx_addin.exchange.mail.receipt_time import mail_date, topmost_received

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

MOST_PARTS = 1000
_TNEF_TYPES = ("application/ms-tnef", "application/vnd.ms-tnef")
_HEADERS_OF_A_MAIL = ("From", "Received", "Date", "Subject", "MIME-Version")
"""Anything at all can be parsed, but only a mail has one of these."""


@dataclass(frozen=True, slots=True)
class MailFacts:
    """The headers of the outermost message that tell its sender and its time of receipt."""

    senders: tuple[str, ...]
    """Every address in its ``From``, in lower case: more than one cannot be checked. None where it is in doubt."""
    received: datetime | None
    """The topmost ``Received``: when our own mail server took it."""
    date: datetime | None
    """Its ``Date``: what the sender's machine said."""
    is_bare: bool
    """It proves no server: a draft (``X-Unsent``), without ``Received``, or out of a zip. Its times are never read."""
    finding: Authenticity = Authenticity.SILENT
    """What our own mail server found out about its sender."""
    files: int | None = None
    """How many files are attached to it; None where that is not known."""

    def is_from(self, addresses: Container[str]) -> bool:
        """Whether a server took it from one of these addresses alone, and ours did not find that untrue."""
        if self.is_bare or self.finding.is_refuted:
            return False
        return len(self.senders) == 1 and self.senders[0] in addresses

    def bared(self) -> MailFacts:
        """The same where nobody can tell that a server has seen it."""
        return MailFacts(self.senders, None, None, is_bare=True, files=self.files)


MAIL_FACTS: TypeAdapter[MailFacts | None] = TypeAdapter(MailFacts | None)
"""How they cross from one process to the other; what comes is checked like any other input."""


class Attachment(NamedTuple):
    """A part of a mail that may hold a workbook: a file, or a whole message."""

    name: str
    content: bytes | Message
    is_tnef: bool = False
    """Whether it is Outlook's ``winmail.dat``, which hides the files inside."""


class _LenientPolicy(Compat32):
    """Letters that stand in a header as they are, which is against the rules, are UTF-8 with every mail program."""

    def header_fetch_parse(self, name: str, value: str) -> str:  # noqa: ARG002 - Python's own method
        return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


_POLICY = _LenientPolicy()


def parsed_mail(content: bytes) -> Message | None:
    """The message in a file; None where it is no mail, or so damaged that the parser trips over it.

    A byte order mark and blank lines before the message are passed over, as is the ``From `` line of a mailbox.
    """
    try:
        message = message_from_bytes(content.removeprefix(BOM_UTF8).lstrip(), policy=_POLICY)
        return message if any(name in message for name in _HEADERS_OF_A_MAIL) else None
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - the parser raises whatever a damaged file makes it trip over
        return None


def mail_facts(message: Message) -> MailFacts:
    """Who sent a message and when it came."""
    addresses = [from_addresses(text) for text in _all(message, "From")]
    senders = tuple(dict.fromkeys(chain.from_iterable(addresses))) if all(addresses) else ()
    headers = ServerHeaders(
        received=_all(message, "Received"),
        results=_all(message, "Authentication-Results"),
        spf=_all(message, "Received-SPF"),
        auth_as=_all(message, "X-MS-Exchange-Organization-AuthAs"),
    )
    facts = MailFacts(
        senders=senders,
        received=topmost_received(headers.received),
        date=mail_date(next(iter(_all(message, "Date")), None)),
        is_bare=False,
        finding=finding_of(headers, senders[0] if len(senders) == 1 else ""),
        files=_files(message),
    )
    is_unsent = str(message.get("X-Unsent", "")).strip() not in {"", "0"}
    return facts if headers.received and not is_unsent else facts.bared()


def _files(message: Message) -> int | None:
    """How many files are attached to a message; None where its headers alone are known."""
    if not message.is_multipart():
        return None
    return sum(bool(file_name(part)) for part in islice(message.walk(), MOST_PARTS))


def mail_attachments(message: Message) -> Iterator[Attachment]:
    """The parts of a message that may hold a workbook, in their order; texts, pictures and the like are there too."""
    pending = [message]
    parts = 0
    while pending and parts < MOST_PARTS:
        part = pending.pop()
        parts += 1
        if part.is_multipart():
            inside = [inner for inner in part.get_payload() if isinstance(inner, Message)]
            if part.get_content_maintype() == "message":
                for inner in inside:
                    inner_message = _with_headers(inner, part)
                    yield Attachment(file_name(part) or decoded_text(inner_message.get("Subject")), inner_message)
            else:
                pending.extend(reversed(inside))
        else:
            yield Attachment(file_name(part), _content(part), part.get_content_type() in _TNEF_TYPES)


def _with_headers(message: Message, part: Message) -> Message:
    """The message in a part; some programs encode it or put a blank line before it, and then its headers are missed."""
    if message.keys():
        return message
    message["Content-Transfer-Encoding"] = str(part.get("Content-Transfer-Encoding", ""))
    return parsed_mail(_content(message)) or message


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def file_name(part: Message) -> str:
    """The name a part gives its file, with RFC 2231 and encoded words undone; empty where it gives none."""
    for header, parameter in (("content-disposition", "filename"), ("content-type", "name")):
        try:
            text = _parameter_text(part.get_param(parameter, None, header))
        except (LookupError, ValueError, TypeError):
            continue
        if text:
            return decoded_text(text)
    return ""


def _parameter_text(value: str | tuple[str | None, str | None, str] | None) -> str:
    """The text of a header's parameter with RFC 2231 undone, unless its letters are not escaped as that asks."""
    if isinstance(value, tuple) and max(value[2], default="") > "\xff":
        return value[2]
    return collapse_rfc2231_value(value or "")


def decoded_text(value: object) -> str:
    """A header's text with its encoded words undone."""
    text = "" if value is None else str(value)
    if not text.isascii():
        return text
    try:
        return str(make_header(decode_header(text)))
    except (HeaderParseError, LookupError, ValueError):
        return text


def _all(message: Message, name: str) -> list[str]:
    return [str(value) for value in message.get_all(name, [])]
