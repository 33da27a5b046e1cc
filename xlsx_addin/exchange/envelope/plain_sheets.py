"""Sheets of the clerk's own, which the template does not know: added to a frame, plain, so that they can be filled."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORKBOOK, _RELATIONS, _TYPES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_SHEET_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
_SHEET = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1"/><sheetData/>'
    "</worksheet>"
)
_SHEET_NUMBER = re.compile(r'sheetId="(\d+)"')
_MOMENT = (1980, 1, 1, 0, 0, 0)


def with_plain_sheets(frame: bytes, names: Sequence[str]) -> bytes:
    """The frame with one blank visible sheet more for each name, after its own sheets; the same bytes each time."""
    if not names:
        return frame
    with zipfile.ZipFile(io.BytesIO(frame)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    workbook = parts[_WORKBOOK].decode()
    first = max(map(int, _SHEET_NUMBER.findall(workbook)), default=0) + 1
    sheets, relations, types = "", "", ""
    for number, name in enumerate(names, start=first):
        part = f"worksheets/own{number}.xml"
        sheets += f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rIdOwn{number}"/>'
        relations += f'<Relationship Id="rIdOwn{number}" Type="{_SHEET_RELATION}" Target="{part}"/>'
        types += f'<Override PartName="/xl/{part}" ContentType="{_SHEET_TYPE}"/>'
        parts[f"xl/{part}"] = _SHEET.encode()
    for part, end, addition in (
        (_WORKBOOK, "</sheets>", sheets),
        (_RELATIONS, "</Relationships>", relations),
        (_TYPES, "</Types>", types),
    ):
        parts[part] = parts[part].decode().replace(end, addition + end, 1).encode()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), content)
    return target.getvalue()
