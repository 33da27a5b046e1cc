"""A mail that is ready to be sent: an ``.eml`` file that a mail program opens as a draft."""

from __future__ import annotations

import email
import hashlib
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_WORKBOOK_TYPE = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LINE_END = "\r\n"
_LARGEST_DRAFT = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter to be sent; without an address the clerk fills one in."""

    addresses: tuple[str, ...]
    subject: str
    text: str
    attachment: tuple[str, bytes] | None = None
    """File name and content of a workbook."""
    further: tuple[tuple[str, bytes], ...] = ()
    """The same of more workbooks behind it."""


def draft_bytes(draft: Draft) -> bytes:
    """The draft's file: UTF-8, lines ended by CRLF, the same bytes for the same draft.

    It has neither sender nor date: the mail program puts both in when the letter is sent. ``X-Unsent`` makes Outlook
    open it for sending, and tells whoever finds the file that it was never received.
    """
    message = EmailMessage(policy=policy.SMTP)
    message["X-Unsent"] = "1"
    if draft.addresses:
        message["To"] = tuple(Address(addr_spec=address) for address in draft.addresses)
    message.set_content(draft.text, charset="utf-8", cte="quoted-printable")
    attachments = [] if draft.attachment is None else [draft.attachment, *draft.further]
    for name, content in attachments:
        message.add_attachment(content, maintype="application", subtype=_WORKBOOK_TYPE, filename=name)
    for part, (name, _) in zip(message.iter_attachments(), attachments, strict=True):
        part.set_param("name", name)  # Outlook and webmail look for the name here
    if attachments:
        # No other part can hold this line: all of them are encoded in letters without "=_".
        digest = hashlib.sha256(b"".join(content for _, content in attachments)).hexdigest()
        message.set_boundary(f"=_{digest[:32]}_=")
    return _subject_line(draft.subject) + message.as_bytes()


def _subject_line(subject: str) -> bytes:
    # EmailMessage folds a long subject between two encoded words without keeping the space there.
    header = Header(" ".join(subject.split()), "utf-8", header_name="Subject")
    return f"Subject: {header.encode(linesep=_LINE_END)}{_LINE_END}".encode("ascii")


def attached_content(path: Path) -> bytes | None:
    """The content of a draft's attachment; None where there is none or the file cannot be read."""
    try:
        with path.open("rb") as file:
            message = email.message_from_bytes(file.read(_LARGEST_DRAFT), policy=policy.default)
        attachment = next(message.iter_attachments(), None)
        content = None if attachment is None else attachment.get_payload(decode=True)
    except (OSError, MessageError, ValueError, LookupError):
        return None
    return content if isinstance(content, bytes) else None
