"""The archive: what it remembers, and that a killed run leaves nothing it cannot read."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.exchange.received import at, envelope
from xlsx_addin.exchange.envelope.digest import digest_start
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.exchange.mail.receipt_time import Origin, Receipt, earliest
from xlsx_addin.exchange.merging.archive import RECORD_NAME, Archive, Entry, archive_name
from xlsx_addin.exchange.merging.seen_versions import SenderYear
from xlsx_addin.refusal import Refusal

if TYPE_CHECKING:
    from pathlib import Path

SENT = envelope()
LINE = SenderYear(EnvelopeKind.SUBMISSION, "CB-01", 2026)
NAME = archive_name(SENT.manifest, SENT.digest)
ENTRY = Entry(
    digest=SENT.digest,
    kind=EnvelopeKind.SUBMISSION,
    sender="CB-01",
    year=2026,
    version=1,
    previous="",
    receipt=Receipt(at(12), Origin.MAIL),
    source="thư.eml",
    counts=True,
    reported=("CB-01.A01",),
    run=1,
    seen=at(14),
)


def noted(folder: Path, *entries: Entry) -> Archive:
    archive = Archive(folder)
    for entry in entries:
        archive.note(entry)
    archive.commit()
    return Archive(folder)


def test_what_is_noted_is_there_the_next_time(tmp_path: Path) -> None:
    archive = noted(tmp_path / "a", ENTRY)
    assert archive.counting(LINE) == [ENTRY]
    assert archive.receipts_of(SENT.digest, only_counting=True) == [ENTRY.receipt]
    assert archive.digests_of(LINE, 1) == [SENT.digest]
    assert (archive.first_seen(SENT.digest), archive.run) == (at(14), 2)


def test_an_envelope_is_told_by_the_beginning_of_its_digest_or_by_its_code(tmp_path: Path) -> None:
    archive = noted(tmp_path, ENTRY)
    start = digest_start(SENT.digest)
    for known in ((start, ""), ("", SENT.code), (start, SENT.code)):
        assert archive.digest_of("CB-01", *known) == SENT.digest
    assert archive.digest_of("CB-01", start, "1111-2222-3333-4444") == ""
    assert archive.digest_of("CB-01", "", "1111-2222-3333-4444") == ""


def test_a_line_of_an_older_program_is_read(tmp_path: Path) -> None:
    document = ENTRY.document()
    del document["run"], document["seen"]
    (tmp_path / RECORD_NAME).write_text(json.dumps({**document, "created": "2026-12-09T17:00:00+07:00"}), "utf-8")
    archive = Archive(tmp_path)
    assert archive.counting(LINE) == [replace(ENTRY, run=0, seen=None)]
    assert (archive.first_seen(SENT.digest), archive.run) == (at(12), 1)


def test_nothing_is_noted_twice(tmp_path: Path) -> None:
    later = replace(ENTRY, receipt=Receipt(at(13), Origin.MAIL))
    noted(tmp_path, ENTRY, ENTRY, later, replace(later, counts=False))
    assert len((tmp_path / RECORD_NAME).read_text("utf-8").splitlines()) == 1


def test_an_earlier_receipt_and_the_merge_of_what_was_held_are_news(tmp_path: Path) -> None:
    held = replace(ENTRY, receipt=Receipt(at(13), Origin.FILE), counts=False, reported=())
    archive = noted(tmp_path, held, ENTRY, replace(ENTRY, receipt=Receipt(at(9), Origin.ARGUMENT)))
    assert len((tmp_path / RECORD_NAME).read_text("utf-8").splitlines()) == 3
    counting = archive.receipts_of(SENT.digest, only_counting=True)
    assert earliest(counting) == Receipt(at(9), Origin.ARGUMENT)
    assert held.receipt not in counting


@pytest.mark.parametrize("left", ["", '{"digest": "sha256:', "null", "[]", "{}", '{"digest": 1, "kind": "x"}'])
def test_a_line_left_unfinished_is_passed_over_and_stays_alone(tmp_path: Path, left: str) -> None:
    (tmp_path / RECORD_NAME).write_text(left, "utf-8")
    archive = noted(tmp_path, ENTRY)
    assert archive.counting(LINE) == [ENTRY]


def test_an_envelope_is_found_by_its_digest(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.keep(NAME, b"x")
    assert Archive(tmp_path).path_of(SENT.digest) == tmp_path / NAME
    assert Archive(tmp_path).path_of("sha256:" + "0" * 64) is None


def test_what_a_killed_run_left_half_written_is_swept_up(tmp_path: Path) -> None:
    half = tmp_path / f".{NAME}.0123abcd.tmp"
    half.write_bytes(b"x")
    other = tmp_path / ".giữ lại"
    other.write_bytes(b"x")
    noted(tmp_path, ENTRY)
    assert (half.exists(), other.exists()) == (False, True)


@pytest.mark.posix("Windows makes no difference between a missing folder and a file in its place")
def test_a_folder_that_cannot_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_bytes(b"x")
    with pytest.raises(Refusal, match="Đã nhận"):
        Archive(tmp_path / "tệp" / "Đã nhận")
