"""Messages saved by Outlook."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.exchange.mail.compound_file import compound_file, outlook_message, protected_workbook
from tests.exchange.received import Receiver, envelope, verdicts
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.exchange.mail.containers import leaves
from xlsx_addin.exchange.mail.mail import MailFacts
from xlsx_addin.exchange.mail.outlook import OutlookMessage

if TYPE_CHECKING:
    from pathlib import Path

HEADERS = (
    "Received: from a.example by mx.example; Mon, 14 Dec 2026 08:00:00 +0700\r\n"
    "Received: from b.example by a.example; Mon, 14 Dec 2026 07:50:00 +0700\r\n"
    'From: "Chi bộ 1" <CB1@x.example>\r\n'
    "Date: Mon, 14 Dec 2026 07:49:00 +0700\r\n"
)


def facts(**message: object) -> MailFacts:
    opened = OutlookMessage.read(compound_file(outlook_message(**message)))  # type: ignore[arg-type]
    assert opened is not None
    return opened.facts()


class TestFacts:
    def test_the_headers_that_came_with_it_count(self) -> None:
        moment = datetime(2026, 12, 14, 8, 0)
        assert facts(headers=HEADERS) == MailFacts(("cb1@x.example",), moment, datetime(2026, 12, 14, 7, 49), False)

    def test_without_headers_it_proves_no_server(self) -> None:
        found = facts(sender="cb1@x.example", delivered=datetime(2026, 12, 14, 2, 30, tzinfo=UTC))
        assert found == MailFacts(("cb1@x.example",), None, None, is_bare=True)

    def test_one_marked_as_unsent_is_a_draft_whatever_else_it_holds(self) -> None:
        assert facts(headers=HEADERS, unsent=True) == MailFacts(("cb1@x.example",), None, None, is_bare=True)

    @pytest.mark.parametrize(
        ("sender", "addresses"),
        [
            ("SMTP:CB1@x.example", ("cb1@x.example",)),
            ("/O=EXCHANGE/OU=X/CN=RECIPIENTS/CN=CB1", ()),
            ('"cb1@x.example"@evil.example', ()),
        ],
    )
    def test_the_senders_address_is_read_as_strictly_as_from(self, sender: str, addresses: tuple[str, ...]) -> None:
        assert facts(sender=sender).senders == addresses

    def test_one_never_sent_is_a_draft(self) -> None:
        assert facts(sender="cb1@x.example", unsent=True) == MailFacts(("cb1@x.example",), None, None, True)


class TestAttachments:
    def test_files_and_messages_inside_are_found(self) -> None:
        big = b"PK\x03\x04" + bytes(9000)
        inner = outlook_message(attachments={"b.xlsx": b"PK\x03\x04x"}, is_embedded=True)
        content = compound_file(
            outlook_message(headers=HEADERS, attachments={"a.xlsx": big, "thư": inner, "c.txt": b"x"})
        )
        found = list(leaves(content, "thư.msg"))
        assert [(leaf.trail, leaf.content) for leaf in found] == [
            (("a.xlsx",), big),
            (("thư", "b.xlsx"), b"PK\x03\x04x"),
        ]
        assert {leaf.mail for leaf in found} == {facts(headers=HEADERS)}

    def test_an_envelope_in_a_message_is_received(self, tmp_path: Path) -> None:
        receiver = Receiver(tmp_path)
        message = outlook_message(headers=HEADERS, attachments={"ThamDinh.xlsx": envelope_bytes(envelope())})
        receiver.put("thư.msg", compound_file(message))
        [item] = receiver.receive().items
        assert (item.verdict.value, item.receipt.iso) == ("accepted", "2026-12-14T08:00:00+07:00")

    def test_a_protected_workbook_in_a_message_does_not_hide_the_others(self) -> None:
        """Its bytes stand in those of the message, which is of the same family."""
        workbook = protected_workbook()
        message = outlook_message(headers=HEADERS, attachments={"a.xlsx": workbook, "b.xlsx": b"PK\x03\x04x"})
        found = [(leaf.trail, leaf.content) for leaf in leaves(compound_file(message), "thư.msg")]
        assert found == [(("a.xlsx",), workbook), (("b.xlsx",), b"PK\x03\x04x")]

    @pytest.mark.parametrize("cut", [700, 1600, 5000])
    def test_a_damaged_message_is_unreadable(self, tmp_path: Path, cut: int) -> None:
        receiver = Receiver(tmp_path)
        message = outlook_message(headers=HEADERS, attachments={"ThamDinh.xlsx": envelope_bytes(envelope())})
        receiver.put("thư.msg", compound_file(message)[:cut])
        assert verdicts(receiver.receive().items) == {"thư.msg": "unreadable"}
