"""Receiving from an archive that two machines share, that was tampered with, or that is newer than the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.exchange.received import TWO_SUBJECTS, Receiver, at, envelope, first_version, mail
from xlsx_addin.exchange.merging.archive import archive_name

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.exchange.envelope.envelope import Envelope

CHANGED = TWO_SUBJECTS.replace("Khoa Nội", "Khoa Ngoại")


def kept(receiver: Receiver, sent: Envelope) -> Path:
    return receiver.archive / archive_name(sent.manifest, sent.digest)


def next_version(receiver: Receiver, before: Envelope) -> None:
    """Version 2 arrives; the mail with version 1 was taken out of the inbox."""
    receiver.inbox.joinpath("lan1.eml").unlink()
    receiver.put("lan2.eml", mail(envelope(CHANGED, version=2, previous=before), received=at(11)))


def doubts(receiver: Receiver) -> str:
    plan = receiver.receive()
    return " ".join([*plan.warnings, *(warning for item in plan.items for warning in item.warnings)])


def test_altered_evidence_is_called_altered_and_lost_evidence_lost(receiver: Receiver) -> None:
    sent = first_version(receiver)
    next_version(receiver, sent)
    path = kept(receiver, sent)
    path.write_bytes(path.read_bytes()[:3_000])
    said = doubts(receiver)
    assert f"Bản lưu hồ sơ lần 1 trong thư mục “Đã nhận” ({path.name}) đã bị thay đổi" in said
    assert "Không còn bản lưu" not in said
    assert receiver.row("CB-01.A01")["Tên"] == "Khoa Nội"


def test_an_intact_copy_stands_in_for_an_altered_original(receiver: Receiver) -> None:
    sent = first_version(receiver)
    next_version(receiver, sent)
    path = kept(receiver, sent)
    copy = path.with_name(path.name.replace(".xlsx", "-PC2.xlsx"))
    copy.write_bytes(path.read_bytes())
    path.write_bytes(b"x")
    said = doubts(receiver)
    assert f"Hồ sơ đã lưu “{path.name}” không còn nguyên như khi nhận; đã dùng bản sao còn nguyên “{copy.name}”" in said
    assert receiver.row("CB-01.A01")["Tên"] == "Khoa Ngoại"


def test_copies_that_a_synchronised_folder_left_are_told_in_every_run(receiver: Receiver) -> None:
    sent = first_version(receiver)
    path = kept(receiver, sent)
    path.with_name(path.name.replace(".xlsx", "-PC2.xlsx")).write_bytes(path.read_bytes())
    record = receiver.archive / "so-nhan.jsonl"
    (receiver.archive / "so-nhan (1).jsonl").write_bytes(record.read_bytes())
    for _ in range(2):
        said = doubts(receiver)
        assert "bản sao của sổ nhận (so-nhan (1).jsonl)" in said
        assert "1 bản sao của hồ sơ đã lưu" in said


def test_the_plain_copy_for_people_is_no_base_and_no_copy(receiver: Receiver) -> None:
    sent = first_version(receiver)
    path = kept(receiver, sent)
    companion = path.with_name(path.name.replace(".xlsx", "_xem.xlsx"))
    companion.write_bytes(path.read_bytes())
    assert doubts(receiver) == ""
    path.unlink()
    next_version(receiver, sent)
    assert "Không còn bản lưu hồ sơ lần 1" in doubts(receiver)


def test_a_plain_copy_that_is_missing_is_told_until_the_mail_brings_it_back(receiver: Receiver) -> None:
    sent = first_version(receiver)
    path = kept(receiver, sent)
    companion = path.with_name(path.name.replace(".xlsx", "_xem.xlsx"))
    content = companion.read_bytes()
    companion.unlink()
    letter = receiver.inbox / "lan1.eml"
    away = letter.rename(receiver.folder / "lan1.eml")
    assert f"không còn bản xem (…_xem.xlsx) của 1 hồ sơ đã lưu ({path.name})" in doubts(receiver)
    away.rename(letter)
    assert doubts(receiver) == ""
    assert companion.read_bytes() == content


@pytest.mark.parametrize("damaged", [b'{"version": 1e400}', b"[" * 100_000, b"\xff"])
def test_a_damaged_line_is_counted_and_told_and_stops_nothing(receiver: Receiver, damaged: bytes) -> None:
    first_version(receiver)
    record = receiver.archive / "so-nhan.jsonl"
    record.write_bytes(record.read_bytes() + damaged + b"\n" + record.read_bytes())
    receiver.put("khác.eml", mail(envelope(sender="CB-02")))
    plan = receiver.receive()
    assert [item.verdict.value for item in plan.items] == ["accepted", "unchanged"]
    assert [warning for warning in plan.warnings if "2 dòng không còn nguyên" in warning]


def test_a_workbook_older_than_its_archive_is_told(receiver: Receiver) -> None:
    before = receiver.file
    sent = first_version(receiver)
    after = receiver.file
    assert doubts(receiver) == ""
    receiver.file, receiver.runs = before, 7
    said = doubts(receiver)
    assert "Sổ này cũ hơn thư mục" in said
    assert "1 hồ sơ đã nhận trước đây chưa có trong sổ (CB-01 lần 1)" in said
    assert receiver.row("CB-01.A01")["Tên"] == "Khoa Nội"
    assert doubts(receiver) == ""
    receiver.file = after
    next_version(receiver, sent)
    assert doubts(receiver) == ""


def test_a_workbook_that_lost_its_sheet_of_progress_is_not_older(receiver: Receiver) -> None:
    import openpyxl

    first_version(receiver)
    book = openpyxl.load_workbook(receiver.file)
    del book["Tiến độ"]
    receiver.file = receiver.folder / "mất.xlsx"
    book.save(receiver.file)
    assert "cũ hơn" not in doubts(receiver)
