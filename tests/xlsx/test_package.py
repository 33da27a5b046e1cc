"""The zip of a workbook: what is read, and what is refused before it is."""

from __future__ import annotations

import os
import struct
import sys
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.privileges import without_privileges
from tests.xlsx.raw_workbooks import Entry, zipped, zipped_by_hand
from xlsx_addin.words import opening as words
from xlsx_addin.xlsx.package import (
    CHUNK,
    DEFAULT_LIMITS,
    Limits,
    Package,
    Unreadable,
    read_file,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LONG = bytes(range(256)) * 4000


def content(package: Package, part: str) -> bytes:
    return b"".join(package.chunks(part))


def refusal(attempt: Callable[[], object]) -> str:
    with pytest.raises(Unreadable) as caught:
        attempt()
    return caught.value.sentence


@pytest.mark.parametrize("compression", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
@pytest.mark.parametrize("part", [b"", b"x", LONG])
def test_a_part_is_read_whole_in_small_pieces(tmp_path: Path, compression: int, part: bytes) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", compression) as archive:
        archive.writestr("a.xml", part)
    package = Package(path.read_bytes())

    assert content(package, "a.xml") == part
    assert max(map(len, package.chunks("a.xml")), default=0) <= CHUNK


def test_an_archive_written_as_a_stream_is_read() -> None:
    class Pipe:
        """Cannot be rewound, so that sizes follow the data instead of standing before it."""

        def __init__(self) -> None:
            self.data = b""

        def write(self, data: bytes) -> int:
            self.data += bytes(data)
            return len(data)

        def flush(self) -> None:
            pass

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[call-overload]
        archive.writestr("a.xml", LONG)

    assert content(Package(pipe.data), "a.xml") == LONG


@pytest.mark.parametrize("name", ["xl/a b.xml", "XL/A B.xml", "/xl/a b.xml", "xl\\a b.xml", "xl/a%20b.xml"])
def test_a_part_is_found_whatever_the_case_the_slashes_and_the_escapes(name: str) -> None:
    package = Package(zipped({"xl/a b.xml": b"x"}))

    assert name in package
    assert content(package, name) == b"x"


def test_an_escaped_name_that_is_there_as_it_stands_wins() -> None:
    package = Package(zipped({"a%20b.xml": b"escaped", "a b.xml": b"plain"}))

    assert content(package, "a%20b.xml") == b"escaped"


def test_a_missing_part() -> None:
    package = Package(zipped({"a.xml": b"x"}))

    assert "b.xml" not in package
    assert refusal(lambda: content(package, "b.xml")) == words.DAMAGED


def ole2(*streams: str) -> bytes:
    names = b"".join(f"{stream}\0".encode("utf-16-le").ljust(128, b"\0") for stream in streams)
    return bytes.fromhex("D0CF11E0A1B11AE1") + names


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (b"", words.EMPTY),
        ("Mã;Tên\n1;Phòng Nội vụ\n".encode(), words.NOT_A_WORKBOOK),
        (b"<html><table></table></html>", words.NOT_A_WORKBOOK),
        (b"PK", words.NOT_A_WORKBOOK),
        (zipped({}), words.NOT_A_WORKBOOK),
        (ole2("EncryptionInfo", "EncryptedPackage"), words.ENCRYPTED),
        (ole2("Workbook"), words.OLD_FORMAT),
        (ole2("Book"), words.OLD_FORMAT),
        (ole2("WordDocument"), words.NOT_A_WORKBOOK),
        (zipped({"a.xml": LONG})[:-30], words.DAMAGED),
        (zipped({"a.xml": LONG})[:1000], words.DAMAGED),
        (b"PK\x03\x04" + bytes(1000), words.DAMAGED),
    ],
)
def test_files_that_are_no_whole_zip(file: bytes, sentence: str) -> None:
    assert refusal(lambda: Package(file)) == sentence


@pytest.mark.parametrize("second", ["a.xml", "A.XML", "/a.xml", "\\a.xml"])
def test_a_part_that_stands_twice_is_refused(second: str) -> None:
    file = zipped_by_hand([Entry("a.xml", b"one"), Entry(second, b"two")])

    assert refusal(lambda: Package(file)) == words.PART_TWICE


def test_folders_are_no_parts() -> None:
    file = zipped_by_hand([Entry("xl/", b""), Entry("xl/", b""), Entry("a.xml", b"x")])

    assert content(Package(file), "a.xml") == b"x"


def test_overlapping_entries_are_refused() -> None:
    kernel = [Entry(f"{number}.xml", b"x" * 1000) for number in range(3)]

    assert refusal(lambda: Package(zipped_by_hand(kernel, {1: 0, 2: 0}))) == words.DAMAGED


def test_data_before_the_first_entry_is_refused() -> None:
    two_archives = zipped({"a.xml": b"hidden"}) + zipped({"a.xml": b"seen"})

    assert refusal(lambda: Package(two_archives)) == words.DAMAGED


def liar(**changes: object) -> bytes:
    entry = Entry("a.xml", LONG)
    for name, value in changes.items():
        setattr(entry, name, value)
    return zipped_by_hand([entry])


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (liar(size=10), words.DAMAGED),
        (liar(size=len(LONG) - 1), words.DAMAGED),
        (liar(size=len(LONG) + 1), words.DAMAGED),
        (liar(size=0), words.DAMAGED),
        (liar(size=DEFAULT_LIMITS.inflated_bytes + 1), words.TOO_MUCH),
        (liar(checksum=0), words.DAMAGED),
        (liar(data=b"\xff" * 100), words.DAMAGED),
        (liar(data=b"", size=0, checksum=0), words.DAMAGED),
        (liar(data=Entry("", LONG).data[:-10]), words.DAMAGED),
        (liar(data=Entry("", LONG).data + b"x"), words.DAMAGED),
        (liar(method=zipfile.ZIP_STORED), words.DAMAGED),
        (liar(method=zipfile.ZIP_BZIP2), words.COMPRESSION),
        (liar(method=99), words.COMPRESSION),
        (liar(flags=0x801), words.ENCRYPTED),
    ],
)
def test_an_entry_that_is_not_what_it_declares_is_refused(file: bytes, sentence: str) -> None:
    assert refusal(lambda: content(Package(file), "a.xml")) == sentence


def test_data_that_follows_a_stream_of_exactly_one_chunk_is_noticed() -> None:
    overhead = len(Entry("", os.urandom(CHUNK - 100)).data) - (CHUNK - 100)
    entry = Entry("a.xml", os.urandom(CHUNK - overhead))
    assert len(entry.data) == CHUNK
    entry.data += b"x"

    assert refusal(lambda: content(Package(zipped_by_hand([entry])), "a.xml")) == words.DAMAGED


def test_a_local_header_that_names_another_part_is_refused() -> None:
    file = zipped_by_hand([Entry("a.xml", b"x")]).replace(b"a.xml", b"b.xml", 1)

    assert refusal(lambda: content(Package(file), "a.xml")) == words.DAMAGED


@pytest.mark.parametrize("size", [0, 1, len(LONG), 2**40, 2**64 - 1])
def test_sizes_in_a_zip64_field_are_believed_no_more_than_others(size: int) -> None:
    entry = Entry("a.xml", LONG)
    entry.size = 0xFFFFFFFF
    entry.extra = struct.pack("<2HQ", 1, 8, size)
    file = zipped_by_hand([entry])

    if size == len(LONG):
        assert content(Package(file), "a.xml") == LONG
    else:
        assert refusal(lambda: content(Package(file), "a.xml")) in {words.DAMAGED, words.TOO_MUCH}


@pytest.mark.parametrize("extra", [b"\1\0", b"\1\0\4\0abcd", b"\1\0\xff\xffabcdefgh", b"\1\0\0\0"])
def test_a_broken_zip64_field_is_refused(extra: bytes) -> None:
    entry = Entry("a.xml", LONG)
    entry.size = 0xFFFFFFFF
    entry.extra = extra

    assert refusal(lambda: content(Package(zipped_by_hand([entry])), "a.xml")) in {words.DAMAGED, words.TOO_MUCH}


@pytest.mark.parametrize("offset", [5, 2**31, 2**32 - 2])
def test_an_entry_that_is_not_where_the_directory_says_is_refused(offset: int) -> None:
    file = zipped_by_hand([Entry("a.xml", b"x"), Entry("b.xml", b"x")], {1: offset})

    assert refusal(lambda: content(Package(file), "b.xml")) == words.DAMAGED


@pytest.mark.parametrize("offset", [0, 2**40, 2**63, 2**64 - 1])
def test_so_is_one_that_a_zip64_field_puts_elsewhere(offset: int) -> None:
    entry = Entry("b.xml", b"x")
    entry.extra = struct.pack("<2HQ", 1, 8, offset)
    file = zipped_by_hand([Entry("a.xml", b"x"), entry], {1: 0xFFFFFFFF})

    assert refusal(lambda: content(Package(file), "b.xml")) == words.DAMAGED


def test_cutting_or_changing_any_byte_ends_in_the_content_or_a_refusal() -> None:
    file = zipped({"a.xml": b"<a>Tham dinh</a>", "b.xml": b"x"})
    places = range(len(file))
    cut = [file[:place] for place in places]
    changed = [file[:place] + bytes([file[place] ^ bits]) + file[place + 1 :] for place in places for bits in (1, 255)]

    for damaged in cut + changed:
        try:
            found = content(Package(damaged), "a.xml")
        except Unreadable:
            continue
        assert found == b"<a>Tham dinh</a>"


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        (Limits(file_bytes=100), words.FILE_TOO_LARGE),
        (Limits(parts=1), words.TOO_MUCH),
        (Limits(inflated_bytes=len(LONG) - 1), words.TOO_MUCH),
    ],
)
def test_limits(limits: Limits, sentence: str) -> None:
    file = zipped({"a.xml": LONG, "b.xml": b"x"})

    assert refusal(lambda: content(Package(file, limits), "a.xml")) == sentence


def test_the_limit_of_inflated_bytes_holds_for_all_parts_together_but_counts_none_twice() -> None:
    package = Package(zipped({"a.xml": LONG, "b.xml": LONG}), replace(DEFAULT_LIMITS, inflated_bytes=len(LONG) + 10))

    assert content(package, "a.xml") == content(package, "a.xml") == LONG
    assert refusal(lambda: content(package, "b.xml")) == words.TOO_MUCH


def test_the_limit_of_a_small_part() -> None:
    package = Package(zipped({"a.xml": LONG}), replace(DEFAULT_LIMITS, small_part_bytes=len(LONG) - 1))

    assert content(package, "a.xml") == LONG
    assert refusal(lambda: b"".join(package.chunks("a.xml", is_small=True))) == words.TOO_MUCH


def test_an_ordinary_file_is_read_but_never_beyond_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(LONG)

    assert read_file(path, DEFAULT_LIMITS) == LONG
    assert len(read_file(path, Limits(file_bytes=100))) == 101


def test_paths_that_lead_to_no_file(tmp_path: Path) -> None:
    assert refusal(lambda: read_file(tmp_path / "không có.xlsx", DEFAULT_LIMITS)) == words.MISSING
    assert refusal(lambda: read_file(tmp_path, DEFAULT_LIMITS)) == words.NOT_A_FILE
    assert refusal(lambda: read_file(tmp_path / "a\0b", DEFAULT_LIMITS)) == words.DISK_TROUBLE


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_pipes_and_devices_are_refused_without_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.xlsx"
    os.mkfifo(pipe)
    device = tmp_path / "device.xlsx"
    device.symlink_to("/dev/zero")

    assert refusal(lambda: read_file(pipe, DEFAULT_LIMITS)) == words.NOT_A_FILE
    assert refusal(lambda: read_file(device, DEFAULT_LIMITS)) == words.NOT_A_FILE


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(LONG)
    path.chmod(0)

    with without_privileges():
        assert refusal(lambda: read_file(path, DEFAULT_LIMITS)) == words.NOT_PERMITTED
