"""Blank sheets added to the end of a frame, for data that has no sheet of its own in the template."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from xlsx_addin.vietnamese.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

LONGEST_NAME = 31
"""Letters that Excel allows in the name of a sheet."""

_FORBIDDEN = dict.fromkeys(map(ord, "[]:*?/\\"), "-")
_SHEET = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<dimension ref="A1"/><sheetViews><sheetView workbookViewId="0"/></sheetViews>'
    '<sheetFormatPr defaultRowHeight="15"/><sheetData/>'
    '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>'
)
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"


def free_name(wanted: str, taken: Collection[str]) -> str:
    """A name that Excel allows for a sheet and that none of ``taken`` bears: ``wanted``, or as much of it as can be."""
    plain = wanted.translate(_FORBIDDEN).strip("'") or "-"
    used = {fold(name) for name in taken}
    number, ending = 1, ""
    while fold(name := plain[: LONGEST_NAME - len(ending)] + ending) in used:
        number += 1
        ending = f" ({number})"
    return name


def with_sheets(frame: bytes, names: Sequence[str]) -> bytes:
    """The frame with a blank sheet of each name behind its own; every other part stays as it is."""
    if not names:
        return frame
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(frame)) as source, zipfile.ZipFile(target, "w") as archive:
        count = sum(name.startswith("xl/worksheets/sheet") for name in source.namelist())
        numbers = range(count + 1, count + 1 + len(names))
        parts = {number: f"worksheets/sheet{number}.xml" for number in numbers}
        sheets = "".join(
            f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rIdAdded{number}"/>'
            for number, name in zip(numbers, names, strict=True)
        )
        relations = "".join(
            f'<Relationship Id="rIdAdded{number}" Type="{_RELATION}" Target="{part}"/>'
            for number, part in parts.items()
        )
        types = "".join(f'<Override PartName="/xl/{part}" ContentType="{_TYPE}"/>' for part in parts.values())
        insertions = {
            "xl/workbook.xml": ("</sheets>", sheets),
            "xl/_rels/workbook.xml.rels": ("</Relationships>", relations),
            "[Content_Types].xml": ("</Types>", types),
        }
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename in insertions:
                end, insertion = insertions[entry.filename]
                content = content.replace(end.encode(), f"{insertion}{end}".encode(), 1)
            archive.writestr(entry, content)
        for part in parts.values():
            archive.writestr(f"xl/{part}", _SHEET)
    return target.getvalue()
