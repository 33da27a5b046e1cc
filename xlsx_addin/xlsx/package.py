"""The zip of a workbook file, opened without trusting anything it says about itself.

A part is inflated piece by piece, never beyond the size its directory entry declares, and that size is compared
with the limits first: so a bomb costs nothing. What two readers could understand differently (a part that stands
twice, data before the first entry, entries that overlap) is refused rather than guessed at.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsx_addin.words import opening as words
from xlsx_addin.xlsx.part_names import part_key, unescaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

CHUNK = 256 * 1024
"""Bytes handed on at a time: small enough to stay in the processor's cache."""

ZIP_START = b"PK\x03\x04"
OLE2_START = bytes.fromhex("D0CF11E0A1B11AE1")
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
"""Stands in an OLE2 file that holds a document under a password."""
NAME_IS_UTF8 = 0x800
"""The flag of a zip's entry; without it the name is read as code page 437."""

_LOCAL_HEADER = struct.Struct("<4s2x2H16x2H")  # signature, flags, compression, lengths of name and extra field
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is read before it is refused; every legitimate workbook stays well below.

    The largest workbook foreseen has 100,000 subjects of 25 columns and 300,000 score sheets of 8.
    """

    file_bytes: int = 100_000_000
    parts: int = 10_000
    inflated_bytes: int = 400_000_000
    """Of all parts read together."""
    small_part_bytes: int = 32_000_000
    """Of one part that is neither a sheet nor the shared strings, inflated."""
    cells: int = 6_000_000
    """In all the sheets read, styled blank cells included."""
    wide_cells: int = 2_000_000
    """In one sheet of more than 1,000 columns: their tables all grow at the same row."""
    elements: int = 1_000_000
    """In all the sheets read: XML elements, or cells with a formula or a text of their own, read one by one."""
    text_length: int = 1_000_000
    """Characters in one cell; Excel itself stops at 32,767."""
    expat_bytes: int = 150_000_000
    """Of one part, not in rows of the usual shape."""
    strings_bytes: int = 250_000_000
    """An estimate of what the shared strings occupy in memory."""
    memory_bytes: int = 450_000_000
    """An estimate of what the file, the shared strings and the values of all sheets read occupy in memory."""


DEFAULT_LIMITS = Limits()


class Unreadable(Exception):  # noqa: N818 - named for what it says of the file
    """Why a file cannot be read: a sentence of ``words.opening`` and the details that fill it.

    ``{file}`` and ``{sheet}`` are filled in by ``FileWorkbook``, which knows them.
    """

    def __init__(self, sentence: str, **details: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.details = details


def read_file(path: Path, limits: Limits) -> bytes:
    """The bytes of an ordinary file; anything else (a folder, a pipe, a device) is refused without opening it."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Unreadable(words.NOT_A_FILE)
        with path.open("rb") as file:
            return file.read(limits.file_bytes + 1)
    except FileNotFoundError:
        raise Unreadable(words.MISSING) from None
    except PermissionError:
        raise Unreadable(words.NOT_PERMITTED) from None
    except (OSError, ValueError):  # ValueError: a path that holds a zero character
        raise Unreadable(words.DISK_TROUBLE) from None


class Package:
    """The parts of a workbook file. Part names compare without regard to case, as the format asks."""

    def __init__(self, content: bytes, limits: Limits = DEFAULT_LIMITS) -> None:
        """Read the directory of the zip ``content``; raises ``Unreadable``."""
        if len(content) > limits.file_bytes:
            raise Unreadable(words.FILE_TOO_LARGE, limit=limits.file_bytes // 1_000_000)
        _check_format(content)
        self._content = content
        self._limits = limits
        self._entries = _directory(content, limits)
        self._inflated: dict[str, int] = {}  # the size of each part read so far

    def __contains__(self, part: str) -> bool:
        return self._entry(part) is not None

    def __len__(self) -> int:
        """Bytes of the file."""
        return len(self._content)

    @property
    def parts(self) -> Iterable[str]:
        """The names of all parts, in the form in which names compare."""
        return self._entries.keys()

    def declared_size(self, part: str) -> int:
        """Bytes that a part claims to have when inflated; ``chunks`` never gives more."""
        entry = self._entry(part)
        return 0 if entry is None else entry.file_size

    def chunks(self, part: str, *, is_small: bool = False) -> Iterator[bytes]:
        """The inflated content of a part, about ``CHUNK`` bytes at a time.

        Raises ``Unreadable`` when the part is missing, declares more bytes than the limits allow, or turns out to be
        anything else than its directory entry declares (size, checksum).
        """
        entry = self._entry(part)
        if entry is None:
            raise Unreadable(words.DAMAGED)
        self._inflated[part_key(part)] = entry.file_size
        if sum(self._inflated.values()) > self._limits.inflated_bytes or (
            is_small and entry.file_size > self._limits.small_part_bytes
        ):
            raise Unreadable(words.TOO_MUCH)
        yield from entry_chunks(self._content, entry)

    def _entry(self, part: str) -> zipfile.ZipInfo | None:
        entry = self._entries.get(part_key(part))
        # Some writers escape a space in the target but not in the part's own name.
        return entry or self._entries.get(part_key(unescaped(part)))


def zip_entries(content: bytes, most: int) -> list[zipfile.ZipInfo]:
    """The directory of a zip, as it stands there; raises ``Unreadable``, also where there are more than ``most``."""
    # No directory has more entries than its entries' signature occurs: counting is cheap, building them is not.
    if content.count(b"PK\x01\x02") > most:
        raise Unreadable(words.TOO_MUCH)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, struct.error, OSError, ValueError, OverflowError):
        raise Unreadable(words.DAMAGED) from None


def entry_chunks(content: bytes, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """The inflated content of a zip's entry, about ``CHUNK`` bytes at a time, never more than the entry declares.

    Raises ``Unreadable`` when it is encrypted, or anything else than declared (size, checksum).
    """
    start = _data_start(content, entry)
    data = memoryview(content)[start : start + entry.compress_size]
    pieces = _inflated(data, entry.file_size) if entry.compress_type == zipfile.ZIP_DEFLATED else _sliced(data)
    checksum = size = 0
    for piece in pieces:
        size += len(piece)
        checksum = zlib.crc32(piece, checksum)
        yield piece
    if len(data) != entry.compress_size or size != entry.file_size or checksum != entry.CRC:
        raise Unreadable(words.DAMAGED)


def _check_format(content: bytes) -> None:
    """Say what a file is that is no zip at all."""
    if not content:
        raise Unreadable(words.EMPTY)
    if content.startswith(OLE2_START):
        if ENCRYPTED_STREAM in content:
            raise Unreadable(words.ENCRYPTED)
        is_old_workbook = any(f"{stream}\0".encode("utf-16-le") in content for stream in ("Workbook", "Book"))
        raise Unreadable(words.OLD_FORMAT if is_old_workbook else words.NOT_A_WORKBOOK)
    if not content.startswith(ZIP_START):
        raise Unreadable(words.NOT_A_WORKBOOK)


def _directory(content: bytes, limits: Limits) -> dict[str, zipfile.ZipInfo]:
    """The entries by comparable name, refused where two readers could disagree about them."""
    entries: dict[str, zipfile.ZipInfo] = {}
    end_of_previous = 0
    for info in sorted(zip_entries(content, limits.parts), key=lambda info: info.header_offset):
        is_first = not end_of_previous
        if info.header_offset < end_of_previous or (is_first and info.header_offset):
            raise Unreadable(words.DAMAGED)  # overlapping entries, or something else before the first one
        end_of_previous = info.header_offset + _LOCAL_HEADER.size + len(info.orig_filename) + info.compress_size
        if info.orig_filename.endswith(("/", "\\")):
            continue  # a folder
        if entries.setdefault(part_key(info.orig_filename), info) is not info:
            raise Unreadable(words.PART_TWICE)
    return entries


def _data_start(content: bytes, entry: zipfile.ZipInfo) -> int:
    """Where an entry's data begins, after checking that its local header says what the directory says."""
    try:
        signature, flags, compression, name_length, extra_length = _LOCAL_HEADER.unpack_from(
            content, entry.header_offset
        )
    except (struct.error, OverflowError):
        raise Unreadable(words.DAMAGED) from None
    if (flags | entry.flag_bits) & _ENCRYPTED:
        raise Unreadable(words.ENCRYPTED)
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise Unreadable(words.COMPRESSION)
    start = entry.header_offset + _LOCAL_HEADER.size
    name = entry.orig_filename.encode("utf-8" if entry.flag_bits & NAME_IS_UTF8 else "cp437")
    if signature != ZIP_START or compression != entry.compress_type or content[start : start + name_length] != name:
        raise Unreadable(words.DAMAGED)
    return int(start + name_length + extra_length)


def _inflated(data: memoryview, declared: int) -> Iterator[bytes]:
    """The inflated data, stopping with ``Unreadable`` as soon as it exceeds the declared size."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    size = 0
    try:
        for compressed in _sliced(data):
            if inflater.eof:
                raise Unreadable(words.DAMAGED)
            pending = compressed
            while pending and not inflater.eof:
                piece = inflater.decompress(pending, CHUNK)
                pending = inflater.unconsumed_tail
                size += len(piece)
                if size > declared:
                    raise Unreadable(words.DAMAGED)
                yield piece
        yield inflater.flush()
    except zlib.error:
        raise Unreadable(words.DAMAGED) from None
    if not inflater.eof or inflater.unused_data:
        raise Unreadable(words.DAMAGED)


def _sliced(data: memoryview) -> Iterator[bytes]:
    for start in range(0, len(data), CHUNK):
        yield bytes(data[start : start + CHUNK])
