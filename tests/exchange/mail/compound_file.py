"""Outlook messages (.msg) for the tests: a small writer of compound files (MS-CFB) and of messages (MS-OXMSG)."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from typing import TypeAlias

Storage: TypeAlias = "dict[str, bytes | Storage]"

_SECTOR, _MINI_SECTOR, _CUTOFF = 512, 64, 4096
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_NOBODY = 0xFFFFFFFF
_STREAM, _STORAGE, _ROOT = 2, 1, 5
_TEXT, _BINARY, _LONG, _TIME = 0x1F, 0x102, 0x3, 0x40


@dataclass
class _Entry:
    name: str
    kind: int
    content: bytes = b""
    children: list[int] = field(default_factory=list)
    start: int = _END
    right: int = _NOBODY


def compound_file(root: Storage) -> bytes:
    """A compound file with these streams (bytes) and storages (dicts)."""
    entries = [_Entry("Root Entry", _ROOT)]
    _collect(root, entries, 0)
    sectors: list[bytes] = []
    chains: list[int] = []

    def put(content: bytes) -> int:
        """Store content in sectors of their own; the first one's number."""
        if not content:
            return _END
        first = len(sectors)
        pieces = [content[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(content), _SECTOR)]
        sectors.extend(pieces)
        chains.extend([*range(first + 1, first + len(pieces)), _END])
        return first

    mini, mini_chains = b"", list[int]()
    for entry in entries[1:]:
        if entry.kind == _STREAM and len(entry.content) >= _CUTOFF:
            entry.start = put(entry.content)
        elif entry.kind == _STREAM and entry.content:
            entry.start = len(mini) // _MINI_SECTOR
            count = -(-len(entry.content) // _MINI_SECTOR)
            mini += entry.content.ljust(count * _MINI_SECTOR, b"\0")
            mini_chains += [*range(entry.start + 1, entry.start + count), _END]
    entries[0].content, entries[0].start = mini, put(mini)
    mini_table = put(struct.pack(f"<{len(mini_chains)}I", *mini_chains))
    mini_sectors = -(-len(mini_chains) * 4 // _SECTOR)
    directory = put(b"".join(map(_directory_entry, entries)))
    tables = 1
    while (len(sectors) + tables) * 4 > tables * _SECTOR:
        tables += 1
    first_table = len(sectors)
    chains += [_FAT] * tables
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(tables * _SECTOR, b"\xff")
    listed = [*range(first_table, first_table + tables)] + [_FREE] * (109 - tables)
    header = struct.pack(
        "<8s16s5H6s9I",
        bytes.fromhex("D0CF11E0A1B11AE1"), bytes(16), 0x3E, 3, 0xFFFE, 9, 6, bytes(6),
        0, tables, directory, 0, _CUTOFF, mini_table, mini_sectors, _END, 0,
    )  # fmt: skip
    return header + struct.pack("<109I", *listed) + b"".join(sectors) + table


def _collect(storage: Storage, entries: list[_Entry], parent: int) -> None:
    for name in sorted(storage, key=lambda name: (len(name), name.upper())):
        inner = storage[name]
        number = len(entries)
        entries[parent].children.append(number)
        entries.append(_Entry(name, _STREAM, inner) if isinstance(inner, bytes) else _Entry(name, _STORAGE))
        if isinstance(inner, dict):
            _collect(inner, entries, number)
    children = entries[parent].children
    for child, following in pairwise(children):
        entries[child].right = following


def _directory_entry(entry: _Entry) -> bytes:
    name = (entry.name + "\0").encode("utf-16-le")
    child = entry.children[0] if entry.children else _NOBODY
    start = 0 if entry.kind == _STORAGE else entry.start
    return struct.pack(
        "<64sHBB3I16sI16sIQ",
        name, len(name), entry.kind, 1, _NOBODY, entry.right, child, bytes(16), 0, bytes(16), start, len(entry.content),
    )  # fmt: skip


def protected_workbook() -> bytes:
    """A workbook as Excel saves it under a password; what it holds cannot be read, so it is nothing but zeros."""
    return compound_file({"EncryptionInfo": b"x", "EncryptedPackage": bytes(5000)})


def outlook_message(
    *,
    headers: str = "",
    sender: str = "",
    delivered: datetime | None = None,
    unsent: bool = False,
    attachments: dict[str, bytes | Storage] | None = None,
    is_embedded: bool = False,
) -> Storage:
    """The storage of a message; an attachment that is a storage is a message inside the message."""
    storage: Storage = {}
    fixed = _text(storage, 0x37, "Hồ sơ") + _fixed(0xE07, _LONG, struct.pack("<Q", 8 if unsent else 0))
    if headers:
        fixed += _text(storage, 0x7D, headers)
    if sender:
        fixed += _text(storage, 0x5D01, sender)
    if delivered is not None:
        ticks = int((delivered - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10**7
        fixed += _fixed(0xE06, _TIME, struct.pack("<Q", ticks))
    files = attachments or {}
    counts = struct.pack("<8x4I", 0, len(files), 0, len(files))
    storage["__properties_version1.0"] = counts + (b"" if is_embedded else bytes(8)) + fixed
    for number, (name, content) in enumerate(files.items()):
        storage[f"__attach_version1.0_#{number:08X}"] = _attachment(name, content)
    return storage


def _attachment(name: str, content: bytes | Storage) -> Storage:
    storage: Storage = {}
    fixed = _text(storage, 0x3707, name)
    if isinstance(content, bytes):
        fixed += _fixed(0x3705, _LONG, struct.pack("<Q", 1)) + _variable(storage, 0x3701, _BINARY, content)
    else:
        storage["__substg1.0_3701000D"] = content
        fixed += _fixed(0x3705, _LONG, struct.pack("<Q", 5))
    storage["__properties_version1.0"] = bytes(8) + fixed
    return storage


def _text(storage: Storage, identifier: int, text: str) -> bytes:
    return _variable(storage, identifier, _TEXT, text.encode("utf-16-le"))


def _variable(storage: Storage, identifier: int, kind: int, content: bytes) -> bytes:
    storage[f"__substg1.0_{identifier:04X}{kind:04X}"] = content
    return _fixed(identifier, kind, struct.pack("<II", len(content), 0))


def _fixed(identifier: int, kind: int, value: bytes) -> bytes:
    return struct.pack("<HHI8s", kind, identifier, 6, value)
