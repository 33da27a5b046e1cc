"""The folder of what was sent: its newest version, and writing several files or none."""

from __future__ import annotations

import email
from email import policy
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.sent import MOMENT, submitted
from xlsx_addin.exchange.envelope.envelope import Envelope
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.exchange.envelope.file_names import version_line
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.exchange.sending.outbox import (
    Draft,
    Outbox,
    attached_content,
    draft_bytes,
    write_together,
)
from xlsx_addin.folder_lock import locked
from xlsx_addin.refusal import Refusal

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path


SUBMISSIONS = version_line(EnvelopeKind.SUBMISSION, 2026, "CB-01", "DU-LB")
RESULTS = version_line(EnvelopeKind.RESULT, 2026, "DU-LB", "CB-01")


@pytest.fixture
def outbox(tmp_path: Path) -> Path:
    """An empty folder."""
    folder = tmp_path / "Đã gửi"
    folder.mkdir()
    return folder


@pytest.fixture
def envelope(tmp_path: Path) -> Envelope:
    return submitted(tmp_path)


def version(envelope: Envelope, **values: object) -> Envelope:
    """The envelope with other values in its manifest."""
    return Envelope.sealed(envelope.manifest.model_copy(update=values), envelope.sheets)


def newest(folder: Path, line: str = SUBMISSIONS) -> tuple[int, str]:
    """The newest version in a folder, and its digest."""
    edition = Outbox(folder).next(line, MOMENT)
    return edition.version - 1, edition.previous


def test_nothing_was_sent_from_a_folder_that_is_empty_or_not_there(outbox: Path) -> None:
    assert newest(outbox) == newest(outbox / "khác") == (0, "")


def test_the_manifest_counts_whatever_the_file_is_called(outbox: Path, envelope: Envelope) -> None:
    third = version(envelope, version=3)
    (outbox / "bản sao.xlsx").write_bytes(envelope_bytes(third))
    (outbox / "ThamDinh_2026_CB-01_v2.xlsx").write_bytes(envelope_bytes(version(envelope, version=2)))
    assert newest(outbox) == (3, third.digest)


@pytest.mark.parametrize(
    "other",
    [{"sender": "CB-02"}, {"year": 2025}, {"kind": EnvelopeKind.RESULT, "recipient": "CB-02"}],
)
def test_another_sender_year_or_kind_does_not_count(outbox: Path, envelope: Envelope, other: dict[str, object]) -> None:
    (outbox / "khác.xlsx").write_bytes(envelope_bytes(version(envelope, version=5, **other)))
    assert newest(outbox) == (0, "")


def test_another_superior_continues_the_count_and_another_recipient_of_results_does_not(
    outbox: Path, envelope: Envelope
) -> None:
    (outbox / "1.xlsx").write_bytes(envelope_bytes(version(envelope, version=2, recipient="DU-KHAC")))
    results = version(envelope, version=4, kind=EnvelopeKind.RESULT, sender="DU-LB", recipient="CB-02")
    (outbox / "2.xlsx").write_bytes(envelope_bytes(results))
    assert newest(outbox)[0] == 2
    assert newest(outbox, RESULTS)[0] == 0
    assert newest(outbox, RESULTS.replace("CB-01", "CB-02")) == (4, results.digest)


def test_a_name_counts_even_where_its_file_cannot_be_read(outbox: Path) -> None:
    (outbox / "ThamDinh_2026_CB-01_v4.xlsx").write_bytes(b"damaged")
    (outbox / "thamdinh_2026_cb-01_V9.xlsx").write_bytes(b"")
    (outbox / "ThamDinh_2026_CB-011_v8.xlsx").write_bytes(b"")
    (outbox / "KetQua_2026_DU-LB_CB-01_v6.xlsx").write_bytes(b"")
    assert newest(outbox) == (4, "")
    assert newest(outbox, RESULTS) == (6, "")


def test_a_draft_without_its_envelope_counts_with_what_is_attached(outbox: Path, envelope: Envelope) -> None:
    """What a run that was broken off between the two files leaves behind."""
    second = version(envelope, version=2)
    (outbox / "ThamDinh_2026_CB-01_v1.xlsx").write_bytes(envelope_bytes(envelope))
    draft = Draft((), "Hồ sơ", "", [("ThamDinh_2026_CB-01_v2.xlsx", envelope_bytes(second))])
    (outbox / "ThamDinh_2026_CB-01_v2.eml").write_bytes(draft_bytes(draft))
    assert newest(outbox) == (2, second.digest)


def test_files_still_being_written_and_excels_locks_do_not_count(outbox: Path, envelope: Envelope) -> None:
    for name in (
        ".ThamDinh_2026_CB-01_v2.xlsx.1f.tmp",
        "~$ThamDinh_2026_CB-01_v2.xlsx",
        ".ThamDinh_2026_CB-01_v2.xlsx",
    ):
        (outbox / name).write_bytes(envelope_bytes(envelope))
    assert newest(outbox) == (0, "")


def test_all_files_are_written(tmp_path: Path) -> None:
    folder = tmp_path / "Đã gửi"
    paths = write_together(folder, [("thư.eml", b"1"), ("tệp.xlsx", b"2")])
    assert paths == [folder / "thư.eml", folder / "tệp.xlsx"]
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"thư.eml": b"1", "tệp.xlsx": b"2"}


def test_a_name_that_is_taken_stops_all_of_them(outbox: Path) -> None:
    (outbox / "tệp.xlsx").write_bytes(b"old")
    with pytest.raises(Refusal, match=r"vừa có tệp “tệp\.xlsx” do một lần chạy khác ghi"):
        write_together(outbox, [("thư.eml", b"1"), ("tệp.xlsx", b"2")])
    assert {path.name: path.read_bytes() for path in outbox.iterdir()} == {"tệp.xlsx": b"old"}


def test_what_was_written_before_a_failure_is_taken_away_with_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "Đã gửi"
    with pytest.raises(Refusal), locked(folder):
        write_together(folder, [("thư.eml", b"1"), ("không có/tệp.xlsx", b"2")])
    assert not folder.exists()


@pytest.mark.parametrize(("place", "sentence"), [("tệp", "không phải là thư mục"), ("xa/đây", "Không có thư mục")])
def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path, place: str, sentence: str) -> None:
    (tmp_path / "tệp").write_bytes(b"")
    with pytest.raises(Refusal, match=sentence):
        write_together(tmp_path / place, [("thư.eml", b"1")])
    assert [path.name for path in tmp_path.iterdir()] == ["tệp"]


WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SUBJECT = "Hồ sơ thẩm định mô hình mới, cách làm sáng tạo năm 2026 – Đảng ủy Trường Trung học phổ thông Lang Biang"
TEXT = "Kính gửi: Cấp ủy\n\n.dấu chấm đầu dòng\nFrom một dòng\n" + "Dòng rất dài " * 30 + "\n\nTrân trọng.\n"
DRAFT = Draft(("vanthu@danguy.example", "b@danguy.example"), SUBJECT, TEXT, [("ThamDinh.xlsx", bytes(range(256)) * 5)])


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
        *DRAFT.attachments[0],
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
    [attachment] = parsed(Draft((), SUBJECT, TEXT, [("Kết quả năm 2026.xlsx", b"PK")])).iter_attachments()
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
    assert attached_content(path) == DRAFT.attachments[0][1]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"Subject: x\r\n\r\ny", draft_bytes(Draft((), "x", "y"))])
def test_a_draft_without_one_has_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "thu.eml"
    path.write_bytes(content)
    assert attached_content(path) is None
    assert attached_content(tmp_path / "khong-co.eml") is None
