"""Workbook files made from raw XML, so that tests can hold what no writer would write."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TRANSITIONAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
WORKBOOK = "xl/workbook.xml"


def sheet_xml(rows: str) -> str:
    """A worksheet with these rows."""
    head = f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{TRANSITIONAL}">'
    return f"{head}<sheetData>{rows}</sheetData></worksheet>"


def strings_xml(*items: str) -> str:
    """Shared strings: the content of each ``si``."""
    return f'<sst xmlns="{TRANSITIONAL}" count="1">' + "".join(f"<si>{item}</si>" for item in items) + "</sst>"


def styles_xml(*codes: str) -> str:
    """Cell styles 1, 2, … with these number formats; style 0 is General."""
    formats = "".join(f'<numFmt numFmtId="{200 + i}" formatCode="{code}"/>' for i, code in enumerate(codes))
    styles = "".join(f'<xf numFmtId="{200 + i}"/>' for i in range(len(codes)))
    return (
        f'<styleSheet xmlns="{TRANSITIONAL}"><numFmts>{formats}</numFmts>'
        f'<cellXfs><xf numFmtId="0"/>{styles}</cellXfs></styleSheet>'
    )


def workbook_xml(*names: str, properties: str = "") -> str:
    """A workbook whose sheets have these names and the relationships ``rId1``, ``rId2``, …"""
    sheets = "".join(f'<sheet name="{name}" sheetId="{i}" r:id="rId{i}"/>' for i, name in enumerate(names, 1))
    return f'<workbook xmlns="{TRANSITIONAL}" xmlns:r="{_DOCUMENT}">{properties}<sheets>{sheets}</sheets></workbook>'


def relationships_xml(*kinds_and_targets: tuple[str, str]) -> str:
    """Relationships ``rId1``, ``rId2``, … each given as kind and target."""
    items = "".join(
        f'<Relationship Id="rId{i}" Type="{_DOCUMENT}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(kinds_and_targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{items}</Relationships>'


def raw_parts(
    rows: str = "", changes: Mapping[str, str | bytes | None] | None = None, *, properties: str = ""
) -> dict[str, bytes]:
    """The parts of a workbook with one sheet, ``Điểm``; ``changes`` replaces parts, or leaves them out (None)."""
    parts: dict[str, str | bytes | None] = {
        "_rels/.rels": relationships_xml(("officeDocument", WORKBOOK)),
        WORKBOOK: workbook_xml("Điểm", properties=properties),
        "xl/_rels/workbook.xml.rels": relationships_xml(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")
        ),
        STRINGS: strings_xml("<t>không</t>", "<t>một</t>", "<t>hai</t>"),
        STYLES: styles_xml("dd/mm/yyyy"),
        SHEET: sheet_xml(rows),
        **(changes or {}),
    }
    return {
        name: content.encode() if isinstance(content, str) else content
        for name, content in parts.items()
        if content is not None
    }


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The parts in a zip."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def raw_workbook(
    rows: str = "", changes: Mapping[str, str | bytes | None] | None = None, *, properties: str = ""
) -> bytes:
    """The file of ``raw_parts``."""
    return zipped(raw_parts(rows, changes, properties=properties))


class Entry:
    """One entry of ``zipped_by_hand``; what it declares may be a lie."""

    def __init__(self, name: str, content: bytes) -> None:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        self.name = name.encode()
        self.data = packer.compress(content) + packer.flush()
        self.size = len(content)
        self.checksum = zlib.crc32(content)
        self.method = zipfile.ZIP_DEFLATED
        self.flags = 0x800
        self.extra = b""

    @classmethod
    def repeating(cls, name: str, head: bytes, piece: bytes, times: int, tail: bytes) -> Entry:
        """An entry of ``head``, ``times`` times ``piece`` and ``tail``, packed as fast as one piece."""
        entry = cls(name, b"")
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        start = packer.compress(head) + packer.flush(zlib.Z_FULL_FLUSH)
        middle = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
        entry.data = start + middle * times + packer.compress(tail) + packer.flush()
        entry.size = len(head) + len(piece) * times + len(tail)
        checksum = zlib.crc32(head)
        for _ in range(times):
            checksum = zlib.crc32(piece, checksum)
        entry.checksum = zlib.crc32(tail, checksum)
        return entry


def zipped_by_hand(entries: list[Entry], offsets: Mapping[int, int] | None = None) -> bytes:
    """A zip of exactly these entries; ``offsets`` replaces the declared places of some, by their index."""
    content = bytearray()
    directory = bytearray()
    for index, entry in enumerate(entries):
        start = (offsets or {}).get(index, len(content))
        fields = (entry.flags, entry.method, 0, 0, entry.checksum, len(entry.data), entry.size, len(entry.name))
        directory += struct.pack("<4s2H4H3L5H2L", b"PK\x01\x02", 20, 20, *fields, len(entry.extra), 0, 0, 0, 0, start)
        directory += entry.name + entry.extra
        content += struct.pack("<4sH4H3L2H", b"PK\x03\x04", 20, *fields, 0) + entry.name + entry.data
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, len(entries), len(entries), len(directory), len(content), 0)
    return bytes(content + directory + end)
