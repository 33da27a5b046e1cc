"""Mail drafts, read back by Python's own parser as a mail program would."""

from __future__ import annotations

import email
from email import policy
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsx_addin.exchange.sending.draft import Draft, attached_content, draft_bytes

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SUBJECT = "Hồ sơ thẩm định mô hình mới, cách làm sáng tạo năm 2026 – Đảng ủy Trường Trung học phổ thông Lang Biang"
TEXT = "Kính gửi: Cấp ủy\n\n.dấu chấm đầu dòng\nFrom một dòng\n" + "Dòng rất dài " * 30 + "\n\nTrân trọng.\n"
DRAFT = Draft(("vanthu@danguy.example", "b@danguy.example"), SUBJECT, TEXT, ("ThamDinh.xlsx", bytes(range(256)) * 5))


def parsed(draft: Draft) -> EmailMessage:
    return email.message_from_bytes(draft_bytes(draft), policy=policy.default)


def test_a_mail_program_finds_everything_in_its_place() -> None:
    message = parsed(DRAFT)
    body, [attachment] = message.get_body(), list(message.iter_attachments())
    assert body is not None
    assert (message["X-Unsent"], message["To"], message["Subject"]) == (
        "1",
        "vanthu@danguy.example, b@danguy.example",
        SUBJECT,
    )
    assert (body.get_content_type(), body.get_content_charset()) == ("text/plain", "utf-8")
    assert body.get_content().replace("\r\n", "\n") == TEXT
    assert (attachment.get_content_type(), attachment.get_filename(), attachment.get_content()) == (
        WORKBOOK,
        *(DRAFT.attachment or ()),
    )
    assert (attachment.get_content_disposition(), attachment.get_param("name")) == ("attachment", "ThamDinh.xlsx")
    assert [message.defects, attachment.defects] == [[], []]


def test_every_line_ends_with_crlf_and_is_short_ascii() -> None:
    content = draft_bytes(DRAFT)
    assert content.count(b"\n") == content.count(b"\r\n") == content.count(b"\r")
    assert content.isascii()
    assert max(map(len, content.split(b"\r\n"))) < 100


def test_the_sender_and_the_date_are_left_to_the_mail_program() -> None:
    message = parsed(DRAFT)
    assert [message[name] for name in ("From", "Date", "Message-ID")] == [None, None, None]


def test_without_an_address_there_is_no_addressee() -> None:
    assert parsed(Draft((), SUBJECT, TEXT))["To"] is None


def test_a_reminder_has_no_attachment() -> None:
    message = parsed(Draft(("a@b.example",), "Đôn đốc", TEXT))
    assert (message.get_content_type(), list(message.iter_attachments())) == ("text/plain", [])


def test_a_file_name_with_vietnamese_letters_arrives() -> None:
    [attachment] = parsed(Draft((), SUBJECT, TEXT, ("Kết quả năm 2026.xlsx", b"PK"))).iter_attachments()
    assert (attachment.get_filename(), attachment.get_param("name")) == ("Kết quả năm 2026.xlsx",) * 2


def test_the_same_draft_gives_the_same_bytes() -> None:
    assert draft_bytes(DRAFT) == draft_bytes(DRAFT)


def test_a_line_break_in_a_units_name_makes_no_header() -> None:
    message = parsed(Draft((), "Hồ sơ\r\nBcc: x@y.example\nnăm 2026", TEXT))
    assert (message["Bcc"], message["Subject"]) == (None, "Hồ sơ Bcc: x@y.example năm 2026")


@given(st.text(st.characters(codec="utf-8", min_codepoint=32, exclude_characters="\x7f\x85"), min_size=1, max_size=120))
def test_any_subject_arrives_letter_for_letter(subject: str) -> None:
    assert parsed(Draft((), subject, TEXT))["Subject"] == " ".join(subject.split())


def test_the_attachment_of_a_draft_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "thu.eml"
    path.write_bytes(draft_bytes(DRAFT))
    assert DRAFT.attachment is not None
    assert attached_content(path) == DRAFT.attachment[1]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"Subject: x\r\n\r\ny", draft_bytes(Draft((), "x", "y"))])
def test_a_draft_without_one_has_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "thu.eml"
    path.write_bytes(content)
    assert attached_content(path) is None
    assert attached_content(tmp_path / "khong-co.eml") is None
