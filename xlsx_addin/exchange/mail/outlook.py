"""Mails that Outlook saved to files (.msg), read with python-oxmsg (decision 9). Runs in the reading child."""

from __future__ import annotations

import io
from email.parser import HeaderParser
from typing import TYPE_CHECKING

from olefile import OleFileIO
from oxmsg.attachment import Attachment as StoredAttachment
from oxmsg.domain import constants
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from xlsx_addin.exchange.mail.addresses import from_addresses
from xlsx_addin.exchange.mail.mail import MailFacts, mail_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOP_HEADER, _EMBEDDED_HEADER = 32, 24
"""Bytes before the first property, in a message of its own and in one inside another."""
_EMBEDDED = "__substg1.0_3701000D"
_UNSENT = 0x8
_PROPERTIES = "__properties_version1.0"
_SMTP = "SMTP:"
"""May stand before an address, to tell it from one of Exchange's own."""


class OutlookMessage:
    """One message; raises whatever the library does where the file is damaged."""

    def __init__(self, storage: Storage, *, is_embedded: bool = False) -> None:
        self._storage = storage
        self._properties = Properties(storage, _EMBEDDED_HEADER if is_embedded else _TOP_HEADER)

    @classmethod
    def read(cls, content: bytes) -> OutlookMessage | None:
        """The message in a file; None where the file is of the same family but no message."""
        with OleFileIO(io.BytesIO(content)) as file:
            if not file.exists(_PROPERTIES):
                return None
            return cls(Storage.from_ole(file))

    @property
    def subject(self) -> str:
        """Its subject, empty where there is none."""
        return self._properties.str_prop_value(constants.PID_SUBJECT) or ""

    def facts(self) -> MailFacts:
        """Who sent it and when it came; one within an Exchange server has no headers, and so proves no server."""
        headers = self._properties.str_prop_value(constants.PID_TRANSPORT_MESSAGE_HEADERS)
        if headers:
            facts = mail_facts(HeaderParser().parsestr(headers))
            flags = self._properties.int_prop_value(constants.PID_MESSAGE_FLAGS) or 0
            return facts.bared() if flags & _UNSENT else facts
        return MailFacts(from_addresses(self._sender()), None, None, is_bare=True)

    def attachments(self) -> Iterator[tuple[str, bytes | OutlookMessage]]:
        """Name and content of each attachment, in their order."""
        for storage in sorted(self._storage.iter_attachment_storages(), key=lambda each: each.name):
            stored = StoredAttachment(storage)
            name = stored.file_name or stored.properties.str_prop_value(constants.PID_ATTACH_FILENAME) or ""
            embedded = next((inner for inner in storage.storages if inner.name == _EMBEDDED), None)
            if embedded is not None:
                message = OutlookMessage(embedded, is_embedded=True)
                yield name or message.subject, message
            elif stored.file_bytes is not None:
                yield name, stored.file_bytes

    def _sender(self) -> str:
        for identifier in (constants.PID_SENDER_SMTP_ADDRESS, constants.PID_SENDER_EMAIL_ADDRESS):
            address = self._properties.str_prop_value(identifier)
            if address:
                return address[len(_SMTP) :] if address.upper().startswith(_SMTP) else address
        return ""
