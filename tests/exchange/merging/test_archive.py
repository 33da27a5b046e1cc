"""The archive: what it remembers, and that a killed run leaves nothing it cannot read."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.exchange.received import at, envelope
from xlsx_addin.atomic import replacing
from xlsx_addin.exchange.envelope.digest import digest_start
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.exchange.mail.receipt_time import Origin, Receipt, earliest
from xlsx_addin.exchange.merging.archive import Archive, archive_name
from xlsx_addin.exchange.merging.record import RECORD_NAME, Entry
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
    merged=True,
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


def test_an_envelope_is_told_by_the_beginning_of_its_digest_and_by_its_code(tmp_path: Path) -> None:
    archive = noted(tmp_path, ENTRY)
    start = digest_start(SENT.digest)
    assert [archive.digest_of(start, code) for code in ("", SENT.code)] == [SENT.digest] * 2
    assert archive.digest_of(start, "1111-2222-3333-4444") == archive.digest_of("", SENT.code) == ""


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


def test_what_is_being_written_is_never_swept_up(tmp_path: Path) -> None:
    with replacing(tmp_path / NAME) as file:
        file.write(b"x")
        noted(tmp_path, ENTRY)
    assert (tmp_path / NAME).read_bytes() == b"x"


def test_what_a_killed_run_left_half_written_is_swept_up(tmp_path: Path) -> None:
    with replacing(tmp_path / "tệp"):
        [under_way] = tmp_path.iterdir()
    gone = subprocess.run(
        [sys.executable, "-c", "import os; print(f'{os.getpid():x}')"], capture_output=True, check=True
    )
    half = tmp_path / under_way.name.replace(f"{os.getpid():x}", gone.stdout.decode().strip())
    others = [tmp_path / name for name in (".giữ lại", ".x.deadbeef.tmp")]
    for path in (half, *others):
        path.write_bytes(b"x")
    noted(tmp_path, ENTRY)
    assert (half.exists(), [path.exists() for path in others]) == (False, [True, True])


def test_what_a_copy_of_the_record_alone_holds_is_taken_over(tmp_path: Path) -> None:
    noted(tmp_path / "máy 2", ENTRY)
    noted(tmp_path / "a", replace(ENTRY, digest=envelope(version=2).digest, version=2))
    (tmp_path / "máy 2" / RECORD_NAME).rename(tmp_path / "a" / "so-nhan (1).jsonl")
    archive = Archive(tmp_path / "a")
    assert [path.name for path in archive.record_copies] == ["so-nhan (1).jsonl"]
    assert archive.first_seen(SENT.digest) == at(14)
    archive.commit()
    (tmp_path / "a" / "so-nhan (1).jsonl").unlink()
    assert Archive(tmp_path / "a").counting(LINE) == [
        replace(ENTRY, digest=envelope(version=2).digest, version=2),
        ENTRY,
    ]


def test_copies_of_an_envelope_come_behind_it_and_the_plain_one_is_none(tmp_path: Path) -> None:
    stem = NAME.removesuffix(".xlsx")
    for name in (f"{stem}-PC2.xlsx", f"{stem} (1).xlsx", NAME, f"{stem}_xem.xlsx", "khác.xlsx"):
        (tmp_path / name).write_bytes(b"x")
    archive = Archive(tmp_path)
    assert [path.name for path in archive.paths_of(SENT.digest)] == [NAME, f"{stem} (1).xlsx", f"{stem}-PC2.xlsx"]
    assert [path.name for path in archive.envelope_copies] == [f"{stem} (1).xlsx", f"{stem}-PC2.xlsx"]


def test_that_something_was_merged_is_news_once(tmp_path: Path) -> None:
    archive = noted(tmp_path, replace(ENTRY, merged=False), ENTRY, ENTRY, replace(ENTRY, merged=False))
    assert [entry.merged for entry in archive.entries] == [False, True]


def test_a_record_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / RECORD_NAME).mkdir()
    with pytest.raises(Refusal, match="sổ nhận"):
        Archive(tmp_path)


@pytest.mark.posix("Windows makes no difference between a missing folder and a file in its place")
def test_a_folder_that_cannot_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_bytes(b"x")
    with pytest.raises(Refusal, match="Đã nhận"):
        Archive(tmp_path / "tệp" / "Đã nhận")
