"""Mails as they are saved to files: names, nesting, and what they say of their way here."""

from __future__ import annotations

import base64
from datetime import datetime
from email.message import EmailMessage

import pytest

from tests.exchange.received import at, envelope, mail
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.exchange.mail.containers import leaves
from xlsx_addin.exchange.mail.mail import MailFacts, mail_facts, parsed_mail
from xlsx_addin.words import receiving as words

WORKBOOK = envelope_bytes(envelope())


def facts(text: str) -> MailFacts:
    message = parsed_mail(text.encode())
    assert message is not None
    return mail_facts(message)


def trails(content: bytes) -> list[tuple[str, ...]]:
    return [leaf.trail for leaf in leaves(content, "thư.eml")]


def faults(content: bytes) -> list[str]:
    return [leaf.fault for leaf in leaves(content, "thư.eml")]


def with_attachment(headers: str, content: bytes = b"PK\x03\x04x") -> bytes:
    """A mail with one attachment under these headers."""
    head = f"From: a@x.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n{headers}\n\n"
    return head.encode() + content + b"\n--b--\n"


RECEIVED = "Received: from a by b; Tue, 15 Dec 2026 10:00:00 +0700\n"
BOM = b"\xef\xbb\xbf"
MAILBOX = b"From cb1@x.example Thu Dec 10 08:00:00 2026\n"


class TestBeginningsAndLineEnds:
    """What programs that copy or convert a saved mail make of it."""

    @pytest.mark.parametrize("before", [BOM, b"\n", b"\r\n \t\r\n", MAILBOX, BOM + b"\n" + MAILBOX, b"\n" + MAILBOX])
    @pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r"])
    def test_the_mail_is_read_as_without_it(self, before: bytes, line_end: bytes) -> None:
        content = mail(envelope())
        [expected] = leaves(content, "thư.eml")
        assert list(leaves((before + content).replace(b"\n", line_end), "thư.eml")) == [expected]

    @pytest.mark.parametrize("before", ["\n", "\r\n\n", "\ufeff", MAILBOX.decode()])
    def test_so_is_one_inside_another(self, before: str) -> None:
        inner = before.encode() + mail(WORKBOOK, name="a.xlsx")
        [leaf] = leaves(with_attachment("Content-Type: message/rfc822", inner), "thư.eml")
        assert (leaf.trail, leaf.content) == (("Hồ sơ thẩm định", "a.xlsx"), WORKBOOK)

    def test_so_is_one_that_was_encoded(self) -> None:
        headers = "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64"
        inner = base64.encodebytes(mail(WORKBOOK, name="a.xlsx"))
        [leaf] = leaves(with_attachment(headers, inner), "thư.eml")
        assert (leaf.trail, leaf.content) == (("Hồ sơ thẩm định", "a.xlsx"), WORKBOOK)

    @pytest.mark.parametrize("content", [b"", BOM, b"\r\n\r\n", MAILBOX, mail(WORKBOOK).decode().encode("utf-16")])
    def test_what_has_no_headers_of_a_mail_is_damaged(self, content: bytes) -> None:
        assert faults(content) == [words.MAIL_DAMAGED]


class TestDamage:
    """Each of these stops Python's own parser, or hides from it what the mail holds."""

    def test_parts_that_cannot_be_told_apart_are_said_not_lost(self) -> None:
        content = mail(WORKBOOK)
        boundary = content.split(b'boundary="')[1].split(b'"')[0]
        assert faults(content.replace(boundary, b"x", 1)) == [words.MAIL_DAMAGED]
        assert faults(content.split(b"\n\n")[0] + b"\n\n") == [words.MAIL_DAMAGED]

    def test_parts_inside_parts_without_end(self) -> None:
        content = b"x"
        for number in range(2000):
            head = b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number)
            content = head + content + b"\n--b%d--\n" % number
        assert faults(b"From: a@x.example\n" + content) == [words.MAIL_DAMAGED]

    def test_a_boundary_in_no_known_letters(self) -> None:
        content = b"From: a@x.example\nContent-Type: multipart/mixed; boundary*=\"a\0b\"''x\n\n--x\n\n--x--\n"
        assert faults(content) == [words.MAIL_DAMAGED]

    @pytest.mark.parametrize("charset", ["charset*=utf-8''utf-8", 'charset="a\0"', "charset=Hồ"])
    def test_a_text_in_unknown_letters_is_passed_over(self, charset: str) -> None:
        text = f"Content-Type: text/plain; {charset}\nContent-Transfer-Encoding: 8bit\n\nKính gửi\n--b\n"
        assert trails(with_attachment(f"{text}Content-Disposition: attachment; filename=a.xlsx")) == [("a.xlsx",)]

    def test_a_damaged_mail_inside_another_is_said_not_lost(self) -> None:
        [leaf] = leaves(mail(b"\x00\x01\x02", name="trong.eml"), "thư.eml")
        assert (leaf.trail, leaf.fault) == (("trong.eml",), words.MAIL_DAMAGED)


class TestNames:
    @pytest.mark.parametrize(
        "disposition",
        [
            "attachment; filename*=UTF-8''H%E1%BB%93%20s%C6%A1.xlsx",
            "attachment; filename*0*=UTF-8''H%E1%BB%93; filename*1*=%20s%C6%A1.xlsx",
            'attachment; filename="=?utf-8?Q?H=E1=BB=93_s=C6=A1.xlsx?="',
            'attachment; filename="=?utf-8?B?SOG7kyA=?= =?utf-8?B?c8ahLnhsc3g=?="',
            'attachment; filename="Hồ sơ.xlsx"',
            "attachment; filename=Hồ sơ.xlsx",
            "attachment; filename*=UTF-8''Hồ%20sơ.xlsx",
        ],
        ids=[
            "RFC 2231",
            "RFC 2231 in pieces",
            "encoded word",
            "encoded words",
            "plain UTF-8",
            "plain UTF-8 without quotes",
            "plain UTF-8 where RFC 2231 is announced",
        ],
    )
    def test_every_way_to_write_a_name_is_read(self, disposition: str) -> None:
        assert trails(with_attachment(f"Content-Disposition: {disposition}")) == [("Hồ sơ.xlsx",)]

    def test_what_is_not_utf_8_is_marked(self) -> None:
        content = with_attachment('Content-Disposition: attachment; filename="Hå.xlsx"').decode().encode("latin-1")
        assert trails(content) == [("H\ufffd.xlsx",)]

    def test_letters_that_stand_as_they_are_beside_encoded_ones_are_kept(self) -> None:
        name = "Hồ =?utf-8?Q?s=C6=A1?=.xlsx"
        assert trails(with_attachment(f'Content-Disposition: attachment; filename="{name}"')) == [(name,)]

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
            MailFacts(("vp@x.example",), datetime(2026, 12, 15, 10, 0), None, False, files=2)
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
        assert faults(b"\x00\x01\x02" * 50) == [words.MAIL_DAMAGED]


class TestFacts:
    def test_letters_that_stand_as_they_are_do_no_harm(self) -> None:
        assert facts("From: Chi bộ 1 <cb1@x.example>\nSubject: Hồ sơ\n\n").senders == ("cb1@x.example",)

    def test_a_subject_as_it_stands_names_the_message_inside(self) -> None:
        inner = "Subject: Hồ sơ\nContent-Disposition: attachment; filename=a.xlsx\n\nPK\x03\x04x"
        assert trails(with_attachment("Content-Type: message/rfc822", inner.encode())) == [("Hồ sơ", "a.xlsx")]

    def test_every_address_of_from_is_told(self) -> None:
        assert facts("From: a@x.example, B <B@x.example>\n\n").senders == ("a@x.example", "b@x.example")
        assert facts("From: a@x.example\nFrom: b@x.example\n\n").senders == ("a@x.example", "b@x.example")

    def test_an_address_in_the_name_beside_it_is_none(self) -> None:
        assert facts('From: "cb1@x.example" <Evil@y.example>\n\n').senders == ("evil@y.example",)

    @pytest.mark.parametrize("doubtful", ['"cb1@x.example"@y.example', "<cb1@x.example>@y.example", ""])
    def test_a_from_that_is_in_doubt_leaves_no_address(self, doubtful: str) -> None:
        assert facts(f"From: {doubtful}\n\n").senders == ()
        assert facts(f"From: cb1@x.example\nFrom: {doubtful}\n\n").senders == ()

    @pytest.mark.parametrize(
        "headers", ["", "X-Unsent: 1\n", f"X-Unsent: 1\n{RECEIVED}", "Authentication-Results: mx\n"]
    )
    def test_what_proves_no_server_has_no_time(self, headers: str) -> None:
        found = facts(f"{headers}From: a@x.example\nDate: Tue, 15 Dec 2026 09:00:00 +0700\n\n")
        assert found == MailFacts(("a@x.example",), None, None, is_bare=True)

    @pytest.mark.parametrize("headers", [RECEIVED, f"X-Unsent: 0\n{RECEIVED}"])
    def test_what_a_server_has_taken_has_one(self, headers: str) -> None:
        found = facts(f"{headers}From: a@x.example\n\n")
        assert found == MailFacts(("a@x.example",), datetime(2026, 12, 15, 10, 0), None, is_bare=False)

    def test_an_unreadable_topmost_received_is_not_replaced_by_a_lower_one(self) -> None:
        text = "Received: from a by b; hôm qua\nReceived: from c by a; Tue, 15 Dec 2026 10:00:00 +0700\n\n"
        assert facts(text).received is None


def parsed(content: bytes) -> EmailMessage:
    """A mail as the object that the standard library attaches."""
    from email import message_from_bytes, policy

    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message
