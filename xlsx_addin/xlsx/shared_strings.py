"""The texts that a workbook's sheets share, and how any text of a workbook is put together.

Spaces are kept as they stand, whatever ``xml:space`` says: a cell is never corrected while it is read.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from xlsx_addin.words import opening as words
from xlsx_addin.xlsx.guarded_xml import RecordsXml, Unusual, plain_texts
from xlsx_addin.xlsx.package import Limits, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLAIN_ITEM = re.compile(rb'<si><t(?: xml:space="preserve")?>([^<]*+)</t></si>')
_ESCAPES = re.compile("(?:_x[0-9A-Fa-f]{4}_)+")
_REFERENCE_BYTES = 8


class StringItem:
    """Collects the text of an ``si`` or ``is`` element: of its ``t`` and of its runs, but not of phonetic guides."""

    def __init__(self, limits: Limits) -> None:
        self._limit = limits.text_length
        self._pieces: list[str] = []
        self._length = 0

    def text(self, path: list[str], data: str) -> None:
        """Take some text; ``path`` holds the names of the elements open inside the item."""
        if path in (["t"], ["r", "t"]):
            self._length += len(data)
            if self._length > self._limit:
                raise Unreadable(words.CELL_TOO_LONG)
            self._pieces.append(data)

    def take(self) -> str:
        """The whole text so far; the next item starts empty."""
        text = unescaped("".join(self._pieces))
        self._pieces.clear()
        self._length = 0
        return text


class SharedStringsXml(RecordsXml):
    """Reads the part of the shared strings into ``strings``, in their order; a cell refers to one by its index."""

    root = "sst"
    container = "sst"
    record = "si"

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self.strings: list[str] = []
        self.memory_bytes = 0
        """An estimate of what the strings occupy."""
        self._item = StringItem(limits)

    def take(self, records: bytes) -> None:
        """Take items of one plain text each."""
        parts = _PLAIN_ITEM.split(records)
        if b"".join(parts[::2]).strip(b" \t\r\n"):
            raise Unusual
        self._add([unescaped(text) for text in plain_texts(parts[1::2])])

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        """Refuse what is no item: the indexes after it would be in doubt."""
        if name == "t":
            self.listen(wanted=True)
        elif len(self.path) == 1:
            self.note_boundary()
        elif len(self.path) == 2 and name not in {"si", "extLst"}:
            raise self.damage()

    def end(self, name: str) -> None:
        """An item may be complete."""
        if name == "t":
            self.listen(wanted=False)
        elif name == "si" and len(self.path) == 2:
            self._add([self._item.take()])
            self.note_boundary()

    def text(self, data: str) -> None:
        """Some text, of an item or between items."""
        if self.path[1:2] == ["si"]:
            self._item.text(self.path[2:], data)

    def _add(self, strings: list[str]) -> None:
        self.strings += strings
        self.memory_bytes += sum(map(sys.getsizeof, strings)) + _REFERENCE_BYTES * len(strings)
        if self.memory_bytes > self._limits.strings_bytes:
            raise Unreadable(words.TOO_MUCH)


def read_shared_strings(chunks: Iterable[bytes], limits: Limits) -> SharedStringsXml:
    """Read the part; raises ``Unreadable``."""
    part = SharedStringsXml(limits)
    part.parse_records(chunks)
    return part


def unescaped(text: str) -> str:
    """``text`` with the escapes of characters that XML cannot hold, such as ``_x000D_``, replaced by these."""
    return _ESCAPES.sub(_characters, text) if "_x" in text else text


def _characters(match: re.Match[str]) -> str:
    units = bytes.fromhex(match[0].replace("_x", "").replace("_", ""))
    try:
        return units.decode("utf-16-be")
    except UnicodeDecodeError:  # half of a surrogate pair is no character
        return match[0]
