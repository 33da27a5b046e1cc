"""Mails as they are saved to files: names, nesting, and what they say of their way here."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage

import pytest

from tests.exchange.received import at, envelope, mail
from xlsx_addin.exchange.containers import leaves
from xlsx_addin.exchange.envelope_file import envelope_bytes
from xlsx_addin.exchange.mail import MailFacts, mail_facts, parsed_mail

WORKBOOK = envelope_bytes(envelope())


def facts(text: str) -> MailFacts:
    return mail_facts(parsed_mail(text.encode()))


def trails(content: bytes) -> list[tuple[str, ...]]:
    return [leaf.trail for leaf in leaves(content, "thư.eml")]


class TestNames:
    @pytest.mark.parametrize(
        "disposition",
        [
            "attachment; filename*=UTF-8''H%E1%BB%93%20s%C6%A1.xlsx",
            "attachment; filename*0*=UTF-8''H%E1%BB%93; filename*1*=%20s%C6%A1.xlsx",
            'attachment; filename="=?utf-8?Q?H=E1=BB=93_s=C6=A1.xlsx?="',
            'attachment; filename="=?utf-8?B?SOG7kyA=?= =?utf-8?B?c8ahLnhsc3g=?="',
            'attachment; filename="Hồ sơ.xlsx"',
        ],
        ids=["RFC 2231", "RFC 2231 in pieces", "encoded word", "encoded words", "plain UTF-8"],
    )
    def test_every_way_to_write_a_name_is_read(self, disposition: str) -> None:
        content = (
            "From: a@x.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
            f"Content-Type: application/pdf\nContent-Disposition: {disposition}\n\nPK\x03\x04x\n--b--\n"
        )
        [leaf] = leaves(content.encode("utf-8"), "thư.eml")
        assert leaf.trail[0].replace("\ufffd", "").startswith("H")
        if "Hồ" not in disposition:
            assert leaf.trail == ("Hồ sơ.xlsx",)

    def test_a_name_from_a_stranger_is_shown_on_one_line(self) -> None:
        [trail] = trails(mail(WORKBOOK, name="a" * 300 + ".xlsx"))
        assert len(trail[0]) == 121


class TestNesting:
    def test_content_decides_not_the_declared_type(self) -> None:
        assert trails(mail(WORKBOOK, name="ảnh.jpg")) == [("ảnh.jpg",)]
        assert trails(mail(b"\xff\xd8\xff\xe0", name="ảnh.jpg")) == []

    def test_a_message_inside_a_message_is_opened(self) -> None:
        outer = EmailMessage()
        outer["From"] = "vp@x.example"
        outer["Received"] = "from a by b; Tue, 15 Dec 2026 10:00:00 +0700"
        outer.set_content("Chuyển tiếp")
        outer.add_attachment(parsed(mail(WORKBOOK, name="a.xlsx", received=at(1))))
        outer.add_attachment(mail(WORKBOOK, name="b.xlsx"), maintype="application", subtype="x", filename="thư.eml")
        found = list(leaves(outer.as_bytes(), "ngoài.eml"))
        assert [leaf.trail[-1] for leaf in found] == ["a.xlsx", "b.xlsx"]
        assert {leaf.mail for leaf in found} == {
            MailFacts(("vp@x.example",), datetime(2026, 12, 15, 10, 0), None, False)
        }

    def test_a_chain_without_end_is_cut(self) -> None:
        content = mail(WORKBOOK, name="a.xlsx")
        for _ in range(9):
            content = mail(content, name="thư.eml")
        [leaf] = leaves(content, "thư.eml")
        assert leaf.fault

    def test_outlooks_own_wrapping_is_said_not_lost(self) -> None:
        [leaf] = leaves(mail(b"\x78\x9f\x3e\x22", name="winmail.dat"), "thư.eml")
        assert "winmail.dat" in leaf.fault

    def test_a_mail_without_workbooks_holds_nothing(self) -> None:
        assert list(leaves(b"From: a@x.example\nSubject: x\n\nChao\n", "thư.eml")) == []

    def test_what_is_no_mail_is_damaged(self) -> None:
        [leaf] = leaves(b"\x00\x01\x02" * 50, "thư.eml")
        assert leaf.fault


class TestFacts:
    def test_every_address_of_from_is_told(self) -> None:
        assert facts('From: "cb1@x.example" <Evil@y.example>\n\n').senders == ("cb1@x.example", "evil@y.example")
        assert facts("From: a@x.example\nFrom: b@x.example\n\n").senders == ("a@x.example", "b@x.example")

    def test_a_draft_that_was_sent_after_all_is_none(self) -> None:
        received = "Received: from a by b; Tue, 15 Dec 2026 10:00:00 +0700\n"
        assert facts("From: a@x.example\nX-Unsent: 1\n\n").is_draft
        assert not facts(f"{received}From: a@x.example\nX-Unsent: 1\n\n").is_draft

    def test_an_unreadable_topmost_received_is_not_replaced_by_a_lower_one(self) -> None:
        text = "Received: from a by b; hôm qua\nReceived: from c by a; Tue, 15 Dec 2026 10:00:00 +0700\n\n"
        assert facts(text).received is None


def parsed(content: bytes) -> EmailMessage:
    """A mail as the object that the standard library attaches."""
    from email import message_from_bytes, policy

    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message
