"""The post of the rehearsal: what a mail server does with a draft, and what may happen to it before."""

from __future__ import annotations

import email
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.sample import filled_forms
from xlsx_addin.workbook import layout

if TYPE_CHECKING:
    from datetime import datetime

_WORKBOOK = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EDITED_SHEET, EDITED_CELL = layout.SCORES, "D5"


def delivered(draft: bytes, sender: str, sent: datetime, received: datetime) -> bytes:
    """The mail that a draft becomes: with its sender and date, and the time at which the server took it over.

    Moments are local to Việt Nam.
    """
    message = _message(draft)
    del message["X-Unsent"]
    message["From"] = sender
    message["Date"] = format_datetime(sent.replace(tzinfo=VIETNAM))
    domain = sender.rpartition("@")[2]
    stamp = format_datetime(received.replace(tzinfo=VIETNAM))
    return f"Received: from mail.{domain} by mail.example.vn; {stamp}\r\n".encode("ascii") + message.as_bytes()


def reply(content: bytes, name: str, subject: str) -> bytes:
    """The draft of a mail that brings a filled form back."""
    message = EmailMessage(policy=policy.SMTP)
    message["Subject"] = subject
    message.set_content(subject + "\n")
    message.add_attachment(content, maintype="application", subtype=_WORKBOOK, filename=name)
    return message.as_bytes()


def edited(draft: bytes) -> bytes:
    """The draft with one number of its envelope changed, as any program for workbooks would save it."""
    message = _message(draft)
    attachment = next(message.iter_attachments())
    name, kind = attachment.get_filename(), attachment.get_content_subtype()
    content = filled_forms.edited(attachment.get_content(), _add_one, EDITED_SHEET)
    attachment.clear()
    attachment.set_content(content, maintype="application", subtype=kind, disposition="attachment", filename=name)
    return message.as_bytes()


def _add_one(sheet: Any) -> None:
    sheet[EDITED_CELL].value += 1


def _message(content: bytes) -> EmailMessage:
    return email.message_from_bytes(content, policy=policy.SMTP)
