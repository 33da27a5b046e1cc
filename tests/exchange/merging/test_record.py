"""The record: a chain of lines, and what of it is not as it was written (envelope §14)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.exchange.received import at, envelope
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.exchange.mail.receipt_time import Origin, Receipt
from xlsx_addin.exchange.merging.record import RECORD_NAME, Entry, append, read_record

if TYPE_CHECKING:
    from pathlib import Path


def entry(version: int) -> Entry:
    """What a run notes of a version of CB-01."""
    sent = envelope(version=version)
    return Entry(
        digest=sent.digest,
        kind=EnvelopeKind.SUBMISSION,
        sender="CB-01",
        year=2026,
        version=version,
        previous="",
        receipt=Receipt(at(version), Origin.MAIL),
        source="thư.eml",
        counts=True,
        reported=("CB-01.A01",),
        run=version,
        seen=at(14),
        merged=True,
    )


ENTRIES = [entry(version) for version in (1, 2, 3, 4)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record of four lines that two runs wrote."""
    path = tmp_path / RECORD_NAME
    append(path, ENTRIES[:1])
    append(path, ENTRIES[1:])
    return path


def lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines()


def write(path: Path, *content: bytes) -> None:
    path.write_bytes(b"".join(line + b"\n" for line in content))


def changed(line: bytes, **keys: Any) -> bytes:
    return json.dumps({**json.loads(line), **keys}, ensure_ascii=False).encode()


def told(path: Path) -> tuple[list[int], list[int], list[int], int]:
    record = read_record(path)
    return record.unreadable, record.unfinished, record.broken, record.alterations


def test_each_line_names_the_one_before_it(path: Path) -> None:
    first, second, *_ = lines(path)
    assert json.loads(first)["before"] == ""
    assert json.loads(second)["before"] == hashlib.sha256(first).hexdigest()
    assert read_record(path).entries == ENTRIES
    assert told(path) == ([], [], [], 0)


def test_a_record_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert read_record(tmp_path / RECORD_NAME).lines == 0
    assert read_record(tmp_path / RECORD_NAME).fault == ""


def test_an_altered_line_shows_at_the_next_one_and_is_still_read(path: Path) -> None:
    first, second, third, fourth = lines(path)
    write(path, first, changed(second, received="2026-12-01T08:00:00+07:00"), third, fourth)
    assert told(path) == ([], [], [3], 1)
    assert len(read_record(path).entries) == 4


def test_a_line_that_was_taken_out_or_moved_shows(path: Path) -> None:
    first, second, third, fourth = lines(path)
    write(path, first, third, fourth)
    assert told(path) == ([], [], [2], 1)
    write(path, second, first, third, fourth)
    assert told(path) == ([], [], [1, 2, 3], 3)


def test_a_line_that_lost_its_link_shows(path: Path) -> None:
    first, second, *others = lines(path)
    write(path, first, changed(second, before=None), *others)
    assert told(path) == ([], [], [2, 3], 2)


@pytest.mark.parametrize(
    "damaged",
    [
        b"[" * 200_000,
        b'{"a":' * 200_000,
        b"null",
        b"\xff\xfe",
        b'"\\ud800"',
        b"1" * 5_000,
        b"{}",
    ],
)
def test_whatever_a_line_holds_it_is_passed_over_and_told(path: Path, damaged: bytes) -> None:
    first, _, third, fourth = lines(path)
    write(path, first, damaged, third, fourth)
    assert told(path) == ([2], [], [3], 2)
    assert read_record(path).entries == [ENTRIES[0], *ENTRIES[2:]]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("version", "1e400"),
        ("version", "10000000000000000000000000000"),
        ("version", "true"),
        ("version", "-1"),
        ("year", "1e400"),
        ("year", "0"),
        ("run", "1e400"),
        ("run", "99999999999999999999"),
        ("digest", '"sha256:zz"'),
        ("digest", "7"),
        ("code", '"1111-2222-3333-4444"'),
        ("sender", '"../CB"'),
        ("sender", '["CB-01"]'),
        ("received", '"0001-01-01T00:00:00+07:00"'),
        ("received", "1e400"),
        ("received_from", '"?"'),
        ("seen", '"9999-12-31T23:59:59"'),
        ("reported", "1"),
        ("kind", "{}"),
        ("seen", "null"),
    ],
)
def test_a_line_with_a_value_that_nobody_wrote_is_passed_over(path: Path, key: str, value: str) -> None:
    first, second, third, fourth = lines(path)
    document = json.loads(second)
    document[key] = "@"
    write(path, first, json.dumps(document).replace('"@"', value).encode(), third, fourth)
    assert told(path) == ([2], [], [3], 2)


def test_a_moment_with_an_offset_can_be_compared_with_the_others(path: Path) -> None:
    first, second, *others = lines(path)
    write(path, first, changed(second, seen="2026-12-14T08:00:00+07:00"), *others)
    assert read_record(path).entries[1].seen == at(14)


def test_a_name_in_a_line_is_shown_as_printable_text(path: Path) -> None:
    [first, *others] = lines(path)
    write(path, changed(first, source="a\nĐã nhận: \x1b[31m\u202e"), *others)
    assert read_record(path).entries[0].source == "a␊Đã nhận: ␛[31m�"


def test_what_a_stopped_run_left_unfinished_is_no_alteration_once_the_next_run_went_on(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b'{"digest": "sha256:')
    assert told(path) == ([5], [], [], 1)
    append(path, [replace(ENTRIES[0], run=9)])
    assert told(path) == ([5], [5], [], 0)
    assert read_record(path).entries == [*ENTRIES, replace(ENTRIES[0], run=9)]


@pytest.mark.posix("Windows has no pipes among files")
def test_a_record_that_is_a_pipe_or_a_folder_is_none(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / RECORD_NAME)
    assert RECORD_NAME in read_record(tmp_path / RECORD_NAME).fault
    assert read_record(tmp_path).fault
